"""What a site or a server says is shown on a terminal only as text."""
from __future__ import annotations

LONGEST = 200


def on_a_line(text: str) -> str:
    r"""Return a text in which nothing does anything to the terminal, or to a log, that it is shown in.

    >>> print(on_a_line("a\x1b[31m"))
    a\x1b[31m
    """
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text)


def shortened(text: str) -> str:
    """Return the beginning of a text that somebody else chose, which may be of any length."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
