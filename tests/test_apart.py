"""The program is apart from the notice: with whichever in docs/, `make` builds a site and the tests ask the same."""

import os
from pathlib import Path

import pytest

import forked
from conftest import TODAY, noon_of
from projects import ROOT
from publishing.manifest import manifest_in


@pytest.mark.slow
def test_make_builds_the_site_of_a_notice_in_one_language_without_cookies(small: Path, shared: Path) -> None:
    files = manifest_in(small)
    assert "index.html" in files
    assert [name for name in files if name.startswith(("cookies/", "en/"))] == []
    said = (shared / "small.log").read_text(encoding="utf-8")
    assert "Imagined Chess Club: the notice is built.\n  languages   en (written in en)\n" in said
    assert "  checks      warnings: " in said


@pytest.mark.slow
@pytest.mark.parametrize("name", ["site", "bookshop", "complete"])
def test_make_has_nothing_to_say_against_other_notices(name: str, shared: Path, request: pytest.FixtureRequest) -> None:
    """Their sites are built; what `make` does with a site then is done here, step by step."""
    site: Path = request.getfixturevalue(name)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(noon_of(TODAY))}
    for step in ("proofread", "notice summary"):
        done = forked.run(*step.split(), str(site), folder=shared / f"{name}-project", environment=environment)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("path", ["docs", "docs/notice.yml", "mkdocs.yml", "own/style.css", ".github/CODEOWNERS"])
def test_what_is_the_organisations_stays_closed(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for opened in (path, ROOT / path, f"tests/../{path}".encode()):
        with pytest.raises(AssertionError, match="the tests ask about the program"):
            os.listdir(opened) if path == "docs" else open(opened)  # noqa: PTH123, PTH208, SIM115 (as anybody may)
