"""Style sheets are read and written with tinycss2: as short as they can be without changing what they say."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import tinycss2

# Rules that hold other rules; all others hold declarations.
GROUPS = ("media", "supports", "layer", "container")
Choose = Callable[[list[Any]], str]


class SheetError(ValueError):
    """A style sheet cannot be read, because of something on `line`, counted from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def written(css: str) -> str:
    """Return `css` without comments and needless spaces. Raise SheetError where the sheet cannot be read.

    >>> written("p { margin: 0 ;  color: red } /* text */")
    'p{margin:0;color:red}'
    """
    return "".join(_rules(read(css), None))


def read(css: str) -> list[Any]:
    """Return the rules of a style sheet, and what cannot be read among them, to choose from as often as one likes."""
    return list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def chosen(rules: list[Any], selectors: Choose) -> str:
    """Return some of the rules, written as `written` does.

    `selectors` gives what to keep of the selectors of a rule, whose tokens it gets; where it gives nothing, the rule is
    left out, and so is a group of which nothing is left. Rules without selectors, such as `@font-face`, are left out
    too. Raise SheetError where a rule cannot be read.
    """
    return "".join(_rules(rules, selectors))


def variables(css: str) -> tuple[set[str], set[str]]:
    """Return the custom properties that are used, and those that are given a value.

    >>> variables("p{color:var(--ink)}:root{--paper:white}")
    ({'--ink'}, {'--paper'})
    """
    return set(re.findall(r"var\(\s*(--[\w-]+)", css)), set(re.findall(r"(?<=[{;])(--[\w-]+):", css))


def _rules(nodes: Iterable[Any], selectors: Choose | None) -> Iterator[str]:
    for node in nodes:
        if node.type == "qualified-rule":
            chosen = selectors(node.prelude) if selectors else shortened(node.prelude)
            if chosen:
                yield f"{chosen}{{{_declarations(node.content)}}}"
        elif node.type == "at-rule":
            yield from _at_rule(node, selectors)
        else:
            raise SheetError(node.source_line)


def _at_rule(node: Any, selectors: Choose | None) -> Iterator[str]:
    head = f"@{node.at_keyword} {shortened(node.prelude)}".strip()
    if node.lower_at_keyword in GROUPS and node.content is not None:
        inner = "".join(_rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True), selectors))
        if inner:
            yield f"{head}{{{inner}}}"
    elif selectors is None:
        yield f"{head};" if node.content is None else f"{head}{{{_declarations(node.content)}}}"


def _declarations(content: list[Any]) -> str:
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return ";".join(_declaration(node) for node in found)


def _declaration(node: Any) -> str:
    if node.type == "at-rule":  # the margin boxes of a printed page
        return f"@{node.at_keyword}{{{_declarations(node.content or [])}}}"
    if node.type != "declaration":
        raise SheetError(node.source_line)
    return f"{node.name}:{shortened(node.value)}{'!important' if node.important else ''}"


def shortened(tokens: list[Any]) -> str:
    """Return tokens as text, with one space where there are several and none beside a comma."""
    return str(tinycss2.serialize(list(_shortened(tokens)))).strip()


def _shortened(tokens: list[Any]) -> Iterator[Any]:
    """Yield the tokens, shortened in place, for they say the same as before.

    Raise SheetError at one that is none.
    """
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        if token.type == "error":
            raise SheetError(token.source_line)
        if token.type == "whitespace":
            if before == "," or after == ",":
                continue
            token.value = " "
        for inner in ("arguments", "content"):
            if hasattr(token, inner):
                setattr(token, inner, list(_shortened(getattr(token, inner))))
        yield token
