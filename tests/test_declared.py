"""What is declared of facts: each kind of check follows from the declarations, for every fact that the complete notice states."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from notice.facts import Facts, read_facts
from notice.facts.declared import Field, declared, field_at, walk
from notice.facts.marks import Asked, Beside, CodeOf, HasRow, IdOf, IsHead, Note, Use, ValueKind
from notice.facts.unstated import unstated
from notice.facts.values import Fact
from notice.vocabulary import vocabulary
from projects import BOOKSHOP, COMPLETE

LANGUAGES = ["sv", "fi", "en"]
TERMS = vocabulary(LANGUAGES)
Step = str | int


def _data(docs: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load((docs / "notice.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 (only texts)
    return data


DATA = {"complete": _data(COMPLETE), "bookshop": _data(BOOKSHOP)}


def _classes(model: type[Fact] = Facts) -> Iterator[type[Fact]]:
    yield model
    for field in declared(model):
        yield from _classes(field.model) if field.model else ()


EVERY = {f"{model.__name__}.{field.name}": (model, field) for model in _classes() for field in declared(model)}
TEXTS = {
    f"{name}: {place.id}": (name, path)
    for name, data in DATA.items()
    for place in walk(data, Facts)
    for path, value in place.items()
    if place.field.kind is ValueKind.TEXT and isinstance(value, dict)
}
IDS = {f"{name}: {place.id}": (name, path) for name, data in DATA.items() for place in walk(data, Facts) for path, _, _ in place.ids()}


@pytest.mark.parametrize(("model", "field"), EVERY.values(), ids=EVERY)
def test_marks_of_a_fact_fit_it(model: type[Fact], field: Field) -> None:
    names = {one.name for one in declared(model)}
    assert field.model or isinstance(field.kind, (ValueKind, CodeOf, IdOf)), "a type in hooks/notice/facts/values.py has no kind"
    if beside := field.mark(Beside):
        assert set(beside.names) <= names - {field.name}
    if asked := field.mark(Asked):
        assert not model.model_fields[field.name].is_required()
        assert asked.each == (isinstance(field.kind, CodeOf) and field.containers == ("list",))
    assert field.mark(Use) is None or model is Facts
    row, note = field.mark(HasRow), field.mark(Note)
    for label in filter(None, (row and row.label, note and note.label, note and note.no)):
        missing = [language for language, terms in TERMS.items() if label not in terms.kinds["labels"]]
        assert not missing, f'{model.__name__}.{field.name}: no label "{label}" in {missing}'
    if note and note.of:
        assert note.of in {one.name for one in declared(model) if one.mark(HasRow)}
    elif note or field.mark(IsHead):
        assert len([one for one in declared(model) if one.mark(IsHead)]) == 1, "its notes stand beside one head"


@pytest.mark.parametrize(("name", "path"), TEXTS.values(), ids=TEXTS)
def test_a_language_that_a_text_lacks_is_told(name: str, path: tuple[Step, ...]) -> None:
    data = deepcopy(DATA[name])
    _at(data, path).pop("fi")
    place = ".".join(step for step in path if isinstance(step, str))
    assert any(f" {place}: " in problem and '"fi"' in problem for problem in _problems(data)), _problems(data)


@pytest.mark.parametrize(("name", "path"), IDS.values(), ids=IDS)
def test_an_id_that_leads_nowhere_is_told(name: str, path: tuple[Step, ...]) -> None:
    data = deepcopy(DATA[name])
    holder = _at(data, path[:-1])
    if isinstance(holder[path[-1]], dict):
        holder[path[-1]] = dict.fromkeys(["nowhere"], next(iter(holder[path[-1]].values())))
    else:
        holder[path[-1]] = "nowhere"
    assert any('"nowhere"' in problem for problem in _problems(data))


def test_a_fact_is_found_where_it_stands() -> None:
    for data in DATA.values():
        for place in walk(data, Facts):
            assert field_at(place.path, Facts) == place.field
            assert all(field_at(path, Facts) == place.field for path, _ in place.items())
    assert field_at(("purposes", "orders", "nothing"), Facts) is None


def test_what_the_law_asks_for_is_told_until_it_is_stated() -> None:
    whole, least = (Facts.model_validate(data) for data in (DATA["complete"], LEAST))
    assert {place.id for place in unstated(whole)} == {"representative", "joint_controllers", "rights.human-review"}
    assert {place.id for place in unstated(least)} >= {"dpo", "purposes.a.legal_bases.legitimate-interest.interest", "rights.access"}
    assert "purposes.a.retention" not in {place.id for place in unstated(least)}, "it is stated for all"


LEAST = {
    "languages": {"source": "fi"},
    "time_zone": "UTC",
    "controller": {"name": "A"},
    "retention": [{"period": "P1Y"}],
    "purposes": {"a": {"groups": ["customers"], "legal_bases": ["consent", "legitimate-interest"]}},
}


def _at(data: Any, path: tuple[Step, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def _problems(data: dict[str, Any]) -> list[str]:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return [str(problem) for problem in read_facts(text, "docs/notice.yml", LANGUAGES).problems]
