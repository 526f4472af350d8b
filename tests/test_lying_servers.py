"""`make verify` ends with a word that is true, whatever a server answers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lies import ALL, DIFFERS, ENDLESS, SAME, UNKNOWN, Lie
from lying_servers import lying, make_small_site
from publishing.answers import UnreachableError
from publishing.asking import AskingLimits
from publishing.comparing import compare
from publishing.comparison_words import lines
from publishing.target import target_of
from small_sites import files_of

pytestmark = pytest.mark.slow

# On a busy machine an honest answer may take long; only what never ends must be waited for.
UNHURRIED = AskingLimits(seconds=30, bytes=300_000, all_seconds=120, all_bytes=10_000_000, endless=4)
SHORT = AskingLimits(seconds=0.4, bytes=300_000, all_seconds=4, all_bytes=10_000_000, endless=4)


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site as this checkout would publish it."""
    return make_small_site(tmp_path_factory.mktemp("honest") / "site")


def told(address: str, own: Path, limits: AskingLimits = SHORT) -> tuple[str, str]:
    """Compare, and give the outcome and what is said."""
    try:
        found = compare(target_of(address, limits), own)
    except UnreachableError as error:
        return UNKNOWN, str(error)
    outcome = UNKNOWN if found is None else DIFFERS if found.differs else SAME if found.same else UNKNOWN
    return outcome, "\n".join(lines(address, found, lambda *_: None))


def test_there_are_many_and_none_twice() -> None:
    assert len(ALL) >= 80
    assert len({(lie.kind, lie.name) for lie in ALL}) == len(ALL)


@pytest.mark.parametrize("lie", ALL, ids=lambda lie: f"{lie.kind}: {lie.name}")
def test_lie_is_told(honest: Path, lie: Lie, record_property: Callable[[str, object], None]) -> None:
    never_ends = lie.kind == ENDLESS or "did not answer" in lie.says
    with lying(files_of(honest), lie.answer) as address:
        outcome, said = told(address, honest, SHORT if never_ends else UNHURRIED)
    record_property(f"servers that lie, {lie.kind}", 1)
    assert (outcome, lie.says in said) == (lie.outcome, True), said
    assert said.replace("\n", "").isprintable()
    assert "words that readers see" not in said or said.index("words that readers see") < said.index("\n")
