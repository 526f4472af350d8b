"""Some facts stand once for the whole notice: recipients, transfers, retention, rights, automated decisions."""
from __future__ import annotations

from ..facts import Facts
from ..facts.values import NONE
from ..localizer import Localizer, Wording
from . import register_names
from .rows import Item, Row, row
from .sheets import Sheet
from .unlike import Title


def recipient_rows(facts: Facts, say: Localizer, title: Title) -> tuple[Row, ...]:
    """Return the recipients by the purposes that name them, so that those stand once; by their kind where none does."""
    rows: dict[str, list[Item]] = {}
    for id, recipient in facts.recipients.items():
        used = [name for name, purpose in facts.purposes.items() if purpose.recipients != NONE and id in (purpose.recipients or ())]
        name, kind = register_names.recipient(facts, say, id), say.term("recipient_kinds", recipient.kind)
        notes = [Wording(kind)] if used and name.text != kind else []
        if recipient.sector:
            notes.append(say.text(recipient.sector))
        if recipient.country:
            notes.append(Wording(say.join(list(map(say.country, recipient.country)))))
        label = say.label("used_for", purposes="; ".join(map(title, used))) if used else kind
        rows.setdefault(label, []).append(Item(name, tuple(notes), recipient.website))
    return tuple(row(label, items) for label, items in rows.items())


def transfer_rows(facts: Facts, say: Localizer) -> list[tuple[Row, ...]]:
    """Return one sheet for each transfer, or one that says there is none."""
    if facts.transfers == NONE:
        return [(row(say.label("transfers"), [say.label("none")]),)]
    return [Sheet(facts, say).rows(transfer) for transfer in facts.transfers or ()]


def retention_rows(facts: Facts, say: Localizer) -> tuple[Row, ...]:
    """Return how long data are kept where a purpose does not say it."""
    return Sheet(facts, say).rows(facts)


def decision_rows(facts: Facts, say: Localizer, title: Title, href: Title) -> list[tuple[Row, ...]]:
    """Return one sheet for each automated decision, or one that says there is none; `href` gives a link to a section."""
    if facts.automated_decisions == NONE:
        return [(row(say.label("automated"), [say.label("none")], "automated-decisions"),)]
    sheet = Sheet(facts, say, title, href)
    return [sheet.rows(decision) for decision in facts.automated_decisions or ()]


def right_reference(say: Localizer, code: str, title: str) -> str:
    """Return the official name of a right, where its heading does not say it already, and its article."""
    term, article = say.term("rights", code), say.article_of("rights", code)
    return ", ".join(part for part in (term, article) if part and part.casefold() != title.casefold())


def request_rows(facts: Facts, say: Localizer) -> tuple[Row, ...]:
    """Return how to use the rights.

    The rows are channel, time limit, cost, identity check, and whether one can ask how interests were weighed.
    """
    return Sheet(facts, say).rows(facts.requests) if facts.requests else ()


def rights_row(say: Localizer, href: str | None) -> tuple[Row, ...]:
    """Return a link to the page with ready messages, and in short what the Regulation says of requests."""
    if href is None:
        return ()
    short = Item(Wording(say.term("request_law", "short")), (Wording(say.article("12")),))
    return (row(say.label("article"), [short, Item(Wording(say.label("ready_messages")), href=href)]),)
