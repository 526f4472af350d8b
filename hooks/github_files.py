"""`make github`: writes into the workflows what GitHub wants as a constant: the time zone, a title in each language. Not a hook."""
from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from babel import Locale

from build_state import read
from i18n_builds import site_languages
from new_version import variable
from notice.messages import Message
from notice.problems import NoticeError, Problem
from settings import DOCS, language_of_messages, load

PUBLISH, NEW_VERSION = Path(".github/workflows/publish.yml"), Path(".github/workflows/new-version.yml")
OWNERS = Path(".github/CODEOWNERS")
ZONE = re.compile(r"(?<=timezone: )\S+")
ASKED = re.compile(r"(?:^      title_\w+:\n(?:        .*\n)+)+", re.MULTILINE)
GIVEN = re.compile(r"(?:^          TITLE_\w+: .*\n)+", re.MULTILINE)
QUESTION = """\
      {input}:
        description: What changes, in a few words, in {language}
        type: string
        required: true
"""
ANSWER = "          {variable}: ${{{{ inputs.{input} }}}}\n"


def main() -> None:
    """Write them; or change nothing, say what does not fit and end with 1 if anything does not."""
    parser = argparse.ArgumentParser(prog="github_files", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, and say what does not fit")
    check, language = parser.parse_args().check, language_of_messages()
    try:
        config = load()
        languages, zone = site_languages(config), read(config).working.facts.time_zone
    except NoticeError as error:
        sys.exit(error.text(language))
    if check:
        if found := [*misfits(Path(), languages, zone), *unowned(Path(), languages)]:
            sys.exit("\n".join(problem.text(language) for problem in found))
        return
    for path, text in fitting(Path(), languages, zone):
        path.write_text(text, encoding="utf-8")


def fitting(project: Path, languages: Sequence[str], zone: str) -> Iterator[tuple[Path, str]]:
    """Give the workflows of a project, each with the text that it should have; none where it has none."""
    publish, button = project / PUBLISH, project / NEW_VERSION
    if publish.is_file():
        yield publish, ZONE.sub(zone, publish.read_text(encoding="utf-8"))
    if button.is_file():
        asked = "".join(QUESTION.format(input=_input(language), language=_english(language)) for language in languages)
        given = "".join(ANSWER.format(variable=variable(language), input=_input(language)) for language in languages)
        text = ASKED.sub(lambda _: asked, button.read_text(encoding="utf-8"))
        yield button, GIVEN.sub(lambda _: given, text)


def misfits(project: Path, languages: Sequence[str], zone: str) -> Iterator[Problem]:
    """Name the first line of each workflow that is not as it should be."""
    for path, text in fitting(project, languages, zone):
        lines = zip_longest(path.read_text(encoding="utf-8").splitlines(), text.splitlines(), fillvalue="")
        for number, (line, wanted) in enumerate(lines, 1):
            if line != wanted:
                yield Problem(path.relative_to(project).as_posix(), number, Message("github.misfit", line=wanted.strip()))
                break


def unowned(project: Path, languages: Sequence[str]) -> Iterator[Problem]:
    """Name each language whose text has no owner, where there are owners."""
    owners = project / OWNERS
    rules = [line.split() for line in owners.read_text(encoding="utf-8").splitlines()] if owners.is_file() else []
    for pattern in [f"/{DOCS}/*.{language}.md" for language in languages if rules]:
        if not any(rule[:1] == [pattern] and rule[1:] for rule in rules):
            yield Problem(OWNERS.as_posix(), 1, Message("github.no-owner", pattern=pattern))


def _input(language: str) -> str:
    return variable(language).lower()


def _english(language: str) -> str:
    return str(Locale.parse(language, sep="-" if "-" in language else "_").english_name)


if __name__ == "__main__":
    main()
