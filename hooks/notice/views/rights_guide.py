"""Readers are shown how to use their rights: for each a ready message and what the Regulation says of it.

Then it is said what the Regulation says of requests as a whole. A message says to whom, about what, in which words.
Whoever sends it fills in what stands after a colon.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from ..facts import Facts
from ..facts.parties import Contact, Controller, Officer
from ..localizer import Localizer, Wording
from . import cards
from .notice_rows import request_rows
from .rows import Item, Row, row

OBJECTION_TO_MARKETING = "21(2)"


@dataclass(frozen=True)
class Letter:
    """A letter is a ready message.

    `to` is an e-mail address, or None where the notice states none that is for this.
    """

    to: str | None
    subject: str
    body: str

    @property
    def mailto(self) -> str | None:
        """Return a link that opens the message in the reader's mail program, or None without an address.

        It is written by RFC 6068: percent-encoded, lines end in CRLF.
        """
        if self.to is None:
            return None
        body = self.body.replace("\n", "\r\n")
        return f"mailto:{quote(self.to, safe='@')}?subject={quote(self.subject, safe='')}&body={quote(body, safe='')}"


def request_address(facts: Facts) -> str | None:
    """Return where the notice says that requests go.

    Return None where it names a form instead, or no address at all.
    """
    requests = facts.requests
    if requests and (requests.email or requests.form):
        return requests.email
    return respondent(facts).email


def respondent(facts: Facts) -> Officer | Contact | Controller:
    """Return whom to write to where the notice names no channel for requests.

    That is the data protection officer, whom Art. 38(4) GDPR lets people contact about their rights, then the contact,
    then the controller; the first with an e-mail address.
    """
    officer = facts.dpo if isinstance(facts.dpo, Officer) else None
    return next((found for found in (officer, facts.contact) if found and found.email), facts.controller)


def letters(facts: Facts, say: Localizer, right: str, date: str, address: str) -> Iterator[Letter]:
    """Yield the messages for `right`; `date` and `address` name the version of the notice that they refer to."""
    article, version = say.article_of("rights", right) or "", {"date": date, "address": address}
    subject = say.label("subject_of", right=say.term("rights", right), article=article)
    if right == "complaint":
        yield _complaint(facts, say, subject, article, version)
        return
    yield _request(facts, say, right, subject, article, version)
    if right == "objection" and any(purpose.direct_marketing for purpose in facts.purposes.values()):
        article = say.article(OBJECTION_TO_MARKETING)
        subject = say.label("subject_of_marketing", article=article)
        yield _request(facts, say, "objection-to-marketing", subject, article, version)


def _request(facts: Facts, say: Localizer, text: str, subject: str, article: str, version: dict[str, str]) -> Letter:
    asked = say.term("letters", text).strip()
    body = say.term("letters", "request").format(organisation=facts.controller.name, article=article, text=asked, **version)
    return Letter(request_address(facts), subject, body.strip())


def _complaint(facts: Facts, say: Localizer, subject: str, article: str, version: dict[str, str]) -> Letter:
    authority = facts.authority
    name = say.text(authority.name).text if authority else ""
    body = say.term("letters", "complaint").format(authority=name, organisation=facts.controller.name, article=article, **version)
    return Letter(authority.email if authority else None, subject, body.strip())


# What the vocabulary says of requests, its label there, and its place in the Regulation.
REQUEST_LAW = {"time": ("time_limit", "12(3)"), "cost": ("cost", "12(5)"), "identity": ("identity", "12(6)")}
REFUSAL = "12(4)"


@dataclass(frozen=True)
class RightGuide:
    """A guide is for one right. `law` is what its article says, with the article."""

    code: str
    title: str
    law: Item
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class Rights:
    """All rights of a notice have this in common: where a request goes, what the law says, and who hears complaints.

    `channels` says where a request goes, as the notice states it, else `respondent` whom to write to; `authority` is
    for complaints.
    """

    rights: tuple[RightGuide, ...]
    channels: tuple[Row, ...]
    respondent: cards.Card | None
    law: tuple[Row, ...]
    refusal: Item
    authority: cards.Card | None


def rights(facts: Facts, say: Localizer, date: str, address: str) -> Rights:
    """Return the guide; `date` and `address` name the version of the notice that the messages refer to."""
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


def _right(facts: Facts, say: Localizer, code: str, date: str, address: str) -> RightGuide:
    article = say.article_of("rights", code)
    law = Item(Wording(say.term("right_law", code)), (Wording(article),) if article else ())
    return RightGuide(code, say.term("rights", code), law, tuple(letters(facts, say, code, date, address)))


def _law(say: Localizer, key: str, article: str) -> Item:
    return Item(Wording(say.term("request_law", key)), (Wording(say.article(article)),))


def _respondent(facts: Facts, say: Localizer) -> cards.Card | None:
    found = respondent(facts)
    if isinstance(found, Officer):
        return cards.officer_card(found, say)
    return cards.contact_card(facts, say) if isinstance(found, Contact) else cards.controller_card(facts, say)
