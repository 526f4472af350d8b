"""Markdown stands in data as people read it: what it takes from HTML becomes the words that a page shows."""
from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

# Code shows its signs as they are written.
CODE = re.compile(
    r"(^ {0,3}(?P<fence>```+|~~~+).*?(?:^ {0,3}(?P=fence)|\Z)|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))",
    re.DOTALL | re.MULTILINE,
)
# A comment that stands alone leaves no empty lines behind.
COMMENT = re.compile(r"(?:^[ \t]*<!--.*?-->[ \t]*(?:\n\s*|\Z)|<!--.*?-->)", re.DOTALL | re.MULTILINE)
ADDRESS = re.compile(r"<(?:mailto:)?([A-Za-z][A-Za-z0-9.+-]*:[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>")
BREAK = re.compile(r"[ \t]*<br ?/?>[ \t]*(\n)?")
TAG = re.compile(r"</?(?:span|abbr)(?: [^<>]*)?>")
ENTITY = re.compile(r"&(?:[A-Za-z]\w*|#\w+);")


def without_html(markdown: str) -> str:
    """Return Markdown without comments and tags, with addresses and characters as a page shows them; the rest is as it is written.

    >>> without_html("Write to <a@example.org>,<br>see <https://example.org/> &copy; <!-- soon -->us.")
    'Write to a@example.org, see https://example.org/ © us.'
    """
    if "<" not in markdown and "&" not in markdown:
        return markdown
    return outside_code(markdown, _in_words).strip("\n")


def outside_code(markdown: str, change: Callable[[str], str]) -> str:
    """Return Markdown with what is not code changed."""
    pieces, start = [], 0
    for code in CODE.finditer(markdown):
        pieces += [change(markdown[start : code.start()]), code[0]]
        start = code.end()
    return "".join([*pieces, change(markdown[start:])])


def without_code(markdown: str) -> str:
    """Return Markdown without its code.

    >>> without_code("The field `<name>` is kept.")
    'The field  is kept.'
    """
    return CODE.sub("", markdown) if "`" in markdown or "~" in markdown else markdown


def _in_words(prose: str) -> str:
    found = ADDRESS.sub(r"\1", COMMENT.sub("", prose))
    found = BREAK.sub(lambda match: "  \n" if match[1] else " ", found)
    return ENTITY.sub(lambda match: unescape(match[0]), TAG.sub("", found))
