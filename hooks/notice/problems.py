"""What an editor must put right: a file, a line and a sentence, collected and shown all at once."""
from __future__ import annotations

from collections.abc import Iterable, Sized
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. `line` counts from 1; `file` is relative to the project, as the editor knows it."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class NoticeError(Exception):
    """Everything that is wrong with the notice; nothing may be published from it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def counted(problems: Sized) -> str:
    """Say how many there are: "1 mistake", "2 mistakes"."""
    return "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be, if there is one."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.8)), None)


def suggestion(word: str, known: Iterable[str]) -> str:
    """What to write instead: '; did you mean "contract"? Known: consent, contract.'"""
    names = list(known)
    meant = near_miss(word, names)
    hint = f'; did you mean "{meant}"?' if meant else "."
    return f"{hint} Known: {', '.join(names) or 'none'}."
