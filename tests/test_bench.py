"""The bench runs to its end and says what it should; how long anything takes is nobody's business here."""

import re
from contextlib import nullcontext
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench import lighthouse, page
from bench.generate import Generated
from bench.projects import write_ours, write_plain
from bench.run import main
from bench.wording import told_apart
from cookie_scan import chromium

pytestmark = pytest.mark.slow

LANGUAGES, VERSIONS = 2, 2


@pytest.mark.night
def test_report_has_every_build_of_a_tiny_notice(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--rounds", "1", "--sizes", f"{LANGUAGES}x{VERSIONS}", "--only", "Build times"])
    lines = capsys.readouterr().out.splitlines()
    pages = [int(found[1]) for line in lines if (found := re.match(r"\| [^|]+ \| (\d+) \|", line))]
    root, versions = 3 * LANGUAGES, 2 * LANGUAGES
    plain = root + VERSIONS * versions
    # The draft at its own address, what changed since each archived version, and the pages for using rights and for developers.
    ours = plain + versions + (VERSIONS - 1) * LANGUAGES + 2 * LANGUAGES
    assert pages == [plain, ours, ours, ours]
    assert sum("goal: at most" in line for line in lines) == 3
    assert [line for line in lines if line.startswith("#")] == ["### Build times"]


@pytest.mark.night
def test_report_has_the_page_beside_plain_material(
    browser: Browser, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(chromium, "launch", lambda _: nullcontext(browser))
    monkeypatch.setattr(lighthouse, "PROGRAM", tmp_path / "nowhere")
    monkeypatch.setattr(page, "RULES", {"runOnly": ["html-has-lang", "document-title"]})  # the pages are asked the others elsewhere
    main(["--sizes", "1x1", "--only", "The page"])
    output = capsys.readouterr().out
    rows = re.findall(r"^\| [^|]+ \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|", output, re.MULTILINE)
    costs = [[int(cell.replace(",", "")) for cell in row] for row in rows]
    (requests, total, shown), (_, plain_total, plain_shown) = costs
    assert requests <= 4
    assert 0 < shown < total < plain_total
    assert shown < plain_shown
    assert re.search(r"^\| ours \| \d+ \| none \| nothing \|$", output, re.MULTILINE)
    assert "Lighthouse is not installed" in output


def test_generated_notice_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("one", "other"):
        for write in (write_ours, write_plain):
            write(tmp_path / name / write.__name__, Generated(4, 3))
    for path in sorted((tmp_path / "one").rglob("*.*")):
        assert path.read_bytes() == (tmp_path / "other" / path.relative_to(tmp_path / "one")).read_bytes()


def test_each_language_has_a_text_of_its_own() -> None:
    assert told_apart("# Title {#title}\n\nOne. Two.\n", "Deutsch") == "# Title (Deutsch) {#title}\n\nOne. Two (Deutsch).\n"
    files = Generated(5, 2).working_text()
    assert len({files[f"index.{language}.md"] for language in Generated(5, 2).names}) == 5


@pytest.mark.parametrize("size", ["3", "3x", "x10", "3x10x2", "three"])
def test_size_that_is_none_is_explained(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--sizes", size])
    assert f'"{size}" is not of the form 3x10' in capsys.readouterr().err
