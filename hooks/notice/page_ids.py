"""Every id that a page ever had leads on: to its section under the id of today, or to the last version that had it."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .cache import BuildCache
from .documents import Document
from .messages import Message
from .problems import Problem, nearest
from .reading import Notice
from .renamed_ids import renamed_ids
from .versions import Timeline, Version


@dataclass(frozen=True)
class GoneSection:
    """A section is gone from a page: `version` is the last that had it, and applied from `day`.

    `ids` are all that led to it, that of then first; `titles` are by language, each with the language in which it is
    written. `moved_to` is the page on which the section is now, if it went there.
    """

    version: str
    day: date
    ids: tuple[str, ...]
    titles: Mapping[str, tuple[str, str]]
    moved_to: str | None = None


@dataclass(frozen=True)
class PageIds:
    """These ids a page has or had: `own` are in use, `led` are former ids of sections that it has, `gone` are sections.

    A page that is gone itself has its title among them, first.
    """

    own: tuple[str, ...]
    led: Mapping[str, str]
    gone: tuple[GoneSection, ...]

    @property
    def every(self) -> list[str]:
        """Return all of them."""
        return [*self.own, *self.led, *(id for section in self.gone for id in section.ids)]

    @property
    def moved(self) -> dict[str, str]:
        """Return the page on which each section is now that went to another one."""
        return {section.ids[0]: section.moved_to for section in self.gone if section.moved_to}

    def former(self, id: str) -> tuple[str, ...]:
        """Return the ids that a section of the page had before."""
        return tuple(old for old, now in self.led.items() if now == id)


def page_ids(cache: BuildCache, line: Sequence[Version]) -> dict[str, PageIds]:
    """Return the former ids of every page that a version of the `line` has; it ends with the version at the root."""
    found: Mapping[str, Any] = cache.data(_plain, tuple(line))
    return {page: PageIds(tuple(ids["own"]), ids["led"], tuple(_gone(one) for one in ids["gone"])) for page, ids in found.items()}


def unpublished_former_ids(cache: BuildCache, timeline: Timeline) -> Iterator[Problem]:
    """Yield a problem for each id that a draft says a section has had, and that no published version has on its page.

    What was published elsewhere before may have had any.
    """
    published = page_ids(cache, timeline.frozen)
    for draft in timeline.drafts:
        if not draft.heading.imported:
            yield from _unpublished(draft.notice, published)


def _unpublished(notice: Notice, published: Mapping[str, PageIds]) -> Iterator[Problem]:
    for page in notice.pages:
        yield from never_published(notice.documents[page][notice.source], published[page].every if page in published else ())


def never_published(document: Document, known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each id that a section of a page says it has had, and that is not among those `known` to be published."""
    for section in document.sections:
        for id in section.former_ids:
            if id not in known:
                hint = Message("suggestion.near", names=nearest(id, known)) if known else "."
                yield document.problem(section.line, Message("anchors.never-published", id=id, hint=hint))


def _gone(plain: Mapping[str, Any]) -> GoneSection:
    titles = {language: (title, written) for language, (title, written) in plain["titles"].items()}
    return GoneSection(plain["version"], date.fromisoformat(plain["day"]), tuple(plain["ids"]), titles, plain["moved_to"])


@dataclass
class _History:
    """The ids that a page has had up to a version: what followed each one, and the last version that had it."""

    heirs: dict[str, str]
    last: dict[str, Version]

    def add(self, version: Version, document: Document, renamed: Mapping[str, str]) -> None:
        declared = {id: section.id for section in document.sections for id in section.former_ids}
        self.heirs |= {**renamed, **declared}
        for id in document.ids:
            self.heirs.pop(id, None)
            self.last[id] = version

    def end(self, id: str) -> str:
        """Return what an id has become. No id follows itself: one that a version has again is nobody's former id."""
        while id in self.heirs:
            id = self.heirs[id]
        return id


def _plain(line: tuple[Version, ...]) -> dict[str, Any]:
    histories: dict[str, _History] = {}
    before: Notice | None = None
    for version in line:
        notice = version.notice
        renamed = renamed_ids(before, notice) if before else {}
        for page in notice.pages:
            original = notice.documents[page][notice.source]
            histories.setdefault(page, _History({}, {})).add(version, original, renamed.get(page, {}))
        before = notice
    return {page: _ids(history, line[-1].notice, page) for page, history in histories.items()}


def _ids(history: _History, now: Notice, page: str) -> dict[str, Any]:
    current = now.documents[page][now.source].ids if page in now.documents else []
    ends = {id: history.end(id) for id in (*history.last, *history.heirs) if id not in current}
    gone = [id for id in history.last if ends.get(id) == id]
    return {
        "own": current,
        "led": {id: end for id, end in ends.items() if end in current},
        "gone": [
            _entry(id, [other for other, end in ends.items() if end == id != other], history.last[id], page)
            | {"moved_to": _moved_to(id, history.last[id].notice, now)}
            for id in gone
        ],
    }


def _entry(id: str, others: list[str], version: Version, page: str) -> dict[str, Any]:
    notice = version.notice
    titles = {language: _title(notice.document(page, language), id) for language in notice.languages}
    return {"version": version.id, "day": version.effective.isoformat(), "ids": [id, *others], "titles": titles}


def _moved_to(id: str, before: Notice, now: Notice) -> str | None:
    """Return the page that has a section now and did not when another page had it last, or None."""
    return next((page for page in now.pages if now.has_section(page, id, now.source) and not _had(before, page, id)), None)


def _had(notice: Notice, page: str, id: str) -> bool:
    return page in notice.documents and notice.has_section(page, id, notice.source)


def _title(document: Document, id: str) -> tuple[str, str]:
    section = document.section(id)
    return section.title if section else id, document.language
