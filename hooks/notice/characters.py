"""Some characters make a text show something else than it says: invisible ones, and letters that look like others.

They are found here, after Unicode Technical Report 36 and Standard 39, and CVE-2021-42574 ("Trojan Source").
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .messages import Message
from .problems import Problem

# Signs that some languages need although nobody sees them: joiners, marks of direction, soft hyphen.
NEEDED = "\u00ad\u200c\u200d\u200e\u200f"
# Controls, formats, surrogates, private use, unassigned; line and paragraph separators.
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
WORD = re.compile(r"[^\W\d_]+")
# Alphabets whose letters look like Latin ones.
ALIKE = {
    "LATIN": Message("characters.latin"),
    "CYRILLIC": Message("characters.cyrillic"),
    "GREEK": Message("characters.greek"),
    "ARMENIAN": Message("characters.armenian"),
    "CHEROKEE": Message("characters.cherokee"),
}


def deceptive_characters(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for each line of a text that has deceptive characters, at most one a line."""
    if text.isascii() and not CONTROL.search(text):
        return
    signs = set(text) - {"\n"}
    if not any(map(_is_unseen, signs)) and {_alphabet(sign) for sign in signs} <= {"LATIN", None}:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if message := _invisible(line) or _mixed(line):
            yield Problem(file, number, message)


def _invisible(line: str) -> Message | None:
    sign = next(filter(_is_unseen, line), None)
    return Message("characters.invisible", sign=f"{_number(sign)} {unicodedata.name(sign, '')}".strip()) if sign else None


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in UNSEEN and sign not in NEEDED and sign != "\t"


def _mixed(line: str) -> Message | None:
    for word in () if line.isascii() else WORD.findall(line):
        alphabets = {sign: alphabet for sign in word if (alphabet := _alphabet(sign))}
        if len(set(alphabets.values())) > 1:
            stranger = min(word, key=lambda sign: _rarity(sign, alphabets))
            told = ALIKE[alphabets[stranger]]
            return Message("characters.mixed", word=word, letter=stranger, alphabet=told, number=_number(stranger))
    return None


def _number(sign: str) -> str:
    """Return the number that Unicode gives a character, as it is written: "U+200B"."""
    return f"U+{ord(sign):04X}"


def _rarity(sign: str, alphabets: dict[str, str]) -> tuple[int, str]:
    """Return a key that sorts letters of the alphabet that has the fewest letters in the word first."""
    return (list(alphabets.values()).count(alphabets[sign]), sign) if sign in alphabets else (len(alphabets) + 1, sign)


def _alphabet(sign: str) -> str | None:
    name = "" if sign.isascii() else unicodedata.name(sign, "")
    return "LATIN" if sign.isascii() else next((alphabet for alphabet in ALIKE if name.startswith(alphabet)), None)
