"""An upcoming version lacks a correction that comes after it in the ledger: on its day, what was put right would be wrong again."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from .docs_folder import VERSIONS
from .ledger import EntryName
from .merging import merged, text_files
from .messages import Message
from .problems import Problem
from .publication import Publication
from .versions import Version

Files = Mapping[str, bytes]


def lacking(publication: Publication) -> tuple[Problem, ...]:
    """Return which corrections, published or finished, the upcoming versions lack, each with what to do.

    Nothing is lacking once a version is published again, or finished to be.
    """
    timeline = publication.timeline
    finished = [draft.heading for draft in publication.drafts if not draft.heading.held]
    ended = {id for heading in finished for id in timeline.ledger.ended_by(timeline.entry_of(heading))}
    upcoming = (version for version in timeline.upcoming if version.id not in ended)
    return tuple(problem for version in upcoming for problem in _lacks(publication, version))


def _lacks(publication: Publication, version: Version) -> Iterator[Problem]:
    timeline = publication.timeline
    before = [other for other in takewhile(lambda other: other.id != version.id, timeline.line) if not other.heading.held]
    base, correction = timeline.written_after(version), before[-1] if before else None
    if base is None or correction is None or correction.id == base.id or correction.heading.imported:
        return
    contents = next((draft.files for draft in publication.drafts if draft.id == correction.id), correction.contents)
    if files := tuple(_changed(version.contents, base.contents, contents)):
        names = [other.heading.name.number for other in timeline.versions if other.effective == version.effective]
        again = str(EntryName(version.effective, max(names) + 1))
        folder = f"{publication.working.folder}/{VERSIONS}/{version.id}"
        message = Message("drafts.lacks", version=version.id, correction=correction.id, again=again, files=files)
        yield Problem(f"{folder}/{files[0]}", 1, message)


def _changed(own: Files, base: Files, correction: Files) -> Iterator[str]:
    """Yield the files that a correction would change in a version, or in which both changed the same words.

    Where there is no git to tell, that is every file that was corrected and is not the same.
    """
    own, base, correction = (text_files(files) for files in (own, base, correction))
    try:
        found = merged(own, base, correction)
    except OSError:
        yield from (name for name in sorted({*base, *correction}) if correction.get(name) not in (base.get(name), own.get(name)))
        return
    conflicts = {name for name, _ in found.conflicts}
    yield from (name for name in sorted({*own, *found.files}) if name in conflicts or own.get(name) != found.files.get(name))
