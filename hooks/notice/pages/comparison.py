"""Two versions are compared as a piece of a page, for the readers of one language."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..addresses import Addresses, relative, version_page
from ..changes.fact_sentences import Spot, ToldFact, told_facts
from ..changes.section_changes import SectionChange, changed_sections
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
from .differences import changed_languages, common_language
from .site import Presentation
from .text import addresses_of_links, in_language

REMOVED = re.compile(r"<del\b.*?</del>", re.DOTALL)
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
class LinkedTitle:
    """A section has a title, with its address or "" where it is not there; `language` is given where it is not that of the page."""

    title: str
    href: str
    language: str | None


@dataclass(frozen=True)
class LinkedFact:
    """A changed fact is told in the sentence `key`, with the sections in which it stands."""

    key: str
    sections: tuple[LinkedTitle, ...]
    fact: str
    before: str
    after: str


@dataclass(frozen=True)
class Sides:
    """An old and a new version are compared for the page `here`; `before` is the text of the old one with the ids of the new one."""

    addresses: Addresses
    old: Version
    new: Version
    renamed: RenamedIds
    before: Notice
    here: Here


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

    Which languages changed, and that nothing else did, is said in `language`, but on the page of the change history, where entries
    say it. Each page of the notice is compared in that language where both versions have it, else in the one they were written
    in; facts are told in the language of the notice itself. `known` are ids that sections got in versions between them.
    `following` says which translations followed, where the versions come one after the other.
    """
    renamed = renamed_ids(old.notice, new.notice, known)
    sides = Sides(presentation.addresses, old, new, renamed, with_new_ids(old.notice, renamed), (name, language))
    languages = told_languages(presentation, old, new, language, following)
    spoken = common_language(sides.before, new.notice, language)
    told = told_facts(sides.before, new.notice, presentation.say(spoken))
    level = 3 if name == HISTORY else 2  # there the changes stand below the heading of a version
    parts = []
    for written in dict.fromkeys((language, spoken, new.notice.source)):
        say = presentation.say(written)
        facts = [_fact(sides, fact, say) for fact in told] if written == spoken else []
        redlines = list(_redlines(sides, told, say))
        if facts or redlines:
            html = presentation.templates.render("changes.html", say, facts=facts, redlines=redlines, level=level)
            parts.append(in_language(presentation, language, written, html, label="compared_in"))
    if name == HISTORY:
        return "".join(parts)
    nothing = None if parts else "unchanged_here" if languages else "nothing"
    above = presentation.templates.render("languages.html", presentation.say(language), languages=languages, nothing=nothing)
    return above + "".join(parts)


def told_languages(
    presentation: Presentation, old: Version, new: Version, language: str, following: Following | None = None
) -> list[str]:
    """Return in sentences, in `language`, which languages came, went or changed."""
    found, say = changed_languages(presentation, old, new), presentation.say(language)
    return language_sentences(found, following or Following(), say, lambda page: new.notice.document(page, language).title)


def _fact(sides: Sides, fact: ToldFact, say: Localizer) -> LinkedFact:
    """Return a changed fact with the addresses of its sections, in the old version where the new one has them no more."""
    sections = {title: _spot(sides, spot, title, say) for spot, title in fact.places}
    return LinkedFact(fact.key, tuple(sections.values()), fact.called(say), fact.before, fact.after)


def _spot(sides: Sides, spot: Spot, title: str, say: Localizer) -> LinkedTitle:
    shown = (version for version in (sides.new, sides.old) if version.notice.has_section(*spot, sides.here[1]))
    href = next((_section(sides, version, *spot) for version in shown), "")
    written = common_language(sides.before, sides.new.notice, say.language, spot[0])
    return LinkedTitle(title, href, written if written != say.language else None)


def _redlines(sides: Sides, told: Sequence[ToldFact], say: Localizer) -> Iterator[Redline]:
    """Yield the changed sections of all pages that are compared in a language.

    A section without a text, of which facts tell that it came or went, is told once.
    """
    known = {spot for fact in told for spot, _ in fact.places}
    changed = [
        (page, change)
        for page, change in _changed_sections(sides, say.language)
        if (page, change.id) not in known or _has_text(change) or change.kinds not in (("added",), ("removed",))
    ]
    texts = with_all_moves([_marked(change) for _, change in changed])
    for (page, change), text in zip(changed, texts, strict=True):
        yield _redline(sides, page, change, text, say)


def _changed_sections(sides: Sides, language: str) -> Iterator[tuple[str, SectionChange]]:
    old, new, reader = sides.before, sides.new.notice, sides.here[1]
    for page in dict.fromkeys((*new.pages, *old.pages)):
        if common_language(old, new, reader, page) == language:
            yield from ((page, change) for change in changed_sections(old, new, page, language))


def _has_text(change: SectionChange) -> bool:
    return any(section.html.strip() for section in (change.old, change.new) if section)


def _redline(sides: Sides, page: str, change: SectionChange, text: str, say: Localizer) -> Redline:
    """Return a changed section with its `text`, which has its marks; of that nothing is shown where only its form changed."""
    named = change.new or change.old
    title = named.title if named else change.id
    old_title = change.old.title if change.old and change.new and "renamed" in change.kinds else None
    href = _section(sides, sides.new, page, change.id) if change.new else ""
    moved = [say.term("section_changes", kind) for kind in ("moved_to", "moved_from")]
    html = with_moves(_linked(sides, page, _readable(text, say)), sides.new.id, *moved)
    return Redline(title, href, change.kinds, old_title, html, change.forms)


@lru_cache(maxsize=4096)
def _readable(text: str, say: Localizer) -> str:
    """Return a text with its marks said in words and its long passages folded; remembered, as the redline itself is."""
    html = folded(text, lambda what, number: say.counted("section_changes", f"unchanged_{what}", number))
    return announced(with_told_tables(html), say.label("added"), say.label("removed"))


def _marked(change: SectionChange) -> str:
    """Return the text of a section with its marks, or "" where it has none."""
    if not {"added", "removed", "changed"} & set(change.kinds):
        return ""
    return redline(change.old.html if change.old else "", change.new.html if change.new else "")


def _linked(sides: Sides, page: str, html: str) -> str:
    """Return a redline with its links.

    They lead from the text that was taken away to the old version and its own ids, from the rest to the new one.
    """
    former = {page: {new_id: old_id for old_id, new_id in ids.items()} for page, ids in sides.renamed.items()}
    before, after = (addresses_of_links(sides.addresses, version, sides.here, at_root=False) for version in (sides.old, sides.new))
    html = REMOVED.sub(lambda removed: with_addresses(relinked(removed[0], page, former), before, page), html)
    return with_addresses(html, after, page)


def _section(sides: Sides, version: Version, page: str, id: str) -> str:
    """Return the address of a section of a version, from the page on which the comparison stands.

    It is that of the original where the page has no such section in the reader's language.
    """
    name, language = sides.here
    written = language if version.notice.has_section(page, id, language) else version.notice.source
    target = sides.addresses.path(version_page(version.id, page), written)
    return f"{relative(sides.addresses.path(name, language), target)}#{id}"
