"""CONTRIBUTING describes only what exists, and shows what it describes."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
from lxml import etree

from notice.markup import MARKS
from projects import REAL, ROOT
from workflow_runs import WORKFLOWS, workflow

GITHUB = ROOT / ".github"
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PICTURES = sorted(GITHUB.glob("pictures/*"))
# What a message fills in: quoted words, the days and files of an example.
FILLED = re.compile(r'"[^"]*"|…|docs/\S+|#contact|{[^}]*}')
PROGRAM = re.sub(
    r"\s+", " ", "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "hooks").rglob("*")) if path.suffix in (".py", ".yml"))
)
QUOTED = [span for row in re.findall(r"^\| (`.+?`) \|", TEXT, re.MULTILINE) for span in re.findall(r"`(.+?)`", row)]
LANGUAGES = re.findall(r"locale: (\w+)", REAL.with_name("mkdocs.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("message", QUOTED)
def test_program_can_say_each_message(message: str) -> None:
    parts = [part.strip() for part in FILLED.split(message) if part.strip(" ;?.")]
    assert parts
    assert [part for part in parts if part not in PROGRAM] == []


def test_table_of_messages_is_read() -> None:
    assert len(QUOTED) > 30


@pytest.mark.parametrize("heading", [
    "Change a sentence", "Publish a version on a date", "Correct a slip", "Let a translation follow later", "Accept a finding",
    "Take back a draft", "See what your change does",
])  # fmt: skip
def test_each_task_has_its_place(heading: str) -> None:
    assert re.search(rf"^##+ {heading}$", TEXT, re.MULTILINE)


def test_links_within_the_page_lead_somewhere() -> None:
    headings = {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)}
    assert [link for link in re.findall(r"\]\(#([^)]+)\)", TEXT) if link not in headings | {"contact"}] == []


def test_pictures_are_all_shown_and_described() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", TEXT + readme)
    assert sorted(ROOT / path for _, path in shown) == [ROOT / ".github" / "picture.png", *PICTURES]
    assert all(len(words) > 40 for words, _ in shown)
    assert all(path.stat().st_size < 200_000 for path in PICTURES)


@pytest.mark.parametrize("path", [path for path in PICTURES if path.suffix == ".svg"], ids=lambda path: path.stem)
def test_sketches_say_that_they_are_sketches_and_load_nothing(path: Path) -> None:
    root = etree.fromstring(path.read_bytes())
    words = [str(element.text) for element in root.iter("{*}text")]
    assert "sketch" in words
    assert root.find("{*}title") is not None
    assert not {etree.QName(element).localname for element in root.iter()} & {"script", "image", "style", "foreignObject", "use"}
    assert f"A sketch of {TEXT.partition(f'](.github/pictures/{path.name})')[0].rpartition('![A sketch of ')[2]}" in TEXT


def test_workflows_and_marks_have_the_names_they_are_called_by() -> None:
    names = {workflow(path.stem)["name"] for path in WORKFLOWS.glob("*.yml")}
    jobs = {f"{name} / {job['name']}" for name in ("Check",) for job in workflow("check")["jobs"].values()}
    for named in re.findall(r"choose \*\*([^*]+)\*\* at the left", TEXT):
        assert named in names
    for named in re.findall(r"\*\*(Check / [^*]+)\*\*", TEXT + (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")):
        assert named in jobs
    assert set(re.findall(r"`\.([a-z]+)`", TEXT)) - {"md"} <= set(MARKS)


def test_pull_requests_have_the_names_they_are_called_by() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in (GITHUB / "scripts").glob("*.sh"))
    named = re.findall(r"named \*([^…*]+) …\*", TEXT)
    assert len(named) == 2
    assert all(f'commit.sh" "{start} $' in scripts for start in named)


def test_words_of_pull_requests_are_used() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in (GITHUB / "scripts").glob("*.sh"))
    assert [path.name for path in (GITHUB / "words").glob("*") if f".github/words/{path.name}" not in scripts] == []


def test_every_file_has_an_owner_and_every_language_its_own() -> None:
    lines = (REAL.parent / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    parts = (REAL, ROOT / "hooks", GITHUB)
    files = [f"/{path.relative_to(part.parent).as_posix()}" for part in parts for path in part.rglob("*")]
    for pattern, *owners in rules:
        assert owners
        assert any(fnmatch(file, f"{pattern}*" if pattern.endswith("/") else pattern) for file in files), pattern
    assert rules[0][0] == "*"
    for language in LANGUAGES:
        owned = {pattern for pattern, owner in rules if owner.endswith(f"-{language}")}
        for folder in ("vocabulary", "rules/texts", "messages"):
            file = f"/hooks/notice/{folder}/{language}.yml"
            assert file in owned or file not in files
        assert f"/docs/*.{language}.md" in owned
