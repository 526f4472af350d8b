"""What was published and is still to come can be published again, moved or withdrawn, whichever of several it is.

The version that applies in the end has its text in `docs` itself; each other one is prepared in a folder of its own.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .ledger import ENDED, WITHDRAWN
from .markup import REPLACED
from .merging import merged, text_files
from .messages import Message
from .new_draft import Begun, RefusedError
from .publication import Publication
from .versions import Ending, Version
from .wish import Wish, within


def again(wish: Wish) -> Begun:
    """Begin an upcoming version anew, before its day, with every correction made since it was published.

    Raise RefusedError where a correction and the upcoming version changed the same words.
    """
    version, timeline = wish.to_stay(wish.chosen_version()), wish.publication.timeline
    id = wish.next_of(version.effective)
    base, corrected = timeline.written_after(version), timeline.before(version)
    if base is None or corrected is None or base.id == corrected.id:
        return Begun(id, _anew(wish, version, id, {}), Message("acts.again", version=id, last=version.id))
    files = _put_together(wish, version, base, corrected)
    return Begun(id, _anew(wish, version, id, files), Message("acts.again-with", version=id, last=version.id, correction=corrected.id))


def _anew(wish: Wish, version: Version, id: str, files: Mapping[str, bytes], *marks: str) -> dict[str, bytes | None]:
    """Return what begins a version in place of another one, with other facts and pages where there are any."""
    if version is wish.last:
        wish.in_docs()
        return {**wish.begin(id, *marks), **(wish.replaced(files) if files else {})}
    return within(wish.draft_folder(id), {**_without_text(wish.begin_from(version, id, *marks), files), **files})


def _without_text(begun: Mapping[str, bytes], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what was begun, without the facts and pages in whose place others come."""
    gone = text_files(begun) if files else {}
    return {name: content for name, content in begun.items() if name not in gone}


def _put_together(wish: Wish, version: Version, base: Version, corrected: Version) -> dict[str, bytes]:
    """Return facts and pages of a version with what was corrected. Raise RefusedError where both changed the same words."""
    publication = wish.publication
    is_last = version is wish.last
    mine, where = (publication.files, publication.working.folder) if is_last else (version.contents, version.notice.folder)
    try:
        found = merged(mine, base.contents, _files_of(publication, corrected))
    except OSError:
        raise RefusedError([Message("acts.no-git", last=version.id, correction=corrected.id)]) from None
    if found.conflicts:
        places = tuple(f"{where}/{name}:{line}" for name, line in found.conflicts)
        raise RefusedError([Message("acts.conflicts", last=version.id, correction=corrected.id, places=places)])
    return dict(found.files)


def _files_of(publication: Publication, version: Version) -> Mapping[str, bytes]:
    return next((draft.files for draft in publication.drafts if draft.id == version.id), version.contents)


def move(wish: Wish) -> Begun:
    """Begin an upcoming version, or the end of the notice, for another day, between those that are before and after it."""
    meant, day = wish.to_stay(wish.chosen()), wish.own_day()
    course = wish.publication.timeline.course
    place = [one.id for one in course].index(meant.id)
    before, after = course[:place], course[place + 1 :]
    if day < wish.today:
        raise RefusedError([Message("new-version.past", day=wish.day, today=wish.today.isoformat())])
    if day == meant.heading.effective:
        raise RefusedError([Message("acts.same-day", day=wish.day, last=meant.id)])
    if before and day <= before[-1].heading.effective:
        raise RefusedError([Message("acts.before-others", day=wish.day, last=meant.id)])
    if after and day >= after[0].heading.effective:
        raise RefusedError([Message("acts.after-others", day=wish.day, last=meant.id, after=after[0].id)])
    mark = f"{REPLACED}{meant.id}"
    if isinstance(meant, Version):
        id = wish.next_of(day)
        files = _anew(wish, meant, id, {}, mark)
    else:
        id = f"{wish.next_of(day)}{ENDED}"
        files = within(wish.draft_folder(id), wish.apart(id, mark))
    return Begun(id, files, Message("acts.moved", version=id, last=meant.id))


def withdraw(wish: Wish) -> Begun:
    """Begin the withdrawal of an upcoming version, or of the end of the notice.

    The working text goes back to that which then applies in the end, if it is another one.
    """
    meant, timeline = wish.chosen(), wish.publication.timeline
    id = f"{meant.id}{WITHDRAWN}"
    folder = wish.draft_folder(id)
    if isinstance(meant, Ending) or meant is not wish.last:
        return Begun(id, within(folder, wish.apart(id)), Message("acts.withdrawn-apart", last=meant.id, folder=wish.shown(folder)))
    wish.in_docs()
    names = [draft.heading.name for draft in wish.publication.drafts]
    end = timeline.ledger.end([*names, replace(meant.heading.name, withdrawn=True)])
    if end is None:
        raise RefusedError([Message("drafts.nothing-left", version=id)])
    before = timeline.version(end.id)
    files = {**within(folder, wish.begin(id)), **wish.replaced(text_files(before.contents))}
    return Begun(id, files, Message("acts.withdrawn", last=meant.id, folder=wish.shown(folder), before=before.id))
