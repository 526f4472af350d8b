"""The words of a file that people read, by which it is told whether somebody changed more than its looks."""
from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

MAX_BYTES = 5_000_000
FOR_PEOPLE = (".html", ".md", ".txt")
UNSEEN = ("script", "style", "template")
# What is seen, or read aloud, although it stands in no text.
SPOKEN = ("alt", "title", "aria-label", "placeholder", "value")


def words_of(name: str, content: bytes) -> list[str]:
    """Return the words that readers of a file see, in their order; there are none in a file that programs read.

    A page that nobody could read to its end has no words either.

    >>> words_of("index.html", b"<title>A</title><p>b <b>c</b><style>d</style></html>e")
    ['A', 'b', 'c', 'e']
    """
    if len(content) > MAX_BYTES:
        return []
    if name.endswith(".html"):
        return " ".join(_seen(content)).split()
    return content.decode("utf-8", "replace").split() if name.endswith(FOR_PEOPLE) else []


def _seen(content: bytes) -> Iterator[str]:
    try:
        page = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError):
        return
    # What stands behind the end of a page is shown all the same.
    for part in (page, *page.itersiblings()):
        for event, element in etree.iterwalk(part, events=("start", "end")):
            if event == "start":
                yield from (element.get(name, "") for name in SPOKEN)
                yield "" if element.tag in UNSEEN else element.text or ""
            else:
                yield element.tail or ""
