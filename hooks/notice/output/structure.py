"""A page is built well: tags, ids, headings, tables, names of links. WCAG 1.3.1, 2.4.4, 2.4.6, 4.1.2 ask for it."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..messages import Message
from .dom import HEADINGS, Page
from .faults import Fault, FaultKind, shortened

# Attributes that name ids of the same page.
NAMING = {"for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"}
MUST_SAY = (*HEADINGS, "a", "button", "summary", "caption", "legend", "th", "dt", "dd", "option")


def structure(page: Page) -> Iterator[Fault]:
    """Yield what is built badly."""
    for check in (_tags, _ids, _references, _main_heading, _levels, _silent, _tables):
        yield from check(page)


def _tags(page: Page) -> Iterator[Fault]:
    for line in page.faulty_lines:
        yield Fault(page.path, line, FaultKind.TAGS, Message("gate.tags"))


def _ids(page: Page) -> Iterator[Fault]:
    seen: set[str] = set()
    for node in page.nodes:
        id = node.attributes.get("id")
        if id is None:
            continue
        if id in seen:
            yield page.fault(FaultKind.ID, node, Message("gate.id-twice", id=id, origin=page.origin(node)))
        elif len(id.split()) != 1:
            yield page.fault(FaultKind.ID, node, Message("gate.bad-id", id=id, origin=page.origin(node)))
        seen.add(id)


def _references(page: Page) -> Iterator[Fault]:
    ids = Counter(node.attributes.get("id") for node in page.nodes)
    for node in page.nodes:
        for name in NAMING & node.attributes.keys():
            for id in node.attributes[name].split():
                if id not in ids:
                    message = Message("gate.no-such-id", name=name, id=id, tag=node.tag, origin=page.origin(node))
                    yield page.fault(FaultKind.REFERENCE, node, message)


def _main_heading(page: Page) -> Iterator[Fault]:
    found = list(page.tagged("h1"))
    if len(found) != 1:
        node = found[1] if found else page.nodes[0]
        origin = page.origin(node)
        several = Message("gate.main-headings", number=len(found), origin=origin)
        yield page.fault(FaultKind.MAIN_HEADING, node, several if found else Message("gate.no-main-heading", origin=origin))


def _levels(page: Page) -> Iterator[Fault]:
    before = 1
    for node in page.tagged(*HEADINGS):
        level = int(node.tag[1])
        if level > before + 1:
            words, origin = shortened(node.words), page.origin(node)
            message = Message("gate.heading-level", words=words, level=level, before=before, right=before + 1, origin=origin)
            yield page.fault(FaultKind.HEADING_LEVEL, node, message)
        before = level


def _silent(page: Page) -> Iterator[Fault]:
    """Yield elements that say nothing to anybody, and pictures without words."""
    for node in page.tagged(*MUST_SAY):
        pictures = node.element.iter("img", "svg")
        if not node.words and "aria-label" not in node.attributes and not any(inner.get("alt") for inner in pictures):
            yield page.fault(FaultKind.SILENT, node, Message("gate.silent", tag=node.tag, origin=page.origin(node)))
    for node in page.tagged("img"):
        if "alt" not in node.attributes:
            yield page.fault(FaultKind.SILENT, node, Message("gate.picture", origin=page.origin(node)))


def _tables(page: Page) -> Iterator[Fault]:
    for node in page.tagged("table"):
        heads = list(node.element.iter("th"))
        if not heads or not all(head.get("scope") or next(head.iterancestors("thead"), None) is not None for head in heads):
            yield page.fault(FaultKind.TABLE, node, Message("gate.table", origin=page.origin(node)))
