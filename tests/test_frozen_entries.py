"""What a pull request brings frozen is looked at as freezing would have: it may not be made by hand, or on another day."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desk import Desk
from freeze import freeze_draft
from in_the_ledger import noon
from notice.messages import Message
from notice.problems import Problem
from notice.published import read_published
from notice.review.frozen_entries import FrozenEntries
from notice.review.proposal import Proposal
from notice.review.review_texts import Voice
from notice.review.summaries import summary_of_proposal
from notice.rules import judge
from notice.seal import WORDS
from projects import site_reader
from small_lives import NO_CACHE
from small_notices import HEAD

FIRST, TODAY, LATER = "2026-01-15", "2026-11-28", "2026-12-31"
Act = Callable[[Desk], object]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The notice with a finished draft."""
    desk = Desk.of(tmp_path)
    desk.tell(LATER)
    desk.edit("# Privacy notice", "# Our privacy notice")
    return desk


def told(desk: Desk, today: str = TODAY, wrong: tuple[Problem, ...] = ()) -> list[str]:
    """Say what is wrong with what was frozen after the first version."""
    entries = FrozenEntries(read_published(desk.docs), site_reader("en"), NO_CACHE, "en")
    return [str(problem) for problem in entries.problems([FIRST], noon(today), lambda *_: list(wrong))]


def by_force(desk: Desk, day: str = TODAY) -> None:
    """Freeze the draft, whatever is wrong with it."""
    publication = desk.on(day)
    freeze_draft(publication, publication.drafts[0], desk.docs)


def test_what_was_frozen_is_as_freezing_makes_it(desk: Desk) -> None:
    desk.freeze(TODAY)
    for id, words in ((f"{LATER}-withdrawn", "It does not come."), ("2027-01-31-ended", "We close.")):
        folder = desk.docs / "drafts" / id
        folder.mkdir(parents=True)
        (folder / "history.en.md").write_text(f"{HEAD}# Changes {{#changes}}\n\n## News {{#{id}}}\n\n{words}\n", "utf-8")
        if "withdrawn" in id:
            desk.edit("# Our privacy notice", "# Privacy notice")
        assert desk.freeze("2026-11-29")[0].startswith("Recorded")
    assert told(desk, "2026-11-29") == []
    site = Problem("docs/x.md", 1, Message("freezing.busy"))
    assert told(desk, "2026-11-29", (site,)) == [str(site)] * 3, "each was rehearsed"


def edited(before: str, after: str, name: str = "index.en.md") -> Act:
    """Freeze the draft with other words in a file, whatever is wrong with it."""

    def act(desk: Desk) -> None:
        desk.edit(before, after, name)
        by_force(desk)

    return act


HELD = "is marked as a draft, and nothing that is held back is frozen"
MADE: dict[str, tuple[Act, str]] = {
    "held back": (edited(f"{{#{LATER}}}", f"{{#{LATER} .draft}}", "history.en.md"), HELD),
    "without a summary": (edited("Something changes.\n", "", "history.en.md"), f"says nothing under {LATER}"),
    "of a day to come": (lambda desk: by_force(desk, "2026-11-30"), "was published on 2026-11-30, which is still to come"),
    "with an error that nobody accepted": (edited("    recipients: none\n", "", "notice.yml"), "REC-01: “Members” does not say who"),
    "that changes nothing": (edited("# Our privacy notice", "# Privacy notice"), "says the same as"),
}


@pytest.mark.parametrize(("made", "said"), MADE.values(), ids=MADE)
def test_what_freezing_would_have_refused_is_told(desk: Desk, made: Act, said: str) -> None:
    made(desk)
    found = told(desk)
    assert [said in line for line in found] == [True], found
    assert found[0].startswith(f"docs/versions/{LATER}")


def test_first_version_is_asked_too(desk: Desk) -> None:
    shutil.rmtree(desk.docs / "versions")
    history = desk.docs / "history.en.md"
    history.write_text(history.read_text("utf-8").partition("## ")[0] + f"## The first notice {{#{TODAY}}}\n", "utf-8")
    by_force(desk)
    entries = FrozenEntries(read_published(desk.docs), site_reader("en"), NO_CACHE, "en")
    assert [str(problem).partition(";")[0] for problem in entries.problems([], noon(TODAY), lambda *_: [])] == [
        f"docs/versions/{TODAY}/history.en.md:3: says nothing under {TODAY}"
    ]


def test_what_is_made_by_hand_is_told_with_its_files(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_words(draft: object, entry: object) -> dict[str, bytes]:
        return {name: content for name, content in made(draft, entry).items() if name != WORDS}  # type: ignore[arg-type]

    from notice.freezing import files_to_seal as made

    with monkeypatch.context() as patched:
        patched.setattr("freeze.files_to_seal", without_words)
        by_force(desk)
    (line,) = told(desk)
    assert f"{LATER} is not as freezing makes it (words.json); take this folder away" in line
    publication = desk.on(TODAY)
    refused = (Problem(f"docs/versions/{LATER}", 1, Message("review.by-hand", entry=LATER, files=("words.json",))),)
    proposal = Proposal(None, publication, judge(publication, "en"), refused=refused)
    assert "could not have been frozen. Do not merge this" in summary_of_proposal(proposal, Voice("en", "en"))
