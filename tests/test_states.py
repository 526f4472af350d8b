"""What the working text is beside the published versions: the same, a draft, a silent edit; and when a draft may be frozen."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from author_mistakes import publication_of
from in_the_ledger import freeze_all, freeze_pending, noon, problems_of_drafts
from notice.cache import BuildCache
from notice.messages import Message
from notice.problems import NoticeError
from notice.publication import read_publication
from projects import FIRST, REAL, site_reader

pytestmark = pytest.mark.slow

NEWEST = "2026-12-01"
BEFORE = date(2026, 11, 24)
LANGUAGES = ("fi", "sv", "en")
HOW = Message("published.new-heading", history="docs/history.fi.md", day="2027-01-01").text("en")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The notice as it was when its second version was the newest, for a test to change."""
    copy = tmp_path / "docs"
    newest = REAL / "versions" / NEWEST
    shutil.copytree(newest, copy, ignore=shutil.ignore_patterns("SHA256SUMS", "PUBLISHED"))
    for id in (FIRST.name, NEWEST):
        shutil.copytree(newest.parent / id, copy / "versions" / id)
    return copy


def complaints(docs: Path) -> list[str]:
    try:
        publication_of(docs)
    except NoticeError as error:
        return [str(problem) for problem in error.problems]
    return []


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def draft(docs: Path, id: str = "2027-03-01", mark: str = "", languages: tuple[str, ...] = LANGUAGES, text: str = "We say more.") -> None:
    """Put the heading of a new version on top of every history."""
    for language in languages:
        path = docs / f"history.{language}.md"
        before, heading, after = path.read_text(encoding="utf-8").partition("\n## ")
        path.write_text(f"{before}\n## More {{#{id}{mark}}}\n\n{text}\n{heading}{after}", encoding="utf-8")


def add_words(docs: Path, words: str) -> None:
    for language in LANGUAGES:
        path = docs / f"index.{language}.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")


def test_nothing_is_pending(docs: Path) -> None:
    publication = publication_of(docs)
    assert publication.timeline.draft is None
    assert freeze_all(lambda: publication_of(docs), docs) == ([f"Nothing to freeze: the text is that of {NEWEST}, which is published."], [])


def test_version_that_is_read_from_the_working_text_is_told_apart_by_it(docs: Path) -> None:
    """Records in docs/ may be newer than those that were published."""
    before = publication_of(docs).timeline.versions
    path = docs / "notice.yml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n# More.\n", encoding="utf-8")
    after = publication_of(docs).timeline.versions
    assert [version.working is None for version in after] == [True] * (len(after) - 1) + [False]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True] * (len(after) - 1) + [False]


def test_introduction_of_the_history_may_change(docs: Path) -> None:
    path = docs / "history.en.md"
    edit(path, "On this page we tell you about changes", "Here we tell you about changes")
    assert complaints(docs) == []


def test_silent_edit_is_refused(docs: Path) -> None:
    edit(docs / "index.sv.md", "## I korthet {#summary}", "## Kort sagt {#summary}")
    expected = f"docs/index.sv.md:7: you changed the published text of {NEWEST}; {HOW}, or put the text back as it was."
    assert complaints(docs) == [expected]


def test_edit_of_a_fact_is_refused(docs: Path) -> None:
    edit(docs / "notice.yml", "  business_id: 1561814-5\n", "")
    assert len(complaints(docs)) == 1
    assert complaints(docs)[0].startswith(f"docs/notice.yml:21: you changed the published text of {NEWEST};")


def test_summary_of_a_published_version_stays(docs: Path) -> None:
    edit(docs / "history.fi.md", "Muuta selosteessa ei muuteta.", "Muu ei muutu.")
    message = f"what {NEWEST} says of its changes was published; put it back as it was, and correct it in the next version."
    assert complaints(docs) == [f"docs/history.fi.md:9: {message}"]


def test_facts_may_not_be_put_in_another_order_in_silence(docs: Path) -> None:
    """Pages show them in the order of notice.yml."""
    facts = docs / "notice.yml"
    edit(facts, "\n  own-claims:", "\n  moved:")
    before, _, after = facts.read_text(encoding="utf-8").partition("\n  client-services:")
    own, _, rest = after.partition("\n  moved:")
    second, _, others = rest.partition("\n\n")
    facts.write_text(f"{before}\n  own-claims:{second}\n\n  client-services:{own.rstrip()}\n\n{others}", encoding="utf-8")
    assert [f"you changed the published text of {NEWEST}" in line for line in complaints(docs)] == [True]


def test_page_may_not_come_or_go_in_silence(docs: Path) -> None:
    for language in LANGUAGES:
        (docs / f"cookies.{language}.md").rename(docs / f"biscuits.{language}.md")
    assert any("docs/notice.yml" in line or "cookies" in line for line in complaints(docs))


@pytest.mark.parametrize(
    ("attack", "expected"),
    [
        (lambda folder: (folder / "index.fi.md").write_bytes(b"# x {#x}\n"), "docs/versions/2018-07-24/index.fi.md:1:"),
        (lambda folder: (folder / "index.fi.md").unlink(), "docs/versions/2018-07-24/index.fi.md:1:"),
        (lambda folder: (folder / "extra.md").touch(), "docs/versions/2018-07-24/extra.md:1:"),
        (lambda folder: (folder / "SHA256SUMS").unlink(), "docs/versions/2018-07-24/SHA256SUMS:1:"),
        (lambda folder: folder.with_name("old").mkdir(), "docs/versions/old:1: is no version;"),
        (lambda folder: folder.with_name("2018-02-30").mkdir(), "docs/versions/2018-02-30:1: is no version;"),
        (lambda folder: shutil.rmtree(folder), "docs/versions/2026-12-01:1: 2026-12-01 was published after 2018-07-24"),
    ],
)
def test_broken_archive_is_refused(docs: Path, attack: Callable[[Path], object], expected: str) -> None:
    attack(docs / "versions" / "2018-07-24")
    found = complaints(docs)
    assert any(line.startswith(expected) for line in found), found


def test_draft_may_not_remove_a_language(docs: Path) -> None:
    draft(docs)
    for page in ("index", "cookies", "history"):
        (docs / f"{page}.sv.md").unlink()
    missing = [line.partition(" Add")[0] for line in complaints(docs)]
    assert missing == [f"docs/{page}.sv.md:1: is missing." for page in ("index", "cookies", "history")]


def test_site_may_not_lose_a_language_in_which_something_was_published(docs: Path) -> None:
    reader = site_reader("fi", "en")
    with pytest.raises(NoticeError) as raised:
        read_publication(docs, reader, noon(BEFORE), BuildCache(docs.parent / "kept", "tests"))
    message = f'the language "sv" is missing; {NEWEST} was published in it, and stays readable. Put the language back.'
    assert str(raised.value) == f"mkdocs.yml:1: {message}"


def test_history_has_what_was_published_also_where_the_working_text_lacks_it(docs: Path) -> None:
    for language in LANGUAGES:
        path = docs / f"history.{language}.md"
        before, _, after = path.read_text(encoding="utf-8").partition("\n## ")
        path.write_text(before + "\n## " + after.partition("\n## ")[2], encoding="utf-8")
    assert complaints(docs) == []
    assert [heading.id for heading in publication_of(docs).headings] == [NEWEST, FIRST.name]


def test_marks_are_the_same_in_every_language(docs: Path) -> None:
    draft(docs, mark=" .minor", languages=("fi", "sv"))
    draft(docs, languages=("en",))
    message = "the mark of 2027-03-01 differs from docs/history.fi.md; write {#2027-03-01 .minor} in every language."
    assert complaints(docs) == [f"docs/history.en.md:9: {message}"]


def test_unknown_mark_is_named(docs: Path) -> None:
    draft(docs, mark=" .miner")
    assert complaints(docs)[0].startswith('docs/history.en.md:9: the mark ".miner" is not known here; did you mean ".minor"?')


def test_draft_is_frozen_once(docs: Path) -> None:
    draft(docs)
    add_words(docs, "More words.")
    publication = publication_of(docs)
    assert publication.timeline.draft is not None
    assert freeze_pending(publication, docs) == "Frozen: docs/versions/2027-03-01. It applies from 2027-03-01."
    again = publication_of(docs)
    assert again.timeline.draft is None
    assert again.timeline.versions[-1].published == BEFORE
    assert freeze_all(lambda: publication_of(docs), docs)[0][0].startswith("Nothing to freeze")
    with pytest.raises(NoticeError, match="exists already"):
        freeze_pending(publication, docs)


def refused(docs: Path) -> list[str]:
    return [str(problem) for problem in problems_of_drafts(publication_of(docs))]


def test_version_lies_not_in_the_past(docs: Path) -> None:
    shutil.rmtree(docs / "versions")
    for language in LANGUAGES:
        path = docs / f"history.{language}.md"
        before, heading, after = path.read_text(encoding="utf-8").partition("\n## ")
        path.write_text(before + heading + after.partition("\n## ")[2].replace(" .imported", ""), encoding="utf-8")
    assert refused(docs)[0].startswith("docs/history.fi.md:9: 2018-07-24 lies in the past (today is 2026-11-24)")


def test_version_needs_a_summary_and_a_change(docs: Path) -> None:
    draft(docs, text="")
    found = refused(docs)
    silent = [line.partition(": ")[0] for line in found if "says nothing under" in line]
    assert silent == [f"docs/history.{language}.md:9" for language in LANGUAGES]
    assert f"docs/history.fi.md:9: 2027-03-01 says the same as {NEWEST}; change the text or take the heading away." in found


def test_readers_are_told_in_time(docs: Path) -> None:
    draft(docs, id="2026-12-10")
    edit(docs / "notice.yml", "time_zone: Europe/Helsinki", "notice_period_days: 30\ntime_zone: Europe/Helsinki")
    add_words(docs, "It takes 12 days.")
    message = "2026-12-10 changes what matters to readers, who are told 30 days before"
    assert refused(docs) == [f"docs/history.fi.md:9: {message}; the first possible day is 2026-12-24."]


def test_minor_version_may_not_change_what_matters(docs: Path) -> None:
    draft(docs, mark=" .minor")
    add_words(docs, "Never more than 12.")
    [message] = refused(docs)
    assert message.startswith("docs/history.fi.md:9: 2027-03-01 is marked as minor, but it changes what matters to readers (index#chang")


def test_draft_that_is_held_back_is_not_frozen(docs: Path) -> None:
    draft(docs, mark=" .draft")
    add_words(docs, "More.")
    said = 'Nothing to freeze: 2027-03-01 is marked as a draft. To publish it, take ".draft" away in every language.'
    assert freeze_all(lambda: publication_of(docs), docs) == ([said], [])
    assert not (docs / "versions" / "2027-03-01").exists()


def test_public_site_has_no_draft(docs: Path) -> None:
    draft(docs)
    add_words(docs, "More.")
    reader = site_reader(*LANGUAGES)
    publication = read_publication(docs, reader, noon(BEFORE), BuildCache(docs.parent / "kept", "tests"), public=True)
    assert [version.id for version in publication.timeline.versions] == [FIRST.name, NEWEST]
    assert publication.working.document("index", "fi").sections[-1].text.endswith("More.") is False
    assert [section.id for section in publication.histories["en"].sections] == ["change-history", NEWEST, FIRST.name]


def test_mistake_in_a_draft_does_not_stop_the_public_site(docs: Path) -> None:
    draft(docs)
    add_words(docs, "<b>")
    found = read_publication(docs, site_reader(*LANGUAGES), noon(BEFORE), BuildCache(docs.parent / "kept", "tests"), public=True)
    assert [version.id for version in found.timeline.versions] == [FIRST.name, NEWEST]


def test_nothing_is_public_before_the_first_version_is(docs: Path) -> None:
    shutil.rmtree(docs / "versions")
    for language in LANGUAGES:
        path = docs / f"history.{language}.md"
        before, _, after = path.read_text(encoding="utf-8").partition("\n## ")
        path.write_text(before + "\n## " + after.partition("\n## ")[2], encoding="utf-8")
    with pytest.raises(NoticeError, match=r"^docs/versions:1: holds no version yet, so there is nothing to make public"):
        read_publication(docs, site_reader(*LANGUAGES), noon(BEFORE), BuildCache(docs.parent / "kept", "tests"), public=True)
