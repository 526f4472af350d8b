"""Words of running text are compared, with the links and the emphasis around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from html import escape
from itertools import chain, groupby, zip_longest

from lxml import html as markup
from lxml.html import HtmlElement

from ..plain_words import unified
from .weighed_words import Opcode, weighed

WORD = re.compile(r"\s+|[\w@./:+\u2010-\u2013-]*\w|[^\w\s]")
# Below this share of common words a text was written anew, and is shown as such.
REWRITTEN = 0.4
# A paragraph is compared word by word up to so many words and spaces of both texts, and pairs of equal ones among them:
# up to about 700 words, which takes a second at most.
MAX_WORDS, MAX_PAIRS = 6_000, 500_000
Tag = tuple[str, tuple[tuple[str, str], ...]]
Words = tuple[str, ...]


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
    opcodes = opcodes_of(was, now)
    same = sum(k - i for kind, i, k, _, _ in opcodes if kind == "equal")
    if 2 * same < REWRITTEN * (len(was) + len(now)):
        return mark("del", before) + (" " if before and after else "") + mark("ins", after)
    return "".join(_pieces(opcodes, before, after))


def opcodes_of(was: Sequence[str], now: Sequence[str]) -> list[Opcode]:
    """Return the changes that make `now` of `was`.

    What is too long to compare by words is compared by sentences, and then by words within those that changed, in their
    order; a sentence that is too long is replaced.
    """
    if is_short(was, now):
        return weighed(was, now)
    old, new = list(_sentences(was)), list(_sentences(now))
    if was == now or not was or not now or len(old) == len(new) == 1:
        return [("equal" if was == now else "replace", 0, len(was), 0, len(now))]
    found, at, to = list[Opcode](), 0, 0
    for before, after in _pairs_of_sentences(old, new):
        found += [(kind, at + i, at + k, to + j, to + m) for kind, i, k, j, m in opcodes_of(before, after)]
        at, to = at + len(before), to + len(after)
    return found


def _pairs_of_sentences(old: Sequence[Words], new: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """Yield the sentences of both texts side by side; one is empty where the other text has no sentence for it."""
    for kind, i, k, j, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = (tuple(chain(*old[i:k])), tuple(chain(*new[j:m])))
        if kind == "replace" and not is_short(before, after):
            yield from zip_longest(old[i:k], new[j:m], fillvalue=())
        else:
            yield before, after


def _sentences(words: Sequence[str]) -> Iterator[Words]:
    """Yield the words of each sentence, with the space behind it."""
    start = 0
    for place in range(1, len(words)):
        if words[place].isspace() and words[place - 1][-1] in ".!?:;":
            yield tuple(words[start : place + 1])
            start = place + 1
    if start < len(words):
        yield tuple(words[start:])


def is_short(was: Sequence[str], now: Sequence[str]) -> bool:
    """Say whether two texts can be compared word by word in a moment: what that costs are the pairs of equal words."""
    count = Counter(now)
    return len(was) + len(now) <= MAX_WORDS and sum(number * count[word] for word, number in Counter(was).items()) <= MAX_PAIRS


def _pieces(opcodes: Sequence[Opcode], before: Sequence[Token], after: Sequence[Token]) -> Iterator[str]:
    for kind, i, k, j, m in _without_confetti(opcodes, before):
        if kind == "equal":
            yield from unmarked(before[i:k], after[j:m])
        else:
            gone, come = mark("del", before[i:k]), mark("ins", after[j:m])
            yield gone + (" " if gone and come else "") + come


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
        yield _html([token for _, token in group])
        if old != new:
            targets = (("del", old), ("ins", new))
            yield "".join(f' <{mark} class="target">{escape(target)}</{mark}>' for mark, target in targets if target)


def mark(name: str, tokens: Sequence[Token], move: int = 0) -> str:
    """Return words in a mark, `ins` or `del`; nothing without words. Those of a `move` have its number, by which they are linked."""
    start = f'<{name} class="moved" id="{name}-{move}">' if move else f"<{name}>"
    return f"{start}{_html(tokens)}</{name}>" if tokens else ""


def _html(tokens: Sequence[Token]) -> str:
    return "".join(_wrapped("".join(token.text for token in group), tags) for tags, group in groupby(tokens, key=lambda token: token.tags))


def _wrapped(text: str, tags: tuple[Tag, ...]) -> str:
    html = escape(text, quote=False)
    for name, attributes in reversed(tags):
        written = "".join(f' {key}="{escape(value)}"' for key, value in attributes)
        html = f"<{name}{written}>" + ("" if name in ("br", "hr") else f"{html}</{name}>")
    return html


def tokens_of(element: HtmlElement, tags: tuple[Tag, ...]) -> Iterator[Token]:
    """Yield the words of an element and everything in it, with the `tags` around them."""
    yield from (Token(word, tags) for word in WORD.findall(element.text or ""))
    for child in element:
        if isinstance(child.tag, str):
            inner = (*tags, (child.tag, tuple(sorted((str(key), str(value)) for key, value in child.attrib.items()))))
            yield from [Token("\n", inner)] if child.tag == "br" else tokens_of(child, inner)
        yield from (Token(word, tags) for word in WORD.findall(child.tail or ""))
