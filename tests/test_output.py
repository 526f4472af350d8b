"""Every page and file of a built site is read before it is published; what is wrong is named, and nothing else."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from caching import watched
from conftest import build, lend_packages
from nightly import first_of_each
from notice.addresses import Addresses
from notice.cache import BuildCache
from notice.output.dom import parse
from notice.output.faults import Fault, FaultKind, problems
from notice.output.outline import outline
from notice.output.proofreading import PAGE_CHECKS, proofread
from notice.output.site_layout import Layout, LinkTarget
from projects import ROOT, in_english
from publishing.manifest import write_manifest
from said import Said
from spoilt_pages import ADDRESSES, Spoilt, faults_of, found, spoilt_pages

CASES = spoilt_pages()
Proofread = Callable[[Path], list[Fault]]


@pytest.fixture(scope="session")
def read(shared: Path) -> Proofread:
    """Read a site; pages that were read before are not read again."""
    return lambda site: faults_of(site, shared / "proofread")


def test_real_site_is_right(site: Path, read: Proofread) -> None:
    assert read(site) == []


def test_bookshop_is_right(bookshop: Path, read: Proofread) -> None:
    assert read(bookshop) == []


def test_make_refuses_nothing_that_only_the_program_could_mend(copy: Path, read: Proofread, shared: Path) -> None:
    """Pages and privacy.json that disagree, a feed or a sitemap: none of it stops an editor, and all of it fails a test."""
    summary = copy / "privacy.json"
    before = summary.read_bytes()
    summary.write_bytes(before.replace(b'"telephone": "', b'"telephone": "+358 9 000 '))
    assert summary.read_bytes() != before
    write_manifest(copy)
    stopped = proofread(copy, ADDRESSES, "docs", BuildCache(shared / "proofread", "tests"))
    faults = read(copy)
    summary.write_bytes(before)
    write_manifest(copy)
    assert stopped == []
    assert {fault.kind for fault in faults} == {FaultKind.DISAGREEMENT}


@pytest.fixture(scope="module")
def copy(bookshop: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the bookshop's site, to be spoilt and mended again."""
    return Path(shutil.copytree(bookshop, tmp_path_factory.mktemp("spoilt") / "site", copy_function=shutil.copyfile))


@pytest.mark.parametrize("case", first_of_each(CASES, lambda case: case.kind), ids=lambda case: f"{case.kind}: {case.what}")
def test_what_is_wrong_is_named_and_nothing_else(
    case: Spoilt, copy: Path, read: Proofread, record_property: Callable[[str, object], None]
) -> None:
    with case.within(copy):
        faults, expected = read(copy), case.expected(copy)
    record_property("spoilt pages", 1)
    record_property("seen", case.kind in {fault.kind for fault in faults})
    record_property("seen where nothing is wrong", len(set(found(faults)) - set(expected)))
    assert found(faults) == expected


def test_a_mail_link_that_the_text_had_is_no_fact(copy: Path, read: Proofread) -> None:
    """The comparison of versions shows it, whatever privacy.json states today."""
    page = copy / "sv" / "history" / "index.html"
    before = page.read_bytes()
    link = b'<p><del><a href="mailto:earlier@example.fi">earlier@example.fi</a></del></p>'
    page.write_bytes(before.replace(b'<h5 class="redline-title">', link + b'<h5 class="redline-title">', 1))
    assert page.read_bytes() != before
    faults = read(copy)
    page.write_bytes(before)
    assert {fault.kind for fault in faults} == {FaultKind.MANIFEST}


def test_every_kind_of_fault_has_a_case() -> None:
    assert set(FaultKind) - {case.kind for case in CASES} == set()


@pytest.mark.parametrize("day", [pytest.param("2019-05-01", id="all upcoming"), pytest.param("2099-02-01", id="all but one archived")])
@pytest.mark.usefixtures("bookshop")
def test_every_state_of_the_versions_is_right(shared: Path, tmp_path: Path, read: Proofread, day: str) -> None:
    done = build(shared / "bookshop-project", tmp_path / "site", day)
    assert done.returncode == 0, done.stdout
    assert read(tmp_path / "site") == []


def test_first_draft_is_right(project: Path, read: Proofread) -> None:
    done = build(project)
    assert done.returncode == 0, done.stdout
    assert read(project / "site") == []


def test_page_is_read_again_only_when_it_changed(bookshop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, watch = BuildCache(tmp_path / "kept", "tests"), watched(monkeypatch)
    shutil.copytree(bookshop, tmp_path / "site")
    pages = len(list(bookshop.rglob("*.html")))
    for made in (pages, 0):
        assert proofread(tmp_path / "site", ADDRESSES, "docs", cache) == []
        assert len(watch.made) == made
        watch.made = []
    page = tmp_path / "site" / "sv" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("böcker om hav", "böcker om {hav}"), encoding="utf-8")
    found = Counter(fault.kind for fault in proofread(tmp_path / "site", ADDRESSES, "docs", cache))
    assert found == {FaultKind.PLACEHOLDER: 1, FaultKind.MANIFEST: 1}
    assert len(watch.made) == 1


@pytest.mark.parametrize(
    ("path", "language", "version", "source", "address"),
    [
        ("index.html", "fi", None, "docs/index.fi.md", ""),
        ("sv/cookies/index.html", "sv", None, "docs/cookies.sv.md", "sv/cookies/"),
        ("svenska/index.html", "fi", None, "docs/svenska.fi.md", "svenska/"),
        ("versions/2018-07-24/index.html", "fi", "2018-07-24", "docs/versions/2018-07-24/index.fi.md", "versions/2018-07-24/"),
        ("sv/versions/2018-07-24/cookies/index.html", "sv", "2018-07-24", "docs/versions/2018-07-24/cookies.sv.md",
         "sv/versions/2018-07-24/cookies/"),
        ("versions/2018-07-24/since/index.html", "fi", "2018-07-24", "docs/versions/2018-07-24/history.fi.md",
         "versions/2018-07-24/since/"),
        ("versions/2027-01-01/index.html", "fi", "2027-01-01", "docs/index.fi.md", "versions/2027-01-01/"),
        ("404.html", "fi", None, "docs/index.fi.md", "404.html"),
    ],
)  # fmt: skip
def test_page_is_known_by_its_place(path: str, language: str, version: str | None, source: str, address: str) -> None:
    layout = Layout(Addresses("https://example.fi/notice/", {"fi": "", "sv": "sv/"}), "docs", ("2018-07-24",))
    assert (layout.language(path), layout.version(path), layout.source(path)) == (language, version, source)
    assert layout.address(path) == f"https://example.fi/notice/{address}"
    assert layout.target(layout.address(path)) == LinkTarget(address, "")


@pytest.mark.parametrize("url", ["https://example.fi/", "https://example.com/notice/", "ftp://example.fi/notice/", "mailto:a@example.fi"])
def test_other_addresses_are_outside(url: str) -> None:
    assert Layout(Addresses("https://example.fi/notice/", {"fi": ""}), "docs").target(url) is None


def test_one_problem_for_what_stands_on_every_page() -> None:
    faults = [Fault(f"{name}/index.html", 7, FaultKind.PLACEHOLDER, Said("was forgotten.")) for name in "abcdef"]
    assert [str(problem) for problem in problems(faults, ".site.new")] == [
        ".site.new/a/index.html:7: was forgotten. The same at b/index.html:7, c/index.html:7, d/index.html:7 and 2 more."
    ]


PIECES = ("<p>", "</p>", "<a href=", "'", '"', ">", "<h1>", "<html lang=", "\0", "{", "<svg>", "<!--", "//", "[", "<dd>", "<table>")


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
@example("<a href='http://[::1'>x</a><base href='//['><img srcset=', ,'>")
def test_no_page_is_so_broken_that_reading_it_fails(text: str) -> None:
    try:
        page = parse("sv/index.html", text.encode("utf-8", "replace"), Layout(ADDRESSES, "docs"))
    except etree.LxmlError:
        return
    faults = [fault for check in PAGE_CHECKS for fault in check(page)]
    assert all(fault.line >= 1 and fault.message for fault in faults)
    assert outline(page).language == "sv"


def test_faulty_site_does_not_replace_the_one_before(project: Path) -> None:
    """As `make` does it, with the packages of the tests."""
    shutil.copy(ROOT / "Makefile", project)
    shutil.copy(ROOT / "requirements.txt", project)
    lend_packages(project)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("before", encoding="utf-8")
    footer = project / "overrides" / "notice" / "footer.html"
    footer.write_text(footer.read_text(encoding="utf-8").replace("</footer>", "<p>{{ '{year}' }}</p></footer>"), encoding="utf-8")
    done = subprocess.run(["make", "PDF=false", "site"], cwd=in_english(project), capture_output=True, text=True, timeout=300)
    assert done.returncode != 0
    assert '"{year}" was never filled in (from overrides/notice/' in done.stderr
    assert "Nothing was published; the faulty pages are in .site.new/." in done.stderr
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "before"
    assert (project / ".site.new" / "index.html").is_file()
    assert "Traceback" not in done.stderr

