"""What the program makes of the notices of the tests is, byte for byte, what `make goldens` wrote last."""

from pathlib import Path

import pytest

from goldens import GOLDENS, PAPER, differences, outputs_of
from paper_site import with_pango
from small_sites import files_of

MESSAGE = "Is that what you wanted? Then run `make goldens`, and say in the commit where a byte changes and why."


@pytest.mark.parametrize("name", ["real", "fictional", "complete", pytest.param(PAPER, marks=with_pango)])
def test_what_is_made_is_what_was_made(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue({"real": "site", "fictional": "bookshop", PAPER: "printed"}.get(name, name))
    found = list(differences(files_of(GOLDENS / name), outputs_of(site)))
    assert not found, "\n".join([f"tests/goldens/{name}: {len(found)} files differ.", *found, MESSAGE])
