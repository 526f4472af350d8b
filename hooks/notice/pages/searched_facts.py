"""A section is found by what it states, too: a right, a fact of the notice, or what a purpose is for and about."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..anchors import cookie_page
from ..documents import Document
from ..facts import Facts
from ..facts.processing import Category, Group, Purpose
from ..facts.values import NONE
from ..page_names import NOTICE
from ..reading import Notice

# The section of all recipients; where it has parts, these are found by what they say.
RECIPIENTS = "recipients"


def searched_facts(notice: Notice, page: str) -> dict[str, list[str]]:
    """Return by section of a page what it states: ids of facts, and codes of the vocabulary.

    Each section is called by its own id, too, which is often the name of what it is about; and by what all its parts state.
    That of the recipients states their kinds, unless it has parts.
    """
    found: dict[str, list[str]] = {id: [id, id.removesuffix("s")] for id in notice.document(page, notice.source).ids}
    for id, home in notice.homes.items():
        if home.page == page:
            found.setdefault(home.section, []).extend(_stated(notice.facts, id))
    parents = _parts(notice.document(page, notice.source))
    if RECIPIENTS in found and RECIPIENTS not in parents:
        found[RECIPIENTS] += [recipient.kind for recipient in notice.facts.recipients.values()]
    for parent, parts in parents.items():
        found[parent] += [name for name in found[parts[0]] if all(name in found[part] for part in parts)]
    if page == cookie_page(notice.documents) != NOTICE and found:
        found[next(iter(found))].append("cookies")
    return {id: list(dict.fromkeys(names)) for id, names in found.items()}


def _parts(document: Document) -> dict[str, list[str]]:
    """Return the sections that have parts, with these."""
    found: dict[str, list[str]] = {}
    for section in document.sections:
        if (parent := document.outline.above(section.id)) != section.id:
            found.setdefault(parent, []).append(section.id)
    return found


def _stated(facts: Facts, id: str) -> Iterator[str]:
    yield id
    if id in facts.purposes:
        yield from _codes(facts, facts.purposes[id])


def _codes(facts: Facts, purpose: Purpose) -> Iterator[str]:
    """Yield the codes that a purpose uses, also through what the notice names itself."""
    yield from purpose.kinds or ()
    yield from _and_likes(purpose.groups, facts.groups)
    yield from _and_likes((used.category for used in purpose.categories or ()), facts.categories)
    yield from (facts.sources[id].kind if id in facts.sources else id for id in purpose.sources or ())
    if purpose.sources or purpose.collected_from:
        yield "sources"
    if purpose.legal_bases:
        yield "legal-basis"
    if purpose.provision:
        yield "provision"
    if purpose.retention:
        yield "retention"
    if purpose.direct_marketing:
        yield "direct-marketing"
    if purpose.profiling and purpose.profiling != NONE:
        yield "profiling"


def _and_likes(ids: Iterable[str], own: Mapping[str, Group] | Mapping[str, Category]) -> Iterator[str]:
    """Yield each of them, and the code of the vocabulary that one of the notice's own belongs to."""
    for id in ids:
        yield id
        if id in own and (like := own[id].like):
            yield like
