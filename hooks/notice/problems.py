"""An editor must put something right: it is said with a file, a line and a sentence, and all is shown at once."""
from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from .messages import DEFAULT, Message


@dataclass(frozen=True)
class Problem:
    """A problem is one mistake. `line` counts from 1; `file` is relative to the project, as the editor knows it."""

    file: str
    line: int
    message: Message

    def text(self, language: str) -> str:
        """Say it in a language, on a line: the place, then what is wrong there and how to put it right."""
        return f"{on_a_line(self.file)}:{self.line}: {self.message.text(language, on_a_line)}"

    def __str__(self) -> str:
        """Say it in English, for programmers; editors are shown `text`."""
        return self.text(DEFAULT)


def on_a_line(text: str) -> str:
    r"""Return a text in which nothing does anything to the terminal, or to a log, that it is shown in.

    Names of files come from strangers, and may hold anything.

    >>> print(on_a_line("docs/x\n::error::Done"))
    docs/x\n::error::Done
    """
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text)


class NoticeError(Exception):
    """Something is wrong with the notice, and nothing may be published from it; `problems` say everything."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.file, problem.line)))
        super().__init__(self.problems)

    def text(self, language: str) -> str:
        """Say the problems in a language, a line for each."""
        return "\n".join(problem.text(language) for problem in self.problems)

    def __str__(self) -> str:
        """Say it in English, for programmers; editors are shown `text`."""
        return self.text(DEFAULT)


NOT_ALLOWED = {
    errno.ENOSPC: Message("disk.full"),
    errno.EDQUOT: Message("disk.full"),
    errno.EACCES: Message("disk.no-permission"),
    errno.EPERM: Message("disk.no-permission"),
    errno.EROFS: Message("disk.read-only"),
}


def not_allowed(error: OSError) -> Message:
    """Say what the machine does not allow, and what to do about it, as the end of another message."""
    return NOT_ALLOWED.get(error.errno or 0, Message("disk.unknown", number=error.errno or 0))


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was probably meant to be, or None.

    >>> near_miss("contrct", ["consent", "contract"])
    'contract'
    """
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.8)), None)


def nearest(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the few of many known words that are most like `word`: all of them would hide what is wrong."""
    return tuple(get_close_matches(word, list(known), n=most, cutoff=0))


def suggestion(word: str, known: Iterable[str]) -> Message:
    """Say what to write instead of `word`, and what else is known, as the end of another message.

    >>> suggestion("contrct", ["consent", "contract"]).text("en")
    '; did you mean "contract"? Known: consent, contract.'
    """
    names = tuple(known)
    if not names:
        return Message("suggestion.nothing-known")
    meant = near_miss(word, names)
    return Message("suggestion.meant", meant=meant, known=names) if meant else Message("suggestion.known", known=names)
