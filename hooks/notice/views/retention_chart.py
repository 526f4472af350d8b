"""How long data are kept is drawn where the notice states periods: a bar for each on one scale, and criteria in words."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..documents import Outline
from ..facts import Facts
from ..facts.processing import Retention
from ..localizer import Localizer
from ..periods import in_seconds, parts
from .rows import Item
from .unlike import Title, retention_items

SECTION = "retention"
MAIN_TITLE = 1


@dataclass(frozen=True)
class KeptFor:
    """Data are kept for a period, whose `share` of the longest one is in per cent, or by criteria, which have none."""

    items: tuple[Item, ...]
    share: int | None


@dataclass(frozen=True)
class KeptPurpose:
    """The data of a purpose are kept so; nothing is said of one of which the notice is silent."""

    title: str
    href: str
    kept: tuple[KeptFor, ...]


@dataclass(frozen=True)
class RetentionChart:
    """A chart has the purposes in their order, and the longest period, which is the whole of the scale, in words."""

    purposes: tuple[KeptPurpose, ...]
    longest: str


def retention_chart(facts: Facts, say: Localizer, title: Title, href: Title) -> RetentionChart | None:
    """Return the chart, or None where no more than one purpose is there to compare or the notice states no period."""
    stated = {id: facts.retention_of(purpose) for id, purpose in facts.purposes.items()}
    periods = [kept.period for each in stated.values() for kept in each if kept.period]
    if not periods or len(stated) == 1:
        return None
    longest = max(periods, key=_length)
    purposes = (KeptPurpose(title(id), href(id), tuple(_kept(say, each, _length(longest)))) for id, each in stated.items())
    return RetentionChart(tuple(purposes), say.duration(longest))


def place_of_chart(facts: Facts, outline: Outline) -> str:
    """Return the id of the section under which the chart stands: that on retention, else that of all purposes, else the last of them."""
    levels = {id: level for id, level, _ in outline.headings}
    purposes = [id for id in facts.purposes if id in levels]
    around = outline.above(purposes[0]) if purposes else ""
    found = [SECTION, around if levels.get(around, MAIN_TITLE) > MAIN_TITLE else "", *purposes[-1:]]
    return next((id for id in found if id in levels), "")


def _kept(say: Localizer, retention: Iterable[Retention], longest: int) -> Iterator[KeptFor]:
    for kept in retention:
        share = max(1, round(100 * _length(kept.period) / longest)) if kept.period else None
        yield KeptFor(tuple(retention_items(say, [kept])), share)


def _length(period: str) -> int:
    """Return a period in seconds; a length of nothing is one, so that it can be drawn."""
    return max(1, in_seconds(parts(period)))
