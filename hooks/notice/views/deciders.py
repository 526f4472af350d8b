"""Who decides about the data of a group of people, and so whom they ask: the controller, or the client it works for."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..facts import Facts
from ..facts.processing import Purpose
from ..facts.values import NONE
from ..localizer import Localizer, Wording
from .unlike import Title

CONTROLLER, PROCESSOR = "controller", "processor"


@dataclass(frozen=True)
class Decider:
    """A decider is named by `texts`; none are there where the notice does not say who decides.

    `purposes` are the titles of those for which it decides. `asks` says whom to ask in words, where that is not us.
    """

    purposes: tuple[str, ...]
    texts: tuple[Wording, ...]
    asks: str | None = None


def deciders(facts: Facts, say: Localizer, group: str, purposes: Iterable[str], title: Title) -> tuple[Decider, ...]:
    """Return who decides about the data of a group in each of the purposes that concern it; `title` gives what they are called."""
    found: dict[tuple[tuple[Wording, ...], str | None], list[str]] = {}
    for id in purposes:
        found.setdefault(_decider(facts, say, group, facts.purposes[id]), []).append(id)
    if not found:
        found[_decider(facts, say, group, None)] = []
    return tuple(Decider(tuple(map(title, ids)), texts, asks) for (texts, asks), ids in found.items())


def _decider(facts: Facts, say: Localizer, group: str, purpose: Purpose | None) -> tuple[tuple[Wording, ...], str | None]:
    """Return the names, and whom to ask.

    A purpose without a role is the controller's where the notice names no groups whose controller it is, or this one.
    """
    organisation, named = facts.controller.name, facts.controller.controller_of
    stated = CONTROLLER if named is None or group in named else None
    match (purpose.role if purpose else None) or stated:
        case "controller":
            return (Wording(organisation),), None
        case "joint":
            return (Wording(say.term("answers", "decides_joint").format(names=say.join([organisation, *_joint(facts, say)]))),), None
        case "processor":
            handled = Wording(say.term("answers", "decides_client").format(organisation=organisation))
            return (handled, *_client(say, purpose)), say.term("answers", "ask_client")
    return (), None


def _joint(facts: Facts, say: Localizer) -> list[str]:
    others = facts.joint_controllers
    return [other.name for other in others] if others and others != NONE else [say.term("answers", "others")]


def _client(say: Localizer, purpose: Purpose | None) -> Iterator[Wording]:
    """Yield what the notice says of the client."""
    if purpose and purpose.on_behalf_of:
        yield say.text(purpose.on_behalf_of)
