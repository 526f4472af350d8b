"""Takes from the theme what the text of a notice needs: its typography of what Markdown can become.

The theme's style sheet is made for every site there may be. Of its rules for text (`.md-typeset`) those stay
whose selectors can match an element that a notice can have; colours are our own. A new version of the theme
brings its new rules by itself, and where it no longer has such rules the build stops.
"""
from __future__ import annotations

from typing import Any

from cssselect2 import parser

from ..markup import ATTRIBUTES, TAGS
from ..problems import NoticeError, Problem
from .css import short, written

TEXT = "md-typeset"
# What stands around the text. Rules for one direction of reading (`[dir=ltr]`) are left out: ours hold for both.
AROUND = {"html", "body", "article"}


def typography(css: str, file: str) -> str:
    """The rules of the theme's style sheet for the text of a notice. Raises NoticeError where it has none."""
    rules = written(css, _matching)
    if f".{TEXT} h2" not in rules:
        message = f'has no rule for text (".{TEXT} h2") any more; see how it is called now, and say it in hooks/notice/assets/theme.py.'
        raise NoticeError([Problem(file, 1, message)])
    return rules


def _matching(prelude: list[Any]) -> str:
    """The selectors, separated by commas, that can match an element of the text."""
    return ",".join(short(selector) for selector in _selectors(prelude) if _is_for_text(selector))


def _selectors(prelude: list[Any]) -> list[list[Any]]:
    found: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _is_for_text(selector: list[Any]) -> bool:
    if f".{TEXT}" not in short(selector):
        return False
    try:
        return all(map(_can_match, parser.parse(selector)))
    except parser.SelectorError:  # parts of the window of one browser, such as its scroll bar
        return False


def _can_match(part: Any) -> bool:
    """Whether an element of the text can be what this part of a selector asks for; in doubt it can."""
    match part:
        case parser.Selector():
            return _can_match(part.parsed_tree)
        case parser.CombinedSelector():
            return _can_match(part.left) and _can_match(part.right)
        case parser.CompoundSelector():
            return all(map(_can_match, part.simple_selectors))
        case parser.MatchesAnySelector() | parser.SpecificityAdjustmentSelector():
            return any(map(_can_match, part.selector_list))
        case parser.LocalNameSelector():
            return part.lower_local_name in TAGS | AROUND
        case parser.ClassSelector():
            return bool(part.class_name == TEXT)
        case parser.AttributeSelector():
            return part.name in ATTRIBUTES
        case parser.IDSelector():
            return False
    return True
