"""What the program makes of the notices of the tests is, byte for byte, what `make goldens` wrote last."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from generated import digests_of, notices, publication_of, stored_digests
from goldens import GOLDENS, PAPER, PRINTED, differences, outputs_of, printed_of
from notice.addresses import Addresses
from notice.facts.values import NONE
from notice.summary import summary_of_version
from notice.versions import Status
from small_sites import files_of

pytestmark = pytest.mark.slow

PARTS = 4
SEE = """To see one, run this before and after the change, and compare: PYTHONPATH=hooks:tests .venv/bin/python -m generated {}"""
MESSAGE = "Is that what you wanted? Then run `make goldens`, and say in the commit where a byte changes and why."


@pytest.mark.slow
@pytest.mark.parametrize("name", ["real", "fictional", "complete", PAPER])
def test_what_is_made_is_what_was_made(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue({"real": "site", "fictional": "bookshop", PAPER: "printed"}.get(name, name))
    _compare(name, outputs_of(site))


@pytest.mark.parametrize("name", PRINTED)
def test_what_is_printed_is_what_was_printed(name: str) -> None:
    _compare(name, printed_of(PRINTED[name]))


def _compare(name: str, made: Mapping[str, bytes]) -> None:
    found = list(differences(files_of(GOLDENS / name), made))
    assert not found, "\n".join([f"tests/goldens/{name}: {len(found)} files differ.", *found, MESSAGE])


@pytest.mark.slow
@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.night) for part in range(1, PARTS))])
def test_what_is_made_of_generated_notices_is_what_was_made(part: int) -> None:
    """These digests are a net for the time of a great move; they go when a fact is declared once, and the notices above stay."""
    chosen = [generated for place, generated in enumerate(notices().values()) if place % PARTS == part]
    made = {name: digest for generated in chosen for name, digest in digests_of(generated).items()}
    stored = {name: digest for name, digest in stored_digests().items() if name.partition(" ")[0] in {one.id for one in chosen}}
    found = [name for name in sorted({*made, *stored}) if made.get(name) != stored.get(name)]
    assert not found, "\n".join([f"{len(found)} outputs differ; the first: {', '.join(found[:20])}.", SEE.format(found[0]), MESSAGE])


def test_generated_notices_are_many_and_of_many_kinds() -> None:
    """What a change could break is stated in at least a few of them."""
    read = [publication_of(generated) for generated in notices().values()]
    versions = [version for publication in read for version in publication.timeline.versions]
    facts = [version.notice.facts for version in versions]
    assert len(read) == 400
    shown = {publication.timeline.status(version) for publication in read for version in publication.timeline.versions}
    assert shown == {status for status in Status if status.open or status.in_line}
    for name in ("dpo", "representative", "joint_controllers", "transfers", "automated_decisions", "cookies"):
        values = (getattr(one, name) for one in facts)
        states = Counter("none" if value == NONE else "stated" if value else "not stated" for value in values)
        assert min(states[state] for state in ("none", "stated", "not stated")) >= 10, (name, states)
    assert sum(bool(one.languages.untranslated) for one in facts) >= 50
    assert len({generated.languages for generated in notices().values()}) >= 10


def test_a_right_is_exercised_where_the_notice_has_a_section() -> None:
    told = set()
    for publication in map(publication_of, notices().values()):
        version = publication.timeline.versions[-1]
        document = summary_of_version(version, None, Addresses("https://a.example/", dict.fromkeys(version.notice.languages, "")))
        ids = version.notice.document("index", version.notice.source).ids
        channels = [right["exercisedAt"].partition("#")[2] for right in document["rights"] if "exercisedAt" in right]
        assert set(channels) <= set(ids)
        told |= set(channels)
    assert told == {"rights", "contact", "controller", "authority"}
