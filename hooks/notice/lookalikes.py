"""Some words read as another word than they are: letters of several alphabets, or letters that only look like others.

Scripts are those of the Unicode Standard; which letter looks like which is the table of Unicode Technical Standard 39.
"""
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from .characters import compiled, number_of
from .messages import Message

WORD = r"[\p{L}\p{M}\p{Nd}\p{Nl}\u00ad\u200c\u200d]+"
HYPHENS = {ord(sign): None for sign in "\u00ad\u200c\u200d"}
# The scripts in use today: UAX 31, tables 5 and 7. Of the others, nothing is known but that they are others.
SCRIPTS = (
    "Latn", "Grek", "Cyrl", "Arab", "Armn", "Beng", "Bopo", "Deva", "Ethi", "Geor", "Gujr", "Guru", "Hang", "Hani",
    "Hebr", "Hira", "Kana", "Knda", "Khmr", "Laoo", "Mlym", "Mymr", "Orya", "Sinh", "Taml", "Telu", "Thaa", "Thai",
    "Tibt", "Adlm", "Bali", "Bamu", "Batk", "Cakm", "Cans", "Cham", "Cher", "Java", "Kali", "Lana", "Lepc", "Limb",
    "Lisu", "Mand", "Mong", "Mtei", "Newa", "Nkoo", "Olck", "Osge", "Rohg", "Saur", "Sund", "Sylo", "Syrc", "Tale",
    "Talu", "Tavt", "Tfng", "Vaii", "Yiii",
)  # fmt: skip
LATIN, OTHER = "Latn", "Zzzz"
# Some languages write in several at once: Japanese, Korean, Chinese with its phonetic signs.
TOGETHER = {"Hani": ("Jpan", "Kore", "Hanb"), "Hira": ("Jpan",), "Kana": ("Jpan",), "Hang": ("Kore",), "Bopo": ("Hanb",)}
EAST_ASIAN = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]"
NAMED = {
    "Latn": Message("characters.latin"),
    "Cyrl": Message("characters.cyrillic"),
    "Grek": Message("characters.greek"),
    "Armn": Message("characters.armenian"),
    "Cher": Message("characters.cherokee"),
}
# Units of measure take Greek letters: µm, kΩ.
UNIT = re.compile("μ[a-zA-Z]{1,2}|[kMGm]?Ω")
# Letters that look like others, or like two, and are letters of Croatian, Dutch, French, Danish or Skolt Sámi.
OF_THEIR_OWN = set("\u01c4\u01c5\u01c6\u01c7\u01c8\u01c9\u01ca\u01cb\u01cc\u01f1\u01f2\u01f3\u0132\u0133\u013f\u0140\u0149æÆœŒƷ")
# A letter of Turkish looks like an i without its dot; text in Turkish is known by its other letters.
DOTLESS, TURKISH = "\u0131", "[ğĞşŞİ]"
# A script is at home in a text if so many different words, and such a part of its words, are in it beyond doubt.
WORDS_AT_HOME, PART_AT_HOME = 5, 1 / 50


def scripts_at_home(text: str) -> frozenset[str]:
    """Return the scripts in which a text is written, beside Latin ones, by their codes ("Cyrl"); DOTLESS for Turkish."""
    words = Counter(compiled(WORD).findall(text))
    found: dict[str, set[str]] = {}
    for word in (word for word in words if not word.isascii()):
        for script in () if _reads_as_latin(word) else _common_scripts(word) - {LATIN}:
            found.setdefault(script, set()).add(word)
        if re.search(TURKISH, word):
            found.setdefault(DOTLESS, set()).add(word)
    enough = words.total() * PART_AT_HOME
    return frozenset(name for name, its in found.items() if len(its) >= WORDS_AT_HOME and sum(words[word] for word in its) >= enough)


def strange_word(line: str, home: frozenset[str] = frozenset()) -> Message | None:
    """Return what is to be said of the first word in a line that reads as another one, or None if there is none.

    `home` are the scripts in which the text is written.
    """
    if message := _other_shape(line):
        return message
    words = compiled(WORD).findall(line)
    for place, word in enumerate(words):
        beside = [*words[max(place - 1, 0) : place], *words[place + 1 : place + 2]]
        if not word.isascii() and (message := _mixed(word) or _of_another_script(word, home, beside) or _lookalike(word, home)):
            return message
    return None


def _mixed(word: str) -> Message | None:
    letters = _scripts_of_letters(word)
    if _common_scripts(word) or UNIT.fullmatch(word) or _east_asian_with_latin(letters):
        return None
    scripts = {sign: min(its, key=[*SCRIPTS, *sorted(its)].index) for sign, its in letters}
    count = Counter(scripts[sign] for sign, _ in letters)
    stranger = min(scripts, key=lambda sign: (count[scripts[sign]], sign.isascii(), sign))
    alphabet = NAMED.get(scripts[stranger], Message("characters.other"))
    return Message("characters.mixed", word=word, letter=stranger, alphabet=alphabet, number=number_of(stranger))


def _east_asian_with_latin(letters: list[tuple[str, frozenset[str]]]) -> bool:
    """Say whether the letters are what Chinese, Japanese or Korean has between two spaces: its own, and Latin ones."""
    others = [scripts for _, scripts in letters if LATIN not in scripts]
    return bool(frozenset.intersection(*others) & {"Jpan", "Kore", "Hanb"})


def _of_another_script(word: str, home: frozenset[str], beside: list[str]) -> Message | None:
    """Return what is to be said of a word that reads as Latin, unless the text, or a word beside it, is of its script."""
    scripts = _common_scripts(word)
    if LATIN in scripts or scripts & home or not (latin := _reads_as_latin(word)):
        return None
    if any(_common_scripts(near) & scripts and not _reads_as_latin(near) for near in beside):
        return None
    alphabet = next((NAMED[script] for script in scripts if script in NAMED), Message("characters.other"))
    return Message("characters.reads-as", word=word, alphabet=alphabet, latin=latin)


def _lookalike(word: str, home: frozenset[str]) -> Message | None:
    strange = (letter for letter in word if not letter.isascii() and letter not in home and not _plain_shape(letter))
    for letter in strange:
        if letter.isdecimal() and not _scripts(letter) & home:
            return Message("characters.digit", word=word, letter=letter, number=number_of(letter))
        if plain := _latin_lookalike(letter):
            return Message("characters.looks-like", word=word, letter=letter, number=number_of(letter), plain=plain)
    return None


def _latin_lookalike(letter: str) -> str:
    """Return the plain letters that a Latin one looks like, or nothing: small capitals, phonetic signs, an i without its dot."""
    if LATIN not in _scripts(letter) or letter in OF_THEIR_OWN:
        return ""
    *kind, last = unicodedata.name(letter, "?").split()
    return last if kind[-2:] == ["SMALL", "CAPITAL"] else _latin_of(letter)


def _other_shape(line: str) -> Message | None:
    """Return what is to be said of a letter in another shape, or of a sign that stands for a letter within a word."""
    if compiled(EAST_ASIAN).search(line):
        return None
    for place, sign in enumerate(line):
        if sign.isascii():
            continue
        within = any(near.isalpha() or _plain_shape(near) for near in _beside(line, place))
        shape = _plain_shape(sign) if within or unicodedata.category(sign) != "So" else ""
        if plain := shape or (_latin_of(sign) if within and (not sign.isalpha() or _is_picture(sign)) else ""):
            return Message("characters.looks-like", word=_around(line, place), letter=sign, number=number_of(sign), plain=plain)
    return None


@cache
def _plain_shape(sign: str) -> str:
    """Return the letters that a sign is another shape of, or nothing: "IV" of the sign for four."""
    if sign in OF_THEIR_OWN or _is_picture(sign):
        return ""
    shape = unicodedata.decomposition(sign).partition(" ")[0]
    plain = unicodedata.normalize("NFKC", sign)
    letters = unicodedata.category(sign)[0] == "L" or unicodedata.category(sign) == "Nl"
    if shape in ("<wide>", "<narrow>", "<font>"):
        return plain.strip()
    whole = (shape == "<compat>" and letters) or (shape == "<circle>" and plain.isalpha())
    return plain if whole and plain.isascii() else ""


def _is_picture(sign: str) -> bool:
    return bool(compiled(r"\p{Extended_Pictographic}").match(sign))


def _beside(line: str, place: int) -> Iterator[str]:
    yield from line[max(place - 1, 0) : place]
    yield from line[place + 1 : place + 2]


def _around(line: str, place: int) -> str:
    """Return what stands between two spaces around a place in a line."""
    return line[: place + 1].split()[-1] + line[place + 1 :].partition(" ")[0]


def _reads_as_latin(word: str) -> str:
    """Return how a word of other letters reads to those who know Latin ones, or nothing if it does not."""
    letters = [sign for sign in unicodedata.normalize("NFD", word.translate(HYPHENS)) if not unicodedata.combining(sign)]
    own = [scripts for sign in letters if sign.isalpha() and (scripts := _scripts(sign))]
    if not own or any(LATIN in scripts for scripts in own):
        return ""
    read = [_latin_of(sign) if sign.isalpha() else sign for sign in letters]
    return "".join(read) if all(read) else ""


@cache
def _latin_of(sign: str) -> str:
    """Return the letters or digits that a sign looks like, or nothing."""
    from confusable_homoglyphs import confusables

    alike = [one["c"] for one in confusables.confusables_data.get(sign, ()) if re.fullmatch("[A-Za-z0-9]+", one["c"])]
    return alike[0] if len(alike) == 1 else ""


def _common_scripts(word: str) -> frozenset[str]:
    """Return the scripts in which all letters of a word may stand."""
    sets = [scripts for _, scripts in _scripts_of_letters(word)]
    return frozenset.intersection(*sets) if sets else frozenset({LATIN})


def _scripts_of_letters(word: str) -> list[tuple[str, frozenset[str]]]:
    return [(sign, scripts) for sign in word.translate(HYPHENS) if (scripts := _scripts(sign))]


@cache
def _scripts(sign: str) -> frozenset[str]:
    """Return the scripts that a letter belongs to, none for a sign that all have in common."""
    if compiled(r"[\p{Common}\p{Inherited}]").match(sign) and not compiled(r"\p{L}").match(sign):
        return frozenset()
    found = {script for script in SCRIPTS if compiled(rf"\p{{Script_Extensions={script}}}").match(sign)}
    if not found and compiled(r"\p{Common}").match(sign):
        return frozenset()
    return frozenset(found.union(*(TOGETHER[script] for script in found & TOGETHER.keys())) or {OTHER})
