"""The versions of a notice lie in time: one is in force, others came before, others are to come."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from .cache import UNKEYED
from .change_history import VersionHeading
from .reading import Notice


class Status(StrEnum):
    """A version has a status on a day."""

    DRAFT = "draft"
    UPCOMING = "upcoming"
    IN_FORCE = "in-force"
    ARCHIVED = "archived"


@dataclass(frozen=True)
class Version:
    """A version is what the notice says from one day on.

    `files` has the SHA-256 of each file, `digest` one over all of them. `published` is the day on which it was frozen; it
    is unknown for an imported one and a draft. Where the working text says the same, `read` gives that, and `working` is
    the SHA-256 of its files.
    """

    heading: VersionHeading
    frozen: bool
    published: date | None
    files: Mapping[str, str]
    digest: str
    read: Callable[[], Notice] = field(repr=False, compare=False, metadata={UNKEYED: "`digest` or `working` is the hash of what it reads"})
    working: str | None = None

    @property
    def id(self) -> str:
        """Return its name everywhere: the ISO date from which it applies."""
        return self.heading.id

    @property
    def effective(self) -> date:
        """Return the day from which it applies."""
        return self.heading.effective

    @cached_property
    def notice(self) -> Notice:
        """Return facts and text, which are read when first asked for. Raise NoticeError if they cannot be read."""
        return self.read()


@dataclass(frozen=True)
class Standing:
    """A version has a standing among the others, as far as its own pages tell of it: nothing after the next published one.

    `earlier` are all versions before it, oldest first; `any_in_force` says whether a version is in force at all.
    """

    version: Version
    status: Status
    earlier: tuple[Version, ...]
    later: Version | None
    any_in_force: bool

    @property
    def before(self) -> Version | None:
        """Return the version before it, or None."""
        return self.earlier[-1] if self.earlier else None

    @property
    def until(self) -> date | None:
        """Return the last day on which it applies, or None while no later version is published."""
        return self.later.effective - timedelta(days=1) if self.later else None


@dataclass(frozen=True)
class Timeline:
    """A timeline has all versions, oldest first, as they stand on `day` (in the notice's time zone).

    The last may be a draft.
    """

    versions: tuple[Version, ...]
    day: date

    @cached_property
    def _places(self) -> dict[str, int]:
        return {version.id: place for place, version in enumerate(self.versions)}

    def version(self, id: str) -> Version:
        """Return the version with an id. Raise KeyError if there is none."""
        return self.versions[self._places[id]]

    @cached_property
    def frozen(self) -> tuple[Version, ...]:
        """Return the published versions, oldest first."""
        return tuple(version for version in self.versions if version.frozen)

    @property
    def draft(self) -> Version | None:
        """Return the version that is not published yet, or None."""
        return next((version for version in self.versions if not version.frozen), None)

    @cached_property
    def in_force(self) -> Version | None:
        """Return the newest published version whose day has come, or None before the first."""
        return next((version for version in reversed(self.frozen) if version.effective <= self.day), None)

    @property
    def settled(self) -> Timeline:
        """Return the same as it was on the first day on which all versions stood as they do now."""
        return Timeline(self.versions, self.in_force.effective if self.in_force else date.min)

    @property
    def upcoming(self) -> tuple[Version, ...]:
        """Return the published versions whose day is still to come."""
        return tuple(version for version in self.frozen if version.effective > self.day)

    @property
    def current(self) -> Version:
        """Return what the root pages show: the version in force; before there is one, the first to come."""
        return self.in_force or self.versions[0]

    def status(self, version: Version) -> Status:
        """Return what a version is on `day`."""
        if not version.frozen:
            return Status.DRAFT
        if version.effective > self.day:
            return Status.UPCOMING
        return Status.IN_FORCE if self.in_force and version.id == self.in_force.id else Status.ARCHIVED

    def before(self, version: Version) -> Version | None:
        """Return the version before another, or None."""
        place = self._places[version.id]
        return self.versions[place - 1] if place else None

    def after(self, version: Version) -> Version | None:
        """Return the version after another, or None."""
        return next(iter(self.versions[self._places[version.id] + 1 :]), None)

    def until(self, version: Version) -> date | None:
        """Return the last day on which a version applies, or None while no later version is published."""
        return self.standing(version).until

    def standing(self, version: Version) -> Standing:
        """Return how a version stands among the others."""
        place, after = self._places[version.id], self.after(version)
        later = after if after and after.frozen else None
        return Standing(version, self.status(version), self.versions[:place], later, self.in_force is not None)

    def on(self, day: date) -> Version | None:
        """Return the version that applies on `day`, as far as published today, or None."""
        return next((version for version in reversed(self.frozen) if version.effective <= day), None)
