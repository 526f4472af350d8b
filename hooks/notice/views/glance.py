"""The notice at a glance, made from the facts: who, why, your rights, whom to write to."""
from __future__ import annotations

from dataclasses import dataclass

from ..facts import Facts
from ..localizer import Localizer
from .cards import Card, contact_card
from .notice_rows import Title


@dataclass(frozen=True)
class GlanceLink:
    text: str
    href: str


@dataclass(frozen=True)
class Glance:
    controller: GlanceLink
    purposes: tuple[GlanceLink, ...]
    rights: tuple[GlanceLink, ...]
    contact: Card | None


def glance(facts: Facts, say: Localizer, title: Title) -> Glance:
    return Glance(
        controller=GlanceLink(facts.controller.name, "#controller"),
        purposes=tuple(GlanceLink(title(id), f"#{id}") for id in facts.purposes),
        rights=tuple(GlanceLink(title(id), f"#{id}") for id in facts.rights or ()),
        contact=contact_card(facts, say),
    )
