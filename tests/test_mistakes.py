"""What authors get wrong, and what they are told: file, line, remedy; and nothing is published."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from author_mistakes import CASES, copy_docs, messages_of, problems_of, read_case
from built import LANGUAGES, PAGES, read_page
from conftest import build
from notice.messages import Message
from notice.problems import Problem
from projects import ROOT, in_english

UNFILLED = re.compile(r"\{\w+(?::\W?\w*)?\}")
EVIL = "Evil <script>alert(1)</script> & Co"
# One of each kind: facts, prose, agreement of both, markup.
BUILT = ("unknown-legal-basis", "front-matter-colon", "purpose-without-section", "script")


def test_project_itself_is_right(tmp_path: Path) -> None:
    assert messages_of(copy_docs(tmp_path)) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_mistake_is_named_with_its_line(tmp_path: Path, path: Path) -> None:
    mistake = read_case(path)
    copy_docs(tmp_path)
    mistake.make(tmp_path)
    problems = problems_of(tmp_path)
    assert [problem.text("en") for problem in problems] == mistake.messages(tmp_path)
    for problem in problems:
        for language in ("fi", "sv"):
            _expect_told(problem, language)


def _expect_told(problem: Problem, language: str) -> None:
    """Ask that it is told in another language than English, with all values."""
    english = problem.message.text("en")
    place, told = problem.text(language).split(": ", 1)
    assert place == f"{problem.file}:{problem.line}"
    assert told != english
    assert [value for value in _values(problem.message) if value not in told] == []
    assert len(UNFILLED.findall(told)) == len(UNFILLED.findall(english))


def _values(message: Message) -> Iterator[str]:
    for value in message.values.values():
        for one in value if isinstance(value, tuple) else (value,):
            yield from _values(one) if isinstance(one, Message) else [str(one)]


@pytest.mark.parametrize("name", BUILT)
def test_mistake_leaves_the_published_site_alone(project: Path, site: Path, name: str) -> None:
    (project / "site").mkdir()
    for file in ("index.html", "sv/index.html", "privacy.json", "sitemap.xml"):
        target = project / "site" / file
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((site / file).read_bytes())
    before = _digests(project / "site")
    mistake = read_case(ROOT / "tests" / "mistakes" / f"{name}.yml")
    mistake.make(project)
    done = build(in_english(project))
    assert done.returncode != 0
    assert "Traceback" not in done.stdout
    for message in mistake.messages(project):
        assert message in done.stdout
    assert _digests(project / "site") == before


def test_html_in_facts_is_shown_as_text(project: Path) -> None:
    facts = project / "docs" / "notice.yml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("name: Alektum Oy\n", f"name: {EVIL!r}\n", 1), encoding="utf-8")
    done = build(project)
    assert done.returncode == 0, done.stdout
    for page in (read_page(path) for path in (project / "site").rglob("*.html")):
        assert EVIL in str(page.text_content())
        written = [script for script in page.iter("script") if script.text]
        assert {script.get("type") for script in written} <= {"application/ld+json"}
        assert all("<" not in str(script.text) for script in written)
    pages = (*PAGES, "rights", "developers", "index of the version", "cookies of the version")
    assert len(list((project / "site").rglob("index.html"))) == len(LANGUAGES) * len(pages)
    summary = (project / "site" / "privacy.json").read_text(encoding="utf-8")
    assert EVIL in _texts(json.loads(summary))


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return [value] if isinstance(value, str) else []


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
