"""A rule comes from articles, statutes, guidelines and judgments, each cited in the language of the message."""
from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..localizer import Localizer

# "Kirjanpitolaki 1336/1997", "lag 2018:218".
NUMBER_OF_LAW = re.compile(r"\d+[/:]\d+")
# How EUR-Lex names languages in its addresses.
EUR_LEX = {"fi": "fin", "sv": "swe", "en": "eng"}


@dataclass(frozen=True)
class Citation:
    """A citation is a source as a reader of the finding sees it.

    It has no address where the law has no permanent one.
    """

    text: str
    url: str | None = None


@dataclass(frozen=True)
class Article:
    """It is an article of the General Data Protection Regulation, such as `13(1)(a)`."""

    reference: str

    def cite(self, say: Localizer) -> Citation:
        """Return the citation in a language."""
        article = re.match(r"\d+", self.reference)
        number = article[0] if article else ""
        language = EUR_LEX.get(say.language, "eng")
        return Citation(say.article(self.reference), f"https://eur-lex.europa.eu/eli/reg/2016/679/art_{number}/oj/{language}")


@dataclass(frozen=True)
class Statute:
    """It is a Finnish statute by its number, such as `917/2014`, and a section of it."""

    number: str
    section: str = ""
    country: str = "FI"

    def cite(self, say: Localizer) -> Citation:
        """Return the citation in a language."""
        number, _, year = self.number.partition("/")
        section = f" § {self.section}" if say.language == "en" else f" {self.section} §"
        text = self.number + (section if self.section else "")
        return Citation(text, f"https://data.finlex.fi/eli/sd/{year}/{number}/ajantasa")


@dataclass(frozen=True)
class Work:
    """It is a guideline or a judgment, cited by its own name in every language."""

    name: str
    url: str | None = None
    country: str | None = None
    """Where it is from and binds, if it is no source of the Union."""

    def cite(self, say: Localizer) -> Citation:  # noqa: ARG002 (every source is cited in this way)
        """Return the citation, which is the same in every language."""
        return Citation(self.name, self.url)


Source = Article | Statute | Work

ACCESS = Work(
    "EDPB 01/2022",
    "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-012022-data-subject-rights-right-access_en",
)
TRANSPARENCY = Work("WP260 rev.01", "https://ec.europa.eu/newsroom/article29/items/622227")


def gdpr(*references: str) -> tuple[Article, ...]:
    """Return articles of the General Data Protection Regulation."""
    return tuple(map(Article, references))


def judgment(number: str) -> Work:
    """Return a judgment of the Court of Justice, such as `C-673/17`."""
    return Work(number, f"https://curia.europa.eu/juris/liste.jsf?num={number}")


PLANET49 = judgment("C-673/17")
OF_TERMINALS = "917/2014"
TERMINALS_IN_THE_UNION = Work("2002/58/EC, 5(3)", "https://eur-lex.europa.eu/eli/dir/2002/58/oj")


def binding(sources: Sequence[Source], countries: Collection[str]) -> tuple[Source, ...]:
    """Return the sources of the Union, and those of some countries; all of them where no country is known.

    What the law of another country says of terminal equipment stands in the directive that it carries out.
    """
    own = [one for one in sources if isinstance(one, Article) or one.country in (None, *countries)] if countries else list(sources)
    foreign = any(isinstance(one, Statute) and one.number == OF_TERMINALS and one not in own for one in sources)
    return (*own, *([TERMINALS_IN_THE_UNION] if foreign else ()))


def names_a_law(text: str | dict[str, str] | None) -> bool:
    """Say whether a text of notice.yml names a law with its number, in every language.

    >>> names_a_law({"fi": "Kirjanpitolaki 1336/1997", "en": "The Accounting Act"})
    False
    """
    laws = text.values() if isinstance(text, dict) else [text or ""]
    return all(NUMBER_OF_LAW.search(law) for law in laws)
