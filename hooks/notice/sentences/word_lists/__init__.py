"""Word lists say how things are called in the prose of a notice: a file a topic and language, `barriers.fi.yml`.

Each kind has lines of words, as a lawyer or a linguist reads them, in the same kinds for every language:

    copy-of-id: |
      kopio passi/henkilökortti
      <send> ... *todistus

- A word stands for all its forms ("passi" for "passistasi"); `luovut*` for all that begin so, `*tieto` for compounds
  that end with a form of it, `=on` for nothing but itself, `*=tava` for words that end so. A capital in the list asks for
  one in the text. Where forms do not follow from the word, they begin as is written: `lapsi|lapse|las`.
- Words beside each other stand so in the text; `a/b` is one or the other, `(a)` may be there, `#` is a number, also
  in `a/#`, `^` the name of somebody or something, which has a capital within the sentence (`^*lle` one whose last word
  ends so), `...` up to eight words of the same sentence, `..` up to four without a comma, `<send>` what another kind has.
- `a & b` are both in one sentence, in any order; what comes first is what is told.
- A line that begins with `!` is of passages that only look so, and are passed over.

The words of `plain_words.<language>.yml` stand for nothing but themselves: by them, languages, ends of sentences and titles are known.
"""
from __future__ import annotations

from functools import cache
from pathlib import Path

from ...own_data import own_data

HERE = Path(__file__).parent
NEIGHBOURS = HERE.parent / "neighbours.yml"
PLAIN_WORDS = "plain_words"


@cache
def languages() -> frozenset[str]:
    """Return the languages that have word lists."""
    return frozenset(path.stem.rpartition(".")[2] for path in HERE.glob("*.yml"))


@cache
def classes(language: str) -> frozenset[str]:
    """Return the kinds to which lines lead at most, and for which no sentence is searched."""
    return frozenset((*_read("classes", language), *_read(PLAIN_WORDS, language)))


@cache
def plain_words(kind: str, language: str) -> frozenset[str]:
    """Return the words of a kind of `plain_words.<language>.yml`, as they are written; the other lists are not read for it."""
    return frozenset(word.removeprefix("=") for line in _lines(_read(PLAIN_WORDS, language).get(kind, "")) for word in line.split("/"))


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """Return the common words of languages that have no word lists, and in which a text may have been left by mistake."""
    return {language: frozenset(words.split()) for language, words in own_data(NEIGHBOURS).items()}


@cache
def kinds(language: str) -> dict[str, tuple[str, ...]]:
    """Return the lines of each kind in a language; nothing for one without lists. Raise ValueError for a kind that two files have."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(HERE.glob(f"*.{language}.yml")):
        for kind, lines in _read(path.name.partition(".")[0], language).items():
            if kind in found:
                raise ValueError(f"{kind} stands in two files")
            found[kind] = _lines(lines)
    return found


def _lines(written: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in written.splitlines() if line.strip())


@cache
def _read(topic: str, language: str) -> dict[str, str]:
    data: dict[str, str] = own_data(HERE / f"{topic}.{language}.yml") if language in languages() else {}
    return data
