"""A reader says who they are, and is answered from the facts: from whom the data come, who holds them, who gets them.

Each group of people has an answer of its own, with an address: `#for-debtors`. It never says more than the facts, nor
less: what all purposes say that concern the group is put together, and where one is silent, that is said.
"""
from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from ..facts import Facts
from ..facts.processing import Purpose, Transfer
from ..facts.values import NONE
from ..localizer import Localizer, Wording
from . import register_names
from .cards import Card, asked_card, authority_card
from .deciders import PROCESSOR, Decider, deciders
from .purpose_deeds import CLIENT, OBJECTION, RESTS_ON, WITHDRAWAL, Deed, deeds
from .purpose_rows import basis_items
from .rows import Item
from .silences import LABELS, is_silent
from .unlike import Title, recipient_items, retention_items, source_items

LinkTo = Callable[[str], str]
Told = TypeVar("Told")


@dataclass(frozen=True)
class AnswerLink:
    """A link leads to more of what an answer says."""

    text: str
    href: str


@dataclass(frozen=True)
class Why:
    """A purpose concerns the group: why its data may be used, how long they are kept, and what can be done about it.

    It is `silent` if that is to be said, and the notice does not say why they may.
    """

    link: AnswerLink
    bases: tuple[Item, ...]
    silent: bool
    retention: tuple[Item, ...]
    deeds: tuple[AnswerLink, ...]


@dataclass(frozen=True)
class SilentFact:
    """Of some purposes the notice does not say a fact; `label` is that of the fact."""

    label: str
    purposes: tuple[str, ...]


@dataclass(frozen=True)
class GroupAnswer:
    """An answer is for a group of people; `id` is its address, `choice` the short label of the group.

    The way of the data: `sources`, `data` that are held, `recipients`, and `outside` the Union. `common_retention` is how
    long they are kept, where all purposes say the same. `gaps` say of what the notice is silent.
    """

    id: str
    choice: Wording
    title: Wording
    sources: tuple[Item, ...]
    data: tuple[Wording, ...]
    deciders: tuple[Decider, ...]
    recipients: tuple[Item, ...]
    outside: tuple[Item, ...]
    whys: tuple[Why, ...]
    common_retention: tuple[Item, ...]
    rights: tuple[AnswerLink, ...]
    gaps: tuple[SilentFact, ...]


@dataclass(frozen=True)
class Answers:
    """All groups have their answers, in the order in which they are offered; `contact` and `authority` are for everybody.

    `question` and `glance` are the ids under which the reader is asked, and all stands at a glance.
    """

    question: str
    glance: str
    groups: tuple[GroupAnswer, ...]
    organisation: str
    contact: Card | None
    authority: Card | None
    authority_href: str
    says_silence: bool


@dataclass(frozen=True)
class Asking:
    """Answers are made for a page: `title` and `href` name and find the section of a fact, `rights` is the page for using them.

    `taken` are ids that the page has already.
    """

    say: Localizer
    title: Title
    href: LinkTo
    rights: str | None
    taken: Collection[str]
    says_silence: bool


def answers(facts: Facts, asking: Asking) -> Answers:
    """Return the answers for all groups of people that the notice names."""
    return Answers(
        question=free_id("who-are-you", asking.taken),
        glance=free_id("at-a-glance", asking.taken),
        groups=tuple(_answer(facts, asking, group) for group in groups_in_order(facts)),
        organisation=facts.controller.name,
        contact=asked_card(facts, asking.say),
        authority=authority_card(facts, asking.say),
        authority_href=asking.href("authority") if facts.authority else "",
        says_silence=asking.says_silence,
    )


def groups_in_order(facts: Facts) -> list[str]:
    """Return the groups whose data are used: those that the facts put first, others as purposes name them, then as the controller."""
    first = [choice.group for choice in facts.readers or ()]
    named = [group for purpose in facts.purposes.values() for group in purpose.groups]
    found = dict.fromkeys((*named, *(facts.controller.controller_of or ())))
    return list(dict.fromkeys((*(group for group in first if group in found), *found)))


def address_of(group: str, taken: Collection[str]) -> str:
    """Return the id of the answer for a group.

    >>> address_of("debtors", ())
    'for-debtors'
    """
    return free_id(f"for-{group}", taken)


def free_id(id: str, taken: Collection[str]) -> str:
    """Return an id for a part of the answers; a section of the notice that has it already keeps it.

    >>> free_id("for-debtors", ()), free_id("who-are-you", ("who-are-you",))
    ('for-debtors', 'for-who-are-you')
    """
    while id in taken:
        id = f"for-{id}"
    return id


def _answer(facts: Facts, asking: Asking, group: str) -> GroupAnswer:
    say, name = asking.say, register_names.group(facts, asking.say, group)
    purposes = {id: purpose for id, purpose in facts.purposes.items() if group in purpose.groups}
    kept = {id: tuple(retention_items(say, facts.retention_of(purpose))) for id, purpose in purposes.items()}
    client = _message_to_client(purposes) if asking.rights else None
    common = next(iter(kept.values())) if len(set(kept.values())) == 1 else ()
    return GroupAnswer(
        id=address_of(group, asking.taken),
        choice=next((say.text(one.label) for one in facts.readers or () if one.group == group and one.label), name),
        title=name,
        sources=_all(source_items(purpose, facts, say) for purpose in purposes.values()),
        data=_all(_data(facts, say, purpose) for purpose in purposes.values()),
        deciders=deciders(facts, say, group, purposes, asking.title),
        recipients=_recipients(facts, say, purposes.values()),
        outside=_all(_outside(facts, say, transfer, purposes.values()) for transfer in _transfers(facts)),
        whys=tuple(_why(facts, asking, id, () if common else kept[id], client) for id in purposes),
        common_retention=common,
        rights=tuple(_rights(facts, asking, purposes, client)),
        gaps=tuple(_gaps(facts, asking, purposes)) if asking.says_silence else (),
    )


def _all(found: Iterable[Iterable[Told]]) -> tuple[Told, ...]:
    """Return everything that was found, each once."""
    return tuple(dict.fromkeys(one for each in found for one in each))


def _data(facts: Facts, say: Localizer, purpose: Purpose) -> Iterator[Wording]:
    return (register_names.category(facts, say, used.category) for used in purpose.categories or ())


def _recipients(facts: Facts, say: Localizer, purposes: Iterable[Purpose]) -> tuple[Item, ...]:
    """Return who receives data in one of the purposes; that nobody does only where all of them say so."""
    told = [purpose for purpose in purposes if purpose.recipients is not None]
    named = [purpose for purpose in told if purpose.recipients != NONE]
    return _all(recipient_items(purpose, facts, say) for purpose in named or told[:1])


def _transfers(facts: Facts) -> Iterable[Transfer]:
    return facts.transfers if facts.transfers and facts.transfers != NONE else ()


def _outside(facts: Facts, say: Localizer, transfer: Transfer, purposes: Iterable[Purpose]) -> Iterator[Item]:
    """Yield a transfer, unless it is to a recipient who gets none of these data."""
    receiving = [purpose for purpose in purposes if purpose.recipients != NONE and transfer.recipient in (purpose.recipients or ())]
    if transfer.recipient is None or receiving:
        notes = (say.text(transfer.what),) if transfer.what else ()
        to = (register_names.recipient(facts, say, transfer.recipient),) if transfer.recipient else ()
        yield Item(Wording(say.country(transfer.country)), (*to, *notes))


def _why(facts: Facts, asking: Asking, id: str, retention: tuple[Item, ...], client: str | None) -> Why:
    purpose = facts.purposes[id]
    bases = tuple(basis_items(facts, asking.say, purpose))
    link, silent = AnswerLink(asking.title(id), asking.href(id)), asking.says_silence and is_silent(facts, purpose, "legal_bases")
    return Why(link, bases, silent, retention, tuple(_deeds(facts, asking, id, client)))


# Under which words of the vocabulary a purpose has what can be done about it.
DONE = {OBJECTION: ("answers", "object"), WITHDRAWAL: ("deeds", WITHDRAWAL), CLIENT: ("answers", "client_answers")}


def _deeds(facts: Facts, asking: Asking, id: str, client: str | None) -> Iterator[AnswerLink]:
    """Yield what can be done about a purpose, without the message to the client where all rights lead there."""
    for deed in deeds(facts, id):
        if deed.kind != CLIENT or (asking.rights and not client):
            yield AnswerLink(asking.say.term(*DONE[deed.kind]), _right_href(asking, deed.id if asking.rights else deed.kind))


def _rights(facts: Facts, asking: Asking, purposes: dict[str, Purpose], client: str | None) -> Iterator[AnswerLink]:
    """Yield the rights that the notice names and the purposes leave open; to complain stands apart.

    Where only clients decide, each leads to `client`, the message that goes to them.
    """
    for code in facts.rights or ():
        if code != "complaint" and _applies(code, purposes.values()):
            yield AnswerLink(asking.say.term("deeds", code), _right_href(asking, client or code))


def _message_to_client(purposes: dict[str, Purpose]) -> str | None:
    """Return the address of the message to the client, or of all of them, where only clients decide."""
    if not purposes or any(purpose.role != PROCESSOR for purpose in purposes.values()):
        return None
    [first, *more] = purposes
    return CLIENT if more else Deed(CLIENT, first).id


def _applies(code: str, purposes: Collection[Purpose]) -> bool:
    """Say whether a right can be used of one of the purposes; of one without a legal basis nobody knows."""
    needed = RESTS_ON.get(code)
    marketing = code == "objection" and any(purpose.direct_marketing for purpose in purposes)
    return not needed or marketing or not purposes or any(not purpose.bases or needed & purpose.bases for purpose in purposes)


def _right_href(asking: Asking, code: str) -> str:
    return f"{asking.rights}#{code}" if asking.rights else asking.href(code)


def _gaps(facts: Facts, asking: Asking, purposes: dict[str, Purpose]) -> Iterator[SilentFact]:
    """Yield what is silent of some purposes; why their data may be used is said with each."""
    for name, label in LABELS.items():
        if name == "legal_bases":
            continue
        silent = [id for id, purpose in purposes.items() if is_silent(facts, purpose, name)]
        if silent:
            titles = () if len(silent) == len(purposes) else tuple(map(asking.title, silent))
            yield SilentFact(asking.say.label(label), titles)
