"""Each section has read as it does since a version, and has followed its source or not."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..reading import Notice
from ..translations.lag import Compared, Following, Lag, Step, following, lag, steps
from ..versions import Standing, Version
from .differences import Differences, differences
from .site import Presentation


@dataclass(frozen=True)
class Revision:
    """A revision is a version after the first, with how it differs from the one before."""

    version: Version
    changed: Differences

    def reworded(self, page: str, language: str) -> Iterator[str]:
        """Yield the sections of a page that read otherwise in a language; so do those whose source or facts changed."""
        for written in (language, self.changed["source"]):
            yield from self.changed["reworded"].get(page, {}).get(written, ())
        yield from (section for where, section in self.changed["shown"] if where == page)


@dataclass(frozen=True)
class Past:
    """The past of a version: its revisions, oldest first, and the steps that a translation must follow, newest first."""

    revisions: tuple[Revision, ...]
    steps: tuple[Step, ...]

    def unchanged_since(self, page: str, language: str) -> dict[str, Version]:
        """Return the version from which the sections of a page stand as they are; those as old as the notice are left out."""
        found: dict[str, Version] = {}
        for revision in self.revisions:
            ids = revision.changed["renamed_ids"].get(page, {})
            found = {ids.get(section, section): version for section, version in found.items()}
            found |= dict.fromkeys(revision.reworded(page, language), revision.version)
        return found

    def lag(self, notice: Notice, page: str, language: str) -> Lag:
        """Return the sections of a translated page that lag behind their source, or run ahead of it, and are in both."""
        if language == notice.source or not notice.is_translated(page, language):
            return Lag({}, {})
        found = lag(self.steps, page, language, notice.source)
        shared = [id for id in (*found.behind, *found.ahead) if all(notice.has_section(page, id, one) for one in (language, notice.source))]
        return Lag(*({id: day for id, day in days.items() if id in shared} for days in (found.behind, found.ahead)))


def past_of(presentation: Presentation, standing: Standing) -> Past:
    """Return the past of a version that stands so among the others."""
    versions = (*standing.earlier, standing.version)
    found = {newer.id: differences(presentation, older, newer) for older, newer in pairwise(versions)}

    def compared(_: Version, newer: Version) -> Compared:
        changed = found[newer.id]
        return Compared(
            changed["reworded"], changed["substantial"], changed["of_one_language"], changed["new_languages"], changed["renamed_ids"]
        )

    revisions = tuple(Revision(version, found[version.id]) for version in versions[1:])
    return Past(revisions, tuple(steps(reversed(versions), compared)))


def following_in(presentation: Presentation, standing: Standing) -> Following:
    """Return which translations followed their source in a version that stands so among the others, or did not."""
    return Following(*map(tuple, presentation.cache.data(_following, presentation, standing)))


def _following(presentation: Presentation, standing: Standing) -> list[tuple[str, ...]]:
    """Return the fields of a `Following`: many pages tell of each version, and its whole past is looked at for it."""
    found = following(past_of(presentation, standing).steps, standing.version.notice)
    return [found.late, found.caught_up, found.ahead]
