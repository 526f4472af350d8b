"""Where only the form of a text changed, readers are told what of it: emphasis, blocks, spaces, signs, letters, numbers of headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import is_normalized, normalize

from ..plain_words import unified
from .form_only import unnumbered

TAG = re.compile(r"<[^>]*>")
BLOCK_TAG = re.compile(r"<(p|ul|ol|li|table|tr|t[hd]|dl|d[td]|blockquote|pre|div|br|hr)\b")
EMPHASIS = re.compile(r"<(em|strong|b|i|u|code|mark|del|ins|sub|sup)\b[^>]*>(.*?)</\1>", re.DOTALL)
SPACE = re.compile(r"[\s\u00ad\u200b\u2060]+")
WRAP = re.compile(r"[ \t\r\n]+")
SIGN = re.compile(r"[^\w\s\u00ad\u200b\u2060]")


@lru_cache(maxsize=1 << 14)  # sections are the same in version after version
def shown(html: str) -> str:
    """Return HTML in which lines and spaces stand as they are shown: where the lines of a file break is no matter."""
    return WRAP.sub(" ", html).strip()


def forms_of_text(old: str, new: str) -> Iterator[str]:
    """Yield what of the form of two pieces of HTML with the same words changed, by the names of the vocabulary."""
    old, new = shown(old), shown(new)
    if is_normalized("NFC", old) != is_normalized("NFC", new):
        yield "form_letters"
    old, new = normalize("NFC", old), normalize("NFC", new)
    if EMPHASIS.findall(unified(old)) != EMPHASIS.findall(unified(new)):
        yield "form_emphasis"
    blocks = [BLOCK_TAG.findall(text) for text in (old, new)]
    if blocks[0] != blocks[1]:
        yield "form_blocks"
    was, now = (TAG.sub("", text) for text in (old, new))
    if Counter(SIGN.findall(was)) != Counter(SIGN.findall(now)):
        yield "form_signs"
    if blocks[0] == blocks[1] and SPACE.findall(was.strip()) != SPACE.findall(now.strip()):
        yield "form_spaces"


def forms_of_title(old: str, new: str) -> Iterator[str]:
    """Yield the same of two headings."""
    before, after = unnumbered(old), unnumbered(new)
    if (old, new) != (before, after) and old.removesuffix(before) != new.removesuffix(after):
        yield "form_numbers"
    yield from forms_of_text(before, after)
