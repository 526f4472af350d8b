"""No fact is lost on its way: each that notice.yml may state or not is in privacy-2.json, and readers see it unless it is listed here."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from notice.localizer import Localizer
from notice.reading import Notice
from notice.summary import second_of_version, to_json
from notice.views.blocks import blocks
from notice.views.labelled import labelled
from reviewed import without
from strategies import LANGUAGES, REGISTERS, Data, facts, notice_of, version_of
from test_format import ADDRESSES

pytestmark = pytest.mark.slow

Path = tuple[str | int, ...]

# The organisation's own notes. They are published nowhere.
RECORDS = ("accepted_findings", "records")
# How the notice asks who its reader is: no fact of the processing, and frame of the page.
OF_THE_FRAME = ("readers",)
# For programs: data have them, and pages do not say them in words of their own.
FOR_PROGRAMS = {
    "authority.code", "categories.like", "categories.special", "cookies.items.party", "cookies.items.purposes", "groups.like",
    "notice_period_days", "purposes.collected_from", "purposes.kinds", "recipients.website",
}  # fmt: skip


def test_every_fact_is_in_the_data_and_seen_by_readers() -> None:
    missed = _missed()
    published = {name for name in missed if not name.startswith((*RECORDS, *OF_THE_FRAME))}
    assert {name for name, places in missed.items() if "json" in places} == published
    assert {name for name, places in missed.items() if "page" in places} == published - FOR_PROGRAMS


def _missed() -> Mapping[str, set[str]]:
    """Each fact by its name ("transfers.what"), and where it is missed when it is taken away: on a page, in privacy-2.json."""
    found: dict[str, set[str]] = {}
    makers: dict[str, Callable[[Notice], Any]] = {"page": _rows, "json": _document}

    @settings(max_examples=10, deadline=None, phases=[Phase.generate])
    @given(facts(full=True), st.booleans())
    def take_away(data: Data, named: bool) -> None:
        stated = data if named else _without_names(data)
        whole = {place: make(notice_of(stated)) for place, make in makers.items()}
        for name, path in {name: path for path, name in _facts(stated)}.items():
            if len(found.get(name, ())) < len(makers) and (less := _notice_without(path, stated)):
                found.setdefault(name, set()).update(place for place, make in makers.items() if make(less) != whole[place])

    take_away()
    return found


def _facts(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every key with its name: the keys that lead to it, without numbers and ids."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        inner = (*path, key)
        keys = [step for place, step in enumerate(inner) if isinstance(step, str) and not (place == 1 and inner[0] in REGISTERS)]
        if keys[-1] == key and key not in LANGUAGES and (path or key not in REGISTERS):
            yield inner, ".".join(keys)
        if keys[-1] != "recipients_until":  # whose keys are ids
            yield from _facts(value, inner)


def _notice_without(path: Path, data: Data) -> Notice | None:
    try:
        return notice_of(without(path, data))
    except ValidationError:  # it must be stated, or another fact needs it
        return None


def _without_names(data: Data) -> Data:
    """Sources and recipients under their labels: beside a name, these are not seen."""
    unnamed = {register: {id: without(("name",), entry) for id, entry in data[register].items()} for register in ("sources", "recipients")}
    return {**data, **unnamed}


def _rows(notice: Notice) -> list[Any]:
    say = Localizer(notice.terms["en"], notice.source)
    return [list(labelled(inner, say)) for page in notice.pages for inner in blocks(notice, page, "en").values()]


def _document(notice: Notice) -> str:
    return to_json(second_of_version(version_of(notice), None, ADDRESSES))
