"""How to use one's rights: for each a ready message and what the Regulation says of it, then of requests as a whole."""
from __future__ import annotations

from dataclasses import dataclass

from ..facts import Facts
from ..facts.parties import Contact, Officer
from ..localizer import Localizer, Wording
from . import cards
from .letters import Letter, letters, respondent
from .processing import request_rows
from .rows import Item, Row, row

# What the vocabulary says of requests, its label there, and its place in the Regulation.
REQUEST_LAW = {"time": ("time_limit", "12(3)"), "cost": ("cost", "12(5)"), "identity": ("identity", "12(6)")}
REFUSAL = "12(4)"


@dataclass(frozen=True)
class Right:
    """One right. `law` is what its article says, with the article."""

    code: str
    title: str
    law: Item
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class Rights:
    """`channels` says where a request goes, as the notice states it, else `respondent` whom to write to; `authority` is for complaints."""

    rights: tuple[Right, ...]
    channels: tuple[Row, ...]
    respondent: cards.Card | None
    law: tuple[Row, ...]
    refusal: Item
    authority: cards.Card | None


def rights(facts: Facts, say: Localizer, date: str, address: str) -> Rights:
    """`date` and `address` name the version of the notice that the messages refer to."""
    requests = facts.requests
    stated = requests and (requests.email or requests.form)
    return Rights(
        rights=tuple(_right(facts, say, code, date, address) for code in facts.rights or ()),
        channels=request_rows(facts, say),
        respondent=None if stated else _respondent(facts, say),
        law=tuple(row(say.label(label), [_law(say, key, article)]) for key, (label, article) in REQUEST_LAW.items()),
        refusal=_law(say, "refusal", REFUSAL),
        authority=cards.authority_card(facts, say),
    )


def _right(facts: Facts, say: Localizer, code: str, date: str, address: str) -> Right:
    article = say.article_of("rights", code)
    law = Item(Wording(say.term("right_law", code)), (Wording(article),) if article else ())
    return Right(code, say.term("rights", code), law, tuple(letters(facts, say, code, date, address)))


def _law(say: Localizer, key: str, article: str) -> Item:
    return Item(Wording(say.term("request_law", key)), (Wording(say.article(article)),))


def _respondent(facts: Facts, say: Localizer) -> cards.Card | None:
    found = respondent(facts)
    if isinstance(found, Officer):
        return cards.officer_card(found, say)
    return cards.contact_card(facts, say) if isinstance(found, Contact) else cards.controller_card(facts, say)
