"""Prose and facts belong together, which is checked in both directions, and between languages.

Anchors are the joints: a fact hangs on the section whose id is its own. A fact without a section would not be
published; a section that is nearly named like a fact would silently lose it.
"""
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from .documents import Document, Section
from .facts import Facts
from .facts.all_facts import fact_sections
from .facts.values import NONE
from .homes import Home, homes
from .located_yaml import LocatedYaml, Path
from .markup import WAS
from .messages import Message
from .page_names import COOKIES, HISTORY, NOTICE
from .problems import Problem, near_miss, suggestion
from .vocabulary import Terms, codes

Documents = Mapping[str, Mapping[str, Document]]
NOWHERE: Mapping[str, str] = MappingProxyType({})

# How their sections may be called, and those of other facts that have one section.
TITLES = {
    "summary": Message("anchors.title-of-summary"),
    "controller": Message("anchors.title-of-controller"),
    "contact": Message("fact-names.contact"),
    "dpo": Message("fact-names.dpo"),
    "representative": Message("fact-names.representative"),
    "joint-controllers": Message("fact-names.joint_controllers"),
    "rights": Message("fact-names.rights"),
    "authority": Message("fact-names.authority"),
    "transfers": Message("fact-names.transfers"),
    "retention": Message("fact-names.retention"),
    "automated-decisions": Message("fact-names.automated_decisions"),
    "recipients": Message("fact-names.recipients"),
}

# Facts about who, which a section on the controller may tell of too.
WHO = ("contact", "dpo", "representative", "joint-controllers", "authority")


def cookie_page(documents: Documents) -> str:
    """Return the name of the page on which the facts of cookies hang."""
    return COOKIES if COOKIES in documents else NOTICE


def sections_of_facts(facts: Facts, documents: Documents) -> dict[str, dict[str, Path]]:
    """Return by page the section ids that the facts need, each with the path of its fact in notice.yml."""
    needed: dict[str, dict[str, Path]] = {NOTICE: {"summary": ()}}
    rights = {right: ("rights", index) for index, right in enumerate(facts.rights or ())}
    for id, home in homes_in(facts, documents).items():
        path: Path = ("purposes", id) if id in facts.purposes else rights.get(id) or (fact_sections().get(id, id),)
        needed.setdefault(home.page, {}).setdefault(home.section, path)
    if facts.cookies and facts.cookies != NONE:
        categories: dict[str, Path] = {id: ("cookies", "categories", index) for index, id in enumerate(facts.cookies.categories)}
        needed.setdefault(cookie_page(documents), {}).update(categories)
    return needed


def homes_in(facts: Facts, documents: Documents) -> dict[str, Home]:
    """Return where each fact is at home in the documents of a notice, as they are in its source language."""
    originals = ((page, by_language.get(facts.languages.source)) for page, by_language in documents.items())
    return homes(facts, {page: original.ids if original else () for page, original in originals})


def disagreements_of_import(facts: Facts, source: LocatedYaml, documents: Documents, terms: Terms) -> Iterator[Problem]:
    """Yield a problem for every fact without a section in a text that was published elsewhere, as it was then.

    Its languages may differ, it needs no summary, and its sections may lack facts: those are not stated. Where none are,
    it needs no section for its controller either.
    """
    needed = sections_of_facts(facts, documents)
    needed[NOTICE].pop("summary")
    if facts.silent:
        needed[NOTICE].pop("controller")
    yield from _ambiguous_purposes(facts, source)
    yield from _cookies_shown_nowhere(facts, source)
    for page, by_language in documents.items():
        if original := by_language.get(facts.languages.source):
            yield from _facts_without_section(needed.get(page, {}), [original], source, terms)


def disagreements(facts: Facts, source: LocatedYaml, documents: Documents, terms: Terms) -> Iterator[Problem]:
    """Yield a problem for every place where facts, sections and languages do not fit together.

    Each is said of every language at once. `terms` are those of the source language: examples have its words.
    """
    needed = sections_of_facts(facts, documents)
    yield from _ambiguous_purposes(facts, source)
    yield from _cookies_shown_nowhere(facts, source)
    for page, by_language in documents.items():
        original = by_language.get(facts.languages.source)
        if original is None or original.is_open:
            continue
        own = needed.get(page, {})
        translations = [document for document in by_language.values() if document is not original and not document.is_open]
        elsewhere = {
            id: other.file
            for other_page, others in documents.items()
            if page == NOTICE and other_page not in (NOTICE, HISTORY) and (other := others.get(facts.languages.source))
            for id in other.ids
        }
        yield from _facts_without_section(own, [original, *translations], source, terms, elsewhere)
        if ("purposes",) in source.lines:  # else the facts are not begun yet
            yield from _sections_without_fact(own, original, _free_codes(page, documents), source)
        lacking = [id for id in own if id not in original.ids]
        for translation in translations if original.sections else ():
            yield from _differing_sections(as_told(original, own), as_told(translation, lacking), own)


def _ambiguous_purposes(facts: Facts, source: LocatedYaml) -> Iterator[Problem]:
    reserved = {"summary", "recipients", *fact_sections(), *codes()["rights"]}
    for id in facts.purposes:
        if id in reserved:
            yield source.problem(("purposes", id), Message("anchors.reserved", id=id))


def _cookies_shown_nowhere(facts: Facts, source: LocatedYaml) -> Iterator[Problem]:
    """Yield a problem for each cookie whose category is not in use: only those in use have a section."""
    if facts.cookies is None or facts.cookies == NONE or facts.cookies.items is None or facts.cookies.items == NONE:
        return
    for index, cookie in enumerate(facts.cookies.items):
        if cookie.category not in facts.cookies.categories and not source.is_doubtful(("cookies", "categories")):
            message = Message("anchors.cookie-category", cookie=cookie.name, category=cookie.category)
            yield source.problem(("cookies", "items", index, "category"), message)


def _facts_without_section(
    needed: Mapping[str, Path],
    documents: Sequence[Document],
    source: LocatedYaml,
    terms: Terms,
    elsewhere: Mapping[str, str] = NOWHERE,
) -> Iterator[Problem]:
    """Yield what no section shows. `documents` are one page in its languages, the original first.

    `elsewhere` are the files of other pages by the ids of their sections.
    """
    original, advised = documents[0], set[str]()
    for id, path in needed.items():
        if id in original.ids:
            continue
        lacking = [document for document in documents if id not in document.ids]
        for document in lacking:
            if stray := _stray(document, id, needed):
                yield document.problem(stray.line, Message("anchors.near-miss", id=stray.id, meant=id, line=source.line(path)))
        files = tuple(document.file for document in lacking if not _stray(document, id, needed))
        if not files:
            continue
        title = title_of(id, terms)
        if path:
            fact = str(path[0]) if len(path) == 1 else id
            message = Message("anchors.no-section", fact=fact, files=files, id=id, title=title)
            if id in elsewhere:
                message = Message("anchors.elsewhere", message=message, file=elsewhere[id])
            shared = _or_shared(id, message, [other for other in needed if other not in original.ids], original, source)
            yield source.problem(_written_at(path, id, source), message if shared.id in advised else shared)
            advised.add(shared.id)
        else:
            yield original.problem(1, Message("anchors.missing", id=id, files=files, title=title))


def _or_shared(id: str, message: Message, missing: Collection[str], original: Document, source: LocatedYaml) -> Message:
    """Say which other section may show a fact as well, and others that are `missing` with it."""
    if id in WHO and "controller" in original.ids:
        written = source.value(("sections",)) if ("sections",) in source.lines else {}
        sections = {**(written if isinstance(written, dict) else {}), **{other: "controller" for other in WHO if other in missing}}
        return Message("anchors.or-shared", message=message, sections=tuple(f"{name}: {section}" for name, section in sections.items()))
    return Message("anchors.or-all-rights", message=message, title=TITLES["rights"]) if id in codes()["rights"] else message


def _stray(document: Document, id: str, needed: Collection[str]) -> Section | None:
    """Return the section of a document that was probably meant to have an id that a fact needs."""
    if id in document.ids:
        return None
    strays = {section.id: section for section in document.sections if section.id not in needed}
    meant = near_miss(id, strays)
    return strays[meant] if meant else None


def as_told(document: Document, needed: Collection[str]) -> Document:
    """Return the document as it is once the ids are corrected that facts miss."""
    meant = {stray.id: id for id in needed if (stray := _stray(document, id, needed))}
    if not meant:
        return document
    sections = tuple(replace(section, id=meant.get(section.id, section.id)) for section in document.sections)
    return replace(document, sections=sections)


def _written_at(path: Path, id: str, source: LocatedYaml) -> Path:
    """Return where the item of a list is written: items before it may not have been understood."""
    items = source.value(path[:-1]) if path[:-1] in source.lines else None
    return (*path[:-1], items.index(id)) if isinstance(items, list) and id in items else path


def title_of(id: str, terms: Terms) -> str | Message:
    """Return how the section of a fact may be called: in the words of a language, or in those of the messages."""
    kind = next((kind for kind in ("rights", "cookie_categories") if id in codes()[kind]), None)
    return terms[kind, id] if kind else TITLES.get(id) or id.replace("-", " ").capitalize()


def _free_codes(page: str, documents: Documents) -> dict[str, str]:
    """Return the section ids that would carry a fact, and where in notice.yml that fact belongs."""
    free: dict[str, str] = {}
    if page == NOTICE:
        free |= {id: name for id, name in fact_sections().items() if id not in ("rights", "retention")}
        free |= dict.fromkeys(codes()["rights"], "rights")
    if page == cookie_page(documents):
        free |= dict.fromkeys(codes()["cookie_categories"], "cookies.categories")
    return free


def _sections_without_fact(
    needed: Mapping[str, Path], original: Document, free: Mapping[str, str], source: LocatedYaml
) -> Iterator[Problem]:
    for section in original.sections:
        if section.id in free and section.id not in needed and not source.is_doubtful(tuple(free[section.id].split("."))):
            yield original.problem(section.line, Message("anchors.no-fact", id=section.id, fact=free[section.id]))


def _differing_sections(original: Document, translation: Document, needed: Collection[str]) -> Iterator[Problem]:
    """Yield what is not the same in a translation; what facts need, both have to have. One without any heading is told that alone."""
    if not translation.sections:
        return
    for section in translation.sections:
        if section.id not in original.ids and section.id not in needed:
            untranslated = [id for id in original.ids if id not in translation.ids]
            hint = suggestion(section.id, untranslated) if untranslated else Message("anchors.add-or-leave-out")
            yield translation.problem(section.line, Message("anchors.only-in-translation", id=section.id, file=original.file, hint=hint))
    for section in original.sections:
        if section.id not in translation.ids:
            message = Message("anchors.untranslated", id=section.id, file=original.file, line=section.line)
            yield translation.problem(_place(section, original, translation), message)
    unsure = _unsure_levels(original)
    for section in translation.sections:
        same = original.section(section.id)
        if same and same.level != section.level and same.line not in unsure:
            message = Message("anchors.other-level", id=section.id, file=original.file, level="#" * same.level)
            yield translation.problem(section.line, message)
        if same and sorted(same.former_ids) != sorted(section.former_ids):
            marks = " ".join([f"#{section.id}", *(f".{WAS}{id}" for id in same.former_ids)])
            message = Message("anchors.other-former-ids", id=section.id, file=original.file, marks=marks)
            yield translation.problem(section.line, message)
    if set(original.ids) == set(translation.ids) and original.ids != translation.ids:
        section, id = next((here, there) for here, there in zip(translation.sections, original.ids, strict=True) if here.id != there)
        yield translation.problem(section.line, Message("anchors.other-order", file=original.file, id=id))


def _unsure_levels(document: Document) -> set[int]:
    """Return the lines of headings whose level is wrong: another one than they are told may be right."""
    return {problem.line for problem in document.problems if problem.message.id == "headings.skipped-level"}


def _place(missing: Section, original: Document, translation: Document) -> int:
    """Return the line where the missing section would stand in the translation: at the section before it."""
    before = original.ids[: original.ids.index(missing.id)]
    known = [section.line for section in translation.sections if section.id in before]
    return known[-1] if known else 1
