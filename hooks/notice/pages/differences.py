"""Two versions are compared as plain data: the verdict with its evidence, the facts, the sections and the languages that changed."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypedDict

from pydantic import TypeAdapter

from ..changes import Reason, changes, languages_between
from ..changes.fact_sentences import renamed_headings, told_facts
from ..changes.language_changes import LanguageChanges
from ..changes.rendered_changes import shown_changes
from ..page_names import NOTICE
from ..reading import Notice
from ..renamed_ids import RenamedIds, with_new_ids
from ..versions import Version
from .site import Presentation

LANGUAGES = TypeAdapter(LanguageChanges)


class FactDifference(TypedDict):
    """A changed fact is published so in versions.json; one that was added or removed is None before or after."""

    id: str
    kind: str
    before: Any
    after: Any


class FoundEvidence(TypedDict):
    """What speaks for the verdict is published so in versions.json: of which kind, where, in which language, which words."""

    kind: str
    where: str
    language: str | None
    before: str
    after: str


class Differences(TypedDict):
    """Two versions differ so, as plain data that can be cached; `source` is the language the newer one is written in.

    `verdict` is the program's own on all of it, and `evidence` what it rests on. `reworded` has the ids of sections by page and
    language, `substantial` and `of_one_language` some of them, `new_languages` the languages in which a page has come,
    `renamed_ids` the sections that have another id, `shown` the pages and sections that show other facts. `sentences` say the changed
    facts in words, by language, and `headings` the sections that are called otherwise.
    """

    source: str
    verdict: str
    evidence: list[FoundEvidence]
    facts: list[FactDifference]
    reworded: Mapping[str, Mapping[str, Sequence[str]]]
    substantial: Mapping[str, Mapping[str, Sequence[str]]]
    of_one_language: Mapping[str, Mapping[str, Sequence[str]]]
    new_languages: Mapping[str, Sequence[str]]
    renamed_ids: RenamedIds
    shown: list[tuple[str, str]]
    sentences: dict[str, list[str]]
    headings: dict[str, list[str]]


def differences(presentation: Presentation, old: Version, new: Version) -> Differences:
    """Return facts and sections that changed, and whether that matters to readers. It is not to be changed."""
    found: Differences = presentation.cache.data(_differences, presentation, old, new)
    return found


def _differences(presentation: Presentation, old: Version, new: Version) -> Differences:
    found = changes(old.notice, new.notice)
    before = with_new_ids(old.notice, found.renamed_ids)
    source = presentation.say(new.notice.source)
    return {
        "source": new.notice.source,
        "verdict": found.verdict.value,
        "evidence": [_evidence(reason) for reason in found.telling],
        "facts": [{"id": fact.id, "kind": fact.kind, "before": fact.before, "after": fact.after} for fact in found.facts],
        "reworded": found.reworded,
        "substantial": found.substantial,
        "of_one_language": found.of_one_language,
        "new_languages": found.new_languages,
        "renamed_ids": found.renamed_ids,
        "shown": sorted({(change.page, change.section) for change in shown_changes(before, new.notice, source)}),
        "sentences": {language: list(_sentences(presentation, before, new.notice, language)) for language in presentation.languages},
        "headings": {language: list(_headings(presentation, before, new.notice, language)) for language in presentation.languages},
    }


def changed_languages(presentation: Presentation, old: Version, new: Version) -> LanguageChanges:
    """Return which languages came, went or changed from one version to another."""
    return LANGUAGES.validate_python(presentation.cache.data(_languages, old, new))


def _languages(old: Version, new: Version) -> dict[str, Any]:
    return asdict(languages_between(old.notice, new.notice))


def _evidence(reason: Reason) -> FoundEvidence:
    return {
        "kind": reason.kind,
        "where": reason.where,
        "language": reason.language,
        "before": reason.before,
        "after": reason.after,
    }


def _sentences(presentation: Presentation, old: Notice, new: Notice, language: str) -> Iterator[str]:
    """Yield the facts that changed, each in a sentence, for readers without the page."""
    say = presentation.say(common_language(old, new, language))
    yield from (fact.sentence(say) for fact in told_facts(old, new, say))


def _headings(presentation: Presentation, old: Notice, new: Notice, language: str) -> Iterator[str]:
    say = presentation.say(common_language(old, new, language))
    for before, after in renamed_headings(old, new, say.language):
        yield say.told("heading_renamed", before=say.quoted(before), after=say.quoted(after))


def common_language(old: Notice, new: Notice, language: str, page: str = NOTICE) -> str:
    """Return `language` where both have a page in it, as far as they have the page; else that in which the newer one was written."""
    written = (notice.is_translated(page, language) for notice in (old, new) if page in notice.documents)
    return language if all(written) else new.source
