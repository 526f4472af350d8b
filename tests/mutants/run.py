"""`make mutants`: prints how many mistakes the tests notice, and which they do not; ends with 1 if less than 90 % of a topic."""

import argparse
import ast
import importlib
import json
import os
import random
import sys
import time
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from mutants.children import NO_LIMIT, Work, in_children
from mutants.mutations import Mutant, mutants_of
from mutants.trials import Topic, Verdict, import_changed, verdict_of, work_through
from quick_yaml import load_yaml

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent
HOOKS = TESTS.parent / "hooks"
TOPICS, EQUIVALENT = HERE / "topics.yml", HERE / "equivalent.yml"
WANTED = 0.9

Name = tuple[str, str, str, str]
Tried = tuple[Mutant, Verdict]


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--only", default="", help="only modules whose path has this in it")
    parser.add_argument("--sample", type=int, default=0, help="only so many mistakes of each topic, the same in every run")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time (%(default)s)")
    given = parser.parse_args(arguments)
    equivalent, start, tried = read_equivalent(EQUIVALENT), time.monotonic(), dict[str, list[Tried]]()
    for topic in read_topics(TOPICS, HOOKS, TESTS):
        began = time.monotonic()
        mutants = [mutant for mutant in without_equivalent(mutants_in(topic), equivalent) if given.only in mutant.file]
        if given.sample:
            mutants = random.Random(0).sample(mutants, min(given.sample, len(mutants)))  # noqa: S311 (it is no secret)
        if mutants:
            tried[topic.name] = found = sorted(try_topic(topic, mutants, given.jobs), key=lambda one: (one[0].file, one[0].line))
            others = (f"  {verdict}: hooks/{mutant}" for mutant, verdict in found if verdict != Verdict.KILLED)
            print(_row(topic.name, found, began), *by_module(found), *others, sep="\n", flush=True)
    print(_row("together", list(chain.from_iterable(tried.values())), start))
    sys.exit(any(share(found) < WANTED for found in tried.values()))


def read_topics(file: Path, hooks: Path, tests: Path) -> list[Topic]:
    """Read the table of modules and their tests. Raises FileNotFoundError for a file that is not there."""
    table: dict[str, dict[str, list[str]]] = load_yaml(file.read_text(encoding="utf-8"))
    for row in table.values():
        for path in (*(hooks / module for module in row["modules"]), *(tests / test.partition("::")[0] for test in row["tests"])):
            path.stat()
    return [
        Topic(name, hooks, tuple(row["modules"]), tuple(str(tests / test) for test in row["tests"]), tuple(row.get("warm", ())))
        for name, row in table.items()
    ]


def read_equivalent(file: Path) -> dict[Name, str]:
    """Read which mistakes change nothing, each with the reason: by module and function, "what it was  ->  what it becomes"."""
    found: dict[Name, str] = {}
    for module, functions in (load_yaml(file.read_text(encoding="utf-8")) or {}).items():
        for function, entries in functions.items():
            for change, reason in entries.items():
                was, _, now = change.partition("  ->  ")
                found[module, function, was, now] = reason
    return found


def mutants_in(topic: Topic) -> list[Mutant]:
    """Every mistake that can be made in the modules of a topic."""
    return [mutant for module in topic.modules for mutant in mutants_of(ast.parse((topic.hooks / module).read_bytes()), module)]


def without_equivalent(mutants: Iterable[Mutant], equivalent: Container[Name]) -> list[Mutant]:
    """The mistakes that change something."""
    return [mutant for mutant in mutants if mutant.name not in equivalent]


def try_topic(topic: Topic, mutants: Sequence[Mutant], jobs: int) -> Iterator[Tried]:
    """Try mistakes of a topic: most in copies of a process that has imported everything, the others each from the start."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for _, code in in_children(iter([(topic, lambda: work_through(topic, mutants, jobs, folder), NO_LIMIT)]), 1):
            if code:
                sys.exit(f"The tests of {topic.name} could not be run.")
        _import(folder / "modules")
        lines = (folder / "verdicts").read_text(encoding="utf-8").splitlines()
    anew: list[tuple[Mutant, list[str]]] = []
    for number, verdict, tests in map(json.loads, lines):
        if verdict:
            yield mutants[number], Verdict(verdict)
        else:
            anew.append((mutants[number], tests))

    def work(mutant: Mutant, tests: list[str]) -> Work:
        return lambda: import_changed(topic, mutant, tests)

    works = ((mutant, work(mutant, tests), NO_LIMIT) for mutant, tests in anew)
    yield from ((mutant, verdict_of(code)) for mutant, code in in_children(works, jobs))


def share(tried: Iterable[Tried]) -> float:
    """The part of the mistakes that was noticed."""
    noticed = [verdict != Verdict.SURVIVED for _, verdict in tried]
    return sum(noticed) / len(noticed) if noticed else 1.0


def by_module(tried: Sequence[Tried]) -> Iterator[str]:
    """How many mistakes of each module were tried and noticed."""
    for file in dict.fromkeys(mutant.file for mutant, _ in tried):
        yield _row(f"  hooks/{file}", [one for one in tried if one[0].file == file])


def _row(name: str, tried: Sequence[Tried], began: float | None = None) -> str:
    """How many were tried and noticed, and in how many minutes if it is known when that began."""
    noticed = sum(verdict != Verdict.SURVIVED for _, verdict in tried)
    minutes = f"{(time.monotonic() - began) / 60:5.1f} minutes" if began is not None else ""
    return f"{name:44} {len(tried):5} {noticed:5} {100 * share(tried):5.1f} % {minutes}".rstrip()


def _import(file: Path) -> None:
    """Import what the tests need of others, once for all that follow."""
    for name in file.read_text(encoding="utf-8").splitlines():
        with suppress(Exception):
            importlib.import_module(name)


if __name__ == "__main__":
    main(sys.argv[1:])
