"""What may be published of a small notice, each case alone: headings and marks, silent edits, a draft, a version that is begun."""

from pathlib import Path

import pytest

from in_the_ledger import heading_of, problems_of_drafts
from notice.drafts import draft_problems
from notice.messages import Message
from notice.new_draft import RefusedError, new_version
from notice.problems import NoticeError
from small_notices import FACTS, HEAD, SmallNotice, reader

DAY = "2026-06-01"
BOTH = ("en", "sv")
ADD = Message("published.new-heading", history="docs/history.en.md", day="2026-07-01").text("en")


@pytest.fixture
def notice(tmp_path: Path) -> SmallNotice:
    """A notice in two languages, with one version in force."""
    notice = SmallNotice(tmp_path / "docs", languages=BOTH)
    notice.publish("2026-01-01", on="2025-12-01")
    return notice


def complaints(notice: SmallNotice) -> list[str]:
    """What is wrong with it, as the editor is told."""
    try:
        notice.on(DAY)
    except NoticeError as error:
        return [str(problem) for problem in error.problems]
    return []


def text_of(notice: SmallNotice, name: str) -> str:
    """A file as it is."""
    return notice.files()[name].decode()


# ---- Versions, as headings name them


def test_version_is_none_of_what_its_marks_would_make_it() -> None:
    heading = heading_of("2026-07-01", {})
    assert (heading.id, heading.imported, heading.minor, heading.held) == ("2026-07-01", False, False, False)


def test_what_a_version_is_stands_in_its_mark(notice: SmallNotice) -> None:
    found = []
    for marks in ("", " .imported", " .minor", " .draft", " .minor .draft"):
        notice.begin("2026-07-01", marks)
        heading = notice.on(DAY).timeline.versions[-1].heading
        found.append((heading.imported, heading.minor, heading.held))
        notice.headings.pop(0)
    assert found == [(False, False, False), (True, False, False), (False, True, False), (False, False, True), (False, True, True)]


def test_version_has_a_summary_in_each_language_or_that_of_the_source(notice: SmallNotice) -> None:
    notice.begin("2026-07-01")
    notice.other["history.sv.md"] = text_of(notice, "history.sv.md").replace("## News {#2026-07-01}", "## Nytt {#2026-07-01}")
    heading = notice.on(DAY).timeline.versions[-1].heading
    assert [heading.summary(language, "en").title for language in ("en", "sv", "fi")] == ["News", "Nytt", "News"]
    assert heading.id == "2026-07-01"


def test_history_names_versions_by_day(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs")
    [said] = complaints(notice)
    assert said == 'docs/history.en.md:1: names no version; add a heading such as "## What changed {#2026-06-02}", in every language.'
    notice.headings = ["## News {#soon}\n", "## Old news {#2026-13-01}\n"]
    assert [line.partition(": ")[2].partition(";")[0] for line in complaints(notice)] == [
        '"soon" is not a day',
        '"2026-13-01" is not a day',
    ]
    notice.headings = ["## News {#2026-01-01}\n\nText.\n\n### More {#more}\n\nText.\n"]
    assert complaints(notice) == [], "a deeper heading is no version"


def test_marks_differ_in_no_language(notice: SmallNotice) -> None:
    notice.begin("2026-07-01", " .minor .draft")
    notice.other["history.sv.md"] = text_of(notice, "history.sv.md").replace(" .minor .draft", " .draft .minor")
    assert complaints(notice) == [], "their order says nothing"
    notice.other["history.sv.md"] = text_of(notice, "history.sv.md").replace(" .draft .minor", " .draft")
    says = "the mark of 2026-07-01 differs from docs/history.en.md; write {#2026-07-01 .minor .draft} in every language."
    assert complaints(notice) == [f"docs/history.sv.md:7: {says}"]


# ---- Silent edits


def test_published_text_is_not_changed(notice: SmallNotice) -> None:
    assert complaints(notice) == []
    published = text_of(notice, "index.sv.md")
    for text, line in (
        (published.replace("Text.", "Other."), 9),
        (published + "\nMore.\n", 14),
        (published.replace("A page", "B page"), 2),
    ):
        notice.other["index.sv.md"] = text
        told = f"you changed the published text of 2026-01-01; {ADD}, or put the text back as it was."
        assert complaints(notice) == [f"docs/index.sv.md:{line}: {told}"]


def test_end_of_a_published_text_is_not_taken_away(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs", other={"more.en.md": HEAD + "# More {#more}\n\nOne.\n\nTwo.\n"})
    notice.publish("2026-01-01")
    notice.other["more.en.md"] = HEAD + "# More {#more}\n\nOne.\n"
    assert [line.partition(":")[2].partition(":")[0] for line in complaints(notice)] == ["7"], "the last line that is left"


def test_pages_neither_come_nor_go_in_silence(notice: SmallNotice) -> None:
    page = HEAD + "# More {#more}\n"
    notice.other = {f"more.{language}.md": page for language in BOTH}
    says = f"is not part of the published version 2026-01-01; take it away, or {ADD}."
    assert complaints(notice) == [f"docs/more.en.md:1: {says}", f"docs/more.sv.md:1: {says}"]
    notice.publish("2026-05-01", on="2026-04-01")
    assert complaints(notice) == []
    notice.other = {}
    says = f"is part of the published version 2026-05-01; put it back, or {ADD}."
    assert complaints(notice) == [f"docs/more.en.md:1: {says}", f"docs/more.sv.md:1: {says}"]


def test_facts_are_not_changed_but_records_comments_and_layout_may_be(notice: SmallNotice) -> None:
    notice.facts = FACTS.replace("name: Oy", "name: Oyj")
    assert [line.partition(": ")[0] for line in complaints(notice)] == ["docs/notice.yml:3"]
    notice.facts = f"# Facts\n{FACTS}records: {{reviewed_on: 2026-05-01}}\n".replace("{name: Oy}", "\n  name: Oy").replace("\n", "\r\n")
    assert complaints(notice) == []
    notice.facts = FACTS.replace(
        "languages: {source: en}\ntime_zone: Europe/Helsinki\n", "time_zone: Europe/Helsinki\nlanguages: {source: en}\n"
    )
    assert len(complaints(notice)) == 1, "in another order facts read otherwise"


def test_change_history_grows_and_its_introduction_may_change(notice: SmallNotice) -> None:
    notice.other["history.en.md"] = text_of(notice, "history.en.md").replace("# Changes {#changes}", "# What was new {#changes}\n\nHere.")
    assert complaints(notice) == []
    notice.begin("2026-07-01")
    notice.other = {}
    assert complaints(notice) == []


@pytest.mark.parametrize(
    "change", [("Something changes.", "Much changes."), ("## News", "## Views"), ("#2026-01-01}", "#2026-01-01 .minor}")]
)
def test_what_was_said_of_a_published_version_stays(notice: SmallNotice, change: tuple[str, str]) -> None:
    notice.headings[0] = notice.headings[0].replace(*change)
    says = "what 2026-01-01 says of its changes was published; put it back as it was, and correct it in the next version."
    assert complaints(notice) == [f"docs/history.{language}.md:7: {says}" for language in BOTH]


def test_line_ends_and_a_mark_at_the_beginning_are_no_change_of_the_text(notice: SmallNotice) -> None:
    notice.other = {name: f"\ufeff{text_of(notice, name)}".replace("\n", "\r\n") for name in notice.files()}
    assert complaints(notice) == []


def test_every_heading_of_a_published_history_stays(notice: SmallNotice) -> None:
    notice.publish("2026-05-01", on="2026-04-01", told="Something changes.\n\n### In detail {#detail}\n")
    notice.headings[0] = notice.headings[0].partition("\n###")[0]
    says = "what 2026-05-01 says of its changes was published; put it back as it was, and correct it in the next version."
    assert complaints(notice) == [f"docs/history.{language}.md:7: {says}" for language in BOTH]
    notice.facts = notice.facts.replace("{source: en}", "{source: en, untranslated: {sv: [history]}}")
    notice.headings.insert(0, "## News {#2026-07-01}\n")
    notice.other["history.sv.md"] = ""
    assert complaints(notice) == [f"docs/history.en.md:9: {says}"], "there is no history in Swedish any more"


# ---- A draft


def refused(notice: SmallNotice, day: str = DAY) -> list[str]:
    """Why the draft is not published."""
    return [str(problem) for problem in problems_of_drafts(notice.on(day))]


def test_without_a_draft_nothing_is_refused(notice: SmallNotice) -> None:
    assert refused(notice) == []
    assert draft_problems(notice.on(DAY)) == []


def test_draft_says_something_else_than_the_version_before(notice: SmallNotice) -> None:
    notice.begin("2026-07-01", text=notice.text)
    assert refused(notice) == ["docs/history.en.md:7: 2026-07-01 says the same as 2026-01-01; change the text or take the heading away."]
    for change in ({"facts": FACTS + "rights: none\n".replace("rights: none", "transfers: none")}, {"text": "Other."}):
        before = notice.facts, notice.text
        notice.facts, notice.text = change.get("facts", notice.facts), change.get("text", notice.text)
        if "facts" in change:
            notice.other = {
                f"index.{language}.md": text_of(notice, f"index.{language}.md") + "\n## Abroad {#transfers}\n" for language in BOTH
            }
        assert refused(notice) == []
        (notice.facts, notice.text), notice.other = before, {}


@pytest.mark.parametrize("change", [("## In short", "## Short"), ("## Who {#", "### Who {#"), ("{#notice}", "{#our-notice}")])
def test_change_of_any_heading_is_a_change(notice: SmallNotice, change: tuple[str, str]) -> None:
    notice.begin("2026-07-01", text=notice.text)
    notice.other = {f"index.{language}.md": text_of(notice, f"index.{language}.md").replace(*change) for language in BOTH}
    assert refused(notice) == []


def test_draft_has_a_summary_in_every_language(notice: SmallNotice) -> None:
    notice.begin("2026-07-01", facts="")
    whole, stated = text_of(notice, "history.sv.md"), notice.facts
    notice.other["history.sv.md"] = ""
    notice.facts = stated.replace("{source: en}", "{source: en, untranslated: {sv: [history]}}")
    says = "does not say what 2026-07-01 changes; add its heading and a summary in this language."
    assert refused(notice) == [f"docs/history.sv.md:1: {says}"]
    notice.facts = stated
    notice.other["history.sv.md"] = whole.replace("{#2026-07-01}\n\nSomething changes.\n", "{#2026-07-01}\n")
    says = "says nothing under 2026-07-01; tell readers in a sentence or two what changes."
    assert refused(notice) == [f"docs/history.sv.md:7: {says}"]


def test_minor_version_changes_nothing_that_matters(notice: SmallNotice) -> None:
    notice.begin("2026-07-01", " .minor", text="**Text. More.**")
    assert refused(notice) == []
    notice.text = "Text. More 12."
    why = "index#summary: – → 12; index#summary: – → 12"
    says = f'2026-07-01 is marked as minor, but it changes what matters to readers ({why}); take ".minor" away.'
    assert refused(notice) == [str(problem) for problem in draft_problems(notice.on(DAY))] == [f"docs/history.en.md:7: {says}"]


def test_three_reasons_are_told(notice: SmallNotice) -> None:
    notice.begin("2026-07-01", " .minor")
    notice.languages = BOTH
    for language in BOTH:
        text = text_of(notice, f"index.{language}.md")
        notice.other[f"index.{language}.md"] = text.replace("{#controller}\n", "{#controller}\n\n12.\n").replace(
            "{#orders}\n", "{#orders}\n\n13.\n"
        )
    [problem] = draft_problems(notice.on(DAY))
    assert problem.message.text("en").count("index#") == 3


# ---- A version is begun


def begun(notice: SmallNotice, titles: dict[str, str], day: str = "2026-07-01") -> dict[str, bytes] | str:
    """Give the change histories with the new heading, or say why there are none."""
    try:
        return new_version(notice.on(DAY), day, titles, reader(notice.languages).renderer)
    except RefusedError as error:
        return str(error)


def test_heading_stands_on_top_and_the_rest_stays(notice: SmallNotice) -> None:
    before = notice.files()
    found = begun(notice, {"en": " Shorter periods ", "sv": "Kortare tider"})
    titles = {"en": "Shorter periods", "sv": "Kortare tider"}
    assert found == {
        f"history.{language}.md": before[f"history.{language}.md"].replace(
            b"## News", f"## {title} {{#2026-07-01 .draft}}\n\n## News".encode(), 1
        )
        for language, title in titles.items()
    }


def test_line_ends_stay_what_they_are(notice: SmallNotice) -> None:
    notice.other["history.sv.md"] = text_of(notice, "history.sv.md").replace("\n", "\r\n")
    found = begun(notice, {"en": "News", "sv": "Nytt"})
    assert isinstance(found, dict)
    assert b"## Nytt {#2026-07-01 .draft}\r\n\r\n## News" in found["history.sv.md"]
    assert found["history.sv.md"].count(b"\n") == found["history.sv.md"].count(b"\r\n")
    assert b"\r" not in found["history.en.md"]


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("", 'the title in "sv" is missing'),
        (" \n", 'the title in "sv" is missing'),
        ("x" * 121, 'the title in "sv" is too long'),
        ("*Kort*", 'the title in "sv" is not plain text'),
        ("Kort {.draft}", 'the title in "sv" is not plain text'),
        ("Kort\u200b", 'the title in "sv" is not plain text'),
        ("Kort\tom", 'the title in "sv" is not plain text'),
        ("Kort\n\n## Nytt {#2026-06-30}", 'the title in "sv" is not plain text'),
        ("Kort &amp; gott", 'the title in "sv" is not plain text'),
        ("Kort & 2\u00a0000 gott", ""),
    ],
)
def test_title_is_plain_text(notice: SmallNotice, title: str, reason: str) -> None:
    found = begun(notice, {"en": "News", "sv": title})
    assert (found.partition(";")[0] if isinstance(found, str) else "") == reason


def test_all_titles_are_looked_at(notice: SmallNotice) -> None:
    found = begun(notice, {"sv": "<b>"})
    assert isinstance(found, str)
    assert [line.partition(";")[0] for line in found.splitlines()] == [
        'the title in "en" is missing',
        'the title in "sv" is not plain text',
    ]


def test_no_version_is_begun_while_another_is_not_published(notice: SmallNotice) -> None:
    notice.begin("2026-07-01")
    assert begun(notice, {"en": "News", "sv": "Nytt"}, "2026-08-01") == (
        "2026-07-01 is begun already and not yet published; go on with it, or take it back first."
    )


def test_day_is_a_day_and_a_long_one_is_cut(notice: SmallNotice) -> None:
    assert begun(notice, {}, "x" * 41) == f'"{"x" * 40}" is not a day; write year, month and day, such as 2027-01-01.'
