"""Take the pictures in CONTRIBUTING.md: what reviewers and readers see of a change. Sketches of GitHub's own pages are drawn by hand.

They show the notice of a bookshop that does not exist, and a version of it that is being written.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from markdown import markdown
from playwright.sync_api import Browser, Page

from author_mistakes import LANGUAGES, publication_of
from conftest import build, serve
from cookie_scan import chromium
from in_the_ledger import freeze_pending
from notice.new_draft import new_version
from notice.review import Proposal, Voice, summary_of_proposal
from notice.rules import judge
from projects import COMPLETE, ROOT, make_project, site_renderer

PICTURES = ROOT / ".github" / "pictures"
PUBLISHED, TODAY, NEXT = date(2027, 2, 1), date(2027, 4, 1), "2027-06-01"
WIDTH, HEIGHT = 820, 640
ICON = 180
TITLES = {"fi": "Loki säilyy lyhyemmän ajan", "sv": "Loggen sparas kortare tid", "en": "The log is kept for a shorter time"}
TOLD = {
    "fi": "Säilytämme verkkokaupan lokin enää kuukauden.",
    "sv": "Vi sparar nätbutikens logg i bara en månad.",
    "en": "We keep the log of the web shop for only a month.",
}
CHANGES = {
    "notice.yml": ("retention: [{period: P3M}]", "retention: [{period: P1M}]"),
    "index.en.md": ("We read the log when", "We keep the log for a month and read it only when"),
    "index.sv.md": ("Vi läser loggen när", "Vi sparar loggen i en månad och läser den bara när"),
}
# Markdown as GitHub shows it, as far as a summary needs it.
SHEET = """<!doctype html>
<style>
  body {{ margin: 0; padding: 8px 24px 24px; font: 15px/1.5 system-ui, sans-serif; color: #1f2328; background: #fff }}
  h1 {{ font-size: 24px; border-bottom: 1px solid #d1d9e0; padding-bottom: 6px }}
  h3 {{ font-size: 18px; margin: 18px 0 8px }}
  blockquote {{ margin: 0; padding: 0 14px; color: #59636e; border-left: 4px solid #d1d9e0 }}
  code {{ background: #eff1f3; border-radius: 6px; padding: 2px 5px; font-size: 85% }}
  table {{ border-collapse: collapse }}
  thead {{ display: none }}
  td {{ border: 1px solid #d1d9e0; padding: 6px 13px }}
</style>
{text}"""


def main() -> None:
    """Write the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, chromium.launch(chromium.find_chromium()) as browser:
        project = make_project(Path(folder, "project"), COMPLETE)
        freeze_pending(publication_of(project / "docs", PUBLISHED), project / "docs")
        shutil.copytree(project / "docs", Path(folder, "base", "docs"))
        write_draft(project / "docs")
        take_summary(browser, Path(folder, "base", "docs"), project / "docs")
        take_site(browser, project)
        take_icon(browser)


def take_icon(browser: Browser) -> None:
    """The icon, for programs that know no SVG."""
    icons = ROOT / "overrides" / "assets" / "images"
    page = browser.new_page(viewport={"width": ICON, "height": ICON})
    svg = (icons / "icon.svg").read_text(encoding="utf-8")
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block; width: {ICON}px; height: {ICON}px }}</style>{svg}")
    page.screenshot(path=icons / "icon.png", omit_background=True)
    page.close()


def write_draft(docs: Path) -> None:
    """Do what an editor does."""
    for name, content in new_version(publication_of(docs, TODAY), NEXT, TITLES, site_renderer()).items():
        (docs / name).write_bytes(content)
    told = {f"history.{language}.md": (".draft}\n", f".draft}}\n\n{TOLD[language]}\n") for language in LANGUAGES}
    for name, (old, new) in {**CHANGES, **told}.items():
        text = (docs / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, name
        (docs / name).write_text(text.replace(old, new), encoding="utf-8")


def take_summary(browser: Browser, base: Path, docs: Path) -> None:
    """The summary when the draft is finished."""
    for path in docs.glob("history.*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace(" .draft}", "}"), encoding="utf-8")
    head = publication_of(docs, TODAY)
    text = summary_of_proposal(Proposal(publication_of(base, TODAY), head, judge(head, "en")), Voice("en", "sv"))
    with opened(browser) as page:
        html = markdown(text.replace("<details", '<details markdown="1"'), extensions=["tables", "md_in_html"])
        page.set_content(SHEET.format(text=html))
        page.screenshot(path=PICTURES / "summary.png", full_page=True)


def take_site(browser: Browser, project: Path) -> None:
    """A page of the draft, and the change history with its changes unfolded."""
    done = build(project, day=TODAY.isoformat())
    assert done.returncode == 0, done.stdout
    with serve(project / "site") as origin, opened(browser) as page:
        page.goto(f"{origin}/en/versions/{NEXT}/", wait_until="networkidle")
        page.screenshot(path=PICTURES / "preview.png")
        page.goto(f"{origin}/en/history/#{NEXT}", wait_until="networkidle")
        page.locator(f"h2[id='{NEXT}'] ~ details").first.evaluate("details => { details.open = true }")
        page.locator(f"h2[id='{NEXT}']").evaluate("heading => { heading.scrollIntoView(); scrollBy(0, 8) }")
        page.screenshot(path=PICTURES / "history.png")


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """A page of the pictures' size."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", locale="en")
    yield page
    page.close()


if __name__ == "__main__":
    main()
