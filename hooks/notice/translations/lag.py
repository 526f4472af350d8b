"""A section of a translation lags behind where its source changed and it did not; or it runs ahead of its source."""
from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from ..change_history import VersionHeading
from ..changes import changes
from ..reading import Notice
from ..renamed_ids import RenamedIds
from ..versions import Version

Reworded = Mapping[str, Mapping[str, Collection[str]]]
"""The ids of sections that read otherwise, by page and language."""
NewLanguages = Mapping[str, Collection[str]]
"""The languages in which a page has come, by page."""


@dataclass(frozen=True)
class Compared:
    """Two versions were compared.

    `reworded` has the sections that read otherwise, `substantial` those of them whose content changes, `of_one_language` those
    in which something was only put right in the language itself; `new` has the languages in which a page has come, `renamed_ids`
    the sections that have another id.
    """

    reworded: Reworded
    substantial: Reworded
    of_one_language: Reworded
    new: NewLanguages
    renamed_ids: RenamedIds


@dataclass(frozen=True)
class Step:
    """A step is what changed from one version to the one that applies from `day`.

    `reworded` has the ids of the sections that read otherwise, by page and language; `new` has the languages in which a
    page has come, `renamed_ids` the sections that have another id. `alone` are the rewordings that have no counterpart in
    another language, `substantial` those that change the content.
    """

    day: date
    reworded: Reworded
    new: NewLanguages
    renamed_ids: RenamedIds = field(default_factory=dict)
    alone: Reworded = field(default_factory=dict)
    substantial: Reworded = field(default_factory=dict)


@dataclass(frozen=True)
class Lag:
    """Sections of a page in a translation are `behind` their source, or `ahead` of it: each with the day from which it is so.

    That is the day from which the text that changed, that of the source or of the translation, reads as it does.
    """

    behind: Mapping[str, date]
    ahead: Mapping[str, date]


@dataclass(frozen=True)
class Following:
    """Translations followed their source in a step, or did not: by the codes of their languages.

    `late` lack a change of the source that is in this step, `caught_up` have got one of an earlier step, and `ahead` have a
    change of content that the source has not.
    """

    late: tuple[str, ...] = ()
    caught_up: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()


def behind(steps: Iterable[Step], page: str, language: str, source: str) -> dict[str, date]:
    """Return the sections of a page that changed in the `source` language later than in the translation.

    Each has the day from which the source reads so. `steps` are newest first. A change goes unnoticed where the page
    had no translation yet: that was made of the new text.
    """
    return dict(lag(steps, page, language, source).behind)


def lag(steps: Iterable[Step], page: str, language: str, source: str) -> Lag:
    """Return how a translation of a page stands to its `source` after some steps, given newest first."""
    late: dict[str, date] = {}
    early: dict[str, date] = {}
    for step in reversed(list(steps)):
        late, early = (_renamed(found, step.renamed_ids.get(page, {})) for found in (late, early))
        if language in step.new.get(page, ()):
            late, early = {}, {}
            continue
        leading, own = _leading(step, page, source), _in(step.reworded, page, language)
        for id in own:
            if id not in leading and id not in late and id in _ahead(step, page, language):
                early[id] = step.day
            late.pop(id, None)
        for id in leading:
            if id not in own and id not in early:
                late[id] = step.day
            early.pop(id, None)
    return Lag(late, early)


def following(steps: Iterable[Step], notice: Notice) -> Following:
    """Return which translations of a notice followed their source in the newest of some steps, which led to it."""
    passed = list(steps)
    found: dict[str, list[str]] = {"late": [], "caught_up": [], "ahead": []}
    for language in (one for one in notice.languages if passed and one != notice.source):
        for page in (one for one in notice.pages if notice.is_translated(one, language)):
            for kind, ids in _followed(passed, page, language, notice.source).items():
                if language not in found[kind] and any(notice.has_section(page, id, language) for id in ids):
                    found[kind].append(language)
    return Following(**{kind: tuple(languages) for kind, languages in found.items()})


def _followed(passed: list[Step], page: str, language: str, source: str) -> dict[str, list[str]]:
    """Return the sections of a page with which a translation came late, caught up or ran ahead in the newest step."""
    newest, before = passed[0], passed[1:]
    was, now = _renamed(lag(before, page, language, source).behind, newest.renamed_ids.get(page, {})), lag(passed, page, language, source)
    own = _in(newest.reworded, page, language)
    return {
        "late": [id for id, day in now.behind.items() if day == newest.day],
        "caught_up": [id for id in was if id in own and id not in now.behind],
        "ahead": [id for id, day in now.ahead.items() if day == newest.day],
    }


def steps(versions: Iterable[Version], compare: Callable[[Version, Version], Compared] | None = None) -> Iterator[Step]:
    """Yield the steps between versions that are given newest first.

    One that is minor, or touches a language alone, has no change that a translation must follow.
    """
    for newer, older in pairwise(versions):
        yield step_of(newer.heading, (compare or _compared)(older, newer))


def step_of(heading: VersionHeading, found: Compared) -> Step:
    """Return the step to a version with a heading, in which its editor may say what has no counterpart in other languages."""
    alone = {
        page: {
            language: [id for id in ids if heading.touches_alone(page, language, id) or id in _in(found.of_one_language, page, language)]
            for language, ids in by_language.items()
        }
        for page, by_language in found.reworded.items()
    }
    return Step(heading.effective, found.reworded, found.new, found.renamed_ids, alone, found.substantial)


def _renamed(found: Mapping[str, date], ids: Mapping[str, str]) -> dict[str, date]:
    return {ids.get(id, id): day for id, day in found.items()}


def _leading(step: Step, page: str, language: str) -> set[str]:
    """Return the sections of a page in a language whose change others have to have, too."""
    return set(_in(step.reworded, page, language)) - set(_in(step.alone, page, language))


def _ahead(step: Step, page: str, language: str) -> set[str]:
    return _leading(step, page, language) & set(_in(step.substantial, page, language))


def _in(found: Reworded, page: str, language: str) -> Collection[str]:
    return found.get(page, {}).get(language, ())


def _compared(older: Version, newer: Version) -> Compared:
    found = changes(older.notice, newer.notice)
    return Compared(found.reworded, found.substantial, found.of_one_language, found.new_languages, found.renamed_ids)
