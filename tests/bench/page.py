"""What a page costs its reader, keeps and how it is judged: ours beside plain Material, built from the same files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from bench.builds import build_into
from bench.generate import Generated
from bench.lighthouse import installed, medians
from bench.projects import write_ours, write_plain
from bench.serving import served
from cookie_scan import chromium
from notice.assets.budgets import ANSWER, size_of

PHONE: ViewportSize = {"width": 390, "height": 844}
RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# A browser with a window also asks for the icon.
LOADED = """() => ({
    blocking: performance.getEntriesByType("resource").filter(entry => entry.renderBlockingStatus === "blocking").map(entry => entry.name),
    icons: [...document.querySelectorAll("link[rel=icon]")].map(link => link.href),
})"""
KEPT = """() => [
    ...document.cookie.split("; ").filter(Boolean).map(cookie => `cookie ${cookie.split("=")[0]}`),
    ...Object.keys(localStorage).map(key => `local ${key}`),
    ...Object.keys(sessionStorage).map(key => `session ${key}`),
]"""


@dataclass(frozen=True)
class Visit:
    """The first visit to the notice page, with nothing kept: bytes until its text shows and in all, requests."""

    text_shown: int
    first_visit: int
    requests: int


@dataclass(frozen=True)
class Looked:
    """What was found on all pages: violations of axe's rules by rule, and the names of what was stored."""

    pages: int
    violations: dict[str, int]
    kept: set[str]


def page_figures(notice: Generated, rounds: int, folder: Path) -> Iterator[str]:
    """Lines of Markdown. Lighthouse runs so many rounds; if it is not installed, a line says so."""
    sites = _built(notice, folder)
    with chromium.launch(chromium.find_chromium()) as browser:
        visits = {name: _visit(browser, site) for name, site in sites.items()}
        looked = {name: _look(browser, site) for name, site in sites.items()}
    yield from (f"{notice.languages} languages × {notice.versions} versions; a phone's screen, nothing kept from before, gzip -6.", "")
    yield "| notice page | requests | bytes | until the text shows |"
    yield "|---|--:|--:|--:|"
    for name, visit in visits.items():
        yield f"| {name} | {visit.requests} | {visit.first_visit:,} | {visit.text_shown:,} |"
    yield from ("", "| all pages | pages | axe violations | stored in the browser |", "|---|--:|---|---|")
    for name, found in looked.items():
        rules = ", ".join(f"{rule} ({count})" for rule, count in sorted(found.violations.items()))
        yield f"| {name} | {found.pages} | {rules or 'none'} | {', '.join(sorted(found.kept)) or 'nothing'} |"
    yield ""
    yield from _lighthouse(sites, rounds) if installed() else ["Lighthouse is not installed: use `make bench`."]


def _built(notice: Generated, folder: Path) -> dict[str, Path]:
    projects = {"ours": write_ours(folder / "ours", notice), "plain Material": write_plain(folder / "plain", notice)}
    for project in projects.values():
        build_into(project, project)
    return {name: project / "site" for name, project in projects.items()}


def _visit(browser: Browser, site: Path) -> Visit:
    with served(site) as origin:
        context = browser.new_context(viewport=PHONE)
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto(f"{origin}/", wait_until="networkidle")
        loaded = page.evaluate(LOADED)
        context.close()
    sizes = {address: _bytes(site, origin, address) for address in {*asked, *loaded["icons"]}}
    shown = {f"{origin}/", *loaded["blocking"]}
    return Visit(sum(sizes[address] for address in shown), sum(sizes.values()), len(sizes))


def _bytes(site: Path, origin: str, address: str) -> int:
    if not address.startswith(f"{origin}/"):
        raise RuntimeError(f"{address} is somebody else's, and its bytes cannot be counted")
    path = site / urlsplit(address).path.lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    return size_of(path) if path.exists() else ANSWER


def _look(browser: Browser, site: Path) -> Looked:
    addresses = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    looked = Looked(len(addresses), {}, set())
    with served(site) as origin:
        page = browser.new_page(viewport=PHONE)
        for address in addresses:
            page.goto(f"{origin}/{address.removesuffix('index.html')}")
            _note(page, looked)
        page.close()
    return looked


def _note(page: Page, looked: Looked) -> None:
    for violation in Axe().run(page, options=RULES).response["violations"]:
        looked.violations[violation["id"]] = looked.violations.get(violation["id"], 0) + 1
    looked.kept.update(page.evaluate(KEPT))


def _lighthouse(sites: dict[str, Path], rounds: int) -> Iterator[str]:
    """Of the notice page, as on a slow phone."""
    figures = {}
    for name, site in sites.items():
        with served(site) as origin:
            figures[name] = medians(f"{origin}/", rounds)
    columns = list(next(iter(figures.values())))
    yield f"| Lighthouse, mobile, medians of {rounds} | {' | '.join(columns)} |"
    yield f"|---|{'--:|' * len(columns)}"
    for name, values in figures.items():
        yield f"| {name} | {' | '.join(values.values())} |"
