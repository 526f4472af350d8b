"""The versions of a notice in time: which one is in force, which came before, which are to come."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from .change_history import VersionHeading
from .reading import Notice


class Status(StrEnum):
    """What a version is on a day."""

    DRAFT = "draft"
    UPCOMING = "upcoming"
    IN_FORCE = "in-force"
    ARCHIVED = "archived"


@dataclass(frozen=True)
class Version:
    """What the notice said from one day on.

    `files` has the SHA-256 of each file, `digest` one over all of them: whatever is made of a version can
    be kept under it. `published` is the day on which it was frozen; unknown for an imported one and a draft.
    """

    heading: VersionHeading
    frozen: bool
    published: date | None
    files: Mapping[str, str]
    digest: str
    read: Callable[[], Notice] = field(repr=False, compare=False)

    @property
    def id(self) -> str:
        return self.heading.id

    @property
    def effective(self) -> date:
        return self.heading.effective

    @cached_property
    def notice(self) -> Notice:
        """Facts and text; read when first asked for. Raises NoticeError."""
        return self.read()


@dataclass(frozen=True)
class Timeline:
    """All versions, oldest first, as they stand on `day` (in the notice's time zone). The last may be a draft."""

    versions: tuple[Version, ...]
    day: date

    @cached_property
    def _places(self) -> dict[str, int]:
        return {version.id: place for place, version in enumerate(self.versions)}

    def version(self, id: str) -> Version:
        return self.versions[self._places[id]]

    @cached_property
    def frozen(self) -> tuple[Version, ...]:
        return tuple(version for version in self.versions if version.frozen)

    @property
    def draft(self) -> Version | None:
        return next((version for version in self.versions if not version.frozen), None)

    @cached_property
    def in_force(self) -> Version | None:
        """The newest published version whose day has come."""
        return next((version for version in reversed(self.frozen) if version.effective <= self.day), None)

    @property
    def upcoming(self) -> tuple[Version, ...]:
        return tuple(version for version in self.frozen if version.effective > self.day)

    @property
    def current(self) -> Version:
        """What the root pages show: the version in force; before there is one, the first to come."""
        return self.in_force or self.versions[0]

    def status(self, version: Version) -> Status:
        if not version.frozen:
            return Status.DRAFT
        if version.effective > self.day:
            return Status.UPCOMING
        return Status.IN_FORCE if self.in_force and version.id == self.in_force.id else Status.ARCHIVED

    def before(self, version: Version) -> Version | None:
        place = self._places[version.id]
        return self.versions[place - 1] if place else None

    def after(self, version: Version) -> Version | None:
        return next(iter(self.versions[self._places[version.id] + 1 :]), None)

    def until(self, version: Version) -> date | None:
        """The last day on which it applies; none while no later version is published."""
        later = self.after(version)
        return later.effective - timedelta(days=1) if later and later.frozen else None

    def on(self, day: date) -> Version | None:
        """The version that applies on `day`, as far as published today."""
        return next((version for version in reversed(self.frozen) if version.effective <= day), None)
