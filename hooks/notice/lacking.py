"""An upcoming version lacks a correction that comes after it in the ledger: on its day, what was put right would be wrong again."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from .docs_folder import VERSIONS
from .merging import merged, text_files
from .new_draft import next_of
from .publication import Publication
from .versions import Version

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Lack:
    """An upcoming version lacks a correction in some `files`; `again` is the name under which it can be published again.

    `folder` is that of the version, as the editor knows it.
    """

    version: str
    correction: str
    again: str
    folder: str
    files: tuple[str, ...]


def lacking(publication: Publication) -> tuple[Lack, ...]:
    """Return which corrections, published or finished, the upcoming versions lack.

    Nothing is lacking once a version is published again, or finished to be.
    """
    timeline = publication.timeline
    finished = [draft.heading for draft in publication.drafts if not draft.heading.held]
    ended = {id for heading in finished for id in timeline.ledger.ended_by(timeline.entry_of(heading))}
    upcoming = (version for version in timeline.upcoming if version.id not in ended)
    return tuple(lack for version in upcoming for lack in _lacks(publication, version))


def _lacks(publication: Publication, version: Version) -> Iterator[Lack]:
    timeline = publication.timeline
    before = [other for other in takewhile(lambda other: other.id != version.id, timeline.line) if not other.heading.held]
    base, correction = timeline.written_after(version), before[-1] if before else None
    if base is None or correction is None or correction.id == base.id or not _is_correction(publication, correction, version):
        return
    contents = next((draft.files for draft in publication.drafts if draft.id == correction.id), correction.contents)
    if files := tuple(_changed(version.contents, base.contents, contents)):
        again = next_of(publication, version.effective)
        yield Lack(version.id, correction.id, again, f"{publication.working.folder}/{VERSIONS}/{version.id}", files)


def _is_correction(publication: Publication, correction: Version, version: Version) -> bool:
    """Say whether a version comes into the ledger after another, or is to, and was not taken over from elsewhere."""
    order = [entry.id for entry in publication.timeline.ledger.entries]
    later = not correction.frozen or order.index(correction.id) > order.index(version.id)
    return later and not correction.heading.imported


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
