"""What an editor may do with versions, by the button: each act prepares what is held back; finished and frozen, it has its effect."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from check import judged
from desk import Desk
from notice.acts import ACTS, begin
from notice.lacking import lacking
from notice.new_draft import RefusedError
from notice.putting import put
from notice.reports import FORMATS, Report
from notice.review.proposal import Proposal
from notice.review.review_texts import Voice
from notice.review.summaries import summary_of_proposal
from notice.rules import judge
from notice.versions import Status
from notice.wish import Wish
from small_notices import HEAD, SmallNotice, reader

pytestmark = pytest.mark.slow

FIRST, COMING, TODAY = "2026-01-15", "2026-12-01", "2026-11-28"
LATER = "2027-03-01"
ACCEPTED = f"""
accepted_findings:
  - rule: VER-09
    scope: versions.{COMING} ({TODAY})
    reason: The address is another one by then.
    role: Head of legal
    date: {TODAY}
    review_by: {COMING}
"""
LIST, OLD, NEW = "We keep a list of our members.", "board@chess.example.org", "club@chess.example.org"


@dataclass(frozen=True)
class Button(Desk):
    """A desk with the button."""

    def press(self, act: str, date: str = "", today: str = TODAY, title: str = "News", version: str = "") -> str:
        """Do as `make new-version` does; give the id of what was begun, or why it was not."""
        publication = self.on(today)
        wish = Wish(publication, date, dict.fromkeys(publication.working.languages, title), reader().renderer, version)
        try:
            begun = begin(act, wish)
        except RefusedError as refused:
            return str(refused)
        put(self.docs, begun.files)
        assert begun.say.text("fi") != begun.say.text("sv")
        assert [draft.heading.held for draft in self.on(today).drafts if draft.id == begun.id] == [True], "it is held back"
        return begun.id

    def finish(self, id: str, told: str = "Something changes.") -> None:
        """Tell what changes, and take `.draft` away."""
        for path in [*self.docs.glob("history.*"), *self.docs.glob(f"drafts/{id}/history.*")]:
            lines = path.read_text("utf-8").splitlines(keepends=True)
            done = [f"{line.replace(' .draft', '')}\n{told}\n" if f"#{id} .draft" in line else line for line in lines]
            path.write_text("".join(done), "utf-8")

    def do(self, act: str, date: str = "", today: str = TODAY, version: str = "") -> str:
        """Press, finish and freeze; give the id."""
        id = self.press(act, date, today, version=version)
        self.finish(id)
        assert id in " ".join(self.freeze(today))
        return id

    def states(self, day: str) -> dict[str, Status]:
        """Tell what each version is on a day."""
        timeline = self.on(day).timeline
        return {version.id: timeline.status(version) for version in timeline.versions}


@pytest.fixture(scope="module")
def announced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The club's notice, with a version that is still to come."""
    button = Button.of(tmp_path_factory.mktemp("announced"))
    assert button.press("new", COMING, "2026-11-20") == COMING
    button.edit(LIST, LIST.replace("a list", "one list"))
    button.finish(COMING)
    button.freeze("2026-11-20")
    return button.docs


@pytest.fixture
def button(announced: Path, tmp_path: Path) -> Button:
    """The same, for a test to change."""
    return Button(Path(shutil.copytree(announced, tmp_path / "docs")))


def test_correction_and_what_is_to_come_with_it(button: Button) -> None:
    assert button.press("correct") == TODAY
    draft = f"drafts/{TODAY}"
    button.edit(OLD, NEW, f"{draft}/notice.yml")
    button.edit("Write to the board", "Write to us", f"{draft}/index.en.md")
    assert button.press("again") == "2026-12-01-2"
    both = (button.docs / "notice.yml").read_text("utf-8"), (button.docs / "index.en.md").read_text("utf-8")
    assert (NEW in both[0], "one list" in both[1], "Write to us" in both[1]) == (True, True, True)
    for id in (TODAY, "2026-12-01-2"):
        button.finish(id)
    assert len(button.freeze(TODAY)) == 2
    assert not (button.docs / "drafts").exists()
    assert button.states("2026-12-01") == {
        FIRST: Status.ARCHIVED, TODAY: Status.ARCHIVED, COMING: Status.SUPERSEDED, "2026-12-01-2": Status.IN_FORCE,
    }  # fmt: skip


def test_correction_of_yesterday_is_in_what_is_published_again_today(button: Button) -> None:
    button.press("correct")
    button.edit(OLD, NEW, f"drafts/{TODAY}/notice.yml")
    button.finish(TODAY)
    button.freeze(TODAY)
    assert button.do("again", today="2026-11-29") == "2026-12-01-2"
    assert NEW in (button.docs / "notice.yml").read_text("utf-8")


def test_same_words_changed_twice_are_named_and_nothing_is_written(button: Button) -> None:
    button.press("correct")
    button.edit(LIST, LIST.replace("a list", "two lists"), f"drafts/{TODAY}/index.en.md")
    before = {path: path.read_bytes() for path in button.docs.rglob("*.*") if path.is_file()}
    line = (button.docs / "index.en.md").read_text("utf-8").splitlines().index(
        "We keep one list of our members. You can [use your rights](#rights) and [contact us](#contact)."
    ) + 1  # fmt: skip
    assert button.press("again").startswith(f"{TODAY} and {COMING} change the same words (docs/index.en.md:{line});")
    assert {path: path.read_bytes() for path in button.docs.rglob("*.*") if path.is_file()} == before


def test_correction_stands_in_docs_where_nothing_else_is_to_come(tmp_path: Path) -> None:
    button = Button.of(tmp_path)
    assert button.press("correct") == TODAY
    assert not (button.docs / "drafts").exists()
    button.edit(OLD, NEW, "notice.yml")
    button.finish(TODAY)
    button.freeze(TODAY)
    assert button.press("correct") == f"{TODAY}-2", "a second one on the same day"


def test_correction_stands_apart_from_a_draft(tmp_path: Path) -> None:
    button = Button.of(tmp_path)
    button.press("new", "2026-12-31")
    assert button.press("correct") == TODAY
    assert (button.docs / "drafts" / TODAY).is_dir()
    assert button.press("correct") == f"{TODAY}-2"


def test_day_moves_over_the_end_of_the_year(button: Button) -> None:
    assert button.do("move", "2027-01-01", "2026-11-30") == "2027-01-01"
    assert button.states("2026-12-31") == {FIRST: Status.IN_FORCE, COMING: Status.SUPERSEDED, "2027-01-01": Status.UPCOMING}
    assert button.do("move", "2026-12-31", "2026-12-01") == "2026-12-31"
    assert button.states("2026-12-31")["2026-12-31"] is Status.IN_FORCE


def test_version_is_withdrawn_and_another_begun(button: Button) -> None:
    button.press("again")
    (button.docs / "more.en.md").write_text(HEAD + "# More {#more}\n", "utf-8")
    button.finish("2026-12-01-2")
    button.freeze(TODAY)
    id = button.press("withdraw")
    assert id == "2026-12-01-2-withdrawn"
    assert not (button.docs / "more.en.md").exists(), "a page of what is withdrawn goes with it"
    assert LIST in (button.docs / "index.en.md").read_text("utf-8")
    button.finish(id)
    assert button.freeze(TODAY) == [f"Recorded: docs/versions/{id}."]
    assert button.states(COMING) == {FIRST: Status.IN_FORCE, COMING: Status.SUPERSEDED, "2026-12-01-2": Status.WITHDRAWN}
    assert button.press("new", COMING, TODAY) == "2026-12-01-3"
    assert button.press("withdraw").startswith("2026-12-01-3 is begun already")


def test_old_text_is_taken_over_in_any_order(button: Button) -> None:
    for day, nearest in (("2012-05-25", FIRST), ("2010-01-01", "2012-05-25"), ("2012-05-25", "2012-05-25")):
        id = button.press("import", day)
        assert (button.docs / f"drafts/{id}/index.en.md").read_bytes() == (button.docs / f"versions/{nearest}/index.en.md").read_bytes()
        button.edit("# Privacy notice", f"# Privacy notice of {id}", f"drafts/{id}/index.en.md")
        button.finish(id)
        assert button.freeze(TODAY)[0].startswith("Frozen")
    assert button.states(TODAY)["2012-05-25"] is Status.SUPERSEDED


@pytest.mark.parametrize(
    ("act", "date", "said"),
    [
        ("move", COMING, "2026-12-01 applies from 2026-12-01 already; choose another day"),
        ("move", "2026-11-27", "2026-11-27 lies in the past (today is 2026-11-28)"),
        ("move", "", '"" is not a day'),
        ("move", "soon", '"soon" is not a day'),
        ("withdraw", "soon", '"soon" is not a day'),
        ("import", "2026-11-20", "2026-11-20 is no day of an old text: what applied from"),
        ("import", "", '"" is not a day'),
        ("publish", "", '"publish" is nothing that can be done here; choose one of new, correct, again, move, withdraw'),
    ],
)
def test_act_that_cannot_be_says_what_to_do(button: Button, act: str, date: str, said: str) -> None:
    assert button.press(act, date).startswith(said)


@pytest.mark.parametrize("act", ["again", "move", "withdraw"])
def test_nothing_that_applies_is_moved_or_withdrawn(button: Button, act: str) -> None:
    assert button.press(act, "2027-01-01", COMING).startswith("2026-12-01 applies already, and nothing else is to come")
    assert button.press(act, "2027-01-01", "2026-11-30") in ("2026-12-01-2", "2027-01-01", "2026-12-01-withdrawn")


def test_first_version_that_is_still_to_come(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs")
    notice.publish(COMING, on="2026-11-20")
    publication = notice.on(TODAY)
    said = {}
    for act in ACTS:
        try:
            said[act] = begin(act, Wish(publication, "2027-01-01", {"en": "News"}, reader().renderer)).id
        except RefusedError as refused:
            said[act] = str(refused).partition(";")[0].partition(":")[0]
    assert said == {
        "new": "2027-01-01",
        "correct": "nothing is in force yet",
        "again": "2026-12-01-2",
        "move": "2027-01-01",
        "withdraw": "2026-12-01-withdrawn would leave nothing to show",
        "import": "2027-01-01 is no day of an old text",
        "end": "2027-01-01-ended",
    }


@pytest.fixture
def two(button: Button) -> Button:
    """Another version is to come after the one that is."""
    assert button.press("new", LATER) == LATER
    button.edit("Write to the board", "Write or call")
    button.finish(LATER)
    assert len(button.freeze(TODAY)) == 1
    return button


@pytest.mark.parametrize("act", ["again", "move", "withdraw"])
def test_of_several_that_are_to_come_one_is_named(two: Button, act: str) -> None:
    before = two.entries
    assert two.press(act, "2026-12-24").startswith(f"several are to come ({COMING}, {LATER}); say which one")
    assert two.press(act, "2026-12-24", version=FIRST) == f'"{FIRST}" is not to come; choose one of {COMING}, {LATER}.'
    assert two.entries == before


def test_earlier_of_two_is_published_again_with_a_correction(two: Button) -> None:
    two.press("correct")
    two.edit(OLD, NEW, f"drafts/{TODAY}/notice.yml")
    two.finish(TODAY)
    working = (two.docs / "index.en.md").read_bytes()
    assert two.press("again", version=COMING) == f"{COMING}-2"
    folder = two.docs / "drafts" / f"{COMING}-2"
    assert (NEW in (folder / "notice.yml").read_text("utf-8"), "one list" in (folder / "index.en.md").read_text("utf-8")) == (True, True)
    assert (two.docs / "index.en.md").read_bytes() == working
    two.finish(f"{COMING}-2")
    assert len(two.freeze(TODAY)) == 2
    assert [lack.version for lack in lacking(two.on(TODAY))] == [LATER]
    assert two.do("again", version=LATER) == f"{LATER}-2"
    assert NEW in (two.docs / "notice.yml").read_text("utf-8")
    assert lacking(two.on(TODAY)) == ()
    assert two.states(LATER)[f"{LATER}-2"] is Status.IN_FORCE


def test_earlier_of_two_is_moved_between_its_neighbours(two: Button) -> None:
    assert two.press("move", LATER, version=COMING).startswith(f"{LATER} does not come before {LATER}, which is published after")
    assert two.press("move", "2026-11-30", version=LATER).startswith("2026-11-30 does not come after the version before")
    assert two.do("move", "2027-01-31", version=COMING) == "2027-01-31"
    assert two.states("2027-01-30")[COMING] is Status.SUPERSEDED
    assert two.states("2027-01-31")["2027-01-31"] is Status.IN_FORCE
    assert two.on(TODAY).timeline.last.id == LATER


def test_earlier_of_two_is_withdrawn_and_the_other_stays(two: Button) -> None:
    working = (two.docs / "index.en.md").read_bytes()
    assert two.do("withdraw", version=COMING) == f"{COMING}-withdrawn"
    assert (two.docs / "index.en.md").read_bytes() == working
    assert two.states(LATER) == {FIRST: Status.ARCHIVED, COMING: Status.WITHDRAWN, LATER: Status.IN_FORCE}


EARLIER_AGAIN, EARLIER_MOVED = ("again", "", COMING), ("move", "2027-01-31", COMING)
LATER_BEFORE, NO_LATER, NO_EARLIER = ("move", "2027-01-10", LATER), ("withdraw", "", LATER), ("withdraw", "", COMING)
STRANDED = "{} in docs/drafts/{} would then apply last of all, after {}, which no draft in a folder of its own may."


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (EARLIER_AGAIN, NO_LATER, (f"{COMING}-2", COMING)),
        (EARLIER_MOVED, NO_LATER, ("2027-01-31", COMING)),
        (EARLIER_MOVED, LATER_BEFORE, ("2027-01-31", "2027-01-10")),
        (LATER_BEFORE, EARLIER_MOVED, ("2027-01-31", "2027-01-10")),
        (NO_LATER, EARLIER_AGAIN, f"{COMING}-2"),
        (NO_LATER, EARLIER_MOVED, "2027-01-31"),
        (NO_LATER, NO_EARLIER, f"{COMING}-withdrawn"),
        (NO_EARLIER, NO_LATER, f"{LATER}-withdrawn"),
        (NO_LATER, ("again", "", LATER), f"{LATER}-withdrawn is begun already"),
        (NO_EARLIER, ("move", "2027-01-31", COMING), f"{COMING}-withdrawn is begun already"),
    ],
)
def test_act_leaves_what_can_be_read_or_says_what_to_do_first(
    two: Button, first: tuple[str, str, str], second: tuple[str, str, str], said: str | tuple[str, str]
) -> None:
    """What was begun before is held back; `press` reads everything again."""
    two.press(first[0], first[1], version=first[2])
    before = {path: path.read_bytes() for path in two.docs.rglob("*.*") if path.is_file()}
    told = two.press(second[0], second[1], version=second[2])
    if isinstance(said, tuple):
        assert told.startswith(STRANDED.format(said[0], *said))
        assert {path: path.read_bytes() for path in two.docs.rglob("*.*") if path.is_file()} == before
    else:
        assert told.startswith(said)


def test_review_of_a_withdrawal_names_the_later_version_that_holds_its_text(two: Button) -> None:
    said = []
    for version in (COMING, LATER):
        two.press("withdraw", version=version)
        publication = two.on(TODAY)
        said.append(summary_of_proposal(Proposal(None, publication, judge(publication)), Voice("en", "en")))
        shutil.rmtree(two.docs / "drafts")
    assert f"What was published after {COMING} was written to follow it, and still holds its text: {LATER}." in said[0]
    assert "still holds its text" not in said[1]


@pytest.mark.parametrize("order", [(COMING, LATER), (LATER, COMING)])
def test_both_that_are_to_come_are_withdrawn_at_once(two: Button, order: tuple[str, str]) -> None:
    for version in order:
        two.press("withdraw", version=version)
    for version in order:
        two.finish(f"{version}-withdrawn")
    assert two.freeze(TODAY) == [f"Recorded: docs/versions/{version}-withdrawn." for version in (COMING, LATER)]
    assert (two.docs / "index.en.md").read_bytes() == (two.docs / "versions" / FIRST / "index.en.md").read_bytes()
    assert two.states(LATER) == {FIRST: Status.IN_FORCE, COMING: Status.WITHDRAWN, LATER: Status.WITHDRAWN}


def test_correction_stands_in_docs_while_all_that_is_to_come_is_withdrawn(button: Button) -> None:
    button.press("withdraw")
    assert button.press("correct") == TODAY
    assert not (button.docs / "drafts" / TODAY).exists()


def test_draft_in_docs_is_in_nobodys_way(two: Button) -> None:
    """What is prepared apart does not take its heading along."""
    assert two.press("new", "2027-06-01") == "2027-06-01"
    assert two.do("withdraw", version=COMING) == f"{COMING}-withdrawn"
    assert "2027-06-01" not in (two.docs / "versions" / f"{COMING}-withdrawn" / "history.en.md").read_text("utf-8")
    assert two.press("again", version=LATER).startswith("2027-06-01 is begun already")


def test_notice_ends_by_the_button(button: Button) -> None:
    assert button.press("end", COMING).startswith(f"{COMING} would end the notice, but {COMING} is to apply after it")
    assert button.press("end", "2026-11-27").startswith("2026-11-27 lies in the past")
    assert button.do("end", "2027-01-01") == "2027-01-01-ended"
    assert button.press("end", "2027-02-01").startswith("the notice ends already with 2027-01-01-ended; to change that")
    assert button.press("new", "2027-01-01").startswith("2027-01-01 would apply after 2027-01-01-ended")
    assert button.press("withdraw").startswith(f"several are to come ({COMING}, 2027-01-01-ended)")
    assert button.do("move", "2027-02-01", version="2027-01-01-ended") == "2027-02-01-ended"
    assert button.do("withdraw", version="2027-02-01-ended") == "2027-02-01-ended-withdrawn"
    assert button.do("end", "2027-02-01") == "2027-02-01-2-ended"
    for act in ("correct", "end", "again", "move", "withdraw"):
        assert button.press(act, "2027-03-01", "2027-02-01").startswith("the notice has ended (2027-02-01-2-ended)"), act
    assert button.press("new", "2027-02-01", "2027-02-01") == "2027-02-01-3"


def test_three_languages_are_begun_at_once(tmp_path: Path) -> None:
    languages = ("en", "fi", "sv")
    notice = SmallNotice(tmp_path / "docs", languages=languages)
    notice.publish(FIRST, on="2026-01-01")
    notice.publish(COMING, on="2026-11-20")
    wish = Wish(notice.on(TODAY), "", dict.fromkeys(languages, "News"), reader(languages).renderer)
    for act, folder in (("correct", f"drafts/{TODAY}/"), ("withdraw", f"drafts/{COMING}-withdrawn/"), ("again", "")):
        files = begin(act, wish).files
        assert {f"{folder}history.{language}.md" for language in languages} <= set(files)
    untitled = Wish(wish.publication, "", {"en": "News"}, wish.renderer)
    with pytest.raises(RefusedError) as refused:
        begin("correct", untitled)
    assert len(refused.value.reasons) == 2


def test_check_names_the_drafts_that_it_does_not_read(button: Button) -> None:
    def said(version: str | None = None) -> str:
        return " ".join(FORMATS["people"](judged(button.on(TODAY), "en", version, True)).split())

    unread = f"Not read here: the draft in docs/drafts/{TODAY}. Read it with: make check VERSION={TODAY}"
    assert unread not in said()
    button.press("correct")
    assert unread in said()
    assert "Not read here" not in said(TODAY)
    assert "Not read here" not in said(FIRST)
    button.edit(OLD, NEW, f"drafts/{TODAY}/notice.yml")
    button.finish(TODAY)
    assert unread in said()
    button.freeze(TODAY)
    assert "Not read here" not in said()


def test_upcoming_version_lacks_a_correction_until_it_is_published_again(button: Button) -> None:
    def told(today: str) -> list[str]:
        return [f"{lack.folder}/{lack.files[0]}: {lack.version} lacks {lack.correction}" for lack in lacking(button.on(today))]

    assert told(TODAY) == []
    button.press("correct")
    button.edit(OLD, NEW, f"drafts/{TODAY}/notice.yml")
    button.finish(TODAY)
    assert len(told(TODAY)) == 1, "who reviews it is told before it is published"
    button.freeze(TODAY)
    lacks = f"docs/versions/{COMING}/notice.yml: {COMING} lacks {TODAY}"
    assert [told(day) for day in (TODAY, "2026-11-30", COMING)] == [[lacks], [lacks], []]
    publication = button.on(TODAY)
    judgement = judge(publication, "en")
    report = Report("en", judgement, day=publication.timeline.day)
    said = [FORMATS[name](report) for name in ("people", "count", "github", "json", "sarif")]
    said.append(summary_of_proposal(Proposal(None, publication, judgement), Voice("en", "en")))
    assert ["lacks the correction" in " ".join(text.split()) for text in said] == [True] * 6
    assert f"::error file=docs/versions/{COMING}/notice.yml,line=1" in said[2]
    assert judgement.blocking == ()
    facts = button.docs / "notice.yml"
    before = facts.read_text("utf-8")
    facts.write_text(f"{before}{ACCEPTED}", "utf-8")
    accepted = judge(button.on(TODAY), "en")
    assert (Report("en", accepted).lacking, "FND-01" in {one.rule for one in accepted.findings}) == ((), False)
    facts.write_text(before, "utf-8")
    id = button.press("again")
    assert told(TODAY) == [lacks], "it is not finished yet"
    button.finish(id)
    assert told(TODAY) == []
    button.freeze(TODAY)
    assert told(TODAY) == []


def test_correction_that_the_upcoming_version_has_already_is_not_lacking(button: Button) -> None:
    button.press("correct")
    button.edit(LIST, LIST.replace("a list", "one list"), f"drafts/{TODAY}/index.en.md")
    button.finish(TODAY)
    button.freeze(TODAY)
    assert lacking(button.on(TODAY)) == ()


def test_without_git_nothing_is_put_together_and_it_is_said(button: Button, monkeypatch: pytest.MonkeyPatch) -> None:
    button.press("correct")
    button.edit("Write to the board", "Write to us", f"drafts/{TODAY}/index.en.md")
    monkeypatch.setenv("PATH", str(button.docs))
    assert button.press("again").startswith(f"{COMING} and {TODAY} are put together by git, which is not on this computer")
    button.finish(TODAY)
    button.freeze(TODAY)
    assert [(lack.version, lack.files) for lack in lacking(button.on(TODAY))] == [(COMING, ("index.en.md",))]
