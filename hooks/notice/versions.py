"""The versions of a notice lie in time: one is in force, others came before, others are to come."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from .cache import UNKEYED
from .change_history import VersionHeading
from .ledger import Entry, Kind, Ledger
from .reading import Notice
from .seal import originals_in

FIRST_MOMENT = datetime(1, 1, 2, tzinfo=UTC)  # some day in every time zone


class Status(StrEnum):
    """A version has a status at a moment.

    Its value is its name in data, in style sheets and in the vocabulary. `sentence` is the term that says from when to
    when it applies. `indexed` says whether search engines may show it, and `open` whether its text can still be changed.
    """

    DRAFT = ("draft", "would_apply", False, True)
    HELD_BACK = ("held-back", "would_apply", False, True)
    UPCOMING = ("upcoming", "upcoming", True, False)
    IN_FORCE = ("in-force", "in_force_since", True, False)
    ARCHIVED = ("archived", "was_in_force", False, False)
    WITHDRAWN = ("withdrawn", "was_withdrawn", False, False)
    SUPERSEDED = ("superseded", "was_superseded", False, False)

    sentence: str
    indexed: bool
    open: bool

    def __new__(cls, value: str, sentence: str, indexed: bool, is_open: bool) -> Status:
        """Make a status of its name and of what is known of it."""
        status = str.__new__(cls, value)
        status._value_ = value
        status.sentence, status.indexed, status.open = sentence, indexed, is_open
        return status

    @classmethod
    def named(cls, name: object) -> Status:
        """Return the status with a name, as data have it; a draft for any other name."""
        return next((status for status in cls if status == name), cls.DRAFT)

    @property
    def applies(self) -> bool:
        """Say whether it is what applies now."""
        return self is Status.IN_FORCE

    @property
    def in_line(self) -> bool:
        """Say whether it applies on some day, as far as published."""
        return not self.open and self not in (Status.WITHDRAWN, Status.SUPERSEDED)


@dataclass(frozen=True)
class Version:
    """A version is what the notice says from one day on.

    `entry` is its place in the ledger, None for a draft; `sums` are the bytes of its SHA256SUMS. `files` has the SHA-256
    of each file, `digest` one over all of them. `zone` is its own time zone. Where the working text says the same,
    `read` gives that, and `working` is the SHA-256 of its files. `contents` are the files of what is published, by
    name.
    """

    heading: VersionHeading
    entry: Entry | None
    sums: bytes
    files: Mapping[str, str]
    digest: str
    read: Callable[[], Notice] = field(repr=False, compare=False, metadata={UNKEYED: "`digest` or `working` is the hash of what it reads"})
    working: str | None = None
    zone: str = "Etc/UTC"
    contents: Mapping[str, bytes] = field(
        default_factory=dict, repr=False, compare=False, metadata={UNKEYED: "`files` has the hash of each"}
    )

    @property
    def id(self) -> str:
        """Return its name everywhere: the ISO date from which it applies, with a number from the second of a day on."""
        return self.heading.id

    @property
    def originals(self) -> dict[str, bytes]:
        """Return what a text that was taken over was taken from, as it was found, by name: "found/notice.pdf"."""
        return originals_in(self.contents)

    @property
    def effective(self) -> date:
        """Return the day from which it applies."""
        return self.heading.effective

    @property
    def frozen(self) -> bool:
        """Say whether it was published, and so never changes."""
        return self.entry is not None

    @property
    def published(self) -> date | None:
        """Return the day on which it was made public here, or None for an import and a draft."""
        return self.entry.published if self.entry else None

    @property
    def begins(self) -> datetime:
        """Return the moment from which it applies: midnight in its own time zone."""
        return midnight(self.effective, self.zone)

    @cached_property
    def notice(self) -> Notice:
        """Return facts and text, which are read when first asked for. Raise NoticeError if they cannot be read."""
        return self.read()


@dataclass(frozen=True)
class Ending:
    """An entry without a text: it says that the notice ends, or that a version or an end does not come.

    `zone` is that of the version which was to apply before it.
    """

    heading: VersionHeading
    entry: Entry
    sums: bytes
    zone: str = "Etc/UTC"

    @property
    def id(self) -> str:
        """Return its name everywhere."""
        return self.entry.id

    @property
    def begins(self) -> datetime:
        """Return the moment from which the notice has ended: midnight in the zone of the version before."""
        return midnight(self.entry.name.day, self.zone)


def midnight(day: date, zone: str) -> datetime:
    """Return the moment at which a day begins in a time zone."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


@dataclass(frozen=True)
class Standing:
    """A version has a standing among the others, as far as its own pages tell of it: nothing after the next published one.

    `earlier` are all versions before it, oldest first; `any_in_force` says whether a version is in force at all, `ended_by`
    which entry kept it from applying. `end` is the end of the notice, where that comes right after the version; `ended`
    is the one that holds at the moment.
    """

    version: Version
    status: Status
    earlier: tuple[Version, ...]
    later: Version | None
    any_in_force: bool
    ended_by: Entry | None = None
    end: Entry | None = None
    ended: Entry | None = None

    @property
    def before(self) -> Version | None:
        """Return the version before it, or None."""
        return self.earlier[-1] if self.earlier else None

    @property
    def is_compared(self) -> bool:
        """Say whether there is a text after it with which it is compared: that in force, or the last one of all."""
        return self.any_in_force or (self.ended is not None and self.end != self.ended)

    @property
    def until(self) -> date | None:
        """Return the last day on which it applies, or None while no later version and no end is published."""
        days = [self.later.effective] if self.later else []
        days += [self.end.name.day] if self.end else []
        return max(self.version.effective, min(days) - timedelta(days=1)) if days else None


@dataclass(frozen=True)
class Timeline:
    """A timeline has all versions by the day from which they apply, as they stand at a `moment`; drafts are among them.

    `endings` are the entries of the ledger that have no text.
    """

    versions: tuple[Version, ...]
    moment: datetime
    ledger: Ledger = field(default_factory=Ledger)
    endings: tuple[Ending, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, Version]:
        return {version.id: version for version in self.versions}

    @cached_property
    def line(self) -> tuple[Version, ...]:
        """Return the versions that apply on some day, oldest first, with the drafts that are to."""
        return tuple(version for version in self.versions if version.id not in self.ledger.ends)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {version.id: place for place, version in enumerate(self.line)}

    def version(self, id: str) -> Version:
        """Return the version with an id. Raise KeyError if there is none."""
        return self._by_id[id]

    @cached_property
    def frozen(self) -> tuple[Version, ...]:
        """Return the published versions, by the day from which they apply; those that never did are among them."""
        return tuple(version for version in self.versions if version.frozen)

    @property
    def drafts(self) -> tuple[Version, ...]:
        """Return the versions that are not published yet."""
        return tuple(version for version in self.versions if not version.frozen)

    @property
    def draft(self) -> Version | None:
        """Return the version that is to be published and applies last of all, or None."""
        return next(reversed(self.drafts), None)

    @cached_property
    def day(self) -> date:
        """Return the day on which this is, where the version in force applies."""
        return self.moment.astimezone(ZoneInfo(self.current.zone)).date()

    @cached_property
    def course(self) -> tuple[Version | Ending, ...]:
        """Return the published versions of the line and the ends of the notice, in the order in which they take effect."""
        ends = (one for one in self.endings if one.entry in self.ledger.course)
        return tuple(sorted((*(one for one in self.line if one.frozen), *ends), key=lambda one: one.heading.name))

    @cached_property
    def _now(self) -> Version | Ending | None:
        """Return the last of the course whose own midnight has come, or None before the first."""
        return next((one for one in reversed(self.course) if one.begins <= self.moment), None)

    @property
    def in_force(self) -> Version | None:
        """Return the version that applies at the moment, or None before the first and once the notice has ended."""
        return self._now if isinstance(self._now, Version) else None

    @property
    def ended(self) -> Ending | None:
        """Return the end of the notice, if it has come and no version has begun after it."""
        return self._now if isinstance(self._now, Ending) else None

    @property
    def coming_end(self) -> Ending | None:
        """Return the end of the notice that is still to come, or None."""
        return next((one for one in self.course if isinstance(one, Ending) and one.begins > self.moment), None)

    @property
    def settled(self) -> Timeline:
        """Return the same as it was at the first moment at which all versions stood as they do now."""
        return replace(self, moment=self._now.begins if self._now else FIRST_MOMENT)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return the names of all versions."""
        return frozenset(self._by_id)

    @property
    def upcoming(self) -> tuple[Version, ...]:
        """Return the published versions that are still to come, the next one first."""
        return tuple(version for version in self.line if version.frozen and version.begins > self.moment)

    @property
    def current(self) -> Version:
        """Return what the root pages are about: the version in force; before there is one, the first to come; else the last."""
        if ended := self.ended:
            return next(one for one in reversed(self.line) if one.frozen and one.heading.name < ended.heading.name)
        return self.in_force or next((version for version in self.line if version.frozen), self.line[0])

    @property
    def last(self) -> Version:
        """Return the version that applies in the end, as far as published; before the first, the draft."""
        return next((version for version in reversed(self.line) if version.frozen), self.line[-1])

    def status(self, version: Version) -> Status:
        """Return what a version is at the moment."""
        if not version.frozen:
            return Status.HELD_BACK if version.heading.held else Status.DRAFT
        if ended := self.ledger.ends.get(version.id):
            return Status.WITHDRAWN if ended.name.kind == Kind.WITHDRAWAL else Status.SUPERSEDED
        if version.begins > self.moment:
            return Status.UPCOMING
        return Status.IN_FORCE if self.in_force and version.id == self.in_force.id else Status.ARCHIVED

    def entry_of(self, heading: VersionHeading) -> Entry:
        """Return what a draft with a heading would be in the ledger if it were published now.

        The days of the ledger never go back, even where a time zone has changed.
        """
        day = max(self.day, self.ledger.last_recorded or date.min)
        after = self.ledger.seals[-1] if self.ledger.entries else None
        imported, published = (day, None) if heading.imported else (None, day)
        return Entry(heading.name, "", after, published, imported, heading.replaces)

    def earlier(self, version: Version) -> tuple[Version, ...]:
        """Return the versions before another in the line, oldest first; before one that never applied, as it was published.

        Before a draft come none that it would end.
        """
        if version.id in self._places:
            ended = () if version.frozen else self.ledger.ended_by(self.entry_of(version.heading))
            return tuple(other for other in self.line[: self._places[version.id]] if other.id not in ended)
        before = self.written_after(version)
        return (*self.earlier(before), before) if before else ()

    def before(self, version: Version) -> Version | None:
        """Return the version before another, or None."""
        return next(reversed(self.earlier(version)), None)

    def written_after(self, version: Version) -> Version | None:
        """Return the version that one was written to follow: nothing that was published later changes that."""
        if not version.frozen:
            return self.before(version)
        before = self.ledger.before(version.id)
        return self.version(before.id) if before else None

    def written_upon(self, id: str) -> tuple[Version, ...]:
        """Return the versions still to come that hold the text of one: they follow it, or what was written to follow it."""
        holding = {id}
        for version in self.frozen:
            before = self.written_after(version)
            if before and before.id in holding:
                holding.add(version.id)
        return tuple(version for version in self.upcoming if version.id in holding - {id})

    def after(self, version: Version) -> Version | None:
        """Return the version after another in the line, or None."""
        place = self._places.get(version.id)
        return None if place is None else next(iter(self.line[place + 1 :]), None)

    def until(self, version: Version) -> date | None:
        """Return the last day on which a version applies, or None while no later version and no end is published."""
        return self.standing(version).until

    def standing(self, version: Version) -> Standing:
        """Return how a version stands among the others."""
        after = self.after(version)
        later = after if after and after.frozen else None
        return Standing(
            version,
            self.status(version),
            self.earlier(version),
            later,
            self.in_force is not None,
            self.ledger.ends.get(version.id),
            self._end_after(version),
            self.ended.entry if self.ended else None,
        )

    def _end_after(self, version: Version) -> Entry | None:
        """Return the end of the notice that comes next after a version, or None."""
        after = next((one for one in self.course if one.heading.name > version.heading.name), None)
        stands = version.id not in self.ledger.ends
        return after.entry if stands and isinstance(after, Ending) else None

    def on(self, day: date) -> Version | None:
        """Return the version that applies on `day`, as far as published today, or None."""
        found = next((one for one in reversed(self.course) if one.heading.effective <= day), None)
        return found if isinstance(found, Version) else None
