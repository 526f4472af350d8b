"""Takes from the theme what the text of a notice needs: its typography of what Markdown can become.

The theme's style sheet is made for every site there may be. Of its rules for text (`.md-typeset`) those stay
whose selectors can match an element that a notice can have; colours are our own. Those for elements that few
notices have stand apart, so that only pages with such elements carry them. A new version of the theme brings its
new rules by itself, and where it no longer has such rules the build stops.
"""
from __future__ import annotations

import re
from typing import Any

from cssselect2 import parser

from ..markup import ATTRIBUTES, TAGS
from ..problems import NoticeError, Problem
from .css import shortened, written

TEXT = "md-typeset"
# What stands around the text. Rules for one direction of reading (`[dir=ltr]`) are left out: ours hold for both.
AROUND = {"html", "body", "article"}
RARE = {"ol", "code", "pre", "blockquote", "h5", "h6", "hr", "abbr", "table"}
HAS_RARE = re.compile(rf"<(?:{'|'.join(sorted(RARE))})\b(?! class)")


def typography(css: str, file: str) -> tuple[str, str]:
    """The rules of the theme's style sheet for the text of a notice, and those for its rare elements alone.

    Raises NoticeError where it has none.
    """
    rules = written(css, lambda prelude: ",".join(_matching(prelude, TAGS - RARE)))
    if f".{TEXT} h2" not in rules:
        message = f'has no rule for text (".{TEXT} h2") any more; see how it is called now, and say it in hooks/notice/assets/theme.py.'
        raise NoticeError([Problem(file, 1, message)])
    return rules, written(css, lambda prelude: ",".join(_only_rare(prelude)))


def has_rare_elements(html: str) -> bool:
    """Whether a text needs the rules for rare elements; those of ours that have a class have rules of their own."""
    return HAS_RARE.search(html) is not None


def _matching(prelude: list[Any], tags: set[str]) -> list[str]:
    """The selectors that can match one of these elements in the text."""
    return [shortened(selector) for selector in _selectors(prelude) if _is_for_text(selector, tags)]


def _only_rare(prelude: list[Any]) -> list[str]:
    common = _matching(prelude, TAGS - RARE)
    return [selector for selector in _matching(prelude, TAGS) if selector not in common]


def _selectors(prelude: list[Any]) -> list[list[Any]]:
    found: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _is_for_text(selector: list[Any], tags: set[str]) -> bool:
    if f".{TEXT}" not in shortened(selector):
        return False
    try:
        return all(_can_match(part, tags) for part in parser.parse(selector))
    except parser.SelectorError:  # parts of the window of one browser, such as its scroll bar
        return False


def _can_match(part: Any, tags: set[str]) -> bool:
    """Whether one of these elements can be what this part of a selector asks for; in doubt it can."""
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
