"""Drafts, each case alone: what the working text may begin, what stands in `docs/drafts/`, and what the ledger could not have."""

from pathlib import Path

import pytest

from in_the_ledger import problems_of_drafts
from notice.problems import NoticeError
from small_notices import HISTORY, INDEX, SmallNotice

DAY = "2026-11-20"


@pytest.fixture
def notice(tmp_path: Path) -> SmallNotice:
    """A notice with a version in force and one that is to come."""
    notice = SmallNotice(tmp_path / "docs")
    notice.publish("2026-01-01", on="2025-12-01")
    notice.publish("2026-12-01", on="2026-11-01")
    return notice


def history(*headings: str) -> str:
    """Write a change history with headings, such as "2026-12-15 .minor"."""
    ids = (heading.partition(" ") for heading in headings)
    return "\n".join([HISTORY, *(f"## News {{#{id}{space}{marks}}}\n\nSomething changes.\n" for id, space, marks in ids)])


def put(notice: SmallNotice, folder: str, *headings: str, text: str = "Corrected.", **more: str) -> None:
    """Write a folder of `docs/drafts/`: facts, a page and the change history with headings; `more` are files, empty for none."""
    files = {"notice.yml": notice.facts, "index.en.md": INDEX.replace("Text.", text), "history.en.md": history(*(headings or (folder,)))}
    files |= {name.replace("_", "."): content for name, content in more.items()}
    (notice.docs / "drafts" / folder).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        if content:
            (notice.docs / "drafts" / folder / name).write_text(content, encoding="utf-8")


def ending(notice: SmallNotice, folder: str, **more: str) -> None:
    """Write a folder that ends a version: the change history alone."""
    put(notice, folder, **{"notice_yml": "", "index_en_md": "", **more})


def complaints(notice: SmallNotice, day: str = DAY) -> list[str]:
    """What keeps it from being read, as the editor is told."""
    try:
        notice.on(day)
    except NoticeError as error:
        return [str(problem).partition(";")[0] for problem in error.problems]
    return []


def refused(notice: SmallNotice, day: str = DAY) -> list[str]:
    """Why its drafts cannot be published, each by the beginning of the sentence."""
    return [problem.message.text("en").partition(";")[0] for problem in problems_of_drafts(notice.on(day))]


# ---- What is read as a draft


def test_drafts_are_that_of_the_working_text_and_then_those_of_folders(notice: SmallNotice) -> None:
    notice.begin("2027-03-01")
    put(notice, "2026-11-25")
    ending(notice, "2026-12-01-withdrawn")
    (notice.docs / "drafts" / ".DS_Store").touch()
    drafts = notice.on(DAY).drafts
    assert [(draft.folder, draft.id) for draft in drafts] == [
        ("docs", "2027-03-01"),
        ("docs/drafts/2026-11-25", "2026-11-25"),
        ("docs/drafts/2026-12-01-withdrawn", "2026-12-01-withdrawn"),
    ]
    assert [draft.version and draft.version.id for draft in drafts] == ["2027-03-01", "2026-11-25", None]
    assert [set(draft.files) for draft in drafts[1:]] == [{"notice.yml", "index.en.md", "history.en.md"}, {"history.en.md"}]
    assert drafts[1].version
    section = drafts[1].version.notice.documents["index"]["en"].section("summary")
    assert section
    assert section.text == "Corrected."
    assert drafts[0].version
    assert drafts[0].version.digest != drafts[1].version.digest


def test_original_that_was_found_is_a_file_of_the_draft_and_no_page(notice: SmallNotice) -> None:
    put(notice, "2026-11-25")
    (notice.docs / "drafts" / "2026-11-25" / "found").mkdir()
    (notice.docs / "drafts" / "2026-11-25" / "found" / "notice.txt").write_text("As it was.", encoding="utf-8")
    [draft] = notice.on(DAY).drafts
    assert draft.files["found/notice.txt"] == b"As it was."
    assert draft.version
    assert set(draft.version.notice.documents) == {"index", "history"}


@pytest.mark.parametrize("folder", ["soon", "2026-11-31", "2026-12-01-1"])
def test_folder_is_named_by_what_it_becomes(notice: SmallNotice, folder: str) -> None:
    put(notice, folder, "2026-11-25")
    assert complaints(notice) == [f"docs/drafts/{folder}:1: is no draft"]


def test_draft_is_a_folder_of_its_own(notice: SmallNotice) -> None:
    (notice.docs / "drafts").mkdir()
    (notice.docs / "drafts" / "2026-11-25").write_text("Text.", encoding="utf-8")
    assert complaints(notice) == ["docs/drafts/2026-11-25:1: is no draft"]
    (notice.docs / "drafts" / "2026-11-25").unlink()
    put(notice, "2026-11-26")
    assert complaints(notice) == []
    (notice.docs / "drafts" / "2026-11-25").symlink_to(notice.docs / "drafts" / "2026-11-26")
    assert complaints(notice) == ["docs/drafts/2026-11-25:1: is no draft"]


def test_what_is_published_is_no_draft(notice: SmallNotice) -> None:
    put(notice, "2026-12-01")
    assert complaints(notice) == ["docs/drafts/2026-12-01:1: 2026-12-01 is published already"]


def test_all_folders_that_cannot_be_read_are_named(notice: SmallNotice) -> None:
    put(notice, "2026-12-01")
    put(notice, "soon")
    assert [line.partition(": ")[0] for line in complaints(notice)] == ["docs/drafts/2026-12-01:1", "docs/drafts/soon:1"]


def test_draft_is_begun_once(notice: SmallNotice) -> None:
    notice.begin("2027-03-01")
    put(notice, "2027-03-01")
    put(notice, "2026-11-25")
    lines = [line.partition(": ")[::2] for line in complaints(notice)]
    assert [(place.rpartition(":")[0], said) for place, said in lines] == [
        ("docs/history.en.md", "2027-03-01 is begun in docs/drafts/2027-03-01 as well"),
        ("docs/drafts/2027-03-01/history.en.md", "2027-03-01 is begun in docs as well"),
    ]


@pytest.mark.parametrize(
    ("headings", "fault"),
    [
        (("2026-11-25", "2026-12-01"), None),
        (("2026-11-24",), "docs/drafts/2026-11-25/history.en.md:1: lacks the heading of this folder"),
        (("soon",), 'docs/drafts/2026-11-25/history.en.md:7: "soon" is not a day'),
    ],
)
def test_folder_has_the_heading_of_its_name(notice: SmallNotice, headings: tuple[str, ...], fault: str | None) -> None:
    put(notice, "2026-11-25", *headings)
    assert complaints(notice) == ([fault] if fault else [])


def test_what_ends_a_version_has_its_heading_and_no_text(notice: SmallNotice) -> None:
    notice.publish("2027-03-01", on="2026-11-10")
    ending(notice, "2026-12-01-withdrawn", index_en_md=INDEX)
    [line] = complaints(notice)
    assert line.startswith("docs/drafts/2026-12-01-withdrawn/index.en.md:1: does not belong here")
    (notice.docs / "drafts" / "2026-12-01-withdrawn" / "index.en.md").unlink()
    assert complaints(notice) == []
    (notice.docs / "drafts" / "2026-12-01-withdrawn" / "history.en.md").unlink()
    [line] = complaints(notice)
    assert line.startswith("docs/drafts/2026-12-01-withdrawn/history.en.md:1: ")


def test_before_the_first_version_nothing_can_end(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs")
    notice.begin("2026-12-01")
    ending(notice, "2026-12-01-withdrawn")
    [line] = complaints(notice)
    assert line.startswith("docs/drafts/2026-12-01-withdrawn:1: ")


# ---- What the working text may begin


BEFORE_LAST = "2026-11-25 would apply before 2026-12-01, which is published and whose text this is."


@pytest.mark.parametrize(
    ("heading", "fault"),
    [
        ("2027-03-01", None),
        ("2026-12-01-2", None),
        ("2026-11-25", BEFORE_LAST),
        ("2026-11-25 .replaces-2026-12-01", None),
        ("2026-11-25 .replaces-2026-01-01", BEFORE_LAST),
        ("2026-12-01-withdrawn", "2026-12-01-withdrawn does not change this text"),
        ("2012-05-25 .imported", "2012-05-25 does not change this text"),
        ("2027-03-01 .imported", None),
    ],
)  # fmt: skip
def test_working_text_is_what_applies_in_the_end(notice: SmallNotice, heading: str, fault: str | None) -> None:
    id, _, mark = heading.partition(" ")
    notice.begin(id, f" {mark}" if mark else "")
    assert [line.partition(": ")[2][: len(fault or "")] for line in complaints(notice)] == ([fault] if fault else [])


def test_one_text_becomes_one_version(notice: SmallNotice) -> None:
    notice.begin("2027-03-01")
    notice.begin("2027-06-01")
    lines = [line.partition(": ")[2] for line in complaints(notice)]
    assert lines == ["2027-03-01 is begun here already besides 2027-06-01, and one text can only become one version"]


def test_before_the_first_version_the_working_text_has_a_heading(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs")
    assert complaints(notice) != []
    notice.begin("2012-05-25", " .imported")
    assert complaints(notice) == []


# ---- What may be published


@pytest.mark.parametrize(
    ("folder", "marks", "faults"),
    [
        ("2026-11-25", "", []),
        ("2026-11-20", " .urgent", []),
        ("2026-11-21", " .urgent", ["2026-11-21 need not apply at once"]),
        ("2026-12-01-2", " .urgent", []),
        ("2026-12-01-3", "", ["2026-12-01-3"]),
        ("2026-12-15", " .replaces-2026-12-01", []),
        ("2026-12-15", " .replaces-2026-12-02", ["2026-12-15"]),
        ("2026-12-15", " .replaces-2026-01-01", ["2026-12-15"]),
    ],
)
def test_draft_follows_in_the_ledger(notice: SmallNotice, folder: str, marks: str, faults: list[str]) -> None:
    if folder < "2026-12-01":
        put(notice, folder, f"{folder}{marks}")
    else:
        notice.begin(folder, marks)
    assert [line[: len(fault)] for line, fault in zip(refused(notice), faults, strict=True)] == faults


@pytest.mark.parametrize(("folder", "faults"), [("2026-12-01-withdrawn", 0), ("2026-01-01-withdrawn", 1), ("2026-12-02-withdrawn", 1)])
def test_only_what_is_to_come_is_withdrawn(notice: SmallNotice, folder: str, faults: int) -> None:
    notice.publish("2027-03-01", on="2026-11-10")
    ending(notice, folder)
    assert len(refused(notice)) == faults


def test_something_is_left_to_show(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs")
    notice.publish("2026-12-01", on="2026-11-01")
    notice.begin("2027-03-01")
    ending(notice, "2026-12-01-withdrawn")
    assert refused(notice) == ["2026-12-01-withdrawn would leave nothing to show"]


def test_what_ends_a_version_is_told_in_each_language_of_the_notice(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs", languages=("en", "sv"))
    notice.publish("2026-01-01", on="2025-12-01")
    notice.publish("2026-12-01", on="2026-11-01")
    notice.publish("2027-03-01", on="2026-11-10")
    ending(notice, "2026-12-01-withdrawn")
    assert refused(notice) == ["does not say what 2026-12-01-withdrawn changes"]
    ending(notice, "2026-12-01-withdrawn", history_sv_md=history("2026-12-01-withdrawn").replace("Something changes.", ""))
    assert refused(notice) == ["says nothing under 2026-12-01-withdrawn"]
    ending(notice, "2026-12-01-withdrawn", history_sv_md=history("2026-12-01-withdrawn"))
    assert refused(notice) == []


@pytest.mark.parametrize(("id", "mark", "refused"), [("2026-11-25", "", True), ("2010-01-01", " .imported", False)])
def test_original_stands_beside_a_text_that_was_found_and_no_other(notice: SmallNotice, id: str, mark: str, refused: bool) -> None:
    put(notice, id, f"{id}{mark}")
    found = notice.docs / "drafts" / id / "found"
    found.mkdir()
    (found / "contract.pdf").write_bytes(b"%PDF")
    said = [str(problem) for problem in problems_of_drafts(notice.on(DAY))]
    expected = f"docs/drafts/{id}/found/contract.pdf:1: would be published beside {id}, which is no text that was found"
    assert [line.partition(";")[0] for line in said] == ([expected] if refused else [])


DECEIVING = ("We n\u043e longer sell.", "We \u200bstay.", "[https://a.example](https://evil.example)", "<b>We stay.</b>")


@pytest.mark.parametrize("told", DECEIVING, ids=range(len(DECEIVING)))
def test_what_ends_a_version_is_read_as_strictly_as_a_text(notice: SmallNotice, told: str) -> None:
    """Its summary is published, too."""
    ending(notice, "2026-12-01-withdrawn")
    history = notice.docs / "drafts" / "2026-12-01-withdrawn" / "history.en.md"
    honest = complaints(notice)
    history.write_text(history.read_text("utf-8").replace("Something changes.", told), "utf-8")
    more = [line for line in complaints(notice) if line not in honest]
    assert {line.partition(":")[0] for line in more} == {"docs/drafts/2026-12-01-withdrawn/history.en.md"}
