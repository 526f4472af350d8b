"""A summary is made of parts, of which some are folded; what it has no room for is named, never left out unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..messages import Message
from .review_texts import Voice

# A comment on GitHub holds 65,536 characters, and a job summary 1 MiB: what is no longer than this fits both.
MAX_SUMMARY = 65_536
# Room for what is said of the parts that were cut.
RESERVED = 2_000


@dataclass(frozen=True)
class SummaryPart:
    """A part has lines of Markdown below a `title`; without one, it stands as it is. A `folded` one opens when it is clicked.

    One that is not `divisible` is of no use unless it is whole, such as lines to be copied.
    """

    lines: Sequence[str]
    title: str = ""
    folded: bool = False
    divisible: bool = True

    def written(self) -> Iterator[str]:
        """Yield its lines with what stands around them."""
        if self.folded:
            yield from (f"<details><summary>{self.title}</summary>", "", *self.lines, "", "</details>", "")
        elif self.title:
            yield from (f"### {self.title}", "", *self.lines, "")
        else:
            yield from self.lines


def fitted(parts: Iterable[SummaryPart], voice: Voice, limit: int, ending: Sequence[str] = ()) -> str:
    """Return parts one below the other, in no more than `limit` characters, then what was cut, and the `ending` in any case."""
    kept, cut = list[str](), list[str]()
    left = limit - RESERVED - _size(ending)
    for part in (one for one in parts if one.lines):
        written = list(part.written())
        fits = _size(written) <= left
        fitting = written if fits else _beginning(written, left) if part.divisible and not cut else []
        if not fits:
            cut.append(part.title)
        kept += fitting
        left -= _size(fitting)
    if cut:
        named = tuple(title for title in cut if title)
        message = Message("review.cut-parts", parts=named) if named else Message("review.cut")
        kept += ["", f"**{voice(message)}**", ""]
    return "\n".join([*kept, *ending]).rstrip() + "\n"


def _beginning(lines: Sequence[str], room: int) -> list[str]:
    """Return as many of the lines as there is room for, with every fold closed that they open."""
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    open_folds = sum("<details" in line for line in kept) - kept.count("</details>")
    return [*kept, *("", "</details>", "") * open_folds]


def _size(lines: Iterable[str]) -> int:
    return sum(len(line) + 1 for line in lines)
