"""Some facts stand once for the whole notice: recipients, transfers, retention, rights, automated decisions."""
from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts
from ..facts.processing import AutomatedDecision, Transfer
from ..facts.values import NONE
from ..localizer import Localizer, Wording
from . import register_names
from .purpose_rows import one_or_none, retention_items, yes_or_no
from .rows import Item, Row, row, stated

Title = Callable[[str], str]
"""It gives the title of a section in the language of the page, by its id."""


def recipient_rows(facts: Facts, say: Localizer, title: Title) -> tuple[Row, ...]:
    """Return each recipient with the purposes that name it, grouped by kind."""
    kinds: dict[str, list[Item]] = {}
    for id, recipient in facts.recipients.items():
        used = [name for name, purpose in facts.purposes.items() if purpose.recipients != NONE and id in (purpose.recipients or ())]
        notes = [say.text(recipient.sector)] if recipient.sector else []
        if recipient.country:
            notes.append(Wording(say.join(list(map(say.country, recipient.country)))))
        if used:
            notes.append(Wording(say.label("used_for", purposes="; ".join(map(title, used)))))
        kinds.setdefault(recipient.kind, []).append(Item(register_names.recipient(facts, say, id), tuple(notes), recipient.website))
    return tuple(row(say.term("recipient_kinds", kind), items) for kind, items in kinds.items())


def transfer_rows(facts: Facts, say: Localizer) -> list[tuple[Row, ...]]:
    """Return one sheet for each transfer, or one that says there is none."""
    if facts.transfers == NONE:
        return [(row(say.label("transfers"), [say.label("none")]),)]
    return [_transfer(facts, say, transfer) for transfer in facts.transfers or ()]


def _transfer(facts: Facts, say: Localizer, transfer: Transfer) -> tuple[Row, ...]:
    mechanism = transfer.mechanism
    notes = (Wording(transfer.decision),) if transfer.decision else ()
    ground = [Item(Wording(say.term("transfer_mechanisms", mechanism)), notes, term=mechanism)] if mechanism else []
    return stated(
        (
            row(say.label("country"), [say.country(transfer.country)]),
            row(say.label("what"), one_or_none(say, transfer.what)),
            row(say.label("recipient"), [register_names.recipient(facts, say, transfer.recipient)] if transfer.recipient else []),
            row(say.label("mechanism"), ground),
            row(say.label("adequacy_decision"), yes_or_no(say, transfer.adequacy_decision)),
            row(say.label("copy_from"), or_none_link(say, transfer.copy_from)),
        )
    )


def or_none_link(say: Localizer, address: str | None) -> list[Item]:
    """Return a link to an address, the word for none, or nothing where the notice is silent."""
    if address is None:
        return []
    return [Item(Wording(say.label("none"))) if address == NONE else Item(Wording(address), href=address)]


def retention_rows(facts: Facts, say: Localizer) -> tuple[Row, ...]:
    """Return how long data are kept where a purpose does not say it."""
    return stated([row(say.label("how_long"), retention_items(say, facts.retention))])


def decision_rows(facts: Facts, say: Localizer, title: Title, href: Title) -> list[tuple[Row, ...]]:
    """Return one sheet for each automated decision, or one that says there is none; `href` gives a link to a section."""
    if facts.automated_decisions == NONE:
        return [(row(say.label("automated"), [say.label("none")], "automated-decisions"),)]
    return [_decision(say, decision, title, href) for decision in facts.automated_decisions or ()]


def _decision(say: Localizer, decision: AutomatedDecision, title: Title, href: Title) -> tuple[Row, ...]:
    return (
        row(say.label("automated"), [Item(Wording(title(decision.purpose)), href=href(decision.purpose))], "automated-decisions"),
        row(say.label("logic"), [say.text(decision.logic)]),
        row(say.label("significance"), [say.text(decision.significance)]),
    )


def right_reference(say: Localizer, code: str, title: str) -> str:
    """Return the official name of a right, where its heading does not say it already, and its article."""
    term, article = say.term("rights", code), say.article_of("rights", code)
    return ", ".join(part for part in (term, article) if part and part.casefold() != title.casefold())


def request_rows(facts: Facts, say: Localizer) -> tuple[Row, ...]:
    """Return how to use the rights.

    The rows are channel, time limit, cost, identity check, and whether one can ask how interests were weighed.
    """
    requests = facts.requests
    if requests is None:
        return ()
    channels = [Item(Wording(requests.email), href=f"mailto:{requests.email}")] if requests.email else []
    channels += [Item(Wording(requests.form), href=requests.form)] if requests.form else []
    time = requests.response_time
    return stated(
        (
            row(say.label("use_rights"), channels),
            row(say.label("how"), [say.label("response_time", period=say.duration(time))] if time else []),
            row(say.label("free_of_charge"), yes_or_no(say, requests.free_of_charge)),
            row(say.label("identity_check"), one_or_none(say, requests.identity_check)),
            row(say.label("balancing_test"), yes_or_no(say, requests.balancing_test)),
        )
    )


def rights_row(say: Localizer, href: str | None) -> tuple[Row, ...]:
    """Return a link to the page with ready messages, and in short what the Regulation says of requests."""
    if href is None:
        return ()
    short = Item(Wording(say.term("request_law", "short")), (Wording(say.article("12")),))
    return (row(say.label("article"), [short, Item(Wording(say.label("ready_messages")), href=href)]),)
