"""A page is built well: tags, ids, headings, tables, names of links. WCAG 1.3.1, 2.4.4, 2.4.6, 4.1.2 ask for it."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

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
    for line, message in page.errors:
        yield Fault(page.path, line, FaultKind.TAGS, f"the HTML is faulty: {message}. Mend the template in overrides/notice/.")


def _ids(page: Page) -> Iterator[Fault]:
    seen: set[str] = set()
    for node in page.nodes:
        id = node.attributes.get("id")
        if id is None:
            continue
        if id in seen:
            yield page.fault(FaultKind.ID, node, f'the id "{id}" stands more than once on this page', "give one of them another id")
        elif len(id.split()) != 1:
            yield page.fault(FaultKind.ID, node, f'"{id}" cannot be an id', "write one word")
        seen.add(id)


def _references(page: Page) -> Iterator[Fault]:
    ids = Counter(node.attributes.get("id") for node in page.nodes)
    for node in page.nodes:
        for name in NAMING & node.attributes.keys():
            for id in node.attributes[name].split():
                if id not in ids:
                    what = f'{name}="{id}" of <{node.tag}> names an id that this page does not have'
                    yield page.fault(FaultKind.REFERENCE, node, what, "write one that it has")


def _main_heading(page: Page) -> Iterator[Fault]:
    found = list(page.tagged("h1"))
    if len(found) != 1:
        how_many = f"{len(found)} main headings" if found else "no main heading"
        node = found[1] if found else page.nodes[0]
        yield page.fault(FaultKind.MAIN_HEADING, node, f"the page has {how_many} (<h1>)", "it needs exactly one, its title")


def _levels(page: Page) -> Iterator[Fault]:
    before = 1
    for node in page.tagged(*HEADINGS):
        level = int(node.tag[1])
        if level > before + 1:
            what = f'"{shortened(node.words)}" is a heading of level {level} after one of level {before}'
            yield page.fault(FaultKind.HEADING_LEVEL, node, what, f"write level {before + 1}, or add the heading that is missing")
        before = level


def _silent(page: Page) -> Iterator[Fault]:
    """Yield elements that say nothing to anybody, and pictures without words."""
    for node in page.tagged(*MUST_SAY):
        pictures = node.element.iter("img", "svg")
        if not node.words and "aria-label" not in node.attributes and not any(inner.get("alt") for inner in pictures):
            yield page.fault(FaultKind.SILENT, node, f"<{node.tag}> says nothing", "give it words, or leave it out")
    for node in page.tagged("img"):
        if "alt" not in node.attributes:
            yield page.fault(FaultKind.SILENT, node, "a picture has no words for those who do not see it", 'add alt="…"')


def _tables(page: Page) -> Iterator[Fault]:
    for node in page.tagged("table"):
        heads = list(node.element.iter("th"))
        if not heads or not all(head.get("scope") or any(head.iterancestors("thead")) for head in heads):
            remedy = 'mark headings as <th>, those of a row with scope="row"'
            yield page.fault(FaultKind.TABLE, node, "a table cannot be read aloud without headings of its columns or rows", remedy)
