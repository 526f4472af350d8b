"""The notice at a glance is made from the facts: from where the data come, who, to whom; why, your rights, whom to write to."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..facts import Facts
from ..localizer import Localizer
from .cards import Card, asked_card, joint_cards
from .deciders import PROCESSOR
from .unlike import Title


@dataclass(frozen=True)
class GlanceLink:
    """A link leads to a section of the notice."""

    text: str
    href: str


@dataclass(frozen=True)
class Glance:
    """A glance has the most important things of a notice, each with a link.

    `joint` are those who decide together with the controller, `for_clients` the purposes in which a client decides. `sources`
    and `recipients` are only their kinds; `rights` are what people can do, and to complain stands apart.
    """

    controller: GlanceLink
    joint: tuple[str, ...]
    for_clients: tuple[GlanceLink, ...]
    sources: tuple[str, ...]
    recipients: tuple[str, ...]
    purposes: tuple[GlanceLink, ...]
    rights: tuple[GlanceLink, ...]
    contact: Card | None


def glance(facts: Facts, title: Title, href: Title, say: Localizer) -> Glance:
    """Return the notice at a glance; `title` gives the heading of the section of a fact by its id, and `href` a link to it."""
    return Glance(
        controller=GlanceLink(facts.controller.name, href("controller")),
        joint=tuple(card.name.text for card in joint_cards(facts, say) if card.name),
        for_clients=tuple(GlanceLink(title(id), href(id)) for id, purpose in facts.purposes.items() if purpose.role == PROCESSOR),
        sources=tuple(dict.fromkeys(say.term("source_kinds", kind) for kind in _kinds_of_sources(facts))),
        recipients=tuple(dict.fromkeys(say.term("recipient_kinds", recipient.kind) for recipient in facts.recipients.values())),
        purposes=tuple(GlanceLink(title(id), href(id)) for id in facts.purposes),
        rights=tuple(GlanceLink(say.term("deeds", id), href(id)) for id in facts.rights or () if id != "complaint"),
        contact=asked_card(facts, say),
    )


def _kinds_of_sources(facts: Facts) -> Iterator[str]:
    """Yield the kinds of the sources of all purposes, and of the categories of data in them."""
    for purpose in facts.purposes.values():
        of_categories = (id for used in purpose.categories or () for id in used.sources or ())
        for id in (*(purpose.sources or ()), *of_categories):
            yield facts.sources[id].kind if id in facts.sources else id
