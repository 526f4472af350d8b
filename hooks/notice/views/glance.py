"""The notice at a glance is made from the facts: who, why, your rights, whom to write to."""
from __future__ import annotations

from dataclasses import dataclass

from ..facts import Facts
from ..localizer import Localizer
from .cards import Card, contact_card
from .notice_rows import Title


@dataclass(frozen=True)
class GlanceLink:
    """A link leads to a section of the notice."""

    text: str
    href: str


@dataclass(frozen=True)
class Glance:
    """A glance has the most important things of a notice, each with a link."""

    controller: GlanceLink
    purposes: tuple[GlanceLink, ...]
    rights: tuple[GlanceLink, ...]
    contact: Card | None


def glance(facts: Facts, title: Title, href: Title, say: Localizer) -> Glance:
    """Return the notice at a glance; `title` gives the heading of the section of a fact by its id, and `href` a link to it."""
    return Glance(
        controller=GlanceLink(facts.controller.name, href("controller")),
        purposes=tuple(GlanceLink(title(id), href(id)) for id in facts.purposes),
        rights=tuple(GlanceLink(title(id), href(id)) for id in facts.rights or ()),
        contact=contact_card(facts, say),
    )
