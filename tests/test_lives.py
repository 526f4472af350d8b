"""Lives of a notice, put together by chance: what people do with it, legal or not, by hand, on any day, in three time zones.

A naive editor with a calendar, a pencil and a rubber says what should come of it. `make lives N=5000` tries many.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from freeze import freeze_draft, in_order
from notice.addresses import Addresses
from notice.cache import BuildCache
from notice.drafts import draft_problems, refusals
from notice.drafts_folder import Draft
from notice.ledger import EntryName, Kind, extends
from notice.markup import Renderer
from notice.problems import NoticeError, Problem
from notice.publication import Publication, as_published, read_publication
from notice.published import read_published
from notice.reading import Reader
from notice.rehearsal.following import following_draft
from notice.summary import summary_of_version, to_json
from notice.versions import Status, Timeline
from projects import NOWHERE
from small_notices import HEAD, HISTORY
from small_site import SmallSite

LANGUAGES = ("en", "sv")
ZONES = ("Europe/Helsinki", "Pacific/Honolulu", "Pacific/Kiritimati")
START = datetime(2026, 11, 28, 12, tzinfo=UTC)
READER = Reader(LANGUAGES, Renderer(cache=BuildCache(NOWHERE, "tests")))
ADDRESSES = Addresses("https://example.org/", {"en": "", "sv": "sv/"})
ACTS = ("new", "new where one is gone", "again", "move", "correct", "withdraw", "import", "end", "move the end", "withdraw the end")
FORGERIES = ("changed", "dated back", "left out", "cut off")


@dataclass
class Text:
    """What a version says: sections with their words by language, whether there is a newsletter, and its time zone."""

    sections: dict[str, dict[str, str]] = field(default_factory=dict)
    newsletter: bool = False
    zone: str = ZONES[0]

    def mended(self) -> "Text":
        """Give the text without what nobody could publish: a section in one language, a purpose without its section."""
        sections = {id: words for id, words in self.sections.items() if len(words) == len(LANGUAGES)}
        return Text(sections, self.newsletter and "newsletter" in sections, self.zone)

    def files(self, heading: str = "") -> dict[str, bytes]:
        """Write it as it lies in a folder, with the heading of a version or without."""
        purposes = "  orders: {groups: [customers]}\n" + ("  newsletter: {groups: [customers]}\n" if self.newsletter else "")
        found = {"notice.yml": f"languages: {{source: en}}\ntime_zone: {self.zone}\ncontroller: {{name: Oy}}\npurposes:\n{purposes}"}
        for language in LANGUAGES:
            fixed = {"summary": "Short.", "controller": "We.", "orders": "We send."}
            written = {**fixed, **{id: words[language] for id, words in self.sections.items() if language in words}}
            sections = "".join(f"\n## Title of {id} {{#{id}}}\n\n{words}\n" for id, words in written.items())
            found[f"index.{language}.md"] = f"{HEAD}# Notice {{#notice}}\n{sections}"
            found[f"history.{language}.md"] = HISTORY + heading
        return {name: text.encode() for name, text in found.items()}


@dataclass
class Booked:
    """A version, or the end of the notice, as the naive editor wrote it down."""

    name: EntryName
    begins: datetime
    applied_on: date | None = None


@dataclass
class Book:
    """The editor's book: what was published, with a pencil; what was ended is crossed out."""

    versions: dict[str, Booked] = field(default_factory=dict)
    crossed_out: dict[str, Status] = field(default_factory=dict)

    def publish(self, publication: Publication, id: str, today: date) -> None:
        """Write down what was frozen today."""
        timeline = publication.timeline
        name = _name(id)
        if name.kind == Kind.WITHDRAWAL:
            self.crossed_out[name.own] = Status.WITHDRAWN
            return
        heading = next(draft.heading for draft in publication.drafts if draft.id == id)
        zone = timeline.version(id).zone if name.kind == Kind.VERSION else self._zone_before(name, timeline)
        for other in self.versions.values():
            same_day = other.name.day == name.day and (heading.imported or today < name.day)
            if str(other.name) not in self.crossed_out and (same_day or str(other.name) == heading.replaces):
                self.crossed_out[str(other.name)] = Status.SUPERSEDED
        self.versions[id] = Booked(name, datetime.combine(name.day, time(), ZoneInfo(zone)))

    def _zone_before(self, name: EntryName, timeline: Timeline) -> str:
        """Look up the zone of the version after which the notice ends."""
        before = [one.name for id, one in self.versions.items() if id not in self.crossed_out and one.name < name and not one.name.ended]
        return timeline.version(str(max(before))).zone

    def in_force(self, moment: datetime) -> str | None:
        """Look up what applies: nothing once the notice has ended."""
        come = [one.name for id, one in self.versions.items() if id not in self.crossed_out and one.begins <= moment]
        return str(max(come)) if come and not max(come).ended else None

    def status(self, id: str, moment: datetime) -> Status:
        """Look up what a version is."""
        if id in self.crossed_out:
            return self.crossed_out[id]
        if self.versions[id].begins > moment:
            return Status.UPCOMING
        return Status.IN_FORCE if id == self.in_force(moment) else Status.ARCHIVED


sections = st.sampled_from(["a", "b", "newsletter"])
words = st.sampled_from(["One.", "Two words.", "Never more than 12.", "See [orders](#orders)."])
languages = st.sampled_from([LANGUAGES, LANGUAGES, LANGUAGES, ("en",)])
edits = st.sampled_from(["write", "write", "take away", "newsletter", "no newsletter", "fact alone", "move the office"])


class Lives(RuleBasedStateMachine):
    """A notice of two languages whose text, facts and history are written by people who ask nobody."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self.docs = Path(self._folder.name, "docs")
        self.moment = START
        self.text = Text()
        self.heading: str | None = None
        self.drafts: dict[str, dict[str, bytes]] = {}
        self.texts: dict[str, Text] = {}
        self.book = Book()
        self.known: list[tuple[str, str]] = []
        self.permalinks: dict[str, tuple[object, str]] = {}
        self.looked_at: object = None

    def teardown(self) -> None:
        self._folder.cleanup()

    # ---- What people do

    @initialize(imported=st.booleans(), zone=st.sampled_from(ZONES), upcoming=st.integers(0, 30))
    def found(self, imported: bool, zone: str, upcoming: int) -> None:
        self.text.zone = zone
        self.begin_in_docs(self._today(), " .imported" if imported else "")
        self.publish()
        if upcoming:
            self.begin("new", upcoming, "", at_once=True)

    @rule(what=edits, place=sections, says=words, within=languages, zone=st.sampled_from(ZONES))
    def edit(self, what: str, place: str, says: str, within: tuple[str, ...], zone: str) -> None:
        """Change the working text: words of a section, in all languages or in one; a section, a fact, or both; the office."""
        if what == "write":
            self.text.sections.setdefault(place, {}).update(dict.fromkeys(within, says))
        elif what == "take away":
            self.text.sections.pop(place, None)
        elif what == "newsletter":
            self.text.newsletter = True
            self.text.sections.setdefault("newsletter", dict.fromkeys(LANGUAGES, "We write."))
        elif what == "no newsletter":
            self.text.newsletter = False
            self.text.sections.pop("newsletter", None)
        elif what == "fact alone":
            self.text.newsletter = not self.text.newsletter
        else:
            self.text.zone = zone

    @rule(
        act=st.sampled_from(ACTS),
        days=st.integers(-2, 40),
        marks=st.sampled_from(["", "", "", "", " .draft", " .minor", " .urgent"]),
        at_once=st.sampled_from([True, True, True, False]),
    )
    def begin(self, act: str, days: int, marks: str, at_once: bool) -> None:
        publication = self.read()
        if at_once:
            self.text = deepcopy(self.texts[publication.timeline.last.id]) if act == "import" else self.text.mended()
            self.heading, self.drafts = None, {}
            if act in ("new", "new where one is gone", "again", "move"):
                self.text.sections["news"] = dict.fromkeys(LANGUAGES, f"News {len(self.book.versions)}.")
        self._begin(publication, act, days, marks)
        if at_once:
            if self.heading is None and act != "import":
                self.text = self._end_of_line(publication, act)
            self.publish()

    def _begin(self, publication: Publication, act: str, days: int, marks: str) -> None:
        last, day = publication.timeline.last, self._today() + timedelta(days=days)
        if act == "new":
            self.begin_in_docs(day, marks)
        elif act == "new where one is gone":
            self.begin_in_docs(self._day_before_what_is_gone(day), marks)
        elif act == "again":
            self.heading = f"\n## Again {{#{replace(last.heading.name, number=last.heading.name.number + 1)}{marks}}}\n\nSaid again.\n"
        elif act == "move":
            self.heading = f"\n## Moved {{#{day}{marks} .replaces-{last.id}}}\n\nOn another day.\n"
        elif act == "withdraw":
            self.heading = None
            self.draft(f"{last.id}-withdrawn", marks, None)
        elif act.endswith("end"):
            self._begin_end(publication, act, day, marks)
        elif act == "import":
            self.draft(str(day - timedelta(days=400)), f"{marks} .imported", deepcopy(self.text))
        elif in_force := publication.timeline.in_force:
            id, text = self._next(publication, self._today()), _corrected(self.texts[in_force.id], days)
            if _name(id) < last.heading.name or days % 3 == 0:
                self.draft(id, marks, text)
            else:
                self.text, self.heading = text, f"\n## Corrected {{#{id}{marks}}}\n\nA word was wrong.\n"

    def _day_before_what_is_gone(self, day: date) -> date:
        """Give the day before the last one of a version that never applied; another day where there is none."""
        gone = (_name(id).day - timedelta(days=1) for id in self.book.crossed_out)
        return max(gone, default=day)

    def _begin_end(self, publication: Publication, act: str, day: date, marks: str) -> None:
        """Let the notice end, let it end on another day, or let it not end."""
        coming = publication.timeline.coming_end
        id = f"{self._next(publication, day)}-ended"
        if act == "withdraw the end":
            self.draft(f"{coming.id if coming else id}-withdrawn", marks, None)
        else:
            self.draft(id, f"{marks} .replaces-{coming.id}" if coming and act == "move the end" else marks, None)

    def _end_of_line(self, publication: Publication, act: str) -> Text:
        """Give the text that applies in the end, also if the last version does not come."""
        last = publication.timeline.last
        before = publication.timeline.before(last) if act == "withdraw" else None
        return deepcopy(self.texts[(before or last).id])

    @rule(days=st.integers(0, 20), hours=st.integers(1, 23))
    def wait(self, days: int, hours: int) -> None:
        self.moment += timedelta(days=days, hours=hours)

    @rule()
    def take_drafts_back(self) -> None:
        self.heading, self.drafts = None, {}

    def begin_in_docs(self, day: date, marks: str) -> None:
        self.heading = f"\n## News {{#{day}{marks}}}\n\nSomething changes.\n"

    def draft(self, id: str, marks: str, text: Text | None) -> None:
        """Put a folder into docs/drafts/."""
        files = (text or Text()).files(f"\n## Draft {{#{id}{marks}}}\n\nThis is what changes.\n")
        self.drafts[id] = {name: content for name, content in files.items() if text or name.startswith("history")}
        if text:
            self.texts.setdefault(id, text)
            self.texts[id] = text if id not in self.book.versions else self.texts[id]

    # ---- What the program does

    @rule()
    def publish(self) -> None:
        """As every night: freeze what may be frozen, make the site, and say what was refused."""
        refused: set[str] = set()
        try:
            while True:
                publication = self.read(public=False)
                self._refused(draft_problems(publication))
                waiting = [draft for draft in in_order(publication.drafts) if not draft.heading.held and draft.id not in refused]
                if not waiting:
                    break
                draft = waiting[0]
                if problems := refusals(publication, draft):
                    event(f"refused: {problems[0].message.id}")
                    self._refused(problems)
                    refused.add(draft.id)
                    continue
                today = publication.timeline.entry_of(draft.heading).recorded
                assert today is not None
                freeze_draft(publication, draft, self.docs)
                event(f"published: {_kind(draft)}")
                self.book.publish(publication, draft.id, today)
                if draft.folder == "docs":
                    self.heading = None
                    self.texts[draft.id] = deepcopy(self.text)
                self.drafts.pop(draft.id, None)
        except NoticeError as error:
            event(f"refused: {error.problems[0].message.id}")
            self._refused(error.problems)
        self._look_at_the_site()

    def _look_at_the_site(self) -> None:
        publication = self.read()
        timeline = publication.timeline
        state = (timeline.ledger.seals, [timeline.status(version) for version in timeline.frozen])
        if state == self.looked_at:
            return
        self.looked_at = state
        assert SmallSite.of(publication).faults() == []
        assert SmallSite.of(self._with_next_draft()).faults() == []
        seals = timeline.ledger.seals
        assert extends(self.known, seals) == []
        self.known = seals
        now = dict(self._permalinks(publication))
        assert {id: now[id] for id in self.permalinks} == self.permalinks
        self.permalinks = now

    def _with_next_draft(self) -> Publication:
        """Read what is published, with the draft after it that is tried before anything is frozen."""
        published = read_published(self.docs)
        return as_published(published, READER, self.moment, _cache(), following_draft(published, READER))

    def _permalinks(self, publication: Publication) -> Iterator[tuple[str, tuple[object, str]]]:
        """Yield what a version says, and its data."""
        for version in publication.timeline.frozen:
            said = [(section.id, section.title, section.text) for section in version.notice.document("index", "en").sections]
            yield version.id, (said, to_json(summary_of_version(version, publication.timeline.written_after(version), ADDRESSES)))

    def _refused(self, problems: object) -> None:
        """Whatever is refused names a file, a line in it, and what to do."""
        for problem in problems if isinstance(problems, list | tuple) else ():
            assert isinstance(problem, Problem)
            assert problem.message.text("en").endswith((".", ")", "}"))
            path = self.docs.parent / problem.file
            if path.is_file():
                assert 1 <= problem.line <= max(1, len(path.read_text(encoding="utf-8").splitlines()))

    # ---- What must hold whatever was done

    @invariant()
    def what_applies_is_what_the_book_says(self) -> None:
        if not self.book.versions:
            return
        timeline = self.read().timeline
        assert (timeline.in_force and timeline.in_force.id) == self.book.in_force(self.moment)
        for id, booked in self.book.versions.items():
            if booked.name.kind == Kind.VERSION:
                assert timeline.status(timeline.version(id)) is self.book.status(id, self.moment), id

    @rule(forgery=st.sampled_from(FORGERIES), place=st.integers(0, 9))
    def forge(self, forgery: str, place: int) -> None:
        """Somebody changes what is published, and makes the seal anew where that is possible; the known ledger tells."""
        copy = Path(self._folder.name, "forged")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.docs / "versions", copy / "docs" / "versions")
        entries = self.known
        id, _ = entries[place % len(entries)]
        if not _forged(copy / "docs" / "versions", id, forgery):
            return
        try:
            forged = read_publication(copy / "docs", READER, self.moment, _cache(), public=True).timeline.ledger.seals
        except NoticeError as error:
            self._refused(error.problems)
        else:
            assert extends(self.known, forged) != []

    @rule(days=st.integers(0, 3))
    def correct_the_text_in_force_today(self, days: int) -> None:
        """There is always a way on: from every state in which a text is in force, a correction of it is published today."""
        publication = self.read()
        in_force = publication.timeline.in_force
        if in_force is None:
            return
        id = self._next(publication, publication.timeline.day)
        text = _corrected(self.texts[in_force.id], len(self.book.versions) * 10 + days)
        found, draft, docs = self._begun("way-on", publication, id, text.files(f"\n## Corrected {{#{id}}}\n\nA word was wrong.\n"))
        assert refusals(found, draft) == []
        freeze_draft(found, draft, docs)
        after = read_publication(docs, READER, self.moment, _cache(), public=True)
        assert after.timeline.in_force is not None
        assert after.timeline.in_force.id == id or after.timeline.version(id).begins > self.moment
        assert SmallSite.of(after).faults() == []

    @rule(old=st.integers(1, 300))
    def merge_two_branches(self, old: int) -> None:
        """A correction and an old text are frozen from the same ledger; merged, one is told to go, and then all is well."""
        publication = self.read()
        first = min((one.published for one in publication.timeline.frozen if one.published), default=None)
        in_force = publication.timeline.in_force
        if in_force is None or first is None:
            return
        correction = self._next(publication, publication.timeline.day)
        taken_over = self._next(publication, first - timedelta(days=old))
        branches = [
            self._branch(publication, correction, f"\n## Corrected {{#{correction}}}\n\nA word was wrong.\n", in_force.id, "one"),
            self._branch(publication, taken_over, f"\n## Found {{#{taken_over} .imported}}\n\nAn old text.\n", in_force.id, "two"),
        ]
        if None in branches:
            return
        one, two = (folder for folder in branches if folder)
        shutil.copytree(two / "versions" / taken_over, one / "versions" / taken_over)
        with pytest.raises(NoticeError) as told:
            read_publication(one, READER, self.moment, _cache(), public=True)
        assert [problem.message.id for problem in told.value.problems] == ["ledger.fork"]
        shutil.rmtree(one / "versions" / taken_over)
        assert extends(self.known, read_publication(one, READER, self.moment, _cache(), public=True).timeline.ledger.seals) == []

    def _begun(self, name: str, publication: Publication, id: str, files: dict[str, bytes]) -> tuple[Publication, Draft, Path]:
        """Begin one draft in a copy of what was published: in the working text, or apart where something else applies last."""
        docs = Path(self._folder.name, name, "docs")
        shutil.rmtree(docs.parent, ignore_errors=True)
        shutil.copytree(self.docs / "versions", docs / "versions")
        last = publication.timeline.last
        if _name(id) < last.heading.name:
            _write(docs, self.texts[last.id].files())
            _write(docs / "drafts" / id, files)
        else:
            _write(docs, files)
        found = read_publication(docs, READER, self.moment, _cache())
        (draft,) = found.drafts
        return found, draft, docs

    def _branch(self, publication: Publication, id: str, heading: str, like: str, name: str) -> Path | None:
        """Freeze a text on a branch of its own, as another one of the notice; give its folder, or None if that is refused."""
        text = _corrected(self.texts[like], len(id) + len(self.book.versions))
        found, draft, docs = self._begun(name, publication, id, text.files(heading))
        if refusals(found, draft):
            return None
        freeze_draft(found, draft, docs)
        event(f"branch: {_kind(draft)}")
        return docs

    def read(self, public: bool = True) -> Publication:
        """Write what people have written, and read it; the public site reads what is published alone."""
        for path in self.docs.glob("*.*"):
            path.unlink()
        shutil.rmtree(self.docs / "drafts", ignore_errors=True)
        _write(self.docs, self.text.files(self.heading or ""))
        for id, files in self.drafts.items():
            _write(self.docs / "drafts" / id, files)
        return read_publication(self.docs, READER, self.moment, _cache(), public)

    def _today(self) -> date:
        return self.moment.astimezone(ZoneInfo(self.text.zone)).date()

    def _next(self, publication: Publication, day: date) -> str:
        """Name the next version of a day."""
        names = [one.name for one in publication.timeline.ledger.entries if one.name.day == day and one.name.kind != Kind.WITHDRAWAL]
        return str(EntryName(day, max((name.number for name in names), default=0) + 1))


def _name(id: str) -> EntryName:
    name = EntryName.parse(id)
    assert name is not None
    return name


def _kind(draft: Draft) -> str:
    """Say what is published, for the statistics of what chance tried."""
    name, heading = draft.heading.name, draft.heading
    if name.kind != Kind.VERSION:
        return name.kind.value
    return "import" if heading.imported else "moved" if heading.replaces else "again" if name.number > 1 else "version"


def _corrected(text: Text, number: int) -> Text:
    corrected = deepcopy(text)
    corrected.sections["correction"] = dict.fromkeys(LANGUAGES, f"Correction {number}.")
    return corrected


def _cache() -> BuildCache:
    return BuildCache(Path(os.devnull, "nothing"), "tests")


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _forged(versions: Path, id: str, forgery: str) -> bool:
    """Spoil a published entry; say whether anything was changed."""
    folder = versions / id
    if forgery == "changed":
        (folder / "history.en.md").write_bytes((folder / "history.en.md").read_bytes() + b"\nMore.\n")
    elif forgery == "dated back" and (folder / "PUBLISHED").exists():
        (folder / "PUBLISHED").write_bytes(b"2020-01-01\n")
    elif forgery in ("left out", "cut off") and len(list(versions.iterdir())) > 1:
        shutil.rmtree(folder)
    else:
        return False
    return True


TestLives = pytest.mark.slow(Lives.TestCase)
TestLives.settings = settings(
    max_examples=int(os.environ.get("LIVES", "5")),
    derandomize="LIVES" not in os.environ,
    stateful_step_count=16,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
