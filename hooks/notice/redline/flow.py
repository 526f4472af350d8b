"""The new text is written with its marks: what is added in `<ins>`, what is taken away in `<del>` where it stood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby

from ..plain_words import bare
from .common_words import SharedWord
from .inline_words import Token, mark, replaced, unmarked
from .leaves import LISTS, HtmlBlock, Leaf

ROWS = frozenset({"table", "thead", "tbody", "tr"})
# Two words of two blocks have a space between them in one; a tag is not as long as this.
BETWEEN, NEAR_THE_END = Token(" ", ()), 2_000
MARKS, TAG = ("<del", "<ins"), re.compile(r"<[^>]*>")
TERMS = (("dt",), ("dd",))
# With fewer words a leaf that stands elsewhere is another one.
FEWEST = 3
# A piece of a leaf of the new text: words that went, that came, or that stayed, as they were and as they are.
GONE, COME, SAME = 0, 1, 2


@dataclass
class Written:
    """What is written in each leaf of the new text, and which leaves that are gone stand before it.

    `pieces` have the place in the leaf, the kind, and the words before and after; `gone` has leaves of the old text by the
    number of the leaf that follows, which is that of the leaves where they stand at the end. `rows` are those of old tables of
    which nothing is left, `moves` the numbers of those leaves, of both texts, that only stand elsewhere.
    """

    pieces: dict[int, list[tuple[float, int, list[Token], list[Token]]]] = field(default_factory=dict)
    gone: dict[int, list[Leaf]] = field(default_factory=dict)
    rows: frozenset[int] = frozenset()
    moves: dict[Leaf, int] = field(default_factory=dict)

    def is_new(self, number: int) -> bool:
        """Say whether a leaf has no word of the old text."""
        return all(kind == COME for _, kind, _, _ in self.pieces[number])


def written(old: Sequence[Leaf], new: Sequence[Leaf], pairs: Sequence[SharedWord], numbers: Iterator[int] | None = None) -> Written:
    """Return what stands where, from the words that both texts have. Moves get the next of some `numbers`."""
    found = Written()
    kept_in: dict[int, dict[int, Token]] = {}
    for (a, at), (b, place) in pairs:
        kept_in.setdefault(b, {})[place] = old[a].tokens[at]
    for b, leaf in enumerate(new):
        kept = kept_in.get(b, {})
        pieces = [
            (float(place), SAME if place in kept else COME, [kept[place]] if place in kept else [], [token])
            for place, token in enumerate(leaf.tokens)
        ]
        found.pieces[b] = pieces
    _place_gone(found, old, pairs)
    found.rows = frozenset(leaf.row for leaf in old) - {old[a].row for (a, _), _ in pairs}
    left = {a for (a, _), _ in pairs}
    found.moves = dict(
        _moves(
            [leaf for a, leaf in enumerate(old) if a not in left],
            [leaf for b, leaf in enumerate(new) if b not in kept_in],
            numbers or count(1),
        )
    )
    return found


def _moves(gone: Sequence[Leaf], come: Sequence[Leaf], numbers: Iterator[int]) -> Iterator[tuple[Leaf, int]]:
    """Yield each leaf that only moved, as it was and as it is, with the number of the move."""
    waiting: dict[str, list[Leaf]] = {}
    for leaf in gone:
        waiting.setdefault(bare(leaf.text), []).append(leaf)
    for leaf in come:
        if len(leaf.words) >= FEWEST and (places := waiting.get(bare(leaf.text))):
            number = next(numbers)
            yield from ((places.pop(0), number), (leaf, number))


def _place_gone(found: Written, old: Sequence[Leaf], pairs: Sequence[SharedWord]) -> None:
    """Put each run of words that is gone where it stood: after the words before it, or before those that follow."""
    kept = {(a, at): where for (a, at), where in pairs}
    sources: dict[int, set[int]] = {}
    for (a, _), (b, _) in pairs:
        sources.setdefault(b, set()).add(a)
    last: tuple[int, float] = (-1, 0.0)
    for a, leaf in enumerate(old):
        places = [kept.get((a, at)) for at in range(len(leaf.tokens))]
        if not any(places):
            _whole(found, leaf, last)
            continue
        for is_kept, group in groupby(range(len(places)), key=lambda at: places[at] is not None):
            run = list(group)
            if is_kept:
                where = places[run[-1]]
                last = (where[0], float(where[1])) if where else last
                continue
            begins = not run[0]
            following = next((where for where in places[run[-1] + 1 :] if where), None)
            leaf_number, at = (following[0], following[1] - 0.6) if begins and following else (last[0], last[1] + 0.4)
            tokens = [leaf.tokens[place] for place in run]
            if len(sources[leaf_number]) > 1:
                # What begins or ends a block stays apart from the words of another one.
                tokens = [*([BETWEEN] if begins else []), *tokens, *([BETWEEN] if run[-1] == len(places) - 1 else [])]
            found.pieces[leaf_number].append((at, GONE, tokens, []))


def _whole(found: Written, leaf: Leaf, last: tuple[int, float]) -> None:
    """Put a leaf that is gone as a whole: within a leaf that goes on with words of the old text, else before the next one."""
    number, at = last
    goes_on = number >= 0 and any(place > at and kind == SAME for place, kind, _, _ in found.pieces[number])
    if goes_on and not leaf.html:
        found.pieces[number].append((at + 0.4, GONE, [BETWEEN, *leaf.tokens, BETWEEN], []))
    else:
        found.gone.setdefault(number + 1, []).append(leaf)


class Writer:
    """A writer goes through the blocks of the new text once, with a number for each leaf."""

    def __init__(self, found: Written) -> None:
        self._found, self._number = found, 0

    def html(self, root: HtmlBlock) -> str:
        """Return the whole text with its marks."""
        return self._block(root, 0) + "".join(self._stand_alone(self._taken(lambda _: True)))

    def _block(self, block: HtmlBlock, depth: int) -> str:
        parts = [block.start]
        for child in block.children:
            if isinstance(child, str):
                parts.append(child)
            elif isinstance(child, Leaf):
                parts += (self._before_leaf(), self._leaf(child))
            else:
                parts += self._before(block, child)
                parts.append(self._block(child, depth + (child.tag in LISTS)))
        parts += (*self._at_end(block, depth), block.end)
        return "".join(parts)

    def _at_end(self, block: HtmlBlock, depth: int) -> Iterator[str]:
        """Yield what is gone at the end of a list, of a row, or of the rows of a table."""
        if block.tag in LISTS:
            yield from map(self._item, self._taken(lambda leaf: bool(leaf.list_tag) and (leaf.depth >= depth or depth == 1)))
        elif block.tag == "tr":
            yield from map(self._cell, self._taken(self._is_cell))
        elif block.tag == "tbody" or (
            block.tag == "table" and not any(isinstance(one, HtmlBlock) and one.tag == "tbody" for one in block.children)
        ):
            yield from self._rows(self._taken(lambda leaf: leaf.row in self._found.rows))

    def _before(self, block: HtmlBlock, child: HtmlBlock) -> Iterator[str]:
        """Yield what is gone before a block, if it may stand there."""
        if next(iter(child.leaves), None) is None:
            return
        if block.tag in LISTS:
            yield from map(self._item, self._taken(lambda leaf: bool(leaf.list_tag)))
        elif block.tag == "dl":
            yield from (
                f"<{leaf.around[-1]}>{self._gone(leaf)}</{leaf.around[-1]}>" for leaf in self._taken(lambda leaf: leaf.around[-1:] in TERMS)
            )
        elif child.tag == "tr":
            yield from self._rows(self._taken(lambda leaf: leaf.row in self._found.rows and leaf.row > 0))
        elif block.tag == "tr":
            if not self._found.is_new(self._number):
                yield from map(self._cell, self._taken(self._is_cell))
        elif block.tag not in ROWS:
            yield from self._stand_alone(
                self._taken(lambda leaf: not (child.tag in LISTS and leaf.list_tag) and not (child.tag == "table" and leaf.row))
            )

    def _is_cell(self, leaf: Leaf) -> bool:
        return leaf.row > 0 and leaf.row not in self._found.rows

    def _before_leaf(self) -> str:
        """Return what is gone before a leaf, and could not stand before a block around it."""
        return "".join(f"{self._gone(one)} " for one in self._taken(lambda _: True))

    def _taken(self, may_be: Callable[[Leaf], bool]) -> list[Leaf]:
        """Take the first of the leaves that are gone here, as long as they may stand there."""
        waiting = self._found.gone.get(self._number, [])
        taken = list[Leaf]()
        while waiting and may_be(waiting[0]):
            taken.append(waiting.pop(0))
        return taken

    def _leaf(self, leaf: Leaf) -> str:
        pieces = _ordered(self._found.pieces[self._number])
        self._number += 1
        if leaf.html:
            return leaf.html
        if number := self._found.moves.get(leaf):
            return mark("ins", leaf.tokens, number)
        return _html(pieces)

    def _gone(self, leaf: Leaf) -> str:
        return leaf.html or mark("del", leaf.tokens, self._found.moves.get(leaf))

    def _cell(self, leaf: Leaf) -> str:
        tag = "th" if "th" in leaf.around else "td"
        return f"<{tag}>{self._gone(leaf)}</{tag}>"

    def _rows(self, leaves: Sequence[Leaf]) -> Iterator[str]:
        for _, group in groupby(leaves, key=lambda leaf: leaf.row):
            yield f"<tr>{''.join(map(self._cell, group))}</tr>"

    def _item(self, leaf: Leaf) -> str:
        return f"<li>{self._gone(leaf)}</li>"

    def _stand_alone(self, leaves: Sequence[Leaf]) -> Iterator[str]:
        """Yield leaves that are gone as blocks of their own: items as a list, cells as a table, everything else as paragraphs."""
        kinds = groupby(leaves, key=lambda leaf: (bool(leaf.html), leaf.row > 0, leaf.list_tag, "blockquote" in leaf.around))
        for (is_table, is_cell, tag, is_quote), group in kinds:
            if is_table:
                yield from map(self._gone, group)
            elif is_cell:
                yield f"<table>{''.join(self._rows(list(group)))}</table>"
            elif tag:
                yield f"<{tag}>{''.join(map(self._item, group))}</{tag}>"
            else:
                paragraphs = "".join(f"<p>{self._gone(leaf)}</p>" for leaf in group)
                yield f"<blockquote>{paragraphs}</blockquote>" if is_quote else paragraphs


def _ordered(pieces: list[tuple[float, int, list[Token], list[Token]]]) -> list[tuple[int, list[Token], list[Token]]]:
    """Return pieces in their order, those of a kind beside each other as one, and what is between two changes joined to them."""
    ordered = [(kind, before, after) for _, kind, before, after in sorted(pieces, key=lambda piece: (piece[0], piece[1]))]
    return [_joined(kind, list(group)) for kind, group in groupby(ordered, key=lambda piece: piece[0])]


def _joined(kind: int, pieces: list[tuple[int, list[Token], list[Token]]]) -> tuple[int, list[Token], list[Token]]:
    return kind, [token for _, before, _ in pieces for token in before], [token for _, _, after in pieces for token in after]


def _html(pieces: list[tuple[int, list[Token], list[Token]]]) -> str:
    """Return the words of a leaf. Changes with nothing but spaces and signs between them are one."""
    html, gone, come = "", list[Token](), list[Token]()
    for number, (kind, before, after) in enumerate(pieces):
        between = 0 < number < len(pieces) - 1 and not any(token.text[-1].isalnum() for token in after)
        if kind == SAME and not between:
            html = _joined_html(_joined_html(html, _change(gone, come)), "".join(unmarked(before, after)))
            gone, come = [], []
        else:
            gone, come = gone + before, come + after
    return _joined_html(html, _change(gone, come))


def _joined_html(first: str, second: str) -> str:
    """Return two pieces as one, with a space in the mark between two words that stood in two blocks."""
    if not (_visible(first[-NEAR_THE_END:])[-1:].isalnum() and _visible(second[:NEAR_THE_END])[:1].isalnum()):
        return first + second
    if second.startswith(MARKS):
        end = second.index(">") + 1
        return f"{first}{second[:end]} {second[end:]}"
    return f"{first[:-6]} {first[-6:]}{second}" if first.endswith(("</del>", "</ins>")) else first + second


def _visible(html: str) -> str:
    return TAG.sub("", html)


def _change(gone: list[Token], come: list[Token]) -> str:
    if gone and come and gone[-1].text.isspace() and come[-1].text.isspace():
        # A space at the end of both is none that changed.
        return _change(gone[:-1], come[:-1]) + come[-1].text
    before, after = (side if any(not token.text.isspace() for token in side) else [] for side in (gone, come))
    space = "".join(token.text for token in come) if not after else ""
    if not before and after and after[0].text.isspace() and after[-1].text.isspace():
        # Words that came between two paragraphs which are one now: these stay apart without them.
        return after[0].text + mark("ins", after[1:])
    return space + replaced(before, after)
