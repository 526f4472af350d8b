"""An editor must put something right: it is said with a file, a line and a sentence, and all is shown at once."""
from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from unicodedata import category

from .messages import DEFAULT, Message
from .page_names import HISTORY, NOTICE

# The soft hyphen, and what keeps letters apart or joins them.
FACTS = "notice.yml"
WITHIN_WORDS = "\u00ad\u200c\u200d"


@dataclass(frozen=True)
class Problem:
    """A problem is one mistake. `line` counts from 1; `file` is relative to the project, as the editor knows it.

    `path` is where it is in a file of names and values.
    """

    file: str
    line: int
    message: Message
    path: tuple[str | int, ...] = field(default=(), compare=False)

    def text(self, language: str) -> str:
        """Say it in a language, on a line: the place, then what is wrong there and how to put it right."""
        return f"{on_a_line(self.file)}:{self.line}: {self.message.text(language, on_a_line)}"

    def __str__(self) -> str:
        """Say it in English, for programmers; editors are shown `text`."""
        return self.text(DEFAULT)


def on_a_line(text: str) -> str:
    r"""Return a text in which nothing does anything to the terminal, or to a log, that it is shown in.

    Names of files come from strangers, and may hold anything. Spaces of every width stay, and within a word what
    hyphenates or joins its letters: such a text is copied, and must be the writer's own.

    >>> print(on_a_line("docs/x\n::error::Done"))
    docs/x\n::error::Done
    """
    if text.isprintable():
        return text
    return "".join(_on_a_line(*three) for three in zip(f" {text}", text, f"{text[1:]} ", strict=False))


def _on_a_line(before: str, sign: str, after: str) -> str:
    joins = sign in WITHIN_WORDS and f"{before}{after}".isprintable() and " " not in (before, after)
    harmless = sign.isprintable() or joins or category(sign) == "Zs"
    return sign if harmless else sign.encode("unicode_escape").decode("ascii")


class NoticeError(Exception):
    """Something is wrong with the notice, and nothing may be published from it; `problems` say everything."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(dict.fromkeys(problems), key=_place))
        super().__init__(self.problems)

    def text(self, language: str) -> str:
        """Say the problems in a language, a line for each; what is the same in several places, and what is known, only once."""
        return "\n".join(problem.text(language) for problem in said_once(self.problems))

    def __str__(self) -> str:
        """Say it in English, for programmers; editors are shown `text`."""
        return self.text(DEFAULT)


# In a folder, what is no page comes first, as the facts do; then the notice itself, other pages, and what is told of changes.
NO_PAGE, PAGE, ORDER = 0, 2, {NOTICE: 1, HISTORY: 3}


def _place(problem: Problem) -> tuple[str, int]:
    """Return the place of a problem in an order that a person can follow: what others hang on first."""
    folder, _, name = problem.file.rpartition("/")
    rank = ORDER.get(name.partition(".")[0], PAGE) if name.endswith(".md") else NO_PAGE
    return f"{folder}/{rank}{name}", problem.line


def said_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems without what was said before: the same message names its other places, and a list of what is known stands once."""
    places: dict[Message, list[Problem]] = {}
    for problem in problems:
        places.setdefault(problem.message, []).append(problem)
    known: set[object] = set()
    for message, (first, *others) in places.items():
        short = _without_known(message, known)
        where = tuple(f"{problem.file}:{problem.line}" for problem in others)
        yield replace(first, message=_with_places(short, where) if where else short)


def _with_places(message: Message, places: tuple[str, ...]) -> Message:
    """Add to a message where else it holds: before a text to copy, which ends it, and after any other."""
    if "\n" in message.text(DEFAULT):
        return Message("gate.also-at", message=message, places=places)
    return Message("gate.at-others", message=message, places=places)


def _without_known(message: Message, known: set[object]) -> Message:
    """Return a message without a list that is among what was told to be `known` already; its own is added to that."""
    if message.id in ("suggestion.known", "suggestion.meant"):
        listed = message.values["known"]
        if listed in known:
            meant = message.values.get("meant")
            return Message("suggestion.near", names=(str(meant),)) if meant else Message("suggestion.known-above")
        known.add(listed)
        return message
    inner = {name: _without_known(value, known) for name, value in message.values.items() if isinstance(value, Message)}
    return message.with_values(**inner) if inner else message


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


def suggestion(word: str, known: Iterable[str], named: str | None = None) -> Message:
    """Say what to write instead of `word`, and what else is known, as the end of another message.

    `named` is what the word is the name of, in some language.

    >>> suggestion("contrct", ["consent", "contract"]).text("en")
    '; did you mean "contract"? Known: consent, contract.'
    """
    names = tuple(known)
    if not names:
        return Message("suggestion.nothing-known")
    meant = named or near_miss(word, names)
    return Message("suggestion.meant", meant=meant, known=names) if meant else Message("suggestion.known", known=names)
