"""The prose of the complete notice is spoilt as real notices are: how much of it is found, and what is flagged for nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from prose_corpus import Paragraph, paragraphs
from quick_yaml import load_yaml

HERE = Path(__file__).parent / "prose"
FILES = sorted(path.name for path in HERE.glob("*.yml") if path.name != "known.yml")
FAULTS = [one for name in FILES for one in paragraphs(name, "faults")]
TWINS = [one for name in FILES for one in paragraphs(name, "twins")]
KNOWN = load_yaml((HERE / "known.yml").read_text(encoding="utf-8"))
Record = Callable[[str, object], None]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)
def test_fault_of_the_prose_is_found_in_every_language(fault: Paragraph, record_property: Record) -> None:
    """Unless `known.yml` says that it is missed there; what is found goes from that list, so that it is found for ever."""
    found = fault.said_in()
    for language in fault.languages:
        record_property(f"prose, {fault.kind}, {language}, faults", 1)
        record_property(f"prose, {fault.kind}, {language}, found", language in found)
    assert [language for language in fault.languages if language not in found] == KNOWN["missed"].get(fault.id, "").split()


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.id)
def test_harmless_twin_is_passed_over(twin: Paragraph, record_property: Record) -> None:
    found = twin.findings()
    for language in twin.languages:
        own = [one for one in found if one.place.language in (language, None)]
        record_property(f"prose, {twin.kind}, {language}, twins", 1)
        record_property(f"prose, {twin.kind}, {language}, alarms", bool(own))
    assert sorted({one.rule for one in found}) == KNOWN["flagged"].get(twin.id, "").split()


def test_only_what_there_is_is_known() -> None:
    assert KNOWN["missed"].keys() <= {one.id for one in FAULTS}
    assert KNOWN["flagged"].keys() <= {one.id for one in TWINS}
    assert len({one.id for one in (*FAULTS, *TWINS)}) == len(FAULTS) + len(TWINS)
