"""What commands tell editors, from beginning to end, in the language that the settings ask for."""

import json
import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

import forked
from conftest import TODAY, noon_of
from nightly import at_night
from notice.messages import Message
from projects import SMALL, make_project

pytestmark = pytest.mark.slow

ENGLISH = re.compile(r"(?<![\w./-])(the|this|that|of|and|is|are|was|not|with|cannot|must|nothing|write|there)(?![\w/-])", re.IGNORECASE)
KNOWN = Message("suggestion.meant", meant="controller", known=("controller", "joint", "processor"))
ROLE = Message("facts.unknown-code", value="controler", noun=Message("code.roles"), hint=KNOWN)
UNKNOWN = Message("facts.placed", place="docs/notice.yml:26: purposes.members.role", message=ROLE)


class Told(NamedTuple):
    """A command that is called with arguments says these messages, and ends with a code; of the notice it repeats nothing or something."""

    command: str
    code: int
    messages: tuple[Message, ...]
    repeats: bool = False


def version(day: str) -> Message:
    """Say which version the report is about."""
    return Message("report.title", name="Imagined Chess Club", version=day)


FORMATS = Message("suggestion.meant", meant="count", known=("people", "github", "json", "sarif", "count"))
# In this order, on a notice that is published; then with a mistake.
PUBLISHED = (
    Told("check", 0, (version("2026-01-15"), Message("report.published"), Message("report.why")), repeats=True),
    Told("report", 0, (Message("build.report", file="report.html"),)),
    Told("freeze", 0, (Message("freezing.nothing-pending", version="2026-01-15"),)),
    Told("new_version", 1, (Message("new-version.nothing-begun"), Message("new-version.no-day", day=""))),
    Told("review no-branch", 1, (Message("review.unknown-base", base="no-branch"),)),
    Told("review HEAD", 0, (Message("review.title"), Message("review.nothing"))),
    Told("cookies", 2, (Message("cookies.no-url"),)),
    Told("cookies https://www.example.fi/ --pages ten", 2, (Message("cookies.no-number", value="ten"),)),
    Told("check --format conut", 2, (Message("report.no-format", value="conut", hint=FORMATS),)),
    Told("preview", 1, (Message("gate.no-site", folder="site"),)),
    Told("proofread site", 1, (Message("gate.no-site", folder="site"),)),
)
MISTAKEN = (
    Told("check", 1, (Message("report.mistakes", number=1), UNKNOWN)),
    Told("check --format count", 1, (Message("build.unreadable", number=1),)),
    Told("freeze", 1, (Message("freezing.nothing-frozen"),)),
    Told("make_site", 1, (Message("build.mistakes", count=1),)),
)


@pytest.mark.parametrize("language", at_night(["fi", "sv"], unless=lambda language: language == "fi"))
def test_commands_speak_the_language_of_the_setting(tmp_path: Path, small: Path, language: str) -> None:
    project = make_project(tmp_path / "project", SMALL)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"\nextra: {{messages: {language}}}\n")
    for command in ("init --quiet", "add --all", "-c user.name=A -c user.email=a@example.org commit --quiet --message A"):
        subprocess.run(["git", *command.split()], cwd=project, check=True)
    made = (Message("build.built", name="Imagined Chess Club"), Message("build.mistakes-label"), Message("build.no-pdf-wanted"))
    expect(project, language, [*PUBLISHED, Told(f"notice summary {small}", 0, made, repeats=True)])
    facts = project / "docs" / "notice.yml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("role: controller", "role: controler"), encoding="utf-8")
    expect(project, language, MISTAKEN)


def expect(project: Path, language: str, commands: Sequence[Told]) -> None:
    """See that each says what it must, and no word of English around it."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(noon_of(TODAY))}
    called = [[*told.command.split(), *([""] if told.command == "cookies" else [])] for told in commands]
    done = forked.run("in_turn", json.dumps(called), folder=project, environment=environment)
    assert done.returncode == 0, done.stderr
    for told, (code, said) in zip(commands, json.loads(done.stdout), strict=True):
        assert code == told.code, (told.command, said)
        for message in told.messages:
            assert " ".join(message.text(language).split()) in " ".join(said.split()), told.command
        if not told.repeats:
            assert ENGLISH.findall(said) == [], said
