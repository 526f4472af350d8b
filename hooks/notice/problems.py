"""An editor must put something right: it is said with a file, a line and a sentence, and all is shown at once."""
from __future__ import annotations

from collections.abc import Iterable, Sized
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """A problem is one mistake. `line` counts from 1; `file` is relative to the project, as the editor knows it."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class NoticeError(Exception):
    """Something is wrong with the notice, and nothing may be published from it; `problems` say everything."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def counted(problems: Sized) -> str:
    """Say how many there are: "1 mistake", "2 mistakes"."""
    return "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was probably meant to be, or None.

    >>> near_miss("contrct", ["consent", "contract"])
    'contract'
    """
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.8)), None)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Say what to write instead of `word`, and what else is known.

    >>> suggestion("contrct", ["consent", "contract"])
    '; did you mean "contract"? Known: consent, contract.'
    """
    names = list(known)
    meant = near_miss(word, names)
    hint = f'; did you mean "{meant}"?' if meant else "."
    return f"{hint} Known: {', '.join(names) or 'none'}."
