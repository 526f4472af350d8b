"""Entries may come frozen, to a branch or to the public: each must be as freezing would have made it of a finished draft."""
from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ..cache import BuildCache
from ..drafts import refusals
from ..drafts_folder import Draft, draft_of, own_heading
from ..freezing import files_to_seal
from ..ledger import PUBLISHED, Entry, Kind, Ledger, faults_of_future
from ..messages import Message
from ..problems import NoticeError, Problem
from ..publication import Publication, as_published
from ..published import Published
from ..reading import Reader
from ..rules.blocking import blocked
from ..seal import RECORDED, WORDS, Sealed
from ..versions import Timeline

# Gives what would be wrong with the site if a draft followed what was published before it.
Rehearse = Callable[[Published, Publication, Draft], list[Problem]]
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class FrozenEntries:
    """What is `published`, and what it is read with; findings are told in `language`."""

    published: Published
    reader: Reader
    cache: BuildCache
    language: str

    def problems(self, known: Collection[str], moment: datetime, rehearse: Rehearse) -> list[Problem]:
        """List what freezing would have refused of each entry that is not among the `known` ones, on the day that it names."""
        latest = moment.date() + A_DAY
        shown, ledger = self.published, self.published.ledger
        future = (fault for fault in faults_of_future(ledger, latest) if fault.entry not in known)
        found = [Problem(shown.folder(one.entry), 1, Message(f"ledger.{one.kind}", entry=one.entry, **one.values)) for one in future]
        for place, entry in enumerate(ledger.entries):
            if entry.id not in known:
                found += self._of_entry(self._up_to(place), entry, rehearse)
        return found

    def _up_to(self, place: int) -> Published:
        """Return what was published before the entry at a place."""
        entries = self.published.ledger.entries[:place]
        return replace(self.published, ledger=Ledger(entries), sealed={one.id: self.published.sealed[one.id] for one in entries})

    def _of_entry(self, before: Published, entry: Entry, rehearse: Rehearse) -> Iterator[Problem]:
        try:
            draft = self._draft(before, self.published.sealed[entry.id])
            if not_made := list(_not_made_by_freezing(draft, entry, self.published.sealed[entry.id])):
                yield draft.problem(Message("review.by-hand", entry=entry.id, files=tuple(not_made)))
            elif draft.heading.held:
                yield draft.problem(Message("review.frozen-held", entry=entry.id))
            elif entry.recorded:
                publication = self._as_it_was(before, draft, entry.recorded)
                refused = [*refusals(publication, draft), *blocked(publication, draft, self.language)]
                yield from refused or rehearse(before, publication, draft)
        except NoticeError as error:
            yield from error.problems

    def _draft(self, before: Published, sealed: Sealed) -> Draft:
        """Return the draft that an entry must have been. Raise NoticeError with all that a draft is refused for when it is read."""
        folder = self.published.folder(str(sealed.name))
        files = {name: content for name, content in sealed.files.items() if name not in (*RECORDED, WORDS)}
        if sealed.name.kind == Kind.VERSION:
            notice = self.reader.working_text(sealed.text, folder, sealed.entry.imported is not None, before.contents_of)
            made = draft_of(folder, files, notice, own_heading(sealed.name, notice.documents["history"], notice.source, folder))
            return replace(made, files=files)
        histories = self.reader.working_histories(files, folder, before.contents_of)
        source = next(iter(histories))
        return Draft(folder, files, own_heading(sealed.name, histories, source, folder), histories, source, None)

    def _as_it_was(self, before: Published, draft: Draft, day: date) -> Publication:
        """Return what was published on a day, with the draft that was to follow."""
        if draft.version and before.last is None:
            first = Timeline((draft.version,), _noon(day, draft.version.zone))
            return Publication(draft.version.notice, draft.files, first, (draft,))
        found = as_published(before, self.reader, _noon(day, "Etc/UTC"), self.cache, draft.version)
        moment = _noon(day, found.timeline.current.zone)
        return replace(found, timeline=replace(found.timeline, moment=moment), drafts=(draft,))


def _noon(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(12), ZoneInfo(zone))


def _not_made_by_freezing(draft: Draft, entry: Entry, sealed: Sealed) -> Iterator[str]:
    """Yield files that freezing would have written otherwise, or not at all."""
    if entry.recorded is None:
        yield PUBLISHED
    wanted = replace(entry, replaces=draft.heading.replaces)
    if draft.heading.imported != (entry.imported is not None):
        wanted = replace(wanted, published=entry.imported, imported=entry.published)
    made = files_to_seal(draft, wanted)
    for name in sorted({*made, *sealed.files}):
        if made.get(name) != sealed.files.get(name):
            yield name
