"""Words of running text are compared, with the links and the emphasis around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import groupby

from lxml import html as markup
from lxml.html import HtmlElement

from ..plain_words import unified
from .weighed_words import Opcode, opcodes_of, weighed

WORD = re.compile(r"\s+|[\w@./:+\u2010-\u2013-]*\w|[^\w\s]")
# Below this share of common words a text was written anew, and is shown as such.
REWRITTEN = 0.4
CLOSING = frozenset(".,;:!?)")
ALONE = frozenset({"br", "hr"})
Tag = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Token:
    """A token is a word, a space or a sign, and the inline tags around it."""

    text: str
    tags: tuple[Tag, ...]

    @cached_property
    def plain(self) -> str:
        """Return its text as it is compared: a sign is the same however it is set, and so is any space."""
        return " " if self.text.isspace() else unified(self.text)

    @property
    def target(self) -> str | None:
        """Return the address that it links to, or None."""
        return next((dict(attributes).get("href") for name, attributes in self.tags if name == "a"), None)


def inline_redline(old: str, new: str) -> str:
    """Compare two pieces of inline HTML, and return HTML with the marks.

    >>> inline_redline("We keep it for one year.", "We keep it for two years.")
    'We keep it for <del>one year</del> <ins>two years</ins>.'
    """
    if old == new:
        return new
    before, after = (tuple(tokens_of(markup.fragment_fromstring(text, create_parent="div"), ())) for text in (old, new))
    was, now = ([token.plain for token in tokens] for tokens in (before, after))
    opcodes = opcodes_of(weighed(was, now), len(was), len(now))
    same = sum(k - i for kind, i, k, _, _ in opcodes if kind == "equal")
    if 2 * same < REWRITTEN * (len(was) + len(now)):
        return replaced(before, after)
    return "".join(_pieces(opcodes, before, after))


def _pieces(opcodes: Sequence[Opcode], before: Sequence[Token], after: Sequence[Token]) -> Iterator[str]:
    for kind, i, k, j, m in _without_confetti(opcodes, before):
        if kind == "equal":
            yield from unmarked(before[i:k], after[j:m])
        else:
            yield replaced(before[i:k], after[j:m])


def _without_confetti(opcodes: Sequence[Opcode], before: Sequence[Token]) -> Iterator[Opcode]:
    """Join two changes to one where nothing but spaces and signs stand between them."""
    pending: Opcode | None = None
    for number, (kind, i, k, j, m) in enumerate(opcodes):
        between = 0 < number < len(opcodes) - 1 and not any(token.text[-1].isalnum() for token in before[i:k])
        if kind == "equal" and not between:
            if pending:
                yield pending
            pending = None
            yield kind, i, k, j, m
        elif pending:
            pending = ("replace", pending[1], k, pending[3], m)
        else:
            pending = (kind, i, k, j, m)
    if pending:
        yield pending


def unmarked(before: Sequence[Token], after: Sequence[Token]) -> Iterator[str]:
    """Yield text that stayed; a link that leads elsewhere now says so."""
    pairs = list(zip(before, after, strict=True))
    for (old, new), group in groupby(pairs, key=lambda pair: (pair[0].target, pair[1].target)):
        yield html_of([token for _, token in group])
        if old != new:
            targets = (("del", old), ("ins", new))
            yield "".join(f' <{mark} class="target">{escape(target)}</{mark}>' for mark, target in targets if target)


def replaced(before: Sequence[Token], after: Sequence[Token]) -> str:
    """Return what went and what came, with a space between them unless a sign comes that follows a word at once."""
    space = " " if before and after and after[0].text not in CLOSING else ""
    return mark("del", before) + space + mark("ins", after)


def mark(name: str, tokens: Sequence[Token], move: int | None = None) -> str:
    """Return words in a mark, `ins` or `del`; nothing without words.

    Those of a `move` have its number, by which they are linked; 0 has no link of its own.
    """
    start = f"<{name}>" if move is None else f'<{name} class="moved" id="{name}-{move}">' if move else f'<{name} class="moved">'
    return f"{start}{html_of(tokens)}</{name}>" if tokens else ""


def html_of(tokens: Sequence[Token], depth: int = 0) -> str:
    """Return words with the tags around them, from the one at a `depth` on."""
    html = ""
    for tag, group in groupby(tokens, key=lambda token: token.tags[depth] if depth < len(token.tags) else None):
        words = list(group)
        if tag is None:
            html += escape("".join(token.text for token in words), quote=False)
        elif tag[0] in ALONE:
            html += _start(tag) * len(words)
        else:
            html += f"{_start(tag)}{html_of(words, depth + 1)}</{tag[0]}>"
    return html


def _start(tag: Tag) -> str:
    name, attributes = tag
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes)
    return f"<{name}{written}>"


def tokens_of(element: HtmlElement, tags: tuple[Tag, ...]) -> Iterator[Token]:
    """Yield the words of an element and everything in it, with the `tags` around them."""
    yield from (Token(word, tags) for word in WORD.findall(element.text or ""))
    for child in element:
        if isinstance(child.tag, str):
            inner = (*tags, (child.tag, tuple(sorted((str(key), str(value)) for key, value in child.attrib.items()))))
            yield from [Token("\n", inner)] if child.tag == "br" else tokens_of(child, inner)
        yield from (Token(word, tags) for word in WORD.findall(child.tail or ""))
