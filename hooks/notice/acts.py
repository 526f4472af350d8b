"""What an editor may do with the versions of a notice. Each act prepares files that are held back, or says why it cannot be."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from .acts_on_coming import again, move, withdraw
from .clock import may_apply_from
from .ledger import ENDED
from .messages import Message
from .new_draft import Begun, RefusedError, new_version, no_day, pending
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
    if current is timeline.last and pending(wish.publication) is None:
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
    return ACTS[act](wish)
