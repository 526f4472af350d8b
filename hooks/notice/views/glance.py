"""The notice at a glance, made from the facts: who, why, your rights, whom to write to."""
from __future__ import annotations

from dataclasses import dataclass

from ..facts import Facts
from ..localizer import Localizer
from .cards import Card, contact_card
from .processing import Title


@dataclass(frozen=True)
class Link:
    text: str
    href: str


@dataclass(frozen=True)
class Glance:
    controller: Link
    purposes: tuple[Link, ...]
    rights: tuple[Link, ...]
    contact: Card | None


def glance(facts: Facts, say: Localizer, title: Title) -> Glance:
    return Glance(
        controller=Link(facts.controller.name, "#controller"),
        purposes=tuple(Link(title(id), f"#{id}") for id in facts.purposes),
        rights=tuple(Link(title(id), f"#{id}") for id in facts.rights or ()),
        contact=contact_card(facts, say),
    )
