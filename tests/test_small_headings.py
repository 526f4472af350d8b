"""Headings of the change history, each alone: what they name, with which marks, and what stands within them."""

from in_the_ledger import name_of
from notice.change_history import VersionHeading, chapters, version_headings
from samples import document_of
from small_notices import HISTORY

CHAPTERS = """
## News {#2026-07-01 .minor}

Something.

### More {#more}

#### Yet more {#yet-more}

## Correction {#2026-06-01-2 .urgent .replaces-2026-06-01}

## Old {#2026-01-01 .imported}

Something.
"""


def test_heading_without_marks_says_nothing_of_its_version() -> None:
    heading = VersionHeading(name_of("2026-07-01"), {})
    assert (heading.imported, heading.minor, heading.urgent, heading.held, heading.replaces) == (False, False, False, False, None)


def test_chapter_has_the_sections_within_it() -> None:
    found = chapters(document_of(HISTORY + CHAPTERS, "en", "history"))
    assert {id: [section.id for section in sections] for id, sections in found.items()} == {
        "2026-07-01": ["2026-07-01", "more", "yet-more"], "2026-06-01-2": ["2026-06-01-2"], "2026-01-01": ["2026-01-01"],
    }  # fmt: skip


def test_headings_are_read_with_their_marks_and_in_the_languages_that_have_them() -> None:
    swedish = HISTORY + "\n## Nytt {#2026-07-01 .minor}\n\nNågot.\n"
    histories = {"sv": document_of(swedish, "sv", "history"), "en": document_of(HISTORY + CHAPTERS, "en", "history")}
    found, problems = version_headings(histories, "en")
    assert problems == []
    marks = [(one.id, one.minor, one.urgent, one.imported, one.held, one.replaces) for one in found]
    assert marks == [
        ("2026-07-01", True, False, False, False, None),
        ("2026-06-01-2", False, True, False, False, "2026-06-01"),
        ("2026-01-01", False, False, True, False, None),
    ]
    assert [{language: section.title for language, section in one.summaries.items()} for one in found] == [
        {"en": "News", "sv": "Nytt"}, {"en": "Correction"}, {"en": "Old"},
    ]  # fmt: skip
    assert [one.summary("sv", "en").title for one in found] == ["Nytt", "Correction", "Old"]
    assert [section.id for section in found[0].chapters["en"]] == ["2026-07-01", "more", "yet-more"]
