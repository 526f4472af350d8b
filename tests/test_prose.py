"""The prose of the complete notice is spoilt as real notices are: how much of it is found, and what is flagged for nothing.

Many paragraphs are put into one notice, some into each section, because reading a notice takes longer than they do;
what is not found so, or is flagged, is tried alone.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest

from notice.problems import NoticeError
from notice.rules import Finding
from prose_corpus import Paragraph, findings_in, in_rounds, paragraphs, texts_with
from quick_yaml import load_yaml

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent / "prose"
FILES = sorted(path.name for path in HERE.glob("*.yml") if path.name != "known.yml")
# What is asked every time: the corpus with which reading prose began, and lawful texts; all others at night.
DAILY = {"cases.yml", "more.yml", "unseen.yml", "statements.yml", "false_alarms.yml", "questions.yml", "harmless_1.yml", "harmless_5.yml"}
KNOWN = load_yaml((HERE / "known.yml").read_text(encoding="utf-8"))
PARTS = range(16)
Record = Callable[[str, object], None]


def _rounds(of: str, names: Collection[str]) -> Iterator[tuple[Paragraph, ...]]:
    """Yield what is tried together, of the faults or twins of some files; a twin that is known to be flagged is tried alone."""
    every = [one for name in sorted(names) for one in paragraphs(name, of)]
    yield from in_rounds(one for one in every if of == "faults" or one.id not in KNOWN["flagged"])
    yield from ((one,) for one in every if of == "twins" and one.id in KNOWN["flagged"])


def _id(together: tuple[Paragraph, ...]) -> str:
    return f"{together[0].id}-and-{len(together) - 1}"


def _by_day(of: str) -> pytest.MarkDecorator:
    """Give a test each round of the faults or twins that are asked every time."""
    return pytest.mark.parametrize("together", list(_rounds(of, DAILY)), ids=_id)


def _at_night(of: str, part: int) -> list[tuple[Paragraph, ...]]:
    """Return one of the `PARTS` of all other rounds, which are read only when they are asked."""
    return list(_rounds(of, set(FILES) - DAILY))[part :: len(PARTS)]


@_by_day("faults")
def test_faults_of_the_prose_are_found_in_every_language(together: tuple[Paragraph, ...], record_property: Record) -> None:
    """Unless `known.yml` says that they are missed there; what is found goes from that list, so that it is found for ever."""
    expect_found([together], record_property)


@pytest.mark.night
@pytest.mark.parametrize("part", PARTS)
def test_all_other_faults_are_found_in_every_language(part: int, record_property: Record) -> None:
    expect_found(_at_night("faults", part), record_property)


@_by_day("twins")
def test_harmless_twins_are_passed_over(together: tuple[Paragraph, ...], record_property: Record) -> None:
    expect_passed_over([together], record_property)


@pytest.mark.night
@pytest.mark.parametrize("part", PARTS)
def test_all_other_harmless_twins_are_passed_over(part: int, record_property: Record) -> None:
    expect_passed_over(_at_night("twins", part), record_property)


def expect_found(rounds: list[tuple[Paragraph, ...]], record_property: Record) -> None:
    """See that each fault of some rounds is found in its languages, but for those of `known.yml`."""
    missed = {}
    for fault, at_its_place in (one for together in rounds for one in _found_in(together)):
        found = fault.right_in(at_its_place)
        if not found >= set(fault.languages):
            found = fault.said_in()
        missed[fault.id] = " ".join(language for language in fault.languages if language not in found)
        for language in fault.languages:
            record_property(f"prose, {fault.kind}, {language}, faults", 1)
            record_property(f"prose, {fault.kind}, {language}, found", language in found)
    assert missed == {fault.id: KNOWN["missed"].get(fault.id, "") for together in rounds for fault in together}


def expect_passed_over(rounds: list[tuple[Paragraph, ...]], record_property: Record) -> None:
    """See that nothing is found for any twin of some rounds, but for those of `known.yml`."""
    found = {id: own for together in rounds for id, own in _flagged_in(together)}
    for twin in (twin for together in rounds for twin in together):
        for language in twin.languages:
            own = [one for one in found[twin.id] if one.place.language in (language, None)]
            record_property(f"prose, {twin.kind}, {language}, twins", 1)
            record_property(f"prose, {twin.kind}, {language}, alarms", bool(own))
    flagged = {id: " ".join(sorted({one.rule for one in own})) for id, own in found.items()}
    assert flagged == {twin.id: KNOWN["flagged"].get(twin.id, "") for together in rounds for twin in together}


def _found_in(together: tuple[Paragraph, ...]) -> Iterator[tuple[Paragraph, list[Finding]]]:
    """Yield each paragraph with what is found at its place in a notice with all of them; if that is refused, with half of them."""
    try:
        among, texts = findings_in(*together), texts_with(*together)
    except NoticeError:
        half = len(together) // 2
        for some in (together[:half], together[half:]) if half else ():
            yield from _found_in(some)
        yield from [] if half else [(together[0], [])]
        return
    yield from ((one, [found for found in among if one.is_at(found, texts)]) for one in together)


def _flagged_in(together: tuple[Paragraph, ...]) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Yield the name of each paragraph with what is found for it; where anything is found among some, each half is tried."""
    if not findings_in(*together):
        yield from ((one.id, ()) for one in together)
    elif len(together) == 1:
        yield together[0].id, together[0].findings()
    else:
        half = len(together) // 2
        for some in (together[:half], together[half:]):
            yield from _flagged_in(some)


def test_only_what_there_is_is_known() -> None:
    faults, twins = ([one.id for name in FILES for one in paragraphs(name, of)] for of in ("faults", "twins"))
    assert KNOWN["missed"].keys() <= set(faults)
    assert KNOWN["flagged"].keys() <= set(twins)
    assert len({*faults, *twins}) == len(faults) + len(twins)
    assert set(FILES) > DAILY
