"""An editor wishes something of the versions of a notice; what each act asks of a wish stands here."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from .clock import may_apply_from
from .docs_folder import DRAFTS, page_and_language
from .documents import Document
from .ledger import WITHDRAWN
from .markup import Renderer
from .merging import text_files
from .messages import Message
from .new_draft import RefusedError, headed, next_of, no_day, pending
from .page_names import HISTORY
from .publication import Publication
from .reading import Reader
from .versions import Ending, Version

HELD = "draft"
Coming = TypeVar("Coming", Version, Version | Ending)


@dataclass(frozen=True)
class Wish:
    """An editor wishes an act on a publication: `day` is written as 2027-01-01, or empty; `titles` are by language.

    `version` names the one that is to come and is meant; it may be empty where there is only one.
    """

    publication: Publication
    day: str
    titles: Mapping[str, str]
    renderer: Renderer
    version: str = ""

    @property
    def today(self) -> date:
        """Return the day where the version in force applies."""
        return self.publication.timeline.day

    @property
    def last(self) -> Version:
        """Return the version whose text `docs` has, or goes on from: it applies in the end, unless it is being withdrawn."""
        timeline = self.publication.timeline
        end = timeline.ledger.end(draft.heading.name for draft in self.publication.drafts)
        return timeline.version(end.id) if end else timeline.last

    def begin(self, id: str, *marks: str) -> dict[str, bytes]:
        """Return the working change histories with a heading that is held back. Raise RefusedError for a title."""
        return headed(self.publication.files, self.publication.histories, id, (HELD, *marks), self.titles, self.renderer)

    def begin_from(self, version: Version, id: str, *marks: str) -> dict[str, bytes]:
        """Return the text of a published version, with a heading that is held back, as files of a draft."""
        return text_files(version.contents) | headed(*self._histories(version), id, (HELD, *marks), self.titles, self.renderer)

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

    def apart(self, id: str, *marks: str) -> dict[str, bytes]:
        """Return change histories for a folder of their own, with a heading that is held back: none of another draft is in them."""
        if pending(self.publication):
            return headed(*self._histories(self.publication.timeline.last), id, (HELD, *marks), self.titles, self.renderer)
        return self.begin(id, *marks)

    def _histories(self, version: Version) -> tuple[Mapping[str, bytes], Mapping[str, Document]]:
        pages = {name: content for name, content in version.contents.items() if page_and_language(name)[0] == HISTORY}
        return version.contents, Reader((), self.renderer).histories(pages, version.id)

    def chosen(self) -> Version | Ending:
        """Return what is to come and is meant: a published version, or the end of the notice. Raise RefusedError as `_one_of` does."""
        return self._one_of(self._coming)

    def chosen_version(self) -> Version:
        """Return the published version that is to come and is meant. Raise RefusedError as `_one_of` does."""
        return self._one_of([one for one in self._coming if isinstance(one, Version)])

    def to_stay(self, meant: Coming) -> Coming:
        """Return what is meant. Raise RefusedError if its withdrawal is begun."""
        self.draft_folder(f"{meant.id}{WITHDRAWN}")
        return meant

    @property
    def _coming(self) -> list[Version | Ending]:
        timeline = self.publication.timeline
        return [one for one in timeline.course if one.begins > timeline.moment]

    def _one_of(self, coming: Sequence[Coming]) -> Coming:
        """Raise RefusedError if nothing is to come, if several are and none is named, or if another is named."""
        names, ended = tuple(one.id for one in coming), self.publication.timeline.ended
        if not coming:
            self.in_docs()
            last = Message("acts.nothing-upcoming", version=self.publication.timeline.last.id)
            raise RefusedError([Message("acts.ended", end=ended.id) if ended else last])
        if self.version and self.version not in names:
            raise RefusedError([Message("acts.not-upcoming", version=self.version[:40], versions=names)])
        if not self.version and len(coming) > 1:
            raise RefusedError([Message("acts.which", versions=names)])
        return next(one for one in coming if one.id == (self.version or one.id))

    def own_day(self) -> date:
        """Return the day that was given. Raise RefusedError if it is none."""
        if not may_apply_from(self.day):
            raise RefusedError([no_day(self.day)])
        return date.fromisoformat(self.day)

    def shown(self, folder: str) -> str:
        """Return a folder within `docs` as the editor knows it."""
        return f"{self.publication.working.folder}/{folder}"

    def replaced(self, files: Mapping[str, bytes]) -> dict[str, bytes | None]:
        """Return facts and pages in place of those of the working text; None for a page that is to go."""
        now = text_files(self.publication.files)
        return {name: files.get(name) for name in sorted({*now, *files}) if files.get(name) != now.get(name)}


def within(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """Return files by their path, in a folder."""
    return {f"{folder}/{name}": content for name, content in files.items()}
