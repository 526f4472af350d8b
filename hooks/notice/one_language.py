"""An editor may say that a change touches one language only: `{#2027-01-15 only="fi" because="…"}`. What contradicts that is found here.

`only` names languages, or sections of a language as findings do: "fi index.en#orders". Nothing in another language lags behind
what it names.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .change_history import VersionHeading
from .changes import Changes, Reason
from .facts.all_facts import used_as
from .facts.marks import Use
from .messages import Message
from .page_names import NOTICE
from .reading import Notice

# So many reasons are told.
MOST = 3
# How a fact, a section, a page or a language has changed; of other reasons the words are told.
DETAILS = {"added": Message("drafts.added"), "removed": Message("drafts.removed"), "changed": Message("drafts.changed")}


class Touched(NamedTuple):
    """A section of a page in a language."""

    page: str
    language: str
    id: str

    @property
    def scope(self) -> str:
        """Return it as findings write it: "index.fi#orders"."""
        return f"{self.page}.{self.language}#{self.id}"

    def is_beside(self, entry: str) -> bool:
        """Say whether it is what `entry` says does not change with it: the same section, or any, in another language."""
        same = entry.replace(f".{_language(entry)}#", f".{self.language}#") if "#" in entry else self.scope
        return self.language != _language(entry) and self.scope == same


def faults_of_only(heading: VersionHeading, found: Changes | None, notice: Notice) -> Iterator[Message]:
    """Yield what is wrong with what a heading says of one language; `found` are the changes of its version, None for the first."""
    for entry in heading.only:
        if not _is_known(entry, notice):
            scope = Touched(NOTICE, notice.source, notice.document(NOTICE, notice.source).ids[-1]).scope
            yield Message("drafts.only-unknown", version=heading.id, entry=entry, language=notice.source, scope=scope)
        elif found is None or not any(entry in (place.language, place.scope) for place in _changed(found)):
            yield Message("drafts.only-unchanged", version=heading.id, entry=entry)
        else:
            yield from _contradictions(heading, entry, found)


def _contradictions(heading: VersionHeading, entry: str, found: Changes) -> Iterator[Message]:
    """Yield what else changes than an entry says, and that it needs a reason."""
    changed = sorted(_changed(found))
    own = [place for place in changed if entry in (place.language, place.scope)]
    if others := [place for place in changed if place.is_beside(entry) and not heading.touches_alone(*place)]:
        yield Message("drafts.only-others", version=heading.id, entry=entry, where=others[0].scope)
    facts = [fact.id for fact in found.facts if fact.id.partition(".")[0] not in used_as(Use.STEERS)]
    if facts and "#" not in entry:
        yield Message("drafts.only-facts", version=heading.id, entry=entry, fact=facts[0], scope=own[0].scope)
    reasons = [one for one in found.reasons if one.verdict.binds and _place_of(one) in own]
    if reasons and not heading.because:
        yield Message("drafts.only-unread", version=heading.id, entry=entry, reasons=in_short(reasons))


def in_short(reasons: Iterable[Reason]) -> tuple[Message, ...]:
    """Return the first of some reasons, each with the words in question, or with what came of a fact, a section or a page."""
    return tuple(map(_told, list(reasons)[:MOST]))


def _told(reason: Reason) -> Message:
    change = reason.kind.rpartition("-")[2]
    if change in DETAILS:
        return Message("drafts.reason", where=reason.where, detail=DETAILS[change])
    return Message("drafts.reason-in-words", where=reason.where, before=reason.before or "–", after=reason.after or "–")


def _changed(found: Changes) -> Iterator[Touched]:
    for page, by_language in found.reworded.items():
        for language, ids in by_language.items():
            yield from (Touched(page, language, id) for id in ids)


def _is_known(entry: str, notice: Notice) -> bool:
    page = entry.partition("#")[0].rpartition(".")[0]
    language = _language(entry)
    return language in notice.languages and ("#" not in entry or (page in notice.pages and notice.is_translated(page, language)))


def _language(entry: str) -> str:
    return entry.partition("#")[0].rpartition(".")[2]


def _place_of(reason: Reason) -> Touched:
    page, _, id = reason.where.partition("#")
    return Touched(page, reason.language or "", id)
