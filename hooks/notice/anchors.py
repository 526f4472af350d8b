"""Prose and facts belong together, which is checked in both directions, and between languages.

Anchors are the joints: a fact hangs on the section whose id is its own. A fact without a section would not be
published; a section that is nearly named like a fact would silently lose it.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from .documents import Document, Section
from .facts import Facts
from .facts.values import NONE
from .located_yaml import LocatedYaml, Path
from .markup import WAS
from .messages import Message
from .page_names import COOKIES, NOTICE
from .problems import Problem, near_miss, suggestion
from .vocabulary import codes

Documents = Mapping[str, Mapping[str, Document]]

# Sections on which one fact of notice.yml hangs, and the name of that fact.
FACT_SECTIONS = {
    "controller": "controller",
    "contact": "contact",
    "dpo": "dpo",
    "representative": "representative",
    "joint-controllers": "joint_controllers",
    "rights": "requests",
    "authority": "authority",
    "transfers": "transfers",
    "retention": "retention",
    "automated-decisions": "automated_decisions",
}


def cookie_page(documents: Documents) -> str:
    """Return the name of the page on which the facts of cookies hang."""
    return COOKIES if COOKIES in documents else NOTICE


def sections_of_facts(facts: Facts, documents: Documents) -> dict[str, dict[str, Path]]:
    """Return by page the section ids that the facts need, each with the path of its fact in notice.yml."""
    notice: dict[str, Path] = {"summary": ()}
    notice |= {id: (name,) for id, name in FACT_SECTIONS.items() if getattr(facts, name) is not None}
    if facts.recipients:
        notice["recipients"] = ("recipients",)
    notice |= {id: ("purposes", id) for id in facts.purposes}
    notice |= {right: ("rights", index) for index, right in enumerate(facts.rights or ())}
    needed = {NOTICE: notice}
    if facts.cookies and facts.cookies != NONE:
        categories = {id: ("cookies", "categories", index) for index, id in enumerate(facts.cookies.categories)}
        needed.setdefault(cookie_page(documents), {}).update(categories)
    return needed


def disagreements_of_import(facts: Facts, source: LocatedYaml, documents: Documents) -> Iterator[Problem]:
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
            yield from _facts_without_section(needed.get(page, {}), original, source)


def disagreements(facts: Facts, source: LocatedYaml, documents: Documents) -> Iterator[Problem]:
    """Yield a problem for every place where facts, sections and languages do not fit together."""
    needed = sections_of_facts(facts, documents)
    yield from _ambiguous_purposes(facts, source)
    yield from _cookies_shown_nowhere(facts, source)
    for page, by_language in documents.items():
        original = by_language.get(facts.languages.source)
        if original is None:
            continue
        yield from _facts_without_section(needed.get(page, {}), original, source)
        yield from _sections_without_fact(needed.get(page, {}), original, _free_codes(page, documents))
        for language, translation in by_language.items():
            if language != facts.languages.source:
                yield from _differing_sections(original, translation)


def _ambiguous_purposes(facts: Facts, source: LocatedYaml) -> Iterator[Problem]:
    reserved = {"summary", "recipients", *FACT_SECTIONS, *codes()["rights"]}
    for id in facts.purposes:
        if id in reserved:
            yield source.problem(("purposes", id), Message("anchors.reserved", id=id))


def _cookies_shown_nowhere(facts: Facts, source: LocatedYaml) -> Iterator[Problem]:
    """Yield a problem for each cookie whose category is not in use: only those in use have a section."""
    if facts.cookies is None or facts.cookies == NONE or facts.cookies.items is None or facts.cookies.items == NONE:
        return
    for index, cookie in enumerate(facts.cookies.items):
        if cookie.category not in facts.cookies.categories:
            message = Message("anchors.cookie-category", cookie=cookie.name, category=cookie.category)
            yield source.problem(("cookies", "items", index, "category"), message)


def _facts_without_section(needed: Mapping[str, Path], original: Document, source: LocatedYaml) -> Iterator[Problem]:
    for id, path in needed.items():
        if id in original.ids:
            continue
        strays = [section for section in original.sections if section.id not in needed]
        meant = near_miss(id, [section.id for section in strays])
        if meant:
            line = next(section.line for section in strays if section.id == meant)
            yield original.problem(line, Message("anchors.near-miss", id=meant, meant=id, line=source.line(path)))
        elif path:
            fact = str(path[0]) if len(path) == 1 else id
            yield source.problem(path, Message("anchors.no-section", fact=fact, file=original.file, id=id))
        else:
            yield original.problem(1, Message("anchors.missing", id=id))


def _free_codes(page: str, documents: Documents) -> dict[str, str]:
    """Return the section ids that would carry a fact, and where in notice.yml that fact belongs."""
    free: dict[str, str] = {}
    if page == NOTICE:
        free |= {id: name for id, name in FACT_SECTIONS.items() if id not in ("rights", "retention")}
        free |= dict.fromkeys(codes()["rights"], "rights")
    if page == cookie_page(documents):
        free |= dict.fromkeys(codes()["cookie_categories"], "cookies.categories")
    return free


def _sections_without_fact(needed: Mapping[str, Path], original: Document, free: Mapping[str, str]) -> Iterator[Problem]:
    for section in original.sections:
        if section.id in free and section.id not in needed:
            yield original.problem(section.line, Message("anchors.no-fact", id=section.id, fact=free[section.id]))


def _differing_sections(original: Document, translation: Document) -> Iterator[Problem]:
    for section in translation.sections:
        if section.id not in original.ids:
            untranslated = [id for id in original.ids if id not in translation.ids]
            hint = suggestion(section.id, untranslated) if untranslated else Message("anchors.add-or-leave-out")
            yield translation.problem(section.line, Message("anchors.only-in-translation", id=section.id, file=original.file, hint=hint))
    for section in original.sections:
        if section.id not in translation.ids:
            message = Message("anchors.untranslated", id=section.id, file=original.file, line=section.line)
            yield translation.problem(_place(section, original, translation), message)
    for section in translation.sections:
        same = original.section(section.id)
        if same and same.level != section.level:
            message = Message("anchors.other-level", id=section.id, file=original.file, level="#" * same.level)
            yield translation.problem(section.line, message)
        if same and sorted(same.former_ids) != sorted(section.former_ids):
            marks = " ".join([f"#{section.id}", *(f".{WAS}{id}" for id in same.former_ids)])
            message = Message("anchors.other-former-ids", id=section.id, file=original.file, marks=marks)
            yield translation.problem(section.line, message)
    if set(original.ids) == set(translation.ids) and original.ids != translation.ids:
        section, id = next((here, there) for here, there in zip(translation.sections, original.ids, strict=True) if here.id != there)
        yield translation.problem(section.line, Message("anchors.other-order", file=original.file, id=id))


def _place(missing: Section, original: Document, translation: Document) -> int:
    """Return the line where the missing section would stand in the translation: at the section before it."""
    before = original.ids[: original.ids.index(missing.id)]
    known = [section.line for section in translation.sections if section.id in before]
    return known[-1] if known else 1
