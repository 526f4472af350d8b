"""Accepting a pull request does something to what the public reads. Two publications in, no files, no words."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ..changes import Changes, changes
from ..drafts import refusals
from ..drafts_folder import Draft
from ..ledger import LedgerFault, extends
from ..problems import Problem
from ..publication import Publication
from ..reading import Notice
from ..rules import Finding, Judgement, judge
from ..seal import originals_in
from ..translations.lag import Step, steps
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
    being published. `originals` are published beside a text that was taken over, as they were found. `steps` led to the
    version, newest first.
    """

    version: Version
    effect: Effect
    previous: Notice | None
    changes: Changes | None
    begun: Notice | None
    refusals: tuple[Problem, ...]
    blocking: tuple[Finding, ...]
    originals: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def before(self) -> Notice | None:
        """Return what reviewers see it compared with."""
        return self.begun or self.previous


@dataclass(frozen=True)
class OtherPath:
    """A path changes beside what the notice is read from.

    `was` is the name that it had before, where nothing but that is another. `is_hidden` says that lists of files leave it out,
    `is_special` that it is or was no plain file: a link, a submodule, a program that can be run.
    """

    path: str
    was: str = ""
    is_hidden: bool = False
    is_special: bool = False


@dataclass(frozen=True)
class Proposal:
    """A proposal takes the notice from `base` to `head`; `base` is None where it cannot be read.

    `judgement` is what the checks found in `head`; `program` has every other path that changes. `rehearsed` says by the
    name of a draft what would be wrong with the site if it were published. `known` are name and seal of each entry that was
    published before, also where `base` cannot be read. `refused` says what freezing would have refused of entries that come
    frozen. If main is `protected`, what is frozen of a draft becomes public by a second pull request.
    """

    base: Publication | None
    head: Publication
    judgement: Judgement
    program: tuple[OtherPath, ...] = ()
    rehearsed: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    known: Sequence[tuple[str, str]] = ()
    refused: tuple[Problem, ...] = ()
    protected: bool = False

    @property
    def stakes(self) -> tuple[Stake, ...]:
        """Return versions that come frozen, then the draft; nothing if the notice stays as it is."""
        return tuple(self._stakes())

    @property
    def taken_back(self) -> tuple[Draft, ...]:
        """Return the drafts that are gone with the pull request."""
        still = {draft.id for draft in self.head.drafts} | {entry.id for entry in self.head.timeline.ledger.entries}
        return tuple(draft for draft in self.base.drafts if draft.id not in still) if self.base else ()

    @property
    def rewritten(self) -> tuple[LedgerFault, ...]:
        """Return where the ledger does not go on from what was published.

        Seals alone cannot tell, if all of them are made anew.
        """
        return tuple(extends(self.known, self.head.timeline.ledger.seals))

    @property
    def endings(self) -> tuple[tuple[Draft, Effect], ...]:
        """Return the drafts of what ends a version that come or change, with what merging does to each."""
        drafts = (draft for draft in self.head.drafts if draft.version is None and self._is_new(draft))
        return tuple((draft, self._effect(draft)) for draft in drafts)

    def refusals_of(self, draft: Draft) -> tuple[Problem, ...]:
        """Return why a draft cannot be published: what refuses it as it is, or what would be wrong with the site then."""
        return tuple(refusals(self.head, draft)) or self.rehearsed.get(draft.id, ())

    def _stakes(self) -> Iterator[Stake]:
        timeline = self.head.timeline
        known = (self.base or self.head).timeline.ids
        for version in timeline.frozen:
            if version.id not in known or (self.base and not self.base.timeline.version(version.id).frozen):
                yield self._stake(version, Effect.PUBLISHES, None)
        for draft in self.head.drafts:
            if draft.version and self._is_new(draft):
                yield self._stake(draft.version, self._effect(draft), draft)

    def _is_new(self, draft: Draft) -> bool:
        """Say whether the pull request brings a draft, or goes on with it."""
        return self._begun(draft) is None or self._begun(draft) != draft.files

    def _begun(self, draft: Draft) -> Mapping[str, bytes] | None:
        before = {one.id: one.files for one in self.base.drafts} if self.base else {}
        return before.get(draft.id)

    def _effect(self, draft: Draft) -> Effect:
        if draft.heading.held:
            return Effect.HOLDS
        return Effect.REFUSED if self.refusals_of(draft) or self._blocking(draft) else Effect.PUBLISHES

    def _blocking(self, draft: Draft) -> tuple[Finding, ...]:
        if draft.version is None:
            return ()
        if draft.id == self.judgement.version.id:
            return self.judgement.blocking
        return judge(self.head, self.judgement.language, draft.id).blocking

    def _stake(self, version: Version, effect: Effect, draft: Draft | None) -> Stake:
        before = self.head.timeline.before(version)
        previous = before.notice if before else None
        drafts = {one.id: one.version for one in self.base.drafts} if self.base and effect == Effect.HOLDS else {}
        began = drafts.get(version.id)
        found = changes(previous, version.notice) if previous else None
        refused = self.refusals_of(draft) if draft else ()
        blocking = self._blocking(draft) if draft else ()
        originals = tuple(originals_in(draft.files) if draft else version.originals)
        passed = tuple(steps((version, *reversed(self.head.timeline.earlier(version)))))
        return Stake(version, effect, previous, found, began.notice if began else None, refused, blocking, originals, passed)
