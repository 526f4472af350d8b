"""What the program makes of the notices of the tests is, byte for byte, what `make goldens` wrote last."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from goldens import GOLDENS, PAPER, PRINTED, differences, outputs_of, printed_of
from small_sites import files_of

pytestmark = pytest.mark.slow

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
