"""Before a draft is published, the site is made as it would be then, on each day on which it changes, and read by the gate.

Nothing is written to `docs/`, and nothing of the site is kept but what the build cache keeps of pages.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.manifest import write_manifest

from ..cache import BuildCache
from ..drafts_folder import Draft
from ..freezing import files_to_seal
from ..output.fault_identity import Identity, identity
from ..output.faults import Fault
from ..output.proofreading import proofread
from ..pages.site import Site
from ..pages.whole_site import site_files
from ..problems import NoticeError, Problem
from ..publication import Publication, as_published
from ..published import Published
from ..reading import Reader
from ..seal import Sealed, seal_of
from ..versions import Timeline
from .following import following_draft
from .places import problems_of


@dataclass(frozen=True)
class Stage:
    """A draft is tried on a stage: everything that is published, and what pages are made and read with.

    `site` gives what a build makes pages of, and raises NoticeError if the settings do not fit; `gate` is the cache of
    what was read.
    """

    published: Published
    reader: Reader
    cache: BuildCache
    gate: BuildCache
    site: Callable[[Publication], Site]


@dataclass(frozen=True)
class Scene:
    """A scene is the site with all that is `published` as it stands at a `moment` of a `day`; with a draft after it, if `followed`."""

    published: Published
    moment: datetime
    day: date
    followed: bool = False


def problems_when_public(stage: Stage, publication: Publication, draft: Draft) -> list[Problem]:
    """List what would be wrong with the site if a draft were published now, and is not wrong with it today.

    Each problem stands where the draft can be mended.
    """
    entry = publication.timeline.entry_of(draft.heading)
    files = files_to_seal(draft, entry)
    after = stage.published.with_entry(Sealed(entry.name, files, seal_of(files, entry.after).encode()))
    found: dict[Fault, Scene] = {}
    try:
        for scene in _scenes(stage, after, publication.timeline):
            found = {**dict.fromkeys(_faults(stage, scene), scene), **found}
    except NoticeError as error:
        return list(error.problems)
    known = _known(stage, publication.timeline) if found else set()
    new = {fault: scene.day for fault, scene in sorted(found.items(), key=itemgetter(0)) if identity(fault) not in known}
    return list(problems_of(new, draft))


def _scenes(stage: Stage, published: Published, now: Timeline) -> Iterator[Scene]:
    """Yield the site of now, that of each later moment at which another version applies or none, and that with a next draft."""
    scenes = [Scene(published, now.moment, now.day)]
    course = as_published(published, stage.reader, now.moment, stage.cache).timeline.course
    scenes += [Scene(published, one.begins, one.heading.effective) for one in course if one.begins > now.moment]
    yield from (*scenes, replace(scenes[-1], followed=True))


def _known(stage: Stage, now: Timeline) -> set[Identity]:
    """Return what is wrong with what is published already: no draft is refused for that."""
    if stage.published.last is None:
        return set()
    try:
        scenes = list(_scenes(stage, stage.published, now))
        return {identity(fault) for scene in scenes for fault in _faults(stage, scene)}
    except NoticeError:
        return set()


def _faults(stage: Stage, scene: Scene) -> list[Fault]:
    """Make a site in a folder of its own, and return what the gate finds there."""
    follower = following_draft(scene.published, stage.reader) if scene.followed else None
    site = stage.site(as_published(scene.published, stage.reader, scene.moment, stage.cache, follower))
    with TemporaryDirectory() as folder:
        for path, content in site_files(site):
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        write_manifest(Path(folder))
        return proofread(Path(folder), site.addresses, Path(scene.published.shown).parent.as_posix(), stage.gate)
