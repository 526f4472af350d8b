"""Something can be done about a purpose: object to it, withdraw one's consent, or ask the client who decides on it."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..facts import Facts
from ..facts.processing import Purpose

# On which legal bases a right depends, by its code: Art. 7(3), 20(1) and 21(1) GDPR. The others depend on none.
RESTS_ON = {
    "portability": {"consent", "contract"},
    "objection": {"legitimate-interest", "public-task"},
    "withdraw-consent": {"consent"},
}
OBJECTION, WITHDRAWAL, CLIENT = "objection", "withdraw-consent", "client"
# What the vocabulary says to the reader of each.
SAID = {OBJECTION: "can_object", WITHDRAWAL: "can_withdraw", CLIENT: "client_answers"}


@dataclass(frozen=True)
class Deed:
    """A deed is one thing that can be done about a purpose; `asks_grounds` says whether the law asks for them."""

    kind: str
    purpose: str
    asks_grounds: bool = False

    @property
    def id(self) -> str:
        """Return the id of its ready message on the page for using the rights."""
        return f"{self.kind}-{self.purpose}"


def deeds(facts: Facts, id: str) -> Iterator[Deed]:
    """Yield what can be done about the purpose `id`, as far as the notice names the rights for it.

    Against direct marketing no grounds are needed, Art. 21(2) GDPR; for a processor the controller answers.
    """
    purpose, rights = facts.purposes[id], facts.rights or ()
    if purpose.role == "processor":
        if rights:
            yield Deed(CLIENT, id)
        return
    if OBJECTION in rights and can_be_objected_to(purpose):
        yield Deed(OBJECTION, id, asks_grounds=not purpose.direct_marketing)
    if WITHDRAWAL in rights and purpose.bases & RESTS_ON[WITHDRAWAL]:
        yield Deed(WITHDRAWAL, id)


def can_be_objected_to(purpose: Purpose) -> bool:
    """Say whether one can object to a purpose by what the notice states of it."""
    return bool(purpose.direct_marketing or purpose.bases & RESTS_ON[OBJECTION])


def all_deeds(facts: Facts, kind: str) -> list[Deed]:
    """Return all of one kind, in the order of the purposes."""
    return [deed for id in facts.purposes for deed in deeds(facts, id) if deed.kind == kind]
