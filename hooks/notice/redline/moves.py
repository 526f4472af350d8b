"""Text that stands elsewhere in a notice than before moved: within a section, or from one to another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from itertools import count

from ..plain_words import bare

# A mark, of whatever is in it but other marks; and one that moved within its section, with its number there.
MARK = re.compile(r"<(del|ins)>((?:(?!</?(?:ins|del)\b).)*)</\1>", re.DOTALL)
MOVED = re.compile(r'<(ins|del) class="moved" id="(?:ins|del)-(\d+)">')
TAG, WORD = re.compile(r"<[^>]*>"), re.compile(r"\w+")
# With fewer words a passage may stand in two places by chance.
FEWEST = 5


def with_all_moves(redlines: Sequence[str]) -> list[str]:
    """Return the redlines of all sections of a notice, in which each passage that went in one place and came in another moved.

    Moves have numbers of their own in all of them.
    """
    numbers = count(1)
    numbered = [_renumbered(html, numbers) for html in redlines]
    found = dict(_moves(numbered, numbers))

    def moved(place: int, match: re.Match[str]) -> str:
        number = found.get((place, match.start()))
        return f'<{match[1]} class="moved" id="{match[1]}-{number}">{match[2]}</{match[1]}>' if number else match[0]

    return [MARK.sub(partial(moved, place), html) for place, html in enumerate(numbered)]


def _renumbered(html: str, numbers: Iterator[int]) -> str:
    """Return a redline in which moves have the next numbers."""
    known: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        if match[2] not in known:
            known[match[2]] = next(numbers)
        return f'<{match[1]} class="moved" id="{match[1]}-{known[match[2]]}">'

    return MOVED.sub(numbered, html)


def _moves(redlines: Sequence[str], numbers: Iterator[int]) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield where each mark of a passage that moved stands, as its redline and the place in that, with the number of the move."""
    marks = [(place, match) for place, html in enumerate(redlines) for match in MARK.finditer(html)]
    waiting: dict[str, list[tuple[int, int]]] = {}
    for place, match in marks:
        if match[1] == "del":
            waiting.setdefault(_text(match), []).append((place, match.start()))
    for place, match in marks:
        text = _text(match)
        if match[1] == "ins" and len(WORD.findall(text)) >= FEWEST and (places := waiting.get(text)):
            number = next(numbers)
            yield from ((places.pop(0), number), ((place, match.start()), number))


def _text(match: re.Match[str]) -> str:
    return bare(TAG.sub("", match[2])).strip(" \n.,;")


def with_moves(html: str, place: str, come: str, gone: str) -> str:
    """Return a redline in which text that moved is linked with where it stood, and back.

    `come` and `gone` are the words of the links; `place` makes their ids those of one comparison among others on a page.
    """

    def linked(match: re.Match[str]) -> str:
        name, number = match[1], match[2]
        other, word = ("del", come) if name == "ins" else ("ins", gone)
        return f'<{name} class="moved" id="{place}-{name}-{number}"><a href="#{place}-{other}-{number}">{escape(word)}:</a> '

    return MOVED.sub(linked, html)
