"""Each fact shows on a page whatever else its entry states, or notice.yml is refused: nothing is stated that nobody sees."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generated_site import site_of
from notice.facts import Facts
from notice.facts.companions import lonely_facts
from notice.facts.declared import declared
from notice.facts.marks import Beside
from notice.facts.values import Fact
from notice.located_yaml import LocatedYaml
from notice.pages.text import text
from projects import BOOKSHOP, COMPLETE

Place = tuple[str | int, ...]
RECORDS = ("accepted_findings", "records")
# These steer the program, or say to other programs what pages say in other words.
UNSAID = {
    ("Authority", "code"), ("Category", "like"), ("Category", "special"), ("Cookie", "kind"), ("Cookie", "purposes"), ("Group", "like"),
    ("Purpose", "kinds"),
}  # fmt: skip
# A purpose of the complete notice states no client; that of a bookshop has nobody's orders.
MORE = {("purposes", "orders"): {"role": "processor", "on_behalf_of": "Acme Oy"}}


@cache
def stated(docs: Path) -> dict[str, Any]:
    """Read the facts of a notice without its records, which no page shows."""
    data: dict[str, Any] = yaml.load((docs / "notice.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 (it makes only texts)
    for (register, id), more in MORE.items():
        data[register].get(id, {}).update(more)
    return {name: value for name, value in data.items() if name not in RECORDS}


def facts_of_entries(value: Any, path: Place = ()) -> Iterator[tuple[Place, Fact, str]]:
    """Yield each fact that an entry may state or not, and does, with the place of the entry."""
    if isinstance(value, Fact):
        for name, field in type(value).model_fields.items():
            if path and not field.is_required() and name in value.model_fields_set and (type(value).__name__, name) not in UNSAID:
                yield path, value, name
            yield from facts_of_entries(getattr(value, name), (*path, name))
    elif isinstance(value, (dict, list)):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from facts_of_entries(inner, (*path, step))


CASES = {
    f"{type(entry).__name__}.{name}": (docs, path, entry, name)
    for docs in (COMPLETE, BOOKSHOP)
    for path, entry, name in facts_of_entries(Facts.model_validate(stated(docs)))
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_fact_alone_is_shown_or_refused(case: tuple[Path, Place, Fact, str]) -> None:
    docs, path, entry, name = case
    kind = type(entry)
    alone, without = (_reduced(docs, path, _needed(entry) | more) for more in ({name}, set()))
    problems = list(lonely_facts(Facts.model_validate(alone), LocatedYaml("docs/notice.yml", alone, {})))
    companions = _beside(kind, name)
    assert bool(problems) == bool(companions)
    assert (_shown(alone) == _shown(without)) == bool(problems)
    for companion in companions:
        if companion in entry.model_fields_set:
            beside = _reduced(docs, path, _needed(entry) | {name, companion})
            assert list(lonely_facts(Facts.model_validate(beside), LocatedYaml("docs/notice.yml", beside, {}))) == []
            assert _shown(beside) != _shown(_reduced(docs, path, _needed(entry) | {companion}))


def test_every_fact_that_needs_another_is_tried() -> None:
    classes = {type(entry) for docs in (COMPLETE, BOOKSHOP) for _, entry, _ in facts_of_entries(Facts.model_validate(stated(docs)))}
    assert {f"{kind.__name__}.{field.name}" for kind in classes for field in declared(kind) if field.mark(Beside)} - set(CASES) == set()


def _beside(kind: type[Fact], name: str) -> tuple[str, ...]:
    return next((mark.names for field in declared(kind) if field.name == name and (mark := field.mark(Beside))), ())


def _needed(entry: Fact) -> set[str]:
    return {name for name, field in type(entry).model_fields.items() if field.is_required()}


def _reduced(docs: Path, path: Place, names: set[str]) -> dict[str, Any]:
    """Give the facts of a notice, of which one entry states only these."""
    data = deepcopy(stated(docs))
    holder: Any = data
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = {name: value for name, value in holder[path[-1]].items() if name in names}
    return data


def _shown(facts: Mapping[str, Any]) -> list[str]:
    """Give the pages of a notice that states these facts."""
    site = site_of(facts)
    notice = site.timeline.versions[0]
    return [text(site.presentation, notice, page, (page, "en"), at_root=False, notes=lambda _: "") for page in notice.notice.pages]
