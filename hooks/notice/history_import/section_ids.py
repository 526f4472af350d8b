"""A section has one id: in every language of a day, and on every day on which it can be recognised."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from ..documents import Document
from ..headings import LONGEST, RESERVED, free_id
from ..plain_ids import plain_id

NEAR_TITLE = 0.8  # of difflib's ratio
NEAR_TEXT = 0.7  # of the words that two texts have in common
OTHER_TEXT = 0.6  # the same, of texts of which those with fewer are not the same although their titles are near
FEWEST_WORDS = 8  # of a text by which a section is recognised
NUMBERING = re.compile(r"^(?:§ ?)?(?:\d+|[ivx]+)(?:\.\d+)*[.):]?\s+")


@dataclass(frozen=True)
class SectionFound:
    """A section of an old text: its level, its title, the words below it, where on the page it stands (0 to 1), its own id."""

    level: int
    title: str
    text: str
    position: float
    id: str | None = None

    @cached_property
    def name(self) -> str:
        """Return the title without what differs from day to day: its number, capitals, spaces."""
        return NUMBERING.sub("", " ".join(self.title.casefold().split()))

    @cached_property
    def words(self) -> Counter[str]:
        """Return how often each word stands in the text."""
        return Counter(re.findall(r"\w+", self.text.casefold()))

    @property
    def tells(self) -> bool:
        """Say whether the text has words enough for its section to be recognised by it."""
        return self.words.total() >= FEWEST_WORDS

    def likeness(self, other: SectionFound) -> float:
        """Return how much of their words two texts have in common, from 0 to 1; 0 where there are too few to tell."""
        both = self.words.total() + other.words.total()
        return 2 * (self.words & other.words).total() / both if self.tells and other.tells else 0.0


@dataclass
class KnownSections:
    """What sections were called on a page, by language and id: each as it was when it was seen last."""

    seen: dict[str, dict[str, SectionFound]] = field(default_factory=dict)

    @property
    def ids(self) -> set[str]:
        """Return every id that a section of the page has had, in any language."""
        return {id for by_id in self.seen.values() for id in by_id}

    @property
    def title(self) -> str | None:
        """Return the id of the title of the page, if it is known."""
        return next((id for by_id in self.seen.values() for id, section in by_id.items() if section.level == 1), None)

    def learn(self, language: str, sections: Sequence[SectionFound], ids: Sequence[str]) -> None:
        """Remember what sections are called."""
        self.seen.setdefault(language, {}).update(zip(ids, sections, strict=True))

    def learn_page(self, document: Document) -> None:
        """Remember what the sections of a page are called that was published, or is to be."""
        last = max(len(document.sections) - 1, 1)
        found = [SectionFound(one.level, one.title, one.text, place / last) for place, one in enumerate(document.sections)]
        self.learn(document.language, found, document.ids)


Ids = list[str | None]


def ids_of(pages: Mapping[str, Sequence[SectionFound]], source: str, known: KnownSections) -> dict[str, list[str]]:
    """Return the id of each section, by language.

    `pages` are those of one day; the page in the language `source` says what a section is called that nobody knows yet.
    """
    order = [source, *(language for language in pages if language != source)] if source in pages else list(pages)
    found: dict[str, Ids] = {language: _recognised(pages[language], known.seen.get(language, {})) for language in order}
    first = next((ids[0] for ids in found.values() if ids and ids[0]), None) or known.title
    for ids in found.values():
        if ids and first not in ids:
            ids[0] = ids[0] or first
    original = order[0]
    pairs = {language: list(_pairs(pages[original], found[original], pages[language], found[language])) for language in order[1:]}
    for language, paired in pairs.items():
        _spread(((found[language][there], here) for here, there in paired), found[original])
    _name(pages[original], found, original, known)
    for language, paired in pairs.items():
        _spread(((found[original][here], there) for here, there in paired), found[language])
        _name(pages[language], found, language, known)
    return {language: [id for id in ids if id] for language, ids in found.items()}


def _recognised(sections: Sequence[SectionFound], known: Mapping[str, SectionFound]) -> Ids:
    """Return the id of each section that has one or is one of the `known`: by title, else where title or text are nearly the same."""
    ids: Ids = [None] * len(sections)
    for place, section in enumerate(sections):
        if section.id not in ids:
            ids[place] = section.id
    for score in (_by_title, _by_nearness):
        free = [place for place, id in enumerate(ids) if id is None]
        left = [id for id in known if id not in ids]
        scores = ((score(sections[place], known[id]), place, id) for place in free for id in left)
        for _, place, id in sorted((one for one in scores if one[0]), key=lambda one: (-one[0], one[1])):
            if ids[place] is None and id not in ids:
                ids[place] = id
    return ids


def _by_title(section: SectionFound, known: SectionFound) -> float:
    if (section.level == 1) != (known.level == 1) or not section.name or section.name != known.name:
        return 0.0
    return 2 + section.likeness(known) - abs(section.position - known.position) / 10


def _by_nearness(section: SectionFound, known: SectionFound) -> float:
    if section.level == 1 or known.level == 1:
        return float(section.level == known.level)
    text, matcher = section.likeness(known), SequenceMatcher(None, section.name, known.name, autojunk=False)
    near = matcher.real_quick_ratio() >= NEAR_TITLE and matcher.quick_ratio() >= NEAR_TITLE
    title = matcher.ratio() if near else 0.0
    told_apart = section.tells and known.tells and text < OTHER_TEXT
    return title + 2 * text if text >= NEAR_TEXT or (title >= NEAR_TITLE and not told_apart) else 0.0


def _pairs(original: Sequence[SectionFound], ids: Ids, other: Sequence[SectionFound], others: Ids) -> Iterator[tuple[int, int]]:
    """Yield places of sections that are the same in two languages, between those that are known to be.

    Sections between the same two are paired by their order: all of them, if there are as many in both languages, else
    those of each level of which there are as many. Where even that does not fit, nobody can tell.
    """
    start, after = 0, 0
    for place, id in [*enumerate(ids), (len(ids), None)]:
        there = len(others) if place == len(ids) else others.index(id) if id and id in others[after:] else None
        if there is None or there < after:
            continue
        here, beside = range(start, place), range(after, there)
        if len(here) == len(beside):
            yield from zip(here, beside, strict=True)
        else:
            for level in {original[one].level for one in here}:
                one = [place for place in here if original[place].level == level]
                two = [place for place in beside if other[place].level == level]
                yield from zip(one, two, strict=True) if len(one) == len(two) else ()
        start, after = place + 1, there + 1


def _spread(known: Iterator[tuple[str | None, int]], ids: Ids) -> None:
    for id, place in known:
        if id and ids[place] is None and id not in ids:
            ids[place] = id


def _name(sections: Sequence[SectionFound], found: Mapping[str, Ids], language: str, known: KnownSections) -> None:
    """Give an id to each section that has none, from its title: no section of another day or language has it."""
    ids = found[language]
    taken = known.ids | {id for others in found.values() for id in others if id} | {RESERVED}
    for place, section in enumerate(sections):
        if ids[place] is None:
            ids[place] = free_id(plain_id(section.name)[:LONGEST].strip("-"), taken)
            taken.add(str(ids[place]))
