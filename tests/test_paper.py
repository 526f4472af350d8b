"""On paper: what a browser prints, and the PDF of every version."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unicodedata import normalize

import material
import pytest
from playwright.sync_api import expect
from pypdf import PageObject, PdfReader

from author_mistakes import publication_of
from built import LANGUAGES, folder_of, page_of
from caching import watched
from conftest import OpenPage
from notice import pdf
from notice.__main__ import pdf_text
from notice.assets import ANSWERS, PAGE, RARE, read_assets
from notice.messages import Message
from notice.pdf import Paper, missing, read_paper
from notice.seal import short_seal
from paper_site import VERSION
from projects import REAL, ROOT

SAME_BYTES = """
import hashlib, sys
from pathlib import Path
if "hidden" in sys.argv:
    import cffi
    dlopen = cffi.FFI.dlopen
    def without(self, name, *flags):
        if "harfbuzz-subset" in name:
            raise OSError(name)
        return dlopen(self, name, *flags)
    cffi.FFI.dlopen = without
    import warnings
    warnings.simplefilter("ignore")
    from weasyprint.text import ffi
    assert ffi.harfbuzz_subset is None
from notice.pdf import read_paper
paper = read_paper(Path("overrides/paper"), "", Path(sys.argv[1]))
html = '<!doctype html><html lang="sv"><title>T</title><h1>Å</h1><p><strong>ä</strong> <a href="#x">ö</a></p><h2 id="x">X</h2>'
print(hashlib.sha256(paper.pdf(html, "aa" * 32)).hexdigest())
"""


@pytest.fixture(scope="module")
def paper(pango: None, tmp_path_factory: pytest.TempPathFactory) -> Paper:  # noqa: ARG001 (or there is none)
    """The style of paper, as a build has it."""
    [theme] = Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.min.css")
    sheets = read_assets(ROOT / "overrides" / "assets", theme).sheets
    screen = "".join(sheets[part] for part in (RARE, PAGE, ANSWERS))
    return read_paper(ROOT / "overrides" / "paper", screen, tmp_path_factory.mktemp("paper"))


def pdf_of(site: Path, language: str) -> PdfReader:
    """Read the PDF of the version in one language."""
    return _read(site / folder_of(f"versions/{VERSION}", language) / f"privacy-notice-{VERSION}-{language}.pdf")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_says_what_it_is(printed: Path, language: str) -> None:
    pdf = pdf_of(printed, language)
    root: Any = pdf.root_object
    metadata = root["/Metadata"].get_data().decode()
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert 'pdfuaid:part="1"' in metadata
    assert pdf.metadata is not None
    assert pdf.metadata.title is not None
    assert pdf.metadata.title.startswith("Title – Oy (")
    assert str(pdf.metadata["/CreationDate"]) == "D:20260228"


def test_pdf_is_tagged_for_those_who_cannot_see_it(printed: Path) -> None:
    pdf = pdf_of(printed, "en")
    root: Any = pdf.root_object
    tags = list(_tags(root["/StructTreeRoot"]["/K"]))
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Link", "/Table", "/TR", "/TH", "/TD"} <= set(tags)
    assert tags.count("/H1") == 2
    assert all(page.get("/Tabs") == "/S" for page in pdf.pages)
    pages: Any = pdf.pages
    links = [link.get_object() for page in pages for link in page.get("/Annots", ())]
    assert links
    assert all(link["/Contents"] and "/StructParent" in link for link in links)
    fonts = {str(font.get_object()["/BaseFont"]) for page in pages for font in page["/Resources"]["/Font"].values()}
    assert all("Plex" in font and "+" in font for font in fonts), fonts  # each comes with the file


def test_pdf_has_bookmarks_and_holds_every_page_of_the_version(printed: Path) -> None:
    pdf = pdf_of(printed, "en")
    assert _titles(pdf.outline) == ["Title", "In short", "Who", "Orders", "Contact", "Cookies", "Necessary"]
    text = "\n".join(page.extract_text() for page in pdf.pages)
    assert "The controller decides" not in text  # no role is stated here
    for words in ("Text.", "There are some.", "basket", "1 day", "c@a.fi"):
        assert words in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_pdf_says_which_text_it_is(printed: Path, language: str) -> None:
    digest = publication_of(printed.parent / "paper-project" / "docs").timeline.versions[0].digest
    address = f"/{folder_of(f'versions/{VERSION}', language)}"
    for number, page in enumerate(pdf_of(printed, language).pages, 1):
        words = "".join(page.extract_text().split())
        assert short_seal(digest).replace(" ", "") in words
        assert address in words
        assert f"{number}/" in words


def test_title_and_contents_stand_first_and_the_seal_last(printed: Path) -> None:
    """READ-27 and READ-15: below the title stands whose text it is, since when and where; below the seal, what it is for."""
    pages = [_as_seen(page) for page in pdf_of(printed, "en").pages]
    title, contents = pages[0].partition(" At a glance ")[0].split(" Contents ")
    assert title == "Title Oy · Version 1 March 2026"
    assert {*re.findall(r"([A-Z][a-z ]+) → [1-3]", contents)} == {"In short", "Who", "Orders", "Contact", "Cookies"}
    digest = publication_of(printed.parent / "paper-project" / "docs").timeline.versions[0].digest
    seal = f"Seal {short_seal(digest)} The seal tells you whether a copy is the same as the published text. SHA256SUMS: {digest}"
    assert seal in pages[-1]
    assert all(digest not in page for page in pages[:-1])


def test_links_lead_within_the_pdf_or_say_where_they_lead(printed: Path) -> None:
    """READ-27: each link of the text is one link of the PDF, and one leads to the live version."""
    pdf = pdf_of(printed, "en")
    pages: Any = pdf.pages
    links = [link.get_object() for page in pages for link in page.get("/Annots", ())]
    outside = [str(link["/A"]["/URI"]) for link in links if "/URI" in link.get("/A", {})]
    inside = {str(link.get("/Dest") or link["/A"].get("/D")) for link in links if "/URI" not in link.get("/A", {})}
    assert "mailto:c@a.fi" in outside
    assert f"https://tietosuoja.example.fi/en/versions/{VERSION}/" in outside
    assert outside.count("https://others.example.fi/a") == 1  # heard once
    assert all(address.startswith(("mailto:", "https://")) for address in outside)
    assert {"cookies-necessary", "index-controller"} <= inside
    assert inside <= set(pdf.named_destinations)
    assert "(https://others.example.fi/a)" in "".join("".join(page.extract_text().split()) for page in pdf.pages)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["index", "cookies", f"versions/{VERSION}/cookies"])
def test_pages_lead_to_the_pdf(printed: Path, name: str, language: str) -> None:
    [href] = page_of(printed, name, language).xpath("//a[@type='application/pdf']/@href")
    path = printed / folder_of(name, language) / href
    assert path.name == f"privacy-notice-{VERSION}-{language}.pdf"
    assert path.read_bytes().startswith(b"%PDF-1.7")


def test_a_build_without_pdf_files_leads_to_none(site: Path) -> None:
    assert list(site.rglob("*.pdf")) == []
    assert page_of(site, "index", "fi").xpath("//a[@type='application/pdf']") == []
    assert not (site / "paper").exists()


@pytest.mark.slow
@pytest.mark.usefixtures("pango")
def test_pdf_has_the_same_bytes_whenever_and_with_whatever_subsetter_it_is_made(tmp_path: Path) -> None:
    """READ-28: neither a library of the computer nor chance decides which letters of the typeface a PDF takes along."""
    made = {
        _hash_in_a_process_of_its_own(tmp_path / "1", PYTHONHASHSEED="1", SOURCE_DATE_EPOCH="1700000000"),
        _hash_in_a_process_of_its_own(tmp_path / "2", "hidden", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="1800000000"),
    }
    assert len(made) == 1


@pytest.mark.usefixtures("pango")
def test_pdf_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_paper(ROOT / "overrides" / "paper", "", tmp_path).pdf("<html lang='en'><title>T</title><p>Text", "00")
    watch = watched(monkeypatch)
    assert read_paper(ROOT / "overrides" / "paper", "", tmp_path).pdf("<html lang='en'><title>T</title><p>Text", "00") == first
    assert (len(watch.asked), watch.made) == (1, [])


def test_lines_of_the_pdf_have_at_most_75_letters(paper: Paper) -> None:
    """READ-27: lines are as long as one reads them best."""
    texts = [(REAL / f"index.{language}.md").read_text(encoding="utf-8") for language in LANGUAGES]
    paragraphs = [line for text in texts for line in [line for line in text.splitlines() if line[:1].isalpha()][:30]]
    lines = "\n".join(_sheets(paper, "".join(f"<p>{escape(one)}</p>" for one in paragraphs))).splitlines()
    assert len(lines) > len(paragraphs) == 90
    assert 65 < max(map(len, lines)) <= 75


def test_no_page_parts_a_caption_or_a_head_from_its_table_nor_leaves_a_row_alone(paper: Paper) -> None:
    """READ-27: a table begins with its caption, its head and more than a row."""
    rows = "".join(f"<tr><td>row {number}</td></tr>" for number in range(4))
    table = f"<table class='kept'><caption>caption</caption><thead><tr><th>head</th></tr></thead><tbody>{rows}</tbody></table>"
    sheets = _sheets(paper, "</section><section>".join("<p>Text</p>" * many + table for many in range(24, 36)))
    assert len(sheets) > 15
    assert all(sheet.count("caption") == sheet.count("row 0") <= sheet.count("head") for sheet in sheets)
    assert all(sheet.count("row 2") == sheet.count("row 3") for sheet in sheets)


def test_page_that_begins_within_a_section_says_in_which(paper: Paper) -> None:
    """READ-27: facts that go on over the page stand below the name of their section again."""
    rows = "".join(f"<div><dt>fact</dt><dd>{number}</dd></div>" for number in range(90))
    headings = "<h1>Notice</h1><h2>Why</h2><h3>Orders</h3>"
    document = f"<html lang='en'><title>T</title><main class='notice'>{headings}<dl class='facts'>{rows}</dl>"
    first, *others = [_as_seen(page) for page in PdfReader(io.BytesIO(paper.pdf(document, "00"))).pages]
    assert first.startswith("Notice Why Orders fact 0 fact 1")
    assert len(others) > 1
    assert all(sheet.startswith("Orders fact") for sheet in others)


@pytest.mark.usefixtures("pango")
@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "https://a.fi/a.png", "http://127.0.0.1/", "paper:/../mkdocs.yml", "data:text/css,a{}"]
)
def test_pdf_takes_nothing_from_elsewhere(address: str) -> None:
    fetcher = pdf._fetcher({"a.woff2": b"font"})  # noqa: SLF001 (what a document could name is refused there)
    assert fetcher.fetch("paper:/a.woff2").read() == b"font"
    with pytest.raises(ValueError, match="is not for paper"):
        fetcher.fetch(address)


@pytest.mark.parametrize(
    ("module", "says"),
    [
        ("raise ImportError", "WeasyPrint is not installed"),
        ("raise OSError('libpango')", "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, says: str) -> None:
    (tmp_path / "weasyprint.py").write_text(module, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    missing.cache_clear()
    assert says in (found.text("en") if (found := missing()) else "")
    missing.cache_clear()


def test_who_wants_no_pdf_files_is_told_of_nothing_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notice.__main__.missing", lambda: Message("build.no-pango"))
    wanted = pdf_text(tmp_path).text("en")
    monkeypatch.setenv("PDF", "false")
    assert "libpango" in wanted
    assert pdf_text(tmp_path).text("en") == "none: no version is published, or PDF=false left them out"


@pytest.mark.parametrize("version", [(0, 9, 42), (8, 3, 0), (10, 0, 1)])
def test_version_of_what_sets_the_text_is_part_of_what_made_it(version: tuple[int, int, int]) -> None:
    """READ-28: what the bytes of a PDF depend on is named."""
    harfbuzz = SimpleNamespace(hb_version_atleast=lambda *asked: asked <= version)
    assert pdf._version(harfbuzz) == ".".join(map(str, version))  # noqa: SLF001 (the library itself is what it is)


@pytest.mark.parametrize("address", ["/sv/", "/en/rights/", "/versions/2026-12-01/cookies/"])
def test_every_printed_page_says_which_text_it_is(open_page: OpenPage, address: str) -> None:
    page = open_page()
    page.goto(address)
    permalink = address if "versions" in address else {"/sv/": "/sv/versions/2018-07-24/"}.get(address, "/en/rights/")
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    expect(page.locator(".code")).to_be_hidden()
    page.emulate_media(media="print")
    if sealed := page.locator(".code").all():
        expect(sealed[0]).to_be_visible()
        assert permalink in (sealed[0].locator("title").text_content() or "")
    assert bool(sealed) is (permalink != "/en/rights/")
    line = "".join(page.locator(".printed").inner_text().split())
    assert permalink in line
    for number, sheet in enumerate(printed.pages, 1):
        words = "".join(normalize("NFKC", sheet.extract_text()).split())
        assert line in words
        assert f"{number}/{len(printed.pages)}" in words


def test_no_label_is_printed_larger_than_its_answer(open_page: OpenPage) -> None:
    """READ-26: of facts, answers and cards; nor is what is drawn larger than the text, or addresses break in its boxes."""
    page = open_page()
    page.goto("/en/")
    page.emulate_media(media="print")
    sizes = page.evaluate("""() => {
        const size = element => parseFloat(getComputedStyle(element).fontSize)
        const pairs = [["dl > div", "dt", "dd"], [".way > li", "h4", "p"], [".card .line", ".label", "a, span:not(.label)"]]
        return pairs.map(([group, label, answer]) => [...document.querySelectorAll(group)].flatMap(one => {
            const [label_, ...answers] = [one.querySelector(label), ...one.querySelectorAll(answer)]
            return label_ && answers.length ? [size(label_) - Math.max(...answers.map(size))] : []
        }))
    }""")
    assert all(sizes)
    assert [larger for found in sizes for larger in found if larger > 0] == []
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    drawn, written = (page.locator(one).first.evaluate(size) for one in (".way p", ".notice > p"))
    assert drawn <= written


@pytest.mark.parametrize("script", [True, False])
def test_what_is_folded_is_printed_and_what_is_pressed_is_not(open_page: OpenPage, script: bool) -> None:
    page = open_page(java_script_enabled=script)
    page.goto("/en/rights/")
    page.emulate_media(media="print")
    expect(page.locator(".letter-body").first).to_be_visible()
    expect(page.locator(".letter .button").first).to_be_hidden()
    expect(page.locator("nav.pages")).to_be_hidden()
    page.goto("/history/")
    expect(page.locator(".changes del").first).to_be_visible()
    expect(page.locator("form")).to_be_hidden()
    page.goto("/en/")
    expect(page.locator(".term").first).to_contain_text("decides, alone or with others")
    assert page.locator(".term").first.bounding_box()["height"] > 30  # type: ignore[index]
    assert page.locator(".again").first.evaluate("term => term.offsetHeight - term.firstElementChild.offsetHeight") == 0


def _hash_in_a_process_of_its_own(cache: Path, *arguments: str, **more: str) -> str:
    environment = {**os.environ, "PYTHONPATH": "hooks", **more}
    command = [sys.executable, "-c", SAME_BYTES, str(cache), *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


def _sheets(paper: Paper, text: str) -> list[str]:
    """Put the HTML of a section on paper, and give the words of each page."""
    document = f"<html lang='en'><title>T</title><main class='notice md-typeset'><section>{text}</section></main>"
    return [page.extract_text() for page in PdfReader(io.BytesIO(paper.pdf(document, "00"))).pages]


def _as_seen(page: PageObject) -> str:
    """Give the words of a page line by line, as they stand on it."""
    return " ".join(page.extract_text(extraction_mode="layout").split())


@cache
def _read(path: Path) -> PdfReader:
    return PdfReader(io.BytesIO(path.read_bytes()))


def _tags(node: Any) -> Iterator[str]:
    found = node.get_object()
    for element in found if isinstance(found, list) else [found]:
        inner = element.get_object()
        if hasattr(inner, "get"):
            if "/S" in inner:
                yield str(inner["/S"])
            if "/K" in inner:
                yield from _tags(inner["/K"])


def _titles(outline: Any) -> list[str]:
    return [title for entry in outline for title in (_titles(entry) if isinstance(entry, list) else [str(entry.title)])]
