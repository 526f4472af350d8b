"""A redline of a section is its new text, with what was added in `<ins>` and what was taken away in `<del>`.

Blocks are compared first, then the words of each paragraph, list item or cell, with its links and emphasis.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from html import escape
from itertools import chain, groupby, zip_longest
from unicodedata import normalize

from lxml import html as markup
from lxml.html import HtmlElement

WORD = re.compile(r"\s+|[\w@./:+-]*\w|[^\w\s]")
# Below this share of common words a text was written anew, and is shown as such.
REWRITTEN = 0.4
# A paragraph is compared word by word up to so many words and spaces of both texts, and pairs of equal ones among them:
# up to about 700 words, which takes a second at most.
MAX_WORDS, MAX_PAIRS = 6_000, 500_000
Tag = tuple[str, tuple[tuple[str, str], ...]]
Words = tuple[str, ...]
Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True)
class Token:
    """A token is a word, a space or a sign, and the inline tags around it."""

    text: str
    tags: tuple[Tag, ...]

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
    before, after = (tuple(_tokens(markup.fragment_fromstring(text, create_parent="div"), ())) for text in (old, new))
    was, now = ([token.text for token in tokens] for tokens in (before, after))
    opcodes = _opcodes(was, now)
    same = sum(k - i for kind, i, k, _, _ in opcodes if kind == "equal")
    if 2 * same < REWRITTEN * (len(was) + len(now)):
        return _mark("del", before) + (" " if before and after else "") + _mark("ins", after)
    return "".join(_pieces(opcodes, before, after))


def _opcodes(was: Sequence[str], now: Sequence[str]) -> list[Opcode]:
    """Return the changes that make `now` of `was`.

    What is too long to compare by words is compared by sentences, and then by words within those that changed, in their
    order; a sentence that is too long is replaced.
    """
    if _is_short(was, now):
        return list(SequenceMatcher(None, was, now, autojunk=False).get_opcodes())
    old, new = list(_sentences(was)), list(_sentences(now))
    if was == now or not was or not now or len(old) == len(new) == 1:
        return [("equal" if was == now else "replace", 0, len(was), 0, len(now))]
    found, at, to = list[Opcode](), 0, 0
    for before, after in _pairs_of_sentences(old, new):
        found += [(kind, at + i, at + k, to + j, to + m) for kind, i, k, j, m in _opcodes(before, after)]
        at, to = at + len(before), to + len(after)
    return found


def _pairs_of_sentences(old: Sequence[Words], new: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """Yield the sentences of both texts side by side; one is empty where the other text has no sentence for it."""
    for kind, i, k, j, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = (tuple(chain(*old[i:k])), tuple(chain(*new[j:m])))
        if kind == "replace" and not _is_short(before, after):
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


def _is_short(was: Sequence[str], now: Sequence[str]) -> bool:
    """Say whether two texts can be compared word by word in a moment: what that costs are the pairs of equal words."""
    count = Counter(now)
    return len(was) + len(now) <= MAX_WORDS and sum(number * count[word] for word, number in Counter(was).items()) <= MAX_PAIRS


def _pieces(opcodes: Sequence[Opcode], before: Sequence[Token], after: Sequence[Token]) -> Iterator[str]:
    for kind, i, k, j, m in _without_confetti(opcodes, before):
        if kind == "equal":
            yield from _same(before[i:k], after[j:m])
        else:
            gone, come = _mark("del", before[i:k]), _mark("ins", after[j:m])
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


def _same(before: Sequence[Token], after: Sequence[Token]) -> Iterator[str]:
    """Yield text that stayed; a link that leads elsewhere now says so."""
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


BLOCKS = {"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "blockquote", "div", "pre", "hr"}
# Blocks that only hold others, or have their place: they are compared whatever they say.
HOLDERS = {"ul", "ol", "table", "thead", "tbody", "tr", "th", "td", "dl"}
# Below this share of common words two blocks are two blocks, not one that changed.
RELATED = 0.35
# A block that changed is looked for among so many, from the first that has found no other.
NEAR = 60


@lru_cache(maxsize=4096)
def redline(old: str, new: str) -> str:
    """Compare the HTML of one section, of which either may be empty, and return HTML with the marks.

    It is remembered, because many versions differ from the one in force in the same sections, and in the same way.
    """
    old, new = normalize("NFC", old), normalize("NFC", new)
    if old == new:
        return new
    before, after = (markup.fragment_fromstring(text, create_parent="div") for text in (old, new))
    return _inner(_compared(before, after))


def announced(html: str, added: str, removed: str) -> str:
    """Return `html` with words for those who do not see the marks.

    They are "Added: " and "Removed: ", or what `added` and `removed` say, at the start of each mark.
    """
    for tag, word in (("ins", added), ("del", removed)):
        heard = f'<span class="heard">{escape(word)}: </span>'
        html = html.replace(f"<{tag}>", f"<{tag}>{heard}").replace(f'<{tag} class="target">', f'<{tag} class="target">{heard}')
    return html


def _compared(old: HtmlElement, new: HtmlElement) -> HtmlElement:
    """Return a copy of `new` with the marks; both are of the same kind."""
    before, after = list(_blocks(old)), list(_blocks(new))
    result = markup.Element(str(new.tag), dict(new.attrib))
    own = inline_redline(_own_text(old), _own_text(new))
    _set_inner(result, own)
    result.extend(_aligned(before, after))
    result.tail = new.tail
    return result


def _aligned(before: Sequence[HtmlElement], after: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    old, new = ([(str(block.tag), _inner(block)) for block in blocks] for blocks in (before, after))
    for kind, i, k, j, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (deepcopy(block) for block in after[j:m])
        else:
            yield from _replaced(list(before[i:k]), list(after[j:m]))


def _replaced(before: list[HtmlElement], after: list[HtmlElement]) -> Iterator[HtmlElement]:
    """Pair what is related, in order; the rest was taken away or added."""
    added: list[HtmlElement] = []
    for block in after:
        place = next((place for place, other in enumerate(before[:NEAR]) if _related(other, block)), None)
        if place is None:
            added.append(_marked(block, "ins"))
            continue
        yield from (_marked(gone, "del") for gone in before[:place])
        yield from added
        yield _compared(before[place], block)
        before, added = before[place + 1 :], []
    yield from (_marked(gone, "del") for gone in before)
    yield from added


def _related(old: HtmlElement, new: HtmlElement) -> bool:
    if old.tag != new.tag or (old.tag == "tr" and len(old) != len(new)):
        return False
    if old.tag in HOLDERS:
        return True
    before, after = (str(block.text_content()).split() for block in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    # What costs less, and is never smaller, is asked first; of what is too long to compare, it decides alone.
    likely = matcher.real_quick_ratio() >= RELATED and matcher.quick_ratio() >= RELATED
    return likely and (not _is_short(before, after) or matcher.ratio() >= RELATED)


def _marked(block: HtmlElement, mark: str) -> HtmlElement:
    """Return a copy in which all text stands in `mark`."""
    result = markup.Element(str(block.tag), dict(block.attrib))
    own = _own_text(block)
    _set_inner(result, f"<{mark}>{own}</{mark}>" if own.strip() else own)
    result.extend(_marked(inner, mark) for inner in _blocks(block))
    result.tail = block.tail
    return result


def _blocks(element: HtmlElement) -> Iterator[HtmlElement]:
    yield from (child for child in element if child.tag in BLOCKS)


def _own_text(element: HtmlElement) -> str:
    """Return what stands in a block before the blocks inside it."""
    inner = deepcopy(element)
    for child in list(_blocks(inner)):
        inner.remove(child)
    return _inner(inner).strip()


def _inner(element: HtmlElement) -> str:
    children = "".join(markup.tostring(child, encoding="unicode") for child in element)
    return escape(element.text or "", quote=False) + children


def _set_inner(element: HtmlElement, html: str) -> None:
    holder = markup.fragment_fromstring(html, create_parent="div")
    element.text = holder.text
    element.extend(list(holder))
