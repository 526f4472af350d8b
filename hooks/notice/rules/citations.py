"""Articles that a sentence cites, as they are written in the languages that have word lists: "Article 6(1)(b)", "6 artiklan 1 kohta"."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A number beside the word for an article, or several: "Articles 33 and 34", "33 ja 34 artiklan".
NUMBERS = r"(\d{1,3}(?:\s*(?:,|–|-|and|to|or|och|till|eller|ja|tai|sekä)\s*\d{1,3})*)"
ARTICLE = re.compile(
    rf"\b(?:articles?|art\.|arts\.|artikel\w*|artikla\w*)\s+{NUMBERS}\b|(?<![\w/.]){NUMBERS}\s*\.?\s*artikla\w*", re.IGNORECASE
)
# What follows: "(3)", "(1)(g)", ".3", ".1 g", "artiklan 1 kohdan g alakohta", "artikla 1 g kohta".
PARAGRAPH = re.compile(
    r"(?:\s?\((\d{1,2})\)|[.](\d{1,2})(?![.\d])|\s+(\d{1,2})\s*\.?\s*(?=koh\w+|(?-i:[a-z])\s+(?:ala)?koh))", re.IGNORECASE
)
# A letter that stands alone may be a word, as "a" and "i" are.
POINT = re.compile(
    r"\s*(?:\(([a-z])\)|(?:kohdan\s+)?([a-z])\s+(?:ala)?koh\w*|(?:led|punkt)\s+([a-z])\b|((?-i:[b-hj-z])|(?-i:a)(?=\s*(?:[.,;)]|$)))\b(?!\s*artikla))",
    re.IGNORECASE,
)
# What stands before: "point (b) of Article 6(1)".
POINT_BEFORE = re.compile(r"\b(?:points?|led|punkt)\s*\(?([a-z])\)?\s+(?:of|under|in|i|av)\s+$", re.IGNORECASE)
RANGE = re.compile(r"(\d+)\s*(?:–|-|to|till)\s*(\d+)")


@dataclass(frozen=True)
class ArticlePoint:
    """A reference is an article, or more closely one of its paragraphs, or a point of it: "5(1)(c)" is (5, 1, "c")."""

    article: int
    paragraph: int = 0
    point: str = ""

    @classmethod
    def read(cls, written: str) -> ArticlePoint:
        """Read one that is written as in English.

        >>> ArticlePoint.read("5(1)(c)")
        ArticlePoint(article=5, paragraph=1, point='c')
        """
        article, *rest = re.findall(r"\w+", written)
        return cls(int(article), int(rest[0]) if rest else 0, rest[1] if len(rest) > 1 else "")

    @property
    def written(self) -> str:
        """Return it as it is written in English."""
        return f"{self.article}{f'({self.paragraph})' if self.paragraph else ''}{f'({self.point})' if self.point else ''}"

    def agrees_with(self, other: ArticlePoint) -> bool:
        """Say whether one may mean the other: the same, or more or less closely."""
        same_paragraph = not (self.paragraph and other.paragraph) or self.paragraph == other.paragraph
        return self.article == other.article and same_paragraph and (not (self.point and other.point) or self.point == other.point)


@dataclass(frozen=True)
class ArticleCitation:
    """A citation names one or several articles, and may go on to a paragraph and a point of the last; it ends before `end`."""

    text: str
    start: int
    end: int
    references: tuple[ArticlePoint, ...]

    @property
    def words(self) -> str:
        """Return it as it is written."""
        return self.text[self.start : self.end].strip()

    @property
    def last(self) -> ArticlePoint:
        """Return the last article that it names, with what follows."""
        return self.references[-1]


def citations_in(text: str) -> Iterator[ArticleCitation]:
    """Yield what a text cites, in its order."""
    for match in ARTICLE.finditer(text):
        written = match[1] or match[2]
        numbers = [*_between(written), *(int(one) for one in re.findall(r"\d+", written))]
        paragraph = PARAGRAPH.match(text, match.end())
        point = POINT.match(text, paragraph.end()) if paragraph else None
        before = None if point else POINT_BEFORE.search(text, 0, match.start())
        last = ArticlePoint(
            numbers[-1], int(next(filter(None, paragraph.groups()))) if paragraph else 0,
            next((found for one in (point, before) if one for found in one.groups() if found), "").lower(),
        )  # fmt: skip
        end = (point or paragraph or match).end()
        yield ArticleCitation(text, before.start() if before else match.start(), end, (*map(ArticlePoint, numbers[:-1]), last))


def _between(written: str) -> Iterator[int]:
    """Yield the articles within a range: "15 to 22"."""
    for first, last in RANGE.findall(written):
        yield from range(int(first), int(last))
