"""Faults that the prose of real notices has, and harmless twins of them, each put into the complete notice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from author_mistakes import LANGUAGES
from notice.problems import NoticeError
from notice.rules import Finding, findings_of
from quick_yaml import load_yaml
from reviewed import complete_files, review_of_files

HERE = Path(__file__).parent / "prose"
MOST_IN_A_SECTION = 8
# Style and form: they may quote the words of a case and still say nothing of its fault. (TRA-06 says that no language prevails.)
UNRELATED = re.compile(r"LNG-0(1|1b|2|3|4)|(TRA-(?!06)|ACC-|HYG-).*")


@dataclass(frozen=True)
class Paragraph:
    """Words by language, put at the end of a section as a paragraph of its own; `facts` are changes of notice.yml.

    A right finding is of one of the `rules`, or quotes words that are like `key`, or says in English what is like `about`.
    """

    id: str
    kind: str
    page: str
    section: str
    text: Mapping[str, str]
    severity: str = ""
    rules: tuple[str, ...] = ()
    key: str = "(?!)"
    about: str = "(?!)"
    facts: tuple[Mapping[str, str], ...] = field(default=())

    def findings(self) -> tuple[Finding, ...]:
        """Give what the rules find in the notice with it; a notice that is refused has none. Raises NoticeError."""
        return findings_in(self)

    def said_in(self) -> set[str]:
        """Give the languages of the places where it is rightly found; all of its own where the notice is refused for it."""
        try:
            return self.right_in(self.findings())
        except NoticeError:
            return set(self.languages)

    def right_in(self, found: Iterable[Finding]) -> set[str]:
        """Give the languages of the places where it is rightly found among what is found."""
        right = [one for one in found if self._is_right(one)]
        everywhere = self.facts or not self.text  # what is found in the facts is found for every language
        return {one.place.language for one in right if one.place.language} or (set(self.languages) if right and everywhere else set())

    def is_at(self, one: Finding, texts: Mapping[str, str]) -> bool:
        """Say whether something was found on its lines in the `texts` that it stands in, by file."""
        name = f"{self.page}.{one.place.language}.md"
        words = self.text.get(one.place.language or "")
        if one.place.file != f"docs/{name}" or words is None:
            return False
        first = texts[name][: texts[name].index(words)].count("\n") + 1
        return first <= one.place.line <= first + words.count("\n")

    @property
    def languages(self) -> tuple[str, ...]:
        """Give the languages in which it must be found."""
        return tuple(language for language in LANGUAGES if language in self.text or not self.text)

    def _is_right(self, one: Finding) -> bool:
        if one.rule in self.rules:
            return True
        if UNRELATED.fullmatch(one.rule):
            return False
        quoted, told = f"{one.what} {one.place.scope}", f"{one.title} {one.what} {one.how}"
        return bool(re.search(self.key, quoted, re.IGNORECASE) or re.search(self.about, told, re.IGNORECASE))


def texts_with(*together: Paragraph) -> dict[str, str]:
    """Give the complete notice with all of some paragraphs, by the names of its files."""
    texts = {name: content.decode() for name, content in complete_files().items()}
    for one in together:
        for change in one.facts:
            assert texts["notice.yml"].count(change["replace"]) == 1, f"{one.id}: {change['replace']!r} is not there once"
            texts["notice.yml"] = texts["notice.yml"].replace(change["replace"], change["by"])
        for language, words in one.text.items():
            name = f"{one.page}.{language}.md"
            texts[name] = _with_paragraph(texts[name], one.section, words)
    return texts


def findings_in(*together: Paragraph) -> tuple[Finding, ...]:
    """Give what the rules find in the notice with all of some paragraphs. Raises NoticeError."""
    review = review_of_files({name: text.encode() for name, text in texts_with(*together).items()})
    return findings_of(replace(review, line=review.line[:1]))


def in_rounds(every: Iterable[Paragraph]) -> list[tuple[Paragraph, ...]]:
    """Put paragraphs together that can be tried in one notice: a few a section, and alone what changes the facts."""
    rounds: list[dict[tuple[str, str], list[Paragraph]]] = []
    alone: list[tuple[Paragraph, ...]] = []
    for one in every:
        place = (one.page, one.section)
        if one.facts or not one.text:
            alone.append((one,))
            continue
        free = next((each for each in rounds if len(each[place]) < MOST_IN_A_SECTION), None)
        if free is None:
            free = defaultdict(list)
            rounds.append(free)
        free[place].append(one)
    return [*(tuple(one for some in each.values() for one in some) for each in rounds), *alone]


@cache
def paragraphs(file: str, of: str) -> tuple[Paragraph, ...]:
    """Read the `faults` or `twins` of a file of `tests/prose/`."""
    data: dict[str, list[dict[str, Any]]] = load_yaml((HERE / file).read_text(encoding="utf-8"))
    known = Paragraph.__dataclass_fields__
    return tuple(Paragraph(**{key: value for key, value in case.items() if key in known}) for case in data.get(of) or ())


def table(recorded: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Yield how much is found and how often wrongly: `recorded` are names such as "prose, dates, fi, found" with a number."""
    counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for name, number in recorded:
        _, kind, language, what = name.split(", ")
        for row in (kind, language, "all"):
            counted[row][what] += number
    for row, figures in sorted(counted.items(), key=lambda one: (one[0] in LANGUAGES, one[0] == "all", one[0])):
        faults, found, twins, alarms = (figures[what] for what in ("faults", "found", "twins", "alarms"))
        yield f"prose, {row}: {found} of {faults} found, {alarms} of {twins} twins flagged"


def _with_paragraph(text: str, section: str, words: str) -> str:
    lines = text.rstrip("\n").split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("#") and f"{{#{section}" in line)
    end = next((number for number in range(start + 1, len(lines)) if lines[number].startswith("#")), len(lines))
    body = "\n".join(lines[start + 1 : end]).strip("\n")
    return "\n".join([*lines[: start + 1], "", *([body, ""] if body else []), words, "", *lines[end:]]).rstrip("\n") + "\n"
