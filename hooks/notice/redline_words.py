"""A redline of words: the text of one paragraph, list item or cell, with its links and emphasis."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import groupby

from lxml import html as markup
from lxml.html import HtmlElement

WORD = re.compile(r"\s+|[\w@./:+-]*\w|[^\w\s]")
# Below this share of common words a text was written anew, and is shown as such.
REWRITTEN = 0.4
Tag = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Token:
    """A word, a space or a sign, and the inline tags around it."""

    text: str
    tags: tuple[Tag, ...]

    @property
    def target(self) -> str | None:
        """Where it links to."""
        return next((dict(attributes).get("href") for name, attributes in self.tags if name == "a"), None)


def inline_redline(old: str, new: str) -> str:
    """Both are inline HTML. Gives HTML."""
    if old == new:
        return new
    before, after = (tuple(_tokens(markup.fragment_fromstring(text, create_parent="div"), ())) for text in (old, new))
    was, now = ([token.text for token in tokens] for tokens in (before, after))
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    if matcher.ratio() < REWRITTEN:
        return _mark("del", before) + (" " if before and after else "") + _mark("ins", after)
    return "".join(_pieces(matcher, before, after))


def _pieces(matcher: SequenceMatcher[str], before: Sequence[Token], after: Sequence[Token]) -> Iterator[str]:
    for kind, i, k, j, m in _without_confetti(matcher, before):
        if kind == "equal":
            yield from _same(before[i:k], after[j:m])
        else:
            gone, come = _mark("del", before[i:k]), _mark("ins", after[j:m])
            yield gone + (" " if gone and come else "") + come


Opcode = tuple[str, int, int, int, int]


def _without_confetti(matcher: SequenceMatcher[str], before: Sequence[Token]) -> Iterator[Opcode]:
    """Two changes with nothing but spaces and signs between them are one change."""
    pending: Opcode | None = None
    opcodes = matcher.get_opcodes()
    for number, (kind, i, k, j, m) in enumerate(opcodes):
        between = 0 < number < len(opcodes) - 1 and not any(token.text[0].isalnum() for token in before[i:k])
        if kind == "equal" and not between:
            if pending:
                yield pending
            pending = None
            yield kind, i, k, j, m
        elif pending:
            pending = ("replace", pending[1], k, pending[3], m)
        else:
            pending = (kind if kind != "equal" else "replace", i, k, j, m)
    if pending:
        yield pending


def _same(before: Sequence[Token], after: Sequence[Token]) -> Iterator[str]:
    """Text that stayed; a link that leads elsewhere now says so."""
    pairs = list(zip(before, after, strict=True))
    for (old, new), group in groupby(pairs, key=lambda pair: (pair[0].target, pair[1].target)):
        yield _html([token for _, token in group])
        if old != new:
            targets = (("del", old), ("ins", new))
            yield "".join(f' <{mark} class="target">{escape(target)}</{mark}>' for mark, target in targets if target)


def _mark(mark: str, tokens: Sequence[Token]) -> str:
    return f"<{mark}>{_html(tokens)}</{mark}>" if tokens else ""


def _html(tokens: Sequence[Token]) -> str:
    return "".join(_wrapped("".join(token.text for token in group), tags) for tags, group in groupby(tokens, key=lambda token: token.tags))


def _wrapped(text: str, tags: tuple[Tag, ...]) -> str:
    html = escape(text, quote=False)
    for name, attributes in reversed(tags):
        written = "".join(f' {key}="{escape(value)}"' for key, value in attributes)
        html = f"<{name}{written}>" + ("" if name in ("br", "hr") else f"{html}</{name}>")
    return html


def _tokens(element: HtmlElement, tags: tuple[Tag, ...]) -> Iterator[Token]:
    yield from (Token(word, tags) for word in WORD.findall(element.text or ""))
    for child in element:
        if isinstance(child.tag, str):
            inner = (*tags, (child.tag, tuple(sorted((str(key), str(value)) for key, value in child.attrib.items()))))
            yield from [Token("\n", inner)] if child.tag == "br" else _tokens(child, inner)
        yield from (Token(word, tags) for word in WORD.findall(child.tail or ""))
