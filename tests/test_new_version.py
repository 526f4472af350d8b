"""A version is begun: one heading in every change history, and nothing else changes; or nothing changes at all."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from author_mistakes import publication_of
from in_the_ledger import freeze_all
from notice.new_draft import RefusedError, new_version
from notice.problems import NoticeError
from notice.publication import Publication
from projects import REAL, site_renderer

DAY = "2027-03-01"
TITLES = {"fi": "Uutta", "sv": "Nytt", "en": "News & more"}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The real notice as it was published last, for a test to change."""
    newest = REAL / "versions" / "2026-12-01"
    shutil.copytree(newest, tmp_path / "docs", ignore=shutil.ignore_patterns("SHA256SUMS", "PUBLISHED"))
    for id in ("2018-07-24", "2026-12-01"):
        shutil.copytree(newest.parent / id, tmp_path / "docs" / "versions" / id)
    return tmp_path / "docs"


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """The same, read once."""
    folder = tmp_path_factory.mktemp("newest") / "docs"
    shutil.copytree(REAL / "versions", folder / "versions")
    for path in (folder / "versions" / "2026-12-01").glob("*.*"):
        shutil.copy(path, folder)
    return publication_of(folder)


def begin(publication: Publication, day: str = DAY, **titles: str) -> dict[str, bytes]:
    return new_version(publication, day, {**TITLES, **titles}, site_renderer())


def refusal(publication: Publication, day: str = DAY, **titles: str) -> str:
    with pytest.raises(RefusedError) as raised:
        begin(publication, day, **titles)
    return str(raised.value)


def test_every_history_gets_its_heading_and_nothing_else_changes(newest: Publication) -> None:
    files = begin(newest)
    assert sorted(files) == [f"history.{language}.md" for language in ("en", "fi", "sv")]
    for name, content in files.items():
        heading = f"## {TITLES[name.split('.')[1]]} {{#{DAY} .draft}}\n\n".encode()
        assert content.count(heading) == 1
        assert content.replace(heading, b"") == newest.files[name]
        assert content.index(heading) < content.index(b"{#2026-12-01}")


def test_begun_version_is_a_draft_that_is_held_back(docs: Path) -> None:
    for name, content in begin(publication_of(docs)).items():
        (docs / name).write_bytes(content)
    publication = publication_of(docs)
    draft = publication.timeline.draft
    assert draft is not None
    assert (draft.id, draft.heading.held) == (DAY, True)
    said = f'Nothing to freeze: {DAY} is marked as a draft. To publish it, take ".draft" away in every language.'
    assert freeze_all(lambda: publication_of(docs), docs) == ([said], [])
    assert refusal(publication) == f"{DAY} is begun already and not yet published; go on with it, or take it back first."


def test_line_ends_of_another_system_stay(docs: Path) -> None:
    path = docs / "history.sv.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    content = begin(publication_of(docs))["history.sv.md"]
    assert content.startswith(b"\xef\xbb\xbf---\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("", '"" is not a day; write year, month and day, such as 2027-01-01.'),
        ("1.3.2027", '"1.3.2027" is not a day; write year, month and day, such as 2027-01-01.'),
        ("2027-02-30", '"2027-02-30" is not a day; write year, month and day, such as 2027-01-01.'),
        ("2027-03-01\n", '"2027-03-01\n" is not a day; write year, month and day, such as 2027-01-01.'),
        ("2026-11-23", "2026-11-23 lies in the past (today is 2026-11-24); a version applies from a day that is today or later."),
        ("2026-12-01", "2026-12-01 is not later than 2026-12-01, the newest version; a new version applies from a later day."),
    ],
)
def test_day_is_checked(newest: Publication, day: str, expected: str) -> None:
    assert refusal(newest, day) == expected


@pytest.mark.parametrize(
    "title",
    [
        "A {#2018-07-24 .imported}", "A {.imported}", "<b>A</b>", "*A*", "[A](https://example.org/)", "A\n## B {#b}", "`A`", "A #",
        "A\u2028B", "A\x00", "![A](x)", "&lt;A", "A  B",
    ],
)  # fmt: skip
def test_title_is_plain_text(newest: Publication, title: str) -> None:
    unplain = 'the title in "fi" is not plain text; write it on one line, without signs such as * _ < { [ and without a link.'
    assert refusal(newest, fi=title) == unplain


def test_all_that_is_wrong_with_titles_is_said_at_once(newest: Publication) -> None:
    said = refusal(newest, fi="", sv="x" * 121, en="<b>").splitlines()
    assert [line.partition(";")[0] for line in sorted(said)] == [
        'the title in "en" is not plain text',
        'the title in "fi" is missing',
        'the title in "sv" is too long',
    ]


@given(title=st.text(max_size=150), day=st.sampled_from([DAY, "2027-03-01 ", "x"]) | st.text(max_size=12))
def test_no_words_do_more_than_stand_there(newest: Publication, title: str, day: str) -> None:
    try:
        content = begin(newest, day, fi=title)["history.fi.md"].decode()
    except RefusedError:
        return
    assert content.replace(f"## {title.strip()} {{#{day} .draft}}\n\n", "", 1).encode() == newest.files["history.fi.md"]


def test_a_mark_of_one_language_is_not_enough(docs: Path) -> None:
    for name, content in begin(publication_of(docs)).items():
        (docs / name).write_bytes(content if ".fi." in name else content.replace(b" .draft}", b"}"))
    with pytest.raises(NoticeError, match=r"the mark of 2027-03-01 differs from docs/history.fi.md; write \{#2027-03-01 .draft\} in every"):
        publication_of(docs, date(2026, 11, 24))
