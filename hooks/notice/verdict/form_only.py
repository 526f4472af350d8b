"""The form of a text is how it is laid out and set, not what it says: the same words in the same order, whatever is around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from lxml import html as markup
from lxml.html import HtmlElement

from ..plain_words import unified
from ..sentences import sentences_of
from .unshared import is_last_updated

BLOCKS = frozenset({"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "blockquote", "pre", "div", "br"})
TOKEN = re.compile(r"\w+(?:[-'.,:/@]\w+)*|[^\w\s]")
# A number that counts headings: "2.", "2.1", "IV."; and the signs that may or may not end a paragraph or an item.
NUMBERING = re.compile(r"\A\s*(?:(?:\d+\.)*\d+[.)]?|[IVX]+[.)])\s+(?=\S)")
ENDS = frozenset(".;,:")
QUOTES = frozenset("\"'")
END, FULL_STOP = "¶", "."
# What joins the items of a list that is one sentence.
JOINING = frozenset({END, ",", ";", ":"})


def same_words(old: str, new: str, language: str) -> bool:
    """Say whether two pieces of HTML have the same words and signs in the same order: only the form differs."""
    return _tokens(old, language) == _tokens(new, language) or _is_one_flow(old, new)


def same_titles(old: str, new: str, language: str) -> bool:
    """Say whether two headings differ in their form alone, such as a number before them."""
    return same_words(unnumbered(old), unnumbered(new), language)


def same_but_for_signs(old: str, new: str, language: str) -> bool:
    """Say whether two pieces of HTML have the same words but for signs and capitals between them."""
    before, after = (tuple(token.casefold() for token in _tokens(text, language) if token[0].isalnum()) for text in (old, new))
    return before == after


def unnumbered(title: str) -> str:
    """Return a heading without the number before it.

    >>> unnumbered("2.1 Your rights"), unnumbered("2020 in figures")
    ('Your rights', '2020 in figures')
    """
    bare = NUMBERING.sub("", title)
    return title if re.match(r"\s*\d{3,}\s", title) else bare


def _is_one_flow(old: str, new: str) -> bool:
    """Say whether two pieces of HTML have the same words, where a sentence becomes a list, or a list a sentence.

    Where one begins another item, the other has nothing between the words, or a sign that joins them.
    """
    (was, before), (now, after) = _flow(old), _flow(new)
    return was == now and all(_joins_alike(*gaps) for gaps in zip(before, after, strict=True))


def _joins_alike(old: str, new: str) -> bool:
    return old == new or (END in old + new and set(old + new) <= JOINING)


@lru_cache(maxsize=1 << 12)
def _flow(html: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of all blocks, and the signs before each but the first; another block is a sign as well."""
    words, gaps, gap = list[str](), list[str](), ""
    for text in _texts(html) if html.strip() else ():
        for token in TOKEN.findall(unified(text)):
            if token[0].isalnum():
                gaps.append(gap.replace(f"{FULL_STOP}{END}", FULL_STOP))
                words.append(token)
                gap = ""
            elif token not in QUOTES:
                gap += token
        gap += END
    ends = gap.rstrip("".join((*ENDS, END)))
    return tuple(words), (*gaps[1:], ends)


@lru_cache(maxsize=1 << 12)
def _tokens(html: str, language: str) -> tuple[str, ...]:
    if not html.strip():
        return ()
    return tuple(token for block in _texts(html) for token in _of_block(block, language))


def _texts(html: str) -> list[str]:
    """Return the text of each block, in order; text beside blocks is one of its own."""
    found = [""]
    _gather(markup.fragment_fromstring(html, create_parent="div"), found)
    return [text for text in found if text.strip()]


def _gather(element: HtmlElement, found: list[str]) -> None:
    is_block = element.tag in BLOCKS
    if is_block:
        found.append("")
    found[-1] += element.text or ""
    if title := element.get("title"):
        found[-1] += f" ({title}) "
    for child in element:
        _gather(child, found)
        found[-1] += child.tail or ""
    if is_block:
        found.append("")


def _of_block(text: str, language: str) -> list[str]:
    plain = unified(text)
    sentences = sentences_of(plain, language)
    if sentences and all(map(is_last_updated, sentences)):
        return []
    tokens = [token for token in TOKEN.findall(plain) if token not in QUOTES]
    while tokens and tokens[-1] in ENDS:
        tokens.pop()
    return [*_with_one_end(tokens), END] if tokens else []


def _with_one_end(tokens: list[str]) -> Iterator[str]:
    """Yield tokens with the sign for an end wherever a sentence ends, and no capital because one begins."""
    begins = True
    for token, after in zip_longest(tokens, tokens[1:], fillvalue=""):
        ends = token == FULL_STOP and after[:1].isupper()
        yield END if ends else token[:1].casefold() + token[1:] if begins else token
        begins = ends
