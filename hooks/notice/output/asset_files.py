"""Style sheets, scripts and drawings of the site turn to nobody else, and store nothing."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from posixpath import dirname, join, normpath

from lxml.etree import _Element

from ..messages import Message
from .built import Built
from .faults import Fault, FaultKind
from .loading import in_css, in_script

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
ELSEWHERE = re.compile(r"\s*(?!data:)(?:[a-z][a-z0-9+.-]*:|/)", re.IGNORECASE)


def assets(built: Built) -> Iterator[Fault]:
    """Yield what style sheets, scripts and drawings load from elsewhere or store."""
    for path, text in built.texts.items():
        if path.endswith(".css"):
            yield from _style_sheet(path, COMMENT.sub(_blank, text), built.files)
        else:
            yield from in_script(COMMENT.sub(_blank, text), path, built.layout.addresses.site)
    for path, tree in built.trees.items():
        if path.endswith(".svg"):
            yield from _drawing(path, tree)


def _blank(comment: re.Match[str]) -> str:
    """Return as many empty lines as the comment has, so that the line numbers stay."""
    return "\n" * comment[0].count("\n")


def _style_sheet(path: str, text: str, files: Collection[str]) -> Iterator[Fault]:
    for url in in_css(text):
        line = text[: text.index(url)].count("\n") + 1
        target = normpath(join(dirname(path), url.partition("#")[0].partition("?")[0]))
        if ELSEWHERE.match(url):
            yield Fault(path, line, FaultKind.LOADED, Message("gate.style-loads", url=url))
        elif not url.startswith(("data:", "#")) and target not in files:
            yield Fault(path, line, FaultKind.LINK, Message("gate.style-names", url=url))


def _drawing(path: str, tree: _Element) -> Iterator[Fault]:
    for element in tree.iter("*"):
        named = [str(value) for name, value in element.items() if str(name).rpartition("}")[2] in ("href", "src")]
        for url in (url for url in (*named, *in_css(element.text or "")) if ELSEWHERE.match(url)):
            yield Fault(path, element.sourceline or 1, FaultKind.LOADED, Message("gate.drawing-loads", url=url))
