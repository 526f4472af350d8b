"""What an editor may do with the versions of a notice. Each act prepares files that are held back, or says why it cannot be."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from .clock import may_apply_from
from .docs_folder import DRAFTS, page_and_language
from .ledger import WITHDRAWN
from .markup import REPLACED, Renderer
from .merging import merged, text_files
from .messages import Message
from .new_draft import Begun, RefusedError, headed, new_version, next_of, no_day, pending
from .page_names import HISTORY
from .publication import Publication
from .reading import Reader
from .versions import Version

HELD = "draft"


@dataclass(frozen=True)
class Wish:
    """An editor wishes an act on a publication: `day` is written as 2027-01-01, or empty; `titles` are by language."""

    publication: Publication
    day: str
    titles: Mapping[str, str]
    renderer: Renderer

    @property
    def today(self) -> date:
        """Return the day where the version in force applies."""
        return self.publication.timeline.day

    def begin(self, id: str, *marks: str) -> dict[str, bytes]:
        """Return the working change histories with a heading that is held back. Raise RefusedError for a title."""
        return headed(self.publication.files, self.publication.histories, id, (HELD, *marks), self.titles, self.renderer)

    def begin_from(self, version: Version, id: str, *marks: str) -> dict[str, bytes]:
        """Return the text of a published version, with a heading that is held back, as files of a draft."""
        files = version.contents
        pages = {name: content for name, content in files.items() if page_and_language(name)[0] == HISTORY}
        histories = Reader((), self.renderer).histories(pages, version.id)
        return text_files(files) | headed(files, histories, id, (HELD, *marks), self.titles, self.renderer)

    def next_of(self, day: date) -> str:
        """Return the name of the next version of a day."""
        return next_of(self.publication, day)

    def draft_folder(self, id: str) -> str:
        """Return the folder of a draft. Raise RefusedError if it is begun already."""
        if any(draft.id == id for draft in self.publication.drafts):
            raise RefusedError([Message("new-version.pending", version=id)])
        return f"{DRAFTS}/{id}"

    def in_docs(self) -> None:
        """Raise RefusedError if the working text is a draft already."""
        if reason := pending(self.publication):
            raise RefusedError([reason])

    def upcoming(self) -> Version:
        """Return the published version that applies in the end. Raise RefusedError if it applies already."""
        last = self.publication.timeline.last
        if last not in self.publication.timeline.upcoming:
            raise RefusedError([Message("acts.nothing-upcoming", version=last.id)])
        return last

    def own_day(self) -> date:
        """Return the day that was given. Raise RefusedError if it is none."""
        if not may_apply_from(self.day):
            raise RefusedError([no_day(self.day)])
        return date.fromisoformat(self.day)


def begin_new(wish: Wish) -> Begun:
    """Begin a version that applies after all others."""
    files = new_version(wish.publication, wish.day, wish.titles, wish.renderer)
    return Begun(wish.next_of(wish.own_day()), files, Message("new-version.begun", day=wish.day))


def correct(wish: Wish) -> Begun:
    """Begin a correction of the text in force, which applies from today: in a folder of its own while another version is to come."""
    timeline, id = wish.publication.timeline, wish.next_of(wish.today)
    current = timeline.in_force
    if current is None:
        raise RefusedError([Message("acts.nothing-in-force", version=timeline.current.id)])
    if current is timeline.last and pending(wish.publication) is None:
        return Begun(id, wish.begin(id), Message("acts.correct-here", version=id))
    folder = wish.draft_folder(id)
    files = _within(folder, wish.begin_from(current, id))
    say = Message("acts.correct-apart", version=id, folder=_shown(wish, folder), last=timeline.last.id)
    return Begun(id, files, say)


def again(wish: Wish) -> Begun:
    """Begin the upcoming version anew, before its day, with every correction made since it was published.

    Raise RefusedError where a correction and the upcoming version changed the same words.
    """
    wish.in_docs()
    last, timeline = wish.upcoming(), wish.publication.timeline
    id = wish.next_of(last.effective)
    files: dict[str, bytes | None] = {**wish.begin(id)}
    base, corrected = timeline.written_after(last), timeline.before(last)
    if base and corrected and base.id != corrected.id:
        try:
            found = merged(wish.publication.files, base.contents, _files_of(wish.publication, corrected))
        except OSError:
            raise RefusedError([Message("acts.no-git", last=last.id, correction=corrected.id)]) from None
        if found.conflicts:
            places = tuple(f"{wish.publication.working.folder}/{name}:{line}" for name, line in found.conflicts)
            raise RefusedError([Message("acts.conflicts", last=last.id, correction=corrected.id, places=places)])
        files |= _replaced(wish, found.files)
        return Begun(id, files, Message("acts.again-with", version=id, last=last.id, correction=corrected.id))
    return Begun(id, files, Message("acts.again", version=id, last=last.id))


def move(wish: Wish) -> Begun:
    """Begin the upcoming version for another day."""
    wish.in_docs()
    last, day, timeline = wish.upcoming(), wish.own_day(), wish.publication.timeline
    before = timeline.before(last)
    if day < wish.today:
        raise RefusedError([Message("new-version.past", day=wish.day, today=wish.today.isoformat())])
    if day == last.effective:
        raise RefusedError([Message("acts.same-day", day=wish.day, last=last.id)])
    if before and day <= before.effective:
        raise RefusedError([Message("acts.before-others", day=wish.day, last=last.id)])
    id = wish.next_of(day)
    return Begun(id, wish.begin(id, f"{REPLACED}{last.id}"), Message("acts.moved", version=id, last=last.id))


def withdraw(wish: Wish) -> Begun:
    """Begin the withdrawal of the upcoming version, and put the working text back to the one that then applies in the end."""
    wish.in_docs()
    last, timeline = wish.upcoming(), wish.publication.timeline
    before = next((version for version in reversed(timeline.line) if version.frozen and version.id != last.id), None)
    if before is None:
        raise RefusedError([Message("drafts.nothing-left", version=f"{last.id}{WITHDRAWN}")])
    id = f"{last.id}{WITHDRAWN}"
    folder = wish.draft_folder(id)
    files = {**_within(folder, wish.begin(id)), **_replaced(wish, text_files(before.contents))}
    return Begun(id, files, Message("acts.withdrawn", last=last.id, folder=_shown(wish, folder), before=before.id))


def take_over(wish: Wish) -> Begun:
    """Begin an old text that was found: the nearest published one stands in its place until it is written."""
    day, timeline = wish.own_day(), wish.publication.timeline
    first = min((version.published for version in timeline.frozen if version.published), default=wish.today)
    if day >= first or day >= timeline.last.effective:
        raise RefusedError([Message("acts.not-old", day=wish.day, first=min(first, timeline.last.effective).isoformat())])
    nearest = next((version for version in timeline.line if version.frozen and version.effective >= day), timeline.last)
    id = wish.next_of(day)
    folder = wish.draft_folder(id)
    files = _within(folder, wish.begin_from(nearest, id, "imported"))
    return Begun(id, files, Message("acts.taken-over", version=id, folder=_shown(wish, folder), nearest=nearest.id))


ACTS: Mapping[str, Callable[[Wish], Begun]] = {
    "new": begin_new,
    "correct": correct,
    "again": again,
    "move": move,
    "withdraw": withdraw,
    "import": take_over,
}


def begin(act: str, wish: Wish) -> Begun:
    """Prepare what an act asks for. Raise RefusedError with why it cannot be, in words that say what to do."""
    if act not in ACTS:
        raise RefusedError([Message("acts.unknown", act=act[:40], acts=tuple(ACTS))])
    if wish.day and not may_apply_from(wish.day):
        raise RefusedError([no_day(wish.day)])
    return ACTS[act](wish)


def _files_of(publication: Publication, version: Version) -> Mapping[str, bytes]:
    return next((draft.files for draft in publication.drafts if draft.id == version.id), version.contents)


def _replaced(wish: Wish, files: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """Return facts and pages in place of those of the working text; None for a page that is to go."""
    now = text_files(wish.publication.files)
    return {name: files.get(name) for name in sorted({*now, *files}) if files.get(name) != now.get(name)}


def _within(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes | None]:
    return {f"{folder}/{name}": content for name, content in files.items()}


def _shown(wish: Wish, folder: str) -> str:
    return f"{wish.publication.working.folder}/{folder}"
