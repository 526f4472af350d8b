"""What is kept from one build to the next is never out of date, whatever an editor, a clock or an engineer changes in between."""

import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

import build_state
from caching import watched
from conftest import TODAY, made_once
from everything import differing, everything, fresh
from in_the_ledger import freeze_pending
from nightly import at_night
from notice.problems import NoticeError
from projects import BOOKSHOP, make_project

pytestmark = pytest.mark.slow

NEXT = "2100-05-01"
LANGUAGES = ("fi", "sv", "en")
TESTS = Path(__file__).parent
TERMS = "terms.{}.md"
Change = Callable[[Path, pytest.MonkeyPatch], None]


def edit(name: str, pattern: str, put: str) -> Change:
    """Replace the first match in a file; nothing is done where another change has taken it away."""

    def change(project: Path, _: pytest.MonkeyPatch) -> None:
        path = project / name
        path.write_text(re.sub(pattern, put, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE), encoding="utf-8")

    return change


def begin_draft(project: Path, _: pytest.MonkeyPatch) -> None:
    for language in LANGUAGES:
        path = project / "docs" / f"history.{language}.md"
        text = path.read_text(encoding="utf-8")
        if NEXT not in text:
            path.write_text(text.replace("\n## ", f"\n## Next {{#{NEXT}}}\n\nWe say more.\n\n## ", 1), encoding="utf-8")


def publish(project: Path, _: pytest.MonkeyPatch) -> None:
    config = load_config(str(project / "mkdocs.yml"))
    freeze_pending(build_state.read(config), project / "docs")


def withdraw(project: Path, _: pytest.MonkeyPatch) -> None:
    """Make the working text that of the newest version again."""
    newest = max((project / "docs" / "versions").iterdir())
    for path in newest.iterdir():
        if path.name not in ("SHA256SUMS", "PUBLISHED"):
            shutil.copy(path, project / "docs")
    for language in LANGUAGES:
        (project / "docs" / TERMS.format(language)).unlink(missing_ok=True)


def add_page(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin_draft(project, monkeypatch)
    for language in LANGUAGES:
        (project / "docs" / TERMS.format(language)).write_text("# Terms {#terms}\n\nText.\n", encoding="utf-8")
    edit("mkdocs.yml", r"cookies\.md, history\.md", "terms.md, cookies.md, history.md")(project, monkeypatch)


def on(day: str) -> Change:
    def change(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        noon = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))

    return change


def new_theme(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A theme whose style sheet says something else."""
    installed, sheets = build_state.theme_folder(load_config(str(project / "mkdocs.yml"))), Path("assets", "stylesheets")
    shutil.copytree(installed / sheets, project / "theme" / sheets, dirs_exist_ok=True)
    for sheet in (project / "theme" / sheets).glob("main.*.css"):
        sheet.write_text(sheet.read_text(encoding="utf-8") + ".md-typeset p{margin:9px}", encoding="utf-8")
    monkeypatch.setattr(build_state, "theme_folder", lambda _: project / "theme")


CHANGES: dict[str, Change] = {
    "a sentence of the draft": edit("docs/index.en.md", r"^([A-Z].*)\.$", r"\1, in 30 days."),
    "the source text of the draft": edit("docs/index.sv.md", r"^([A-Z].*)\.$", r"\1, inom 30 dagar."),
    "the title of a page of the draft": edit("docs/cookies.en.md", r"^# (.*?) \{", r"# \1, and more {"),
    "a fact of the draft": edit("docs/notice.yml", r"name: (\S.*)$", r"name: Ny \1"),
    "the time zone of the draft": edit("docs/notice.yml", r"^time_zone: .*$", "time_zone: Pacific/Kiritimati"),
    "the summary of the draft": edit("docs/history.en.md", r"We say more\.", "We say much more."),
    "the title of the draft": edit("docs/history.fi.md", r"^## Next ", "## After next "),
    "a page more in the draft": add_page,
    "the draft is published": publish,
    "the draft is withdrawn": withdraw,
    "the title of the history": edit("docs/history.en.md", r"^# \w+", "# Earlier versions"),
    "the title of the history in the source language": edit("docs/history.sv.md", r"^# \w+", "# Tidigare versioner"),
    "the words above the history": edit("docs/history.fi.md", r"^(# .*)$", "\\1\n\nAluksi tämä."),
    "more lines above the history": edit("docs/history.fi.md", r"^# ", "\n\n# "),
    "more lines above a section of the draft": edit("docs/index.en.md", r"^## ", "\n\n## "),
    "a comment in notice.yml": edit("docs/notice.yml", r"\A", "# Ask legal first.\n"),
    "the order of the pages": edit("mkdocs.yml", r"^nav: .*$", "nav: [cookies.md, index.md, history.md]"),
    "the address of the site": edit("mkdocs.yml", r"^site_url: \S+", "site_url: https://example.org/notice/"),
    "the default language": edit("mkdocs.yml", r"Suomi, default: true\}\n( *- \{locale: sv, name: Svenska)", r"Suomi}\n\1, default: true"),
    "the order of the languages": edit("mkdocs.yml", r"( *- \{locale: sv.*\n)( *- \{locale: en.*\n)", r"\2\1"),
    "an extension of Markdown": edit("hooks/mkdocs.yml", r"^  - def_list$", "  - def_list\n  - footnotes"),
    "a setting of an extension": edit("hooks/mkdocs.yml", r"use_align_attribute: true", "use_align_attribute: false"),
    "a template": edit("overrides/notice/footer.html", r"</footer>", "<p>Footer</p></footer>"),
    "a template in a template": edit("overrides/notice/macros.html", r"<time ", '<time class="day" '),
    "the style sheet of the theme": new_theme,
    "a style sheet": edit("overrides/assets/stylesheets/frame.css", r"\Z", "\n.footer { color: red }\n"),
    "a script": edit("overrides/assets/javascripts/page.js", r"\Z", "\n// more\n"),
    "before the first version": on("2018-01-01"),
    "the day of the first version": on("2019-05-02"),
    "a day between versions": on("2020-12-24"),
    "the day of the upcoming version": on("2099-01-31"),
    "the day after the last": on("2100-06-01"),
}
# They concern what no page shows, or what is not there in the notice that has them first. An extension by which a page would show
# a text otherwise than GitHub does is refused.
WITHOUT_EFFECT = {
    "more lines above the history", "more lines above a section of the draft", "a comment in notice.yml", "a setting of an extension",
    "an extension of Markdown",
}  # fmt: skip


# One of each kind. That a key holds everything that is asked for is seen in each build (test_cache_keys.py); whole sites after
# the other changes are compared at night.
BY_DAY = {
    "a sentence of the draft", "the draft is published", "the title of the history", "more lines above a section of the draft",
    "the default language", "a template in a template", "the day of the upcoming version",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(shared: Path) -> tuple[Path, dict[str, bytes]]:
    """The bookshop with a draft of its seventh version, what was kept of it, and all that was made: once for all processes."""
    folder = made_once(shared, "kept", _with_a_draft)
    return folder / "project", pickle.loads((folder / "made").read_bytes())  # noqa: S301 (written below)


def _with_a_draft(folder: Path) -> None:
    project = make_project(folder / "project", BOOKSHOP)
    with pytest.MonkeyPatch.context() as monkeypatch:
        on(TODAY)(project, monkeypatch)
        begin_draft(project, monkeypatch)
        edit("docs/index.fi.md", r"^([A-ZÄÖ].*)\.$", r"\1, '3' päivässä.")(project, monkeypatch)
        (folder / "made").write_bytes(pickle.dumps(everything(project)))


@pytest.mark.parametrize("change", at_night(CHANGES, unless=BY_DAY.__contains__))
def test_change_reaches_every_page_it_concerns(
    made: tuple[Path, dict[str, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    original, before = made
    project = shutil.copytree(original, tmp_path / "project")
    on(TODAY)(project, monkeypatch)
    CHANGES[change](project, monkeypatch)
    after = everything(project)
    assert differing(after, fresh(project)) == []
    assert (after == before) == (change in WITHOUT_EFFECT)


def test_draft_goes_on_where_the_newest_version_ended(
    made: tuple[Path, dict[str, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also after a build that made no page anew: what is known of the versions before is not found out again."""
    project = shutil.copytree(made[0], tmp_path / "project")
    on(TODAY)(project, monkeypatch)
    everything(project)
    CHANGES["a sentence of the draft"](project, monkeypatch)
    watch = watched(monkeypatch)
    everything(project)
    assert watch.made.count("notice.pages.differences._differences") == 1


def test_change_after_a_change_reaches_every_page(made: tuple[Path, dict[str, bytes]]) -> None:
    expect_each_to_reach_every_page(made[0], ["before the first version", "the day of the first version"])


@pytest.mark.night
@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from(sorted(CHANGES)), min_size=2, max_size=3, unique=True))
def test_changes_after_changes_reach_every_page(made: tuple[Path, dict[str, bytes]], changes: list[str]) -> None:
    expect_each_to_reach_every_page(made[0], changes)


def expect_each_to_reach_every_page(original: Path, changes: list[str]) -> None:
    """Make changes one after the other: each time what was kept gives what is made from nothing."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as monkeypatch:
        project = shutil.copytree(original, Path(folder, "project"))
        on(TODAY)(project, monkeypatch)
        for change in changes:
            with suppress(NoticeError):  # nothing is published of a notice with mistakes
                CHANGES[change](project, monkeypatch)
                assert differing(everything(project), fresh(project)) == []


# What an engineer changes: a file, and what is found and put there, so that archived versions show the word "Zzz".
PROGRAM = {
    "a term": ("hooks/notice/vocabulary/en.yml", r"^  archived: .*$", "  archived: Zzz"),
    "an article": ("hooks/notice/vocabulary/codes.yml", r'article: "15"', 'article: "Zzz"'),
    "a line of code": ("hooks/notice/views/rows.py", r"return Row\(label, ", 'return Row("Zzz", '),
}
WHILE_SERVED = """
import re, sys
from pathlib import Path
from everything import everything
here, (name, pattern, put) = Path.cwd(), sys.argv[1:]
everything(here)
before = Path(name).read_text(encoding="utf-8")
after = re.sub(pattern, put, before, count=1, flags=re.MULTILINE)
assert after != before
Path(name).write_text(after, encoding="utf-8")
everything(here)
"""
AFTERWARDS = """
from pathlib import Path
from everything import differing, everything, fresh
here = Path.cwd()
made = everything(here)
assert any(b"Zzz" in content for address, content in made.items() if "versions/2019-05-02/" in address)
assert differing(made, fresh(here)) == []
"""


@pytest.mark.night
@pytest.mark.parametrize("change", PROGRAM)
def test_change_of_the_program_reaches_every_page(made: tuple[Path, dict[str, bytes]], tmp_path: Path, change: str) -> None:
    """Also one that was made while `mkdocs serve` ran, which goes on with the program that it has loaded."""
    project = shutil.copytree(made[0], tmp_path / "project")
    for code in (WHILE_SERVED, AFTERWARDS):
        done = in_process(project, code, *PROGRAM[change])
        assert done.returncode == 0, done.stderr


def in_process(project: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run some Python with the program of a project."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(project / "hooks"), str(TESTS)])}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=120)
