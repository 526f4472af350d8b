"""Two versions are compared: as data, and as a piece of a page in one language."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypedDict

from pydantic import TypeAdapter

from ..addresses import Addresses, relative, version_page
from ..changes import Reason, changes
from ..changes.fact_sentences import Spot, ToldFact, renamed_headings, told_facts
from ..changes.language_changes import LanguageChanges
from ..changes.rendered_changes import shown_changes
from ..changes.section_changes import SectionChange, section_changes
from ..documents import Document
from ..links import with_addresses
from ..localizer import Localizer
from ..page_names import HISTORY
from ..reading import Notice
from ..redline import announced, folded, redline, with_all_moves, with_moves
from ..renamed_ids import RenamedIds, relinked, renamed_ids, with_new_ids
from ..told_tables import with_told_tables
from ..translations.lag import Following
from ..translations.language_sentences import language_sentences
from ..versions import Version
from .site import Presentation
from .text import addresses_of_links, in_language

REMOVED = re.compile(r"<del\b.*?</del>", re.DOTALL)
LANGUAGES = TypeAdapter(LanguageChanges)
# Name and language of the page on which something stands.
Here = tuple[str, str]


@dataclass(frozen=True)
class Redline:
    """A section changed: in which ways, its text with what was added and removed, and what changed where only the form did."""

    title: str
    href: str
    kinds: tuple[str, ...]
    old_title: str | None
    html: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class LinkedFact:
    """A changed fact is told in the sentence `key`; `sections` are titles with their addresses, "" for a section that is not there."""

    key: str
    sections: tuple[tuple[str, str], ...]
    fact: str
    before: str
    after: str


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
    language, `substantial` and `of_one_language` some of them, `new_languages` the languages in which a page has come, `languages`
    which of them came, went or changed, `renamed_ids` the sections that have another id, `shown` the pages and sections that show
    other facts. `sentences` say the changed facts in words, by language, and `headings` the sections that are called otherwise.
    """

    source: str
    verdict: str
    evidence: list[FoundEvidence]
    facts: list[FactDifference]
    reworded: Mapping[str, Mapping[str, Sequence[str]]]
    substantial: Mapping[str, Mapping[str, Sequence[str]]]
    of_one_language: Mapping[str, Mapping[str, Sequence[str]]]
    new_languages: Mapping[str, Sequence[str]]
    languages: Mapping[str, Any]
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
        "languages": asdict(found.languages),
        "renamed_ids": found.renamed_ids,
        "shown": sorted({(change.page, change.section) for change in shown_changes(before, new.notice, source)}),
        "sentences": {language: list(_sentences(presentation, before, new.notice, language)) for language in presentation.languages},
        "headings": {language: list(_headings(presentation, before, new.notice, language)) for language in presentation.languages},
    }


def languages_of(found: Differences) -> LanguageChanges:
    """Return which languages came, went or changed from one version to another."""
    return LANGUAGES.validate_python(found["languages"])


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


def comparison(
    presentation: Presentation,
    old: Version,
    new: Version,
    language: str,
    name: str,
    known: RenamedIds | None = None,
    following: Following | None = None,
) -> str:
    """Return the HTML of everything that changed from `old` to `new`, for the page `name`.

    Which languages changed is said in `language`, but on the page of the change history, where entries say it. All else is in
    one language: in that where both versions have it, else in the one they were written in. `known` are ids that sections got
    in versions between them. `following` says which translations followed, where the versions come one after the other.
    """
    renamed = renamed_ids(old.notice, new.notice, known)
    before = with_new_ids(old.notice, renamed)
    written = common_language(before, new.notice, language)
    say, here, addresses = presentation.say(written), (name, language), presentation.addresses
    facts = [_fact(addresses, old, new, fact, here, say) for fact in told_facts(before, new.notice, say)]
    languages = changed_languages(presentation, old, new, language, following)
    changed = list(_changed_sections(before, new.notice, written))
    texts = with_all_moves([_marked(change) for _, change in changed])
    redlines = [
        _redline(addresses, old, new, renamed, page, change, text, here, say) for (page, change), text in zip(changed, texts, strict=True)
    ]
    level = 3 if name == HISTORY else 2  # there the changes stand below the heading of a version
    is_empty = not facts and not redlines
    told = [] if name == HISTORY else languages  # there they stand above, in the entry
    nothing = ("unchanged_here" if languages else "nothing") if is_empty else None
    said = presentation.templates.render("languages.html", presentation.say(language), languages=told, nothing=nothing)
    if is_empty:
        return said
    html = presentation.templates.render("changes.html", say, facts=facts, redlines=redlines, level=level)
    return said + in_language(presentation, language, written, html, label="compared_in")


def changed_languages(
    presentation: Presentation, old: Version, new: Version, language: str, following: Following | None = None
) -> list[str]:
    """Return in sentences, in `language`, which languages came, went or changed."""
    found, notice = languages_of(differences(presentation, old, new)), new.notice
    say = presentation.say(language)
    return language_sentences(found, following or Following(), say, lambda page: notice.document(page, language).title)


def common_language(old: Notice, new: Notice, language: str) -> str:
    """Return `language` where both texts are written in it, else the one in which the newer one was."""
    pages = [(notice, page) for notice in (old, new) for page in notice.pages]
    return language if all(notice.is_translated(page, language) for notice, page in pages) else new.source


def _fact(addresses: Addresses, old: Version, new: Version, fact: ToldFact, here: Here, say: Localizer) -> LinkedFact:
    """Return a changed fact with the addresses of its sections, in the old version where the new one has them no more."""
    sections = {title: _spot(addresses, (new, old), spot, here) for spot, title in fact.places}
    return LinkedFact(fact.key, tuple(sections.items()), fact.called(say), fact.before, fact.after)


def _spot(addresses: Addresses, versions: Sequence[Version], spot: Spot, here: Here) -> str:
    shown = (version for version in versions if version.notice.has_section(*spot, here[1]))
    return next((_section(addresses, version, *spot, here) for version in shown), "")


def _changed_sections(old: Notice, new: Notice, language: str) -> Iterator[tuple[str, SectionChange]]:
    for page in dict.fromkeys((*new.pages, *old.pages)):
        before, after = (_written(notice, page, language) for notice in (old, new))
        yield from ((page, change) for change in section_changes(before, after))


def _written(notice: Notice, page: str, language: str) -> Document:
    """Return a page, or one without sections where the notice does not have it."""
    return notice.document(page, language) if page in notice.documents else Document(page, language, "", "", "", ())


def _redline(
    addresses: Addresses,
    old: Version,
    new: Version,
    renamed: RenamedIds,
    page: str,
    change: SectionChange,
    text: str,
    here: Here,
    say: Localizer,
) -> Redline:
    """Return a changed section with its `text`, which has its marks; of that nothing is shown where only its form changed."""
    html = folded(text, lambda what, number: say.counted("section_changes", f"unchanged_{what}", number))
    html = announced(with_told_tables(html), say.label("added"), say.label("removed"))
    named = change.new or change.old
    title = named.title if named else change.id
    old_title = change.old.title if change.old and change.new and "renamed" in change.kinds else None
    href = _section(addresses, new, page, change.id, here) if change.new else ""
    html = _linked(addresses, old, new, renamed, page, html, here)
    moved = [say.term("section_changes", kind) for kind in ("moved_to", "moved_from")]
    return Redline(title, href, change.kinds, old_title, with_moves(html, new.id, *moved), change.forms)


def _marked(change: SectionChange) -> str:
    """Return the text of a section with its marks, or "" where it has none."""
    if not {"added", "removed", "changed"} & set(change.kinds):
        return ""
    return redline(change.old.html if change.old else "", change.new.html if change.new else "")


def _linked(addresses: Addresses, old: Version, new: Version, renamed: RenamedIds, page: str, html: str, here: Here) -> str:
    """Return a redline with its links.

    They lead from the text that was taken away to the old version and its own ids, from the rest to the new one.
    """
    former = {page: {new_id: old_id for old_id, new_id in ids.items()} for page, ids in renamed.items()}
    before, after = (addresses_of_links(addresses, version, here, at_root=False) for version in (old, new))
    html = REMOVED.sub(lambda removed: with_addresses(relinked(removed[0], page, former), before, page), html)
    return with_addresses(html, after, page)


def _section(addresses: Addresses, version: Version, page: str, id: str, here: Here) -> str:
    """Return the address of a section of a version, from the page `here`.

    It is that of the original where the page has no such section in the reader's language.
    """
    name, language = here
    written = language if version.notice.has_section(page, id, language) else version.notice.source
    target = addresses.path(version_page(version.id, page), written)
    return f"{relative(addresses.path(name, language), target)}#{id}"
