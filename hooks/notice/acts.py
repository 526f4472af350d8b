"""What an editor may do with the versions of a notice. Each act prepares files that are held back, or says why it cannot be."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from .acts_on_coming import again, move, withdraw
from .clock import may_apply_from
from .docs_folder import DRAFTS, page_and_language
from .ledger import ENDED, EntryName, Kind
from .messages import Message
from .new_draft import Begun, RefusedError, new_version, no_day, pending
from .page_names import HISTORY
from .publication import Publication
from .wish import Wish, within


def begin_new(wish: Wish) -> Begun:
    """Begin a version that applies after all others."""
    files = new_version(wish.publication, wish.day, wish.titles, wish.renderer)
    return Begun(wish.next_of(wish.own_day()), files, Message("new-version.begun", day=wish.day))


def correct(wish: Wish) -> Begun:
    """Begin a correction of the text in force, which applies from today: in a folder of its own while another version is to come."""
    timeline, id = wish.publication.timeline, wish.next_of(wish.today)
    current = timeline.in_force
    if current is None:
        why = Message("acts.ended", end=timeline.ended.id) if timeline.ended else None
        raise RefusedError([why or Message("acts.nothing-in-force", version=timeline.current.id)])
    if current is wish.last and pending(wish.publication) is None:
        return Begun(id, wish.begin(id), Message("acts.correct-here", version=id))
    folder = wish.draft_folder(id)
    files = within(folder, wish.begin_from(current, id))
    say = Message("acts.correct-apart", version=id, folder=wish.shown(folder), last=timeline.last.id)
    return Begun(id, files, say)


def end(wish: Wish) -> Begun:
    """Begin the end of the notice: from its day, no text applies."""
    day, timeline = wish.own_day(), wish.publication.timeline
    if timeline.ended:
        raise RefusedError([Message("acts.ended", end=timeline.ended.id)])
    if timeline.coming_end:
        raise RefusedError([Message("acts.end-begun", end=timeline.coming_end.id)])
    if day < wish.today:
        raise RefusedError([Message("drafts.end-past", version=wish.day, today=wish.today.isoformat())])
    if timeline.upcoming and day <= timeline.last.effective:
        raise RefusedError([Message("ledger.end-too-early", entry=wish.day, version=timeline.last.id)])
    id = f"{wish.next_of(day)}{ENDED}"
    folder = wish.draft_folder(id)
    return Begun(id, within(folder, wish.apart(id)), Message("acts.end", folder=wish.shown(folder), day=wish.day))


def take_over(wish: Wish) -> Begun:
    """Begin an old text that was found: the nearest published one stands in its place until it is written."""
    day, timeline = wish.own_day(), wish.publication.timeline
    first = min((version.published for version in timeline.frozen if version.published), default=wish.today)
    if day >= first or day >= timeline.last.effective:
        raise RefusedError([Message("acts.not-old", day=wish.day, first=min(first, timeline.last.effective).isoformat())])
    nearest = next((version for version in timeline.line if version.frozen and version.effective >= day), timeline.last)
    id = wish.next_of(day)
    folder = wish.draft_folder(id)
    files = within(folder, wish.begin_from(nearest, id, "imported"))
    return Begun(id, files, Message("acts.taken-over", version=id, folder=wish.shown(folder), nearest=nearest.id))


ACTS: Mapping[str, Callable[[Wish], Begun]] = {
    "new": begin_new,
    "correct": correct,
    "again": again,
    "move": move,
    "withdraw": withdraw,
    "import": take_over,
    "end": end,
}


def begin(act: str, wish: Wish) -> Begun:
    """Prepare what an act asks for. Raise RefusedError with why it cannot be, in words that say what to do."""
    if act not in ACTS:
        raise RefusedError([Message("acts.unknown", act=act[:40], acts=tuple(ACTS))])
    if wish.day and not may_apply_from(wish.day):
        raise RefusedError([no_day(wish.day)])
    begun = ACTS[act](wish)
    if reasons := list(_stranded(wish.publication, begun)):
        raise RefusedError(reasons)
    return begun


def _stranded(publication: Publication, begun: Begun) -> Iterator[Message]:
    """Yield why a draft in a folder of its own, what was begun or another, would then apply last of all: none there may."""
    drafts = {draft.heading.name: draft.folder == publication.working.folder for draft in publication.drafts}
    if name := EntryName.parse(begun.id):
        drafts[name] = any("/" not in file and page_and_language(file)[0] == HISTORY for file in begun.files)
    end = publication.timeline.ledger.end(drafts)
    last = max((name for name, in_docs in drafts.items() if in_docs), default=end.name if end else None)
    for name, in_docs in sorted(drafts.items()):
        if last and not in_docs and name.kind == Kind.VERSION and name > last:
            folder = f"{publication.working.folder}/{DRAFTS}/{name}"
            yield Message("acts.stranded", version=str(name), folder=folder, last=str(last))
