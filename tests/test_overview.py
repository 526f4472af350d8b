"""The page for editors: what it says, that anybody can read it, and that it is not public."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page, ViewportSize

import forked
from author_mistakes import publication_of
from barriers import UNFOLD, expect_contrast_in_the_dark, expect_no_barriers
from built import normal, read_page, words_of
from conftest import made_once
from in_the_ledger import freeze_pending
from nightly import at_night
from notice.facts import Facts, schema_of
from notice.facts.facts_schema import known_keys
from notice.messages import MESSAGES as CATALOGUE
from notice.overview.findings_by_section import chapters
from notice.overview.section_tables import State, measured, translations
from notice.overview.unstated_facts import silences
from notice.reports import Report
from notice.rules import Review, judge, review_of
from projects import COMPLETE, ROOT, make_project
from reviewed import MESSAGES, TODAY

pytestmark = pytest.mark.slow

HOSTILE = "<img src=x onerror=alert(1)></title></style><script>alert(2)</script>{{ 7*7 }}"
PHONE: ViewportSize = {"width": 320, "height": 640}
BLOCKS = ("h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "summary", "caption", "tr", "pre")
ACCEPTED = (
    "{rule: PUR-04, scope: purposes.orders.legal_bases.contract, reason: '<b>guests</b> order too',"
    " role: Head of legal, date: 2027-01-15, review_by: 2028-01-15}"
)
# What is spoilt: an error, warnings of a fact and of three texts, an acceptance, a translation that is missing, a sentence that
# stands in one language alone, and silence.
SPOILT = [
    ("notice.yml", "    legal_bases: [consent]\n", ""),
    ("notice.yml", "        subject_is_party: yes\n", ""),
    (
        "notice.yml",
        "{sv: Läsare av nyhetsbrevet, fi: Uutiskirjeen lukijat, en: Readers of the newsletter}",
        f"{{sv: {HOSTILE!r}, fi: {HOSTILE!r}, en: {HOSTILE!r}}}",
    ),
    ("notice.yml", "controller:\n  name: Påhittade Bokhandeln Ab", f"controller:\n  name: {HOSTILE!r}"),
    ("notice.yml", "[post, printer]", "[printer]"),
    ("notice.yml", "    profiling: none\n\n  letters", "\n  letters"),
    ("index.sv.md", "Bokposten bär ut paketet.", "Bokposten bär ut paketet till våra partner."),
    ("index.fi.md", "Bokposten kantaa paketin perille.", "Bokposten kantaa paketin perille kumppaneille."),
    ("index.en.md", "Bokposten delivers the parcel.", "Bokposten delivers the parcel to our partners."),
    ("index.en.md", "Write to us about anything that concerns your data.", ""),
    ("index.en.md", "No. A human", "No. The shop stands in the main street, and people leaf through books there for hours. A human"),
    (
        "notice.yml",
        "records:\n",
        f"accepted_findings:\n  - {ACCEPTED}\n\nrecords:\n",
    ),
]


def edit(docs: Path, file: str, old: str, new: str) -> None:
    text = (docs / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (docs / file).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def pages(shared: Path) -> dict[str, Path]:
    """The page of the spoilt notice in each language of the messages, as `make report` writes it: once for all processes."""
    folder = made_once(shared, "spoilt-report", _reported)
    return {language: folder / f"{language}.html" for language in MESSAGES}


def _reported(folder: Path) -> None:
    project = make_project(folder, COMPLETE)
    for change in SPOILT:
        edit(project / "docs", *change)
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    for language in MESSAGES:
        (project / "mkdocs.yml").write_text(f"{settings}\nextra: {{messages: {language}}}\n", encoding="utf-8")
        done = report(project)
        assert (done.returncode, done.stderr) == (0, "")
        (project / "report.html").rename(project / f"{language}.html")


def report(project: Path) -> CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1801483200"}
    return forked.run("report", folder=project, environment=environment)


def lines_of(page: HtmlElement) -> Iterator[str]:
    """The words of every block, one a line."""
    for element in page.find_class("report")[0].iter(*BLOCKS):
        if not any(above.tag in BLOCKS for above in element.iterancestors()):
            cells = [" ".join(str(cell.text_content()).split()) for cell in (element if element.tag == "tr" else [element])]
            yield " ".join((str(element.tag), " | ".join(cells)))


@pytest.mark.slow
@pytest.mark.parametrize("language", MESSAGES)
def test_page_says_everything(pages: dict[str, Path], language: str) -> None:
    expected = (ROOT / "tests" / "reports" / f"page.{language}.txt").read_text(encoding="utf-8").rstrip("\n")
    said = "\n".join(lines_of(read_page(pages[language])))
    assert re.sub(r"(?<=yml:)\d+|(?<=(?:line|rivi) )\d+|(?<=rad )\d+", "LINE", said) == expected


@pytest.mark.parametrize("language", MESSAGES)
def test_hostile_words_stay_words(pages: dict[str, Path], language: str) -> None:
    page = read_page(pages[language])
    assert {element.tag for element in page.iter("img", "script", "iframe", "object", "form", "b")} == set()
    assert words_of(page).count(normal(HOSTILE)) == 6  # in the title, the heading, two findings and their sentences
    assert normal("<b>guests</b> order too") in words_of(page)
    assert page.xpath("count(//style)") == 3
    assert "default-src 'none'; style-src 'sha256-" in page.xpath("string(//meta[@http-equiv]/@content)")


@contextmanager
def opened(browser: Browser, path: Path) -> Iterator[Page]:
    """Open it as from a disk, without scripts, and see that it asks for nothing else and keeps quiet."""
    context = browser.new_context(viewport=PHONE, bypass_csp=False)
    page = context.new_page()
    said: list[str] = []
    context.on("request", lambda request: said.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    yield page
    assert said == [path.as_uri()]
    context.close()


@pytest.mark.parametrize("language", at_night(MESSAGES, unless=lambda language: language == "fi"))
def test_anybody_can_read_it(pages: dict[str, Path], browser: Browser, language: str) -> None:
    with opened(browser, pages[language]) as page:
        assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
        page.evaluate(UNFOLD)
        expect_no_barriers(page)
        expect_contrast_in_the_dark(page)
        page.locator('a[href="#silence"]').click()
        assert page.url.endswith("#silence")


@pytest.mark.night
@pytest.mark.parametrize("language", MESSAGES)
def test_anybody_can_read_it_in_the_dark(pages: dict[str, Path], browser: Browser, language: str) -> None:
    with opened(browser, pages[language]) as page:
        page.emulate_media(color_scheme="dark")
        page.evaluate(UNFOLD)
        expect_no_barriers(page)


def test_paper_has_every_finding_and_real_tables(pages: dict[str, Path], browser: Browser) -> None:
    with opened(browser, pages["en"]) as page:
        page.emulate_media(media="print")
        assert [shown for shown in page.locator(".finding").all() if not shown.is_visible()] == []
        assert page.locator("details").first.is_hidden()
        assert page.locator(".sections").first.evaluate("table => getComputedStyle(table).display") == "table"


def test_it_is_not_part_of_the_site(site: Path) -> None:
    assert [path for path in site.rglob("*") if "report" in path.name] == []


def test_notice_that_cannot_be_read_leaves_no_old_report(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", COMPLETE)
    (project / "report.html").write_text("old", encoding="utf-8")
    edit(project / "docs", "notice.yml", "role: controller\n    collected_from: [subject, other]", "role: controler")
    done = report(project)
    assert done.returncode == 1
    assert done.stderr.split("\n")[1].startswith("docs/notice.yml:")
    assert "Traceback" not in done.stderr
    assert not (project / "report.html").exists()


# ---- Its parts


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The complete notice, for a test to change."""
    folder = tmp_path / "docs"
    folder.mkdir()
    for path in COMPLETE.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def reviewed(docs: Path, language: str = "en") -> Review:
    publication = publication_of(docs, TODAY)
    return review_of(publication, publication.timeline.versions[-1], language)


def test_translations_are_current_behind_missing_or_to_follow(docs: Path) -> None:
    freeze_pending(publication_of(docs, TODAY), docs)
    for language in ("fi", "sv", "en"):
        before, _, after = (docs / f"history.{language}.md").read_text(encoding="utf-8").partition("\n## ")
        (docs / f"history.{language}.md").write_text(f"{before}\n## A {{#2027-06-01}}\n\nB.\n\n## {after}", encoding="utf-8")
    edit(docs, "index.sv.md", "Vi bokför köpet.", "Vi bokför inte köpet.")
    edit(docs, "index.en.md", "Write to us about anything that concerns your data.", "")
    edit(docs, "notice.yml", "languages: {source: sv}", "languages: {source: sv, untranslated: {fi: [cookies]}}")
    (docs / "cookies.fi.md").unlink()
    notice, cookies = translations(reviewed(docs))
    assert (notice.languages, cookies.languages) == (["fi", "en"], ["fi", "en"])
    states = {(row.title, language): cell for row in notice.rows for language, cell in row.cells.items()}
    assert [states["Orders", language].state for language in ("fi", "en")] == [State.BEHIND] * 2
    assert str(states["Orders", "fi"].since) == "2027-06-01"
    assert states["Whom do you contact?", "en"].state == State.MISSING
    assert {title for title, _ in states} == {"Orders", "Whom do you contact?"}
    assert {row.cells["fi"].state for row in cookies.rows} == {State.LATER}


def test_translations_that_follow_are_not_listed(docs: Path) -> None:
    assert translations(reviewed(docs)) == []


def test_readability_has_a_grade_and_counts_long_sentences(docs: Path) -> None:
    long = f"We {'never ' * 30}stop."
    hard = "Notwithstanding aforementioned considerations, organisational responsibilities necessitate comprehensive documentation. " * 8
    edit(docs, "index.en.md", "We enter the purchase in our accounts.", f"{long} We sell a book to you. " * 4)
    edit(docs, "index.en.md", "Write to us when you want to use your rights.", hard)
    [table, *_] = measured(reviewed(docs))
    grades = {row.title: row.cells["en"] for row in table.rows if "en" in row.cells}
    assert (grades["Orders"].grade, grades["Orders"].long) == ("easy", 4)
    assert grades["What rights do you have?"].grade == "very_hard"
    assert table.languages == ["sv", "fi", "en"]


def test_findings_stand_under_their_section_or_their_part_of_the_facts(docs: Path) -> None:
    edit(docs, "notice.yml", "  requests_tested: 2027-01-10\n", "")
    edit(docs, "notice.yml", "    public: yes\n", "")
    edit(docs, "notice.yml", "      duration: P6M\n", "")
    edit(docs, "notice.yml", "  consent_tool: Kakburken\n", "")
    edit(docs, "notice.yml", "contact:\n", "contact:\n  person: Pia Påhitt\n")
    edit(docs, "notice.yml", "[access, rectification,", "[access,")
    for language in ("fi", "sv", "en"):
        text = (docs / f"index.{language}.md").read_text(encoding="utf-8")
        text = re.sub(r"### [^\n]*\{#rectification\}\n\n[^\n]*\n\n", "", text)
        (docs / f"index.{language}.md").write_text(text, encoding="utf-8")
    publication = publication_of(docs, TODAY)
    judged = judge(publication, "en")
    titles = [chapter.title for chapter in chapters(judged.findings, reviewed(docs), Report("en", judged, day=TODAY))]
    of_the_notice = ["Whom do you contact?", "What rights do you have?", "Cookies in the bookshop"]
    assert titles == [*of_the_notice, "Records (not published)", "Sources of data"]


SCHEMA = schema_of(Facts)
LEAST: dict[str, object] = {
    "languages": {"source": "sv"},
    "time_zone": "Europe/Helsinki",
    "controller": {"name": "A"},
    "sources": {"x": {"kind": "client"}},
    "purposes": {
        "orders": {"groups": ["customers"]},
        "letters": {"groups": ["customers"], "sources": ["x"], "legal_bases": ["legitimate-interest"]},
    },
}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"cookies": {"categories": ["necessary"]}, "transfers": [{"country": "US"}], "requests": {"email": "a@example.fi"}},
        {"purposes": {"orders": {"groups": ["customers"], "provision": {"kind": "voluntary"}}}, "sources": {}},
    ],
)
def test_silence_is_told_where_it_can_be_broken(docs: Path, more: dict[str, object]) -> None:
    """Every place named is one that notice.yml can have, and every fact has a name in both languages."""
    facts = {**LEAST, **more}
    review = reviewed(docs)
    notice = replace(review.notice, facts=Facts.model_validate(facts))
    for language in MESSAGES:
        report = Report(language, None)
        for silence in silences(replace(review, notice=notice), report):
            assert silence.label in CATALOGUE.texts(language)["fact-names"].values()
            for gap in silence.gaps:
                path = tuple(gap.place.split("."))
                assert path[0] == "rights" or _known(path), gap.place


def _known(path: tuple[str, ...]) -> bool:
    """Say whether a key can stand there; an item of a list is named by what tells it apart."""
    items: list[tuple[str | int, ...]] = [(*path[:depth], 0, *path[depth + 1 : -1]) for depth in range(1, len(path) - 1)]
    return any(path[-1] in known_keys(SCHEMA, around) for around in (path[:-1], *items))
