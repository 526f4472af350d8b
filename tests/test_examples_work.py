"""What a message says to write works when it is copied: the mistake is gone then, whatever else there is."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from author_mistakes import CASES, copy_docs, problems_of, read_case
from nightly import first_of_each
from notice.problems import Problem

Mend = Callable[[str, str], str]


def whole_line(line: str, example: str) -> str:
    """Put the example in place of the line, as far in."""
    return line[: len(line) - len(line.lstrip())] + example


def quoted_word(line: str, example: str, said: str) -> str:
    """Put the example in place of what the message quotes first."""
    wrong = re.search(r'"([^"]+)"', said)
    assert wrong
    assert wrong[1] in line
    return line.replace(wrong[1], example, 1)


def value_alone(line: str, example: str) -> str:
    """Put the example behind the name."""
    return f"{line.partition(':')[0]}: {example}"


# What a message shows, and what an editor does with it.
EXAMPLES: dict[str, Mend | None] = {
    r'did you mean "([^"]+)"': None,
    r'(?:write|hyphens:) "(#+ [^"]+\})"': whole_line,
    r"Write (\{#[^}]+\}), in every": lambda line, example: re.sub(r"\{[^}]*\}", example, line),
    r"is not a period; write (\w+)\.": None,
    r"of its country; write ([+\d ]+)\.": None,
    r'single hyphens; write "([\w-]+)"': None,
    r"expected here; write ([\w-]+: \{.+?\})\. Known": whole_line,
    r"expected here; write (\[.+\])\.": value_alone,
    r"skips a level; write (#+)\.": lambda line, example: re.sub("^#+", example, line),
    r"the day it takes effect, e\.g\. (\{#[\d-]+\})": lambda line, example: re.sub(r"\{[^}]*\}", example, line),
}
ADDED = re.compile(r'add a heading (?:such as )?"(#+ [^"]+\})"')


def mended(said: str, line: str) -> str | None:
    """Give the line as the message says it; None where the message shows no example."""
    for pattern, mend in EXAMPLES.items():
        if shown := re.search(pattern, said):
            return mend(line, shown[1]) if mend else quoted_word(line, shown[1], said)
    return None


def copied(project: Path, problem: Problem) -> bool:
    """Do as a message says, and tell whether it says how."""
    said = problem.message.text("en")
    path = project / problem.file
    if added := ADDED.search(said):
        for name in re.findall(r"docs/[\w.-]+\.md", said) or [problem.file]:
            with (project / name).open("a", encoding="utf-8") as page:
                page.write(f"\n{added[1]}\n\nText.\n")
        return True
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() and path.suffix in (".md", ".yml") else []
    after = mended(said, lines[problem.line - 1]) if lines else None
    if after is None:
        return False
    lines[problem.line - 1] = after
    path.write_text("\n".join(lines), encoding="utf-8")
    return True


def shown_by(path: Path) -> str | None:
    """Give which kind of example a case shows first."""
    said = "\n".join(one["says"] for one in read_case(path).problems)
    return next((pattern for pattern in (*EXAMPLES, ADDED.pattern) if re.search(pattern, said, re.MULTILINE)), None)


WITH_EXAMPLES = {path: kind for path in CASES if (kind := shown_by(path))}


def test_every_kind_of_example_is_shown_by_a_mistake() -> None:
    assert set(WITH_EXAMPLES.values()) == {*EXAMPLES, ADDED.pattern}


@pytest.mark.parametrize("path", first_of_each(WITH_EXAMPLES, WITH_EXAMPLES.__getitem__), ids=lambda path: path.stem)
def test_example_works_when_it_is_copied(tmp_path: Path, path: Path) -> None:
    case = read_case(path)
    case.make(copy_docs(tmp_path))
    done = [problem for problem in problems_of(tmp_path) if copied(tmp_path, problem)]
    assert done
    left = {(problem.file, problem.message.id, repr(problem.message.values)) for problem in problems_of(tmp_path)}
    assert [problem.text("en") for problem in done if (problem.file, problem.message.id, repr(problem.message.values)) in left] == []
