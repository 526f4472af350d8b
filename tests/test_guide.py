"""The guide leads nowhere that is not there, and names what the repository really has."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from lxml import html

from built import read_page
from conftest import build_guide
from guide_text import DOCS, PAGES, TEXT, code_spans, file_of, headings
from projects import ROOT
from quick_yaml import load_yaml

README, CONTRIBUTING = ROOT / "README.md", ROOT / "CONTRIBUTING.md"
# Folders of the program. What lies in docs/ is the notice's.
BEGINNINGS = ("hooks/", "overrides/", "guide/", "tests/", "deploy/", ".github/")
# What is filled in: `hooks/notice/vocabulary/<language>.yml`.
PLACEHOLDER = re.compile(r"<[a-z]+>")


def test_readme_is_short() -> None:
    assert README.stat().st_size <= 10_000


@pytest.mark.parametrize("name", PAGES)
def test_links_of_a_page_lead_to_pages_and_sections(guide: Path, name: str) -> None:
    page = guide / f"{name}.html"
    assert [link for link in _links(page) if not _leads(guide, page, link)] == []


def test_page_for_missing_addresses_leads_on(guide: Path) -> None:
    """It is shown at any address, so its links begin at the root."""
    links = [link.removeprefix("/") for link in _links(guide / "404.html")]
    assert len(links) > len(PAGES)
    assert [link for link in links if not _leads(guide, guide / "index.html", link)] == []


@pytest.mark.parametrize("path", [README, CONTRIBUTING], ids=lambda path: path.name)
def test_links_of_the_repository_lead_to_files_and_sections(path: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL))
    assert any(link.startswith("guide/docs/") for link in links)
    for link in links:
        target, _, section = link.partition("#")
        if "://" in link:
            assert _is_well_formed(link), link
        else:
            file = path.parent / target if target else path
            assert file.is_file(), link
            assert not section or section in {_slug(one) for one in headings(file.read_text(encoding="utf-8"))}, link


def test_readme_leads_to_each_part() -> None:
    linked = set(re.findall(r"\(guide/docs/([a-z]+)/", README.read_text(encoding="utf-8")))
    assert linked == {path.name for path in DOCS.iterdir() if path.is_dir() and path.name != "pictures"}


@pytest.mark.parametrize("name", PAGES)
def test_files_that_a_page_names_are_there(name: str) -> None:
    named = [span for span in code_spans(PAGES[name]) if span.startswith(BEGINNINGS) and " " not in span]
    missing = [span for span in named if not any(ROOT.glob(PLACEHOLDER.sub("*", span).rstrip("/")))]
    assert missing == []


def test_guide_with_a_link_to_nowhere_is_not_built(tmp_path: Path) -> None:
    settings = load_yaml((ROOT / "guide" / "mkdocs.yml").read_text(encoding="utf-8"))
    (tmp_path / "docs").mkdir()
    for number, link in enumerate(("nowhere.md", "#nowhere", "/index.md"), 1):
        (tmp_path / "docs" / "index.md").write_text(f"# Page\n\n[link]({link})\n", encoding="utf-8")
        kept = {key: settings[key] for key in ("site_name", "validation")}
        (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump({**kept, "theme": "mkdocs", "plugins": []}), encoding="utf-8")
        done = build_guide(tmp_path / "site", tmp_path / "mkdocs.yml")
        assert done.returncode != 0, number
        assert link in done.stdout


def test_guide_names_each_command() -> None:
    """Each is told of where it belongs; the list of all is that of `make help`."""
    targets = next(line for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if line.startswith(".PHONY:")).split()[1:]
    told = TEXT + README.read_text(encoding="utf-8")
    assert [target for target in targets if target != "site" and not re.search(rf"\bmake {target}\b(?!-)", told)] == []


def test_headers_are_those_that_the_server_sends() -> None:
    sent = re.findall(r"^\s+add_header (\S+)", (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8"), re.MULTILINE)
    told = re.findall(r"^\| `([A-Za-z-]+)` \|", PAGES["operate/headers"], re.MULTILINE)
    assert sorted(told) == sorted(sent)


def test_pictures_are_all_shown_and_described() -> None:
    shown = {(file_of(name).parent / path).resolve(): words for name, text in PAGES.items() for words, path in _pictures(text)}
    assert sorted(shown) == sorted((DOCS / "pictures").iterdir())
    assert all(len(words) > 40 for words in shown.values())
    assert all(path.stat().st_size < 200_000 for path in shown)


def _pictures(text: str) -> list[tuple[str, str]]:
    return re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", text)


def _links(page: Path) -> Iterator[str]:
    for element in read_page(page).iter("a", "link", "script", "img"):
        yield from (value for value in (element.get("href"), element.get("src")) if value)


def _leads(guide: Path, page: Path, link: str) -> bool:
    """Whether a link that stands on a page has an end: a file, and in it the section; of another site, whether it can have one."""
    address = urlsplit(urljoin(page.relative_to(guide).as_posix(), link))
    if address.scheme:
        return _is_well_formed(link)
    file = guide / unquote(address.path)
    file = file / "index.html" if file.is_dir() else file
    return file.is_file() and (not address.fragment or address.fragment in _ids(file))


@cache
def _ids(file: Path) -> frozenset[str]:
    return frozenset(str(id) for id in html.fromstring(file.read_bytes()).xpath("//@id"))


def _is_well_formed(link: str) -> bool:
    address = urlsplit(link)
    return address.scheme == "https" and "." in address.netloc and " " not in link


def _slug(heading: str) -> str:
    return re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")
