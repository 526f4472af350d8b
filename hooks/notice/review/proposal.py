"""Accepting a pull request does something to what the public reads. Two publications in, no files, no words."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..changes import Changes, changes
from ..drafts import refusals
from ..problems import Problem
from ..publication import Publication
from ..reading import Notice
from ..rules import Finding, Judgement
from ..versions import Version


class Effect(StrEnum):
    """Merging has an effect on a version."""

    PUBLISHES = "publishes"
    HOLDS = "holds"
    REFUSED = "refused"


@dataclass(frozen=True)
class Stake:
    """A version is at stake if the pull request brings or changes it.

    `previous` is the version before it, None for the first, and `changes` what changed since. `begun` is the draft that
    is there already, where the pull request only goes on with it. `refusals`, and `blocking` findings, keep it from
    being published.
    """

    version: Version
    effect: Effect
    previous: Notice | None
    changes: Changes | None
    begun: Notice | None
    refusals: tuple[Problem, ...]
    blocking: tuple[Finding, ...]

    @property
    def before(self) -> Notice | None:
        """Return what reviewers see it compared with."""
        return self.begun or self.previous


@dataclass(frozen=True)
class Proposal:
    """A proposal takes the notice from `base` to `head`; `base` is None where it cannot be read.

    `judgement` is what the checks found in `head`; `program` names the files that change outside `docs/`.
    """

    base: Publication | None
    head: Publication
    judgement: Judgement
    program: tuple[str, ...] = ()

    @property
    def stakes(self) -> tuple[Stake, ...]:
        """Return versions that come frozen, then the draft; nothing if the notice stays as it is."""
        return tuple(self._stakes())

    @property
    def taken_back(self) -> Version | None:
        """Return the draft that is gone with the pull request, or None."""
        draft = self.base.timeline.draft if self.base else None
        still = {version.id for version in self.head.timeline.versions}
        return draft if draft and draft.id not in still else None

    @property
    def rewritten(self) -> tuple[str, ...]:
        """Return published versions that would not be what they were.

        Seals alone cannot tell, if all of them are made anew.
        """
        now = {version.id: version.digest for version in self.head.timeline.frozen}
        frozen = self.base.timeline.frozen if self.base else ()
        return tuple(version.id for version in frozen if now.get(version.id) != version.digest)

    def _stakes(self) -> Iterator[Stake]:
        timeline, draft = self.head.timeline, self.head.timeline.draft
        known = {version.id for version in self.base.timeline.frozen} if self.base else {version.id for version in timeline.frozen}
        for version in timeline.frozen:
            if version.id not in known:
                yield self._stake(version, Effect.PUBLISHES)
        if draft and not (self.base and self.base.files == self.head.files):
            yield self._stake(draft, self._effect(draft))

    def _effect(self, draft: Version) -> Effect:
        if draft.heading.held:
            return Effect.HOLDS
        return Effect.REFUSED if refusals(self.head) or self.judgement.blocking else Effect.PUBLISHES

    def _stake(self, version: Version, effect: Effect) -> Stake:
        before = self.head.timeline.before(version)
        previous = before.notice if before else None
        draft = self.base.timeline.draft if self.base and effect == Effect.HOLDS else None
        begun = draft.notice if draft else None
        found = changes(previous, version.notice) if previous else None
        refused = () if version.frozen else tuple(refusals(self.head))
        blocking = () if version.frozen else self.judgement.blocking
        return Stake(version, effect, previous, found, begun, refused, blocking)

