"""Some characters make a text show something else than it says: those that nobody sees, marks that strike out, and lookalikes.

What a character is, is the Unicode Standard's to say (Default_Ignorable_Code_Point, Joining_Type, …; one version of it
whatever the machine), after its Technical Report 36 and Standard 39, and CVE-2021-42574 ("Trojan Source"). Words are
looked at in `lookalikes`.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from .messages import Message
from .problems import Problem

# Text of nothing but these deceives nobody: most texts need no further look.
PLAIN = re.compile(
    "[\t\n -~\u00a0-\u00ac\u00ae-\u00d6\u00d8-\u0130\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u2010-\u2015\u2018-\u201f\u2020-\u2022\u2026\u20ac\u2122\u2212]*"
)
# Controls, surrogates, private use, unassigned; line and paragraph separators; all that may be left out when it is
# shown; formats that have no sign of their own. Braille and music have a blank that Unicode counts among the signs.
UNSEEN = (
    r"[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\U0001D159]"
    r"|(?!\p{Prepended_Concatenation_Mark})\p{Cf}"
)
# Where some of them are needed: soft hyphens between letters; joiners where a script joins its letters, or in a sign made
# of several; signs shown in colour; variants of Chinese and Mongolian letters. (UAX 31, section 2.3; UTS 51.)
NEEDED = (
    r"(?<=[\p{L}\p{M}])\u00ad(?=\p{L})"
    r"|(?<=[\p{Joining_Type=D}\p{Joining_Type=L}\p{Joining_Type=R}]\p{Mn}*|\p{Canonical_Combining_Class=9})[\u200c\u200d](?![\u200c\u200d])"
    r"|(?<=\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)\u200d(?=\p{Extended_Pictographic})"
    r"|(?<=\p{Extended_Pictographic}|\p{Regional_Indicator})[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)"
    r"|(?<=\p{Han})[\ufe00-\ufe02\U000E0100-\U000E01EF]|(?<=\p{Mongolian})[\u180b-\u180d\u180f]"
)
# Marks of direction are needed beside letters that run from right to left, and never within a word.
DIRECTION = r"(?<![\p{L}\p{M}\p{N}])[\u200e\u200f\u061c]|[\u200e\u200f\u061c](?![\p{L}\p{M}\p{N}])"
RIGHT_TO_LEFT = r"(?=\p{L})[\p{Bidi_Class=R}\p{Bidi_Class=AL}]"
# Marks that lie over a letter or around it; and marks that pile up: the same twice, or five in a row (UTS 39, section 5.4).
STRUCK_OUT = r"[\p{L}\p{N}]\p{M}*[\p{Canonical_Combining_Class=1}\u0488\u0489\u20dd-\u20e0\u20e4]"
PILED_UP = r"\w?(?:(\p{Mn})\1|\p{Mn}{5})"


def deceptive_characters(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for each line of a text that has deceptive characters, at most one a line."""
    if PLAIN.fullmatch(text):
        return
    from .lookalikes import scripts_at_home, strange_word

    home = scripts_at_home(text)
    for number, line in enumerate(text.split("\n"), 1):
        if not PLAIN.fullmatch(line) and (message := _invisible(line) or _struck_out(line) or strange_word(line, home)):
            yield Problem(file, number, message)


def without_invisible(text: str) -> str:
    """Return a text without the characters that `deceptive_characters` calls invisible."""
    if PLAIN.fullmatch(text):
        return text
    return "\n".join(line if PLAIN.fullmatch(line) else _seen(line) for line in text.split("\n"))


@cache
def compiled(pattern: str) -> Any:
    """Return a pattern that may name properties of Unicode, ready to search with; the library is asked when it is needed."""
    import regex

    return regex.compile(pattern)


def number_of(sign: str) -> str:
    """Return the number that Unicode gives a character, as it is written: "U+200B"."""
    return f"U+{ord(sign):04X}"


def _invisible(line: str) -> Message | None:
    sign = next((line[place] for place in _places_of_invisible(line)), None)
    return Message("characters.invisible", sign=f"{number_of(sign)} {unicodedata.name(sign, '')}".strip()) if sign else None


def _seen(line: str) -> str:
    unseen = set(_places_of_invisible(line))
    return "".join(sign for place, sign in enumerate(line) if place not in unseen)


def _places_of_invisible(line: str) -> Iterator[int]:
    directed = compiled(RIGHT_TO_LEFT).search(line)
    for found in compiled(UNSEEN).finditer(line):
        place = found.start()
        needed = compiled(NEEDED).match(line, place) or (directed and compiled(DIRECTION).match(line, place))
        if not needed and found[0] != "\t":
            yield place


def _struck_out(line: str) -> Message | None:
    struck = compiled(STRUCK_OUT).search(unicodedata.normalize("NFC", line))
    found = struck or compiled(PILED_UP).search(unicodedata.normalize("NFD", line))
    return Message("characters.struck-out", letter=found[0], number=number_of(found[0][-1])) if found else None
