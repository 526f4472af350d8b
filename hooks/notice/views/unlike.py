"""What a page says of a fact otherwise than of any value of its kind: this is the table of exceptions, and there is no other."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ..facts import Facts
from ..facts.parties import Requests
from ..facts.processing import Purpose, Retention, UsedCategory
from ..facts.values import NONE, Fact
from ..localizer import Localizer, Wording
from . import register_names
from .rows import Item

Title = Callable[[str], str]
"""It gives the title of a section in the language of the page, by its id."""


def source_items(purpose: Purpose, facts: Facts, say: Localizer) -> Iterator[Item]:
    """Yield the sources of a purpose, or how data are collected where it names none, and the sources of single categories."""
    if not purpose.sources:
        yield from (Item(Wording(say.term("collected_from", origin))) for origin in purpose.collected_from or ())
    for id in purpose.sources or ():
        yield Item(register_names.source(facts, say, id), register_names.source_note(facts, say, id))
    for used in purpose.categories or ():
        if used.sources:
            yield Item(_category_sources(facts, say, used))


def _category_sources(facts: Facts, say: Localizer, used: UsedCategory) -> Wording:
    names = say.join([register_names.source(facts, say, id).text for id in used.sources or ()])
    return Wording(say.label("data_from", category=register_names.category(facts, say, used.category).text, sources=names))


def recipient_items(purpose: Purpose, facts: Facts, say: Localizer) -> Iterator[Item]:
    """Yield who receives data, or that nobody does."""
    if purpose.recipients == NONE:
        yield Item(Wording(say.label("nobody")))
    elif purpose.recipients:
        yield from (Item(register_names.recipient(facts, say, id)) for id in purpose.recipients)


def _kept(entry: Purpose | Facts, _: Facts, say: Localizer) -> Iterator[Item]:
    return retention_items(say, entry.retention)


def retention_items(say: Localizer, retention: Iterable[Retention] | None) -> Iterator[Item]:
    """Yield periods ("6 years, from the end of the case") and criteria, with the law behind them."""
    for kept in retention or ():
        notes = (say.text(kept.statute),) if kept.statute else ()
        if kept.period:
            period = say.duration(kept.period)
            start = say.text(kept.starts).text if kept.starts else None
            yield Item(Wording(say.label("retention_from", period=period, start=start) if start else period), notes)
        if kept.criteria:
            yield Item(say.text(kept.criteria), () if kept.period else notes)


def _channels(requests: Requests, _: Facts, say: Localizer) -> Iterator[Item]:  # noqa: ARG001 (all of them are asked alike)
    """Yield the address and the form for requests, in one row."""
    if requests.email:
        yield Item(Wording(requests.email), href=f"mailto:{requests.email}")
    if requests.form:
        yield Item(Wording(requests.form), href=requests.form)


def _response_time(requests: Requests, _: Facts, say: Localizer) -> Iterator[Item]:
    if requests.response_time:
        yield Item(Wording(say.label("response_time", period=say.duration(requests.response_time))))


UNLIKE: Mapping[tuple[type[Fact], str], Callable[[Any, Facts, Localizer], Iterable[Item]]] = {
    (Purpose, "sources"): source_items,
    (Purpose, "recipients"): recipient_items,
    (Purpose, "retention"): _kept,
    (Facts, "retention"): _kept,
    (Requests, "email"): _channels,
    (Requests, "response_time"): _response_time,
}
