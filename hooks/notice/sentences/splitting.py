"""A text in Markdown is read as sentences, each with its place: what is no prose, such as addresses of links, is left out."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from ..readability import TITLE

# What readers see none of, or no words in: it is blanked, so that every place stays where it was.
NO_PROSE = re.compile(
    r"^[ \t]*(?P<fence>```|~~~)[^\n]*\n.*?^[ \t]*(?P=fence)[^\n]*$"  # code
    r"|(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:[ \t]+\"[^\"\n]*\")?\)"  # where a link leads
    r"|(?<=\])\[[^\]\n]*\]|^ {0,3}\[[^\]\n]+\]:[^\n]*$"
    r"|<(?:https?://|mailto:)[^>\s]*>|(?:https?://|www\.)[^\s<>)\]]*[^\s<>)\].,;:!?]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|<!--.*?-->|</?(?:a|abbr|b|br|div|em|i|kbd|mark|p|small|span|strong|sub|sup|u)\b[^<>]*>"
    r"|\{[#.:][^{}\n]*\}",
    re.DOTALL | re.MULTILINE,
)
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]+)(?<=\S)\1(?![\w*])")
LINK = re.compile(r"\[([^\[\]\n]+)\](?=[(\[ ])")
WHOLE_LINK = re.compile(r"\[([^\[\]\n]+)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:[ \t]+\"[^\"\n]*\")?\)|\[[^\]\n]*\])")
BARE_ADDRESS = re.compile(r"<(?:mailto:)?([^<>\s]+[@:][^<>\s]+)>")
MARKER = re.compile(r"[ \t]*(?:(?:[-*+>:]|#{1,6}|\d{1,3}[.)])[ \t]+)+")
DELIMITERS = re.compile(r"[ \t|:+-]+")
END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s+[\"“”‘’»(\[]*[^\W_a-zåäöéü])")
# What stands in quotation marks.
QUOTED = re.compile(rf"{TITLE.pattern}|‘[^’\n]*’")
# "Google+" is a word.
WORD = re.compile(r"\w+(?:[-'’:/]\w+)*(?:(?<=[^\W\d_])\+(?!\w))?")
# A sentence that is longer is read in parts: what it says at its end hardly depends on its beginning.
MOST_SIGNS = 2000
LAST_WORD = re.compile(r"[^\s(“”\"]+\Z")


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence stands in a text of a language, from the offset `start` on; an item of a list or a cell is one too.

    `line` counts from 0 for the first line of the text. In `text` what is no prose is blank.
    """

    language: str
    text: str
    start: int
    line: int

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Return its words as they are written; a number is one too."""
        return tuple(word for word, _, _ in self.places)

    @cached_property
    def places(self) -> tuple[tuple[str, int, int], ...]:
        """Return each word with where it begins and ends in the sentence."""
        return tuple((match[0], match.start(), match.end()) for match in WORD.finditer(self.text))

    def between(self, first: int, last: int) -> str:
        """Return the text from one word to another, both counted from 0, as one line."""
        return " ".join(self.text[self.places[first][1] : self.places[last][2]].split())

    def before(self, place: int) -> str:
        """Return the signs between a word and the one before it."""
        start = self.places[place - 1][2] if place else 0
        return self.text[start : self.places[place][1]]

    def line_of(self, place: int) -> int:
        """Return the line of a word, counted as `line` is."""
        return self.line + self.text.count("\n", 0, self.places[place][1])

    @property
    def said(self) -> str:
        """Return it as one line, to be told."""
        return " ".join(self.text.split())


def split(text: str, language: str, abbreviations: frozenset[str] = frozenset()) -> Iterator[Sentence]:
    """Yield the sentences of a text in Markdown. `abbreviations` end in a full stop that ends no sentence ("esim")."""
    prose = without_signs(text)
    line = at = 0
    for start, end in _blocks(prose):
        for first, last in _ends(prose, start, end, abbreviations):
            line, at = line + prose.count("\n", at, first), first
            yield Sentence(language, prose[first:last], first, line)


def joined(sentences: Sequence[Sentence]) -> Sentence:
    """Return sentences of one text that follow each other, at least one, as one sentence."""
    first, *others = sentences
    text = first.text
    for one in others:
        text = text.ljust(one.start - first.start) + one.text
    return Sentence(first.language, text, first.start, first.line) if others else first


def as_written(sentence: Sentence, text: str) -> str:
    """Return a sentence with its links, as it stands in a text in Markdown; a link that begins in it ends in it."""
    end = sentence.start + len(sentence.text)
    return text[sentence.start : text.find(")", end) + 1 if text.startswith("](", end) else end]


def without_signs(text: str) -> str:
    """Return a text of the same length in which what is no prose is blank: addresses, code, marks of Markdown."""
    text = NO_PROSE.sub(_blank, text)
    text = LINK.sub(lambda match: f" {match[1]} ", text)
    text = EMPHASIS.sub(lambda match: " " * len(match[1]) + match[2] + " " * len(match[1]), text)
    return text.replace("*", " ").replace("`", " ").replace("\\", " ")


def as_read(text: str) -> str:
    """Return a text in Markdown as it is read, in one line: links by their words, addresses without their marks.

    >>> as_read("Write to <a@example.org>, or see [the *form*](https://example.org/).")
    'Write to a@example.org, or see the form.'
    """
    text = BARE_ADDRESS.sub(r"\1", WHOLE_LINK.sub(r"\1", text))
    return " ".join(unescape(EMPHASIS.sub(r"\2", text).replace("\\", "").replace("`", "")).split())


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _blocks(prose: str) -> Iterator[tuple[int, int]]:
    """Yield where paragraphs, items of lists and cells of tables begin and end."""
    begun, at = None, 0
    for line in prose.splitlines(keepends=True):
        marker, is_row = MARKER.match(line), line.lstrip().startswith("|")
        if begun is not None and (marker or is_row or not line.strip()):
            yield begun, at
            begun = None
        if is_row:
            yield from _cells(line, at)
        elif begun is None and line.strip():
            begun = at + (marker.end() if marker else 0)
        at += len(line)
    if begun is not None:
        yield begun, at


def _cells(line: str, at: int) -> Iterator[tuple[int, int]]:
    if DELIMITERS.fullmatch(line.strip()):
        return
    for match in re.finditer(r"[^|\n]+", line):
        yield at + match.start(), at + match.end()


def _ends(prose: str, start: int, end: int, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    first = start
    for match in END.finditer(prose, start, end):
        if match[0] == "." and _is_abbreviated(prose, first, match, abbreviations):
            continue
        yield from _trimmed(prose, first, match.end())
        first = match.end()
    yield from _trimmed(prose, first, end)


def _is_abbreviated(prose: str, first: int, stop: re.Match[str], abbreviations: frozenset[str]) -> bool:
    """Say whether a full stop ends an abbreviation. "No." is an answer or the end of "say no", unless a number follows."""
    last = LAST_WORD.search(prose[first : stop.start()][-40:])
    if not last or last[0].casefold() not in abbreviations:
        return False
    follows = next(iter(prose[stop.end() : stop.end() + 40].split()), "")
    is_word = last[0].casefold() == "no" or prose[first : stop.start()].strip() == last[0]
    return not is_word or any(sign.isdecimal() for sign in follows)


def _trimmed(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MOST_SIGNS and (cut := prose.rfind(" ", start + 1, start + MOST_SIGNS)) > 0:
        yield from _trimmed(prose, start, cut)
        start = cut
    text = prose[start:end]
    if WORD.search(text):
        yield start + len(text) - len(text.lstrip()), start + len(text.rstrip())
