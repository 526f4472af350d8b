"""Text that stands elsewhere in a notice than before moved: within a section, or from one to another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape
from itertools import count

from ..plain_words import bare
from .reworded_moves import reworded, with_changed_words

# A mark, of whatever is in it but other marks; and one that moved within its section, with its number there.
MARK = re.compile(r"<(del|ins)>((?:(?!</?(?:ins|del)\b).)*)</\1>", re.DOTALL)
MOVED = re.compile(r'<(ins|del) class="moved" id="(?:ins|del)-(\d+)">')
TAG, WORD = re.compile(r"<[^>]*>"), re.compile(r"\w+")
# A redline among others, and the place in it.
Place = tuple[int, int]
# With fewer words a passage may stand in two places by chance.
FEWEST = 5


def with_all_moves(redlines: Sequence[str]) -> list[str]:
    """Return the redlines of all sections of a notice, in which each passage that went in one place and came in another moved.

    One that changed in a few words moved as well, and those words are marked in it. Moves have numbers of their own in all of them.
    """
    numbers = count(1)
    numbered = [_renumbered(html, numbers) for html in redlines]
    found = {place: (number, html) for place, number, html in _moves(numbered, numbers)}

    def moved(place: int, match: re.Match[str]) -> str:
        number, html = found.get((place, match.start()), (0, ""))
        return f'<{match[1]} class="moved" id="{match[1]}-{number}">{html}</{match[1]}>' if number else match[0]

    return [MARK.sub(partial(moved, place), html) for place, html in enumerate(numbered)]


def _renumbered(html: str, numbers: Iterator[int]) -> str:
    """Return a redline in which moves have the next numbers."""
    known: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        if match[2] not in known:
            known[match[2]] = next(numbers)
        return f'<{match[1]} class="moved" id="{match[1]}-{known[match[2]]}">'

    return MOVED.sub(numbered, html)


def _moves(redlines: Sequence[str], numbers: Iterator[int]) -> Iterator[tuple[Place, int, str]]:
    """Yield where each mark of a passage that moved stands, with the number of the move and the HTML that stands in it."""
    marks = [((place, match.start()), match) for place, html in enumerate(redlines) for match in MARK.finditer(html)]
    gone = {where: match for where, match in marks if match[1] == "del"}
    waiting: dict[str, list[Place]] = {}
    for where, match in gone.items():
        waiting.setdefault(_text(match), []).append(where)
    come: dict[Place, re.Match[str]] = {}
    for where, match in marks:
        text = _text(match)
        if match[1] == "ins" and len(WORD.findall(text)) >= FEWEST and (places := waiting.get(text)):
            number, before = next(numbers), places.pop(0)
            yield from ((before, number, gone.pop(before)[2]), (where, number, match[2]))
        elif match[1] == "ins":
            come[where] = match
    olds, news = list(gone), list(come)
    for a, b in reworded([_text(gone[one]) for one in olds], [_text(come[one]) for one in news]):
        number, old, new = next(numbers), olds[a], news[b]
        was, now = with_changed_words(gone[old][2], come[new][2])
        yield from ((old, number, was), (new, number, now))


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


def with_named_moves(redlines: Sequence[str], titles: Sequence[str], told: Callable[[str, str], str]) -> list[str]:
    """Return redlines in which text that moved says where it stood, or where it stands now.

    `told` gives the words from the mark, "ins" or "del", and the title of the section of the other mark.
    """
    places = {match.groups(): title for html, title in zip(redlines, titles, strict=True) for match in MOVED.finditer(html)}

    def named(match: re.Match[str]) -> str:
        other = places.get(("del" if match[1] == "ins" else "ins", match[2]), "")
        return f"{match[0]}{escape(told(match[1], other))} "

    return [MOVED.sub(named, html) for html in redlines]
