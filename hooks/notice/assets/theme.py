"""The theme gives what the text of a notice needs: its typography of what Markdown can become.

The theme's style sheet is made for every site there may be. Of its rules for text (`.md-typeset`) those stay whose
selectors can match an element that a notice can have; colours are our own. Those for elements that few notices have
stand apart, so that only pages with such elements carry them. A new version of the theme brings its new rules by
itself, and where it no longer has such rules the build stops.
"""
from __future__ import annotations

import re
from typing import Any

from cssselect2 import parser

from ..markup import ATTRIBUTES, TAGS
from ..messages import Message
from ..problems import NoticeError, Problem
from .css import chosen, read, shortened

TEXT = "md-typeset"
# What stands around the text. Rules for one direction of reading (`[dir=ltr]`) are left out: ours hold for both.
AROUND = {"html", "body", "article"}
RARE = {"ol", "code", "pre", "blockquote", "h5", "h6", "hr", "abbr", "table"}
HAS_RARE = re.compile(rf"<(?:{'|'.join(sorted(RARE))})\b(?! class)")


def typography(css: str, file: str) -> tuple[str, str]:
    """Return the rules of the theme's style sheet for the text of a notice, and those for its rare elements alone.

    `css` is the sheet, `file` its name for messages. Raise NoticeError where it has no such rules.
    """
    sheet, kinds = read(css), Kinds()
    rules = chosen(sheet, lambda prelude: kinds.of_text(prelude, rare=False))
    if f".{TEXT} h2" not in rules:
        raise NoticeError([Problem(file, 1, Message("program.no-text-rule", rule=f".{TEXT} h2"))])
    return rules, chosen(sheet, lambda prelude: kinds.of_text(prelude, rare=True))


def has_rare_elements(html: str) -> bool:
    """Say whether a text needs the rules for rare elements.

    Elements of ours that have a class have rules of their own.
    """
    return HAS_RARE.search(html) is not None


class Kinds(dict[str, bool | None]):
    """Selectors have a kind, by their text: True if it is for rare elements alone, else False.

    None is the kind of one that can match nothing in the text of a notice.
    """

    def of_text(self, prelude: list[Any], *, rare: bool) -> str:
        """Return the selectors of a rule that are for rare elements alone, or those for others."""
        return ",".join(text for selector in _selectors(prelude) if self._of(text := shortened(selector), selector) is rare)

    def _of(self, text: str, selector: list[Any]) -> bool | None:
        if text not in self:
            self[text] = _kind(selector) if f".{TEXT}" in text else None
        return self[text]


def _selectors(prelude: list[Any]) -> list[list[Any]]:
    found: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _kind(selector: list[Any]) -> bool | None:
    try:
        parts = list(parser.parse(selector))
    except parser.SelectorError:  # parts of the window of one browser, such as its scroll bar
        return None
    if all(_can_match(part, TAGS - RARE) for part in parts):
        return False
    return True if all(_can_match(part, TAGS) for part in parts) else None


def _can_match(part: Any, tags: set[str]) -> bool:
    """Say whether one of these elements can be what this part of a selector asks for; in doubt it can."""
    match part:
        case parser.Selector():
            return _can_match(part.parsed_tree, tags)
        case parser.CombinedSelector():
            return _can_match(part.left, tags) and _can_match(part.right, tags)
        case parser.CompoundSelector():
            return all(_can_match(simple, tags) for simple in part.simple_selectors)
        case parser.MatchesAnySelector() | parser.SpecificityAdjustmentSelector():
            return any(_can_match(either, tags) for either in part.selector_list)
        case parser.LocalNameSelector():
            return part.lower_local_name in tags | AROUND
        case parser.ClassSelector():
            return bool(part.class_name == TEXT)
        case parser.AttributeSelector():
            return part.name in ATTRIBUTES
        case parser.IDSelector():
            return False
    return True
