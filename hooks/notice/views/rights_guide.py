"""Readers are shown how to use their rights: for each a ready message and what the Regulation says of it.

Then it is said what the Regulation says of requests as a whole. A message says to whom, about what, in which words.
Whoever sends it fills in what stands after a colon.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from ..facts import Facts
from ..facts.parties import Contact, Controller, Officer
from ..localizer import Localizer, Wording
from . import cards
from .notice_rows import request_rows
from .purpose_deeds import CLIENT, OBJECTION, WITHDRAWAL, Deed, all_deeds
from .rows import Item, Row, row

OBJECTION_TO_MARKETING = "21(2)"


@dataclass(frozen=True)
class Letter:
    """A letter is a ready message.

    `to` is an e-mail address, or None where the notice states none that is for this. `id` leads to it, and `about` is the
    title of the purpose, where it is about one; where others have their own message, it says that this is for another.
    """

    to: str | None
    subject: str
    body: str
    id: str | None = None
    about: str | None = None

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


@dataclass(frozen=True)
class CitedVersion:
    """Messages refer to a version of the notice, by its `date` and `address`; `title` gives what a purpose is called there."""

    date: str
    address: str
    title: Callable[[str], str]


def letters(facts: Facts, say: Localizer, right: str, reference: CitedVersion) -> Iterator[Letter]:
    """Yield the messages for `right`: one for each purpose that it can be used against, and one for any other."""
    article = say.article_of("rights", right) or ""
    subject = say.label("subject_of", right=say.term("letters", f"subject-{right}"), article=article)
    if right == "complaint":
        yield _complaint(facts, say, subject, article, reference)
        return
    named = all_deeds(facts, right) if right in (OBJECTION, WITHDRAWAL) else []
    yield from (_about(facts, say, deed, subject, article, reference) for deed in named)
    if not named or _others_may_count(facts):
        letter = _request(facts, say, subject, article, reference, say.term("letters", right))
        yield replace(letter, about=say.label("other_purpose")) if named else letter


def client_letters(facts: Facts, say: Localizer, reference: CitedVersion) -> Iterator[Letter]:
    """Yield the messages about what is done for a client, who decides: they ask who that is, and to pass the request on."""
    for deed in all_deeds(facts, CLIENT):
        purpose = reference.title(deed.purpose)
        subject, text = (say.term("letters", key).format(purpose=purpose) for key in ("subject-of-client", "client"))
        letter = _request(facts, say, subject, say.article("15"), reference, text)
        yield replace(letter, id=deed.id, about=purpose)


def _others_may_count(facts: Facts) -> bool:
    """Say whether the notice leaves open on which legal basis a purpose rests: nobody knows whether the right is there."""
    return any(not purpose.bases and purpose.role != "processor" for purpose in facts.purposes.values())


def _about(facts: Facts, say: Localizer, deed: Deed, subject: str, article: str, reference: CitedVersion) -> Letter:
    """Return the message that names a purpose; it asks for grounds only where the law does."""
    purpose, text = reference.title(deed.purpose), f"{deed.kind}-to"
    if deed.kind == OBJECTION and not deed.asks_grounds:
        text, article = "objection-to-marketing", say.article(OBJECTION_TO_MARKETING)
        subject = say.label("subject_of_marketing", article=article)
    subject = say.term("letters", "subject-of-purpose").format(subject=subject, purpose=purpose)
    letter = _request(facts, say, subject, article, reference, say.term("letters", text).format(purpose=purpose))
    return replace(letter, id=deed.id, about=purpose)


def _request(facts: Facts, say: Localizer, subject: str, article: str, reference: CitedVersion, text: str) -> Letter:
    named = {"organisation": facts.controller.name, "article": article, "date": reference.date, "address": reference.address}
    return Letter(request_address(facts), subject, say.term("letters", "request").format(text=text.strip(), **named).strip())


def _complaint(facts: Facts, say: Localizer, subject: str, article: str, reference: CitedVersion) -> Letter:
    authority = facts.authority
    name = say.text(authority.name).text if authority else ""
    named = {"organisation": facts.controller.name, "article": article, "date": reference.date, "address": reference.address}
    body = say.term("letters", "complaint").format(authority=name, **named)
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
    for complaints, and `clients` has the messages about what is done for clients.
    """

    rights: tuple[RightGuide, ...]
    clients: tuple[Letter, ...]
    channels: tuple[Row, ...]
    respondent: cards.Card | None
    law: tuple[Row, ...]
    refusal: Item
    authority: cards.Card | None


def rights(facts: Facts, say: Localizer, reference: CitedVersion) -> Rights:
    """Return the guide; `reference` is the version of the notice that the messages refer to."""
    requests = facts.requests
    stated = requests and (requests.email or requests.form)
    return Rights(
        rights=tuple(_right(facts, say, code, reference) for code in facts.rights or ()),
        clients=tuple(client_letters(facts, say, reference)),
        channels=request_rows(facts, say),
        respondent=None if stated else _respondent(facts, say),
        law=tuple(row(say.label(label), [_law(say, key, article)]) for key, (label, article) in REQUEST_LAW.items()),
        refusal=_law(say, "refusal", REFUSAL),
        authority=cards.authority_card(facts, say),
    )


def _right(facts: Facts, say: Localizer, code: str, reference: CitedVersion) -> RightGuide:
    article = say.article_of("rights", code)
    law = Item(Wording(say.term("right_law", code)), (Wording(article),) if article else ())
    return RightGuide(code, say.term("rights", code), law, tuple(letters(facts, say, code, reference)))


def _law(say: Localizer, key: str, article: str) -> Item:
    return Item(Wording(say.term("request_law", key)), (Wording(say.article(article)),))


def _respondent(facts: Facts, say: Localizer) -> cards.Card | None:
    found = respondent(facts)
    if isinstance(found, Officer):
        return cards.officer_card(found, facts, say)
    return cards.contact_card(facts, say) if isinstance(found, Contact) else cards.controller_card(facts, say)
