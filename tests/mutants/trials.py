"""Runs the tests of a topic with each mistake in turn; a mistake that no test notices survives."""

import ast
import importlib
import json
import shlex
import sys
import sysconfig
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from importlib.machinery import SourceFileLoader
from itertools import accumulate, chain, zip_longest
from pathlib import Path
from types import CodeType, FrameType

import pytest

from mutants.children import BROKEN, NO_LIMIT, Work, be_quiet, in_children
from mutants.mutations import Mutant
from mutants.noting import NOTE, Noted, noting
from mutants.swapping import Functions, Name, codes_of, compiled, functions_of, swap

# Tests that need these build a whole site or open a browser.
SLOW_FIXTURES = {"site", "bookshop", "server", "browser"}
OPTIONS = ("-p", "no:xdist", "-p", "no:cacheprovider", "-p", "no:terminal", "-o", "addopts=", "--assert=plain", "--capture=no")
TESTS = Path(__file__).resolve().parent.parent
# Many tests may come past a place. Those that have most to do with it are tried first, and others for so many seconds.
ENOUGH = 8.0
# A mistake may keep a test busy for ever: how long it may take, as a multiple of what it takes without one, and in seconds.
TIMES, MORE = 5, 5
SURVIVED, KILLED, ANEW = 0, 1, 3

Place = tuple[str, str]  # a module, and a function in it


class Verdict(StrEnum):
    """What became of a mistake."""

    KILLED = "killed"
    TIMED_OUT = "killed, since it took too long"
    SURVIVED = "survived"


@dataclass(frozen=True)
class Topic:
    """Modules below a folder, and what pytest is told to find their tests; `warm` are functions that may be called before."""

    name: str
    hooks: Path
    modules: tuple[str, ...]
    tests: tuple[str, ...]
    warm: tuple[str, ...] = ()

    @property
    def options(self) -> list[str]:
        """What pytest is told."""
        folders = " ".join(shlex.quote(str(folder)) for folder in (TESTS, self.hooks))
        return [*OPTIONS, "-o", f"pythonpath={folders}", *self.tests]


@dataclass(frozen=True)
class Measured:
    """What a test takes without a mistake, in seconds of a processor, and the lines of each function that it comes past."""

    seconds: float
    lines: Mapping[Place, frozenset[int]]


@dataclass
class Worker:
    """A plug-in of pytest. It runs no test itself: it lets children run them, after everything has been imported once.

    What becomes of each mistake is written into `folder`; so are the modules of others that were imported.
    """

    topic: Topic
    mutants: Sequence[Mutant]
    jobs: int
    folder: Path
    early: set[Place]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what takes long."""
        items[:] = [item for item in items if _is_quick(item)]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every mistake."""
        for name in self.topic.warm:
            module, _, function = name.partition(":")
            getattr(importlib.import_module(module), function)()
        sys.setprofile(None)
        (self.folder / "modules").write_text("\n".join(_modules_of_others()), encoding="utf-8")
        tests = {item.nodeid: item for item in session.items}
        functions = {module: functions_of(self.topic.hooks / module) for module in self.topic.modules}
        measured = dict(self._measure(tests, functions))
        with (self.folder / "verdicts").open("w", encoding="utf-8") as verdicts:
            for found in self._try(tests, measured, functions):
                verdicts.write(json.dumps(found) + "\n")
        return True

    def _measure(self, tests: Mapping[str, pytest.Item], functions: Mapping[str, Functions]) -> Iterator[tuple[str, Measured]]:
        """Run each test without a mistake, and let the functions note their lines."""
        noting_codes = {file: list(self._noting(file)) for file in functions}

        def work(number: int, item: pytest.Item) -> int:
            be_quiet()
            noted: set[Noted] = set()
            for file, codes in noting_codes.items():
                swap(functions[file], codes)
                for function in chain.from_iterable(functions[file].values()):
                    function.__globals__[NOTE] = noted.add
            start = time.process_time()
            failed = _run([item])
            (self.folder / str(number)).write_text(json.dumps([time.process_time() - start, sorted(noted)]), encoding="utf-8")
            return SURVIVED if failed is None else KILLED

        names = list(tests)
        works = ((number, partial(work, number, tests[name]), NO_LIMIT) for number, name in enumerate(names))
        for number, code in in_children(works, self.jobs):
            if code != SURVIVED:
                pytest.exit(f"{names[number]} fails without any mistake ({code}).")
            seconds, noted = json.loads((self.folder / str(number)).read_text(encoding="utf-8"))
            lines: defaultdict[Place, set[int]] = defaultdict(set)
            for file, function, line in noted:
                lines[file, function].add(line)
            yield names[number], Measured(seconds, {place: frozenset(seen) for place, seen in lines.items()})

    def _noting(self, file: str) -> Iterator[tuple[Name, CodeType]]:
        path = self.topic.hooks / file
        yield from codes_of(compiled(noting(ast.parse(path.read_bytes()), file), path))

    def _try(
        self, tests: Mapping[str, pytest.Item], measured: Mapping[str, Measured], functions: Mapping[str, Functions]
    ) -> Iterator[tuple[int, Verdict | None, list[str]]]:
        """The number of each mistake and what became of it; or its tests, if it shows only when the module is imported."""
        killers: defaultdict[Place, Counter[str]] = defaultdict(Counter)
        chosen: dict[int, list[str]] = {}

        def works() -> Iterator[tuple[int, Work, float]]:
            for number, mutant in enumerate(self.mutants):
                chosen[number] = names = choose(mutant, measured, killers[mutant.file, mutant.scope.function])
                if mutant.scope.imported or (mutant.file, mutant.scope.function) in self.early:
                    yield number, lambda: ANEW, NO_LIMIT
                else:
                    work = self._trial(number, [tests[name] for name in names], functions[mutant.file])
                    yield number, work, TIMES * sum(measured[name].seconds for name in names) + MORE

        for number, code in in_children(works(), self.jobs):
            mutant = self.mutants[number]
            if code == BROKEN:
                pytest.exit(f"{mutant} could not be tried.")
            if code == KILLED:
                killers[mutant.file, mutant.scope.function][(self.folder / f"killer-{number}").read_text(encoding="utf-8")] += 1
            yield (number, None, chosen[number]) if code == ANEW else (number, verdict_of(code), [])

    def _trial(self, number: int, tests: Sequence[pytest.Item], functions: Functions) -> Work:
        def work() -> int:
            be_quiet()
            mutant = self.mutants[number]
            mutant.make()
            try:
                swap(functions, codes_of(compiled(mutant.tree, self.topic.hooks / mutant.file)))
            except ValueError:  # a function within a function that needs other variables of it than before
                return ANEW
            killer = _run(tests)
            if killer is not None:
                (self.folder / f"killer-{number}").write_text(killer, encoding="utf-8")
            return SURVIVED if killer is None else KILLED

        return work


@dataclass
class Chosen:
    """A plug-in of pytest that runs these tests, in this order."""

    tests: Sequence[str]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the others."""
        known = {item.nodeid: item for item in items}
        items[:] = [known[name] for name in self.tests]


def choose(mutant: Mutant, measured: Mapping[str, Measured], killers: Counter[str]) -> list[str]:
    """The tests that come past a mistake: first those that found others in the same function, then those that reach its rarest lines
    and little else.

    Where the mistake is made when the module is imported, that is every test that comes past any of its functions.
    """
    place = mutant.file, mutant.scope.function
    if mutant.scope.imported:
        passing_any = [name for name, test in measured.items() if any(file == mutant.file for file, _ in test.lines)]
        return sorted(passing_any, key=lambda name: measured[name].seconds)
    lines = {name: test.lines[place] for name, test in measured.items() if place in test.lines}
    passing = Counter(line for seen in lines.values() for line in seen)
    worth = {
        name: sum(1 / passing[line] for line in seen) / (measured[name].seconds + 0.02) / len(measured[name].lines)
        for name, seen in lines.items()
    }
    names = [name for name, seen in lines.items() if not seen.isdisjoint(mutant.scope.lines)]
    names.sort(key=lambda name: (-killers[name], -worth[name]))
    until = accumulate(measured[name].seconds for name in names)
    return [name for name, seconds in zip(names, until, strict=True) if seconds <= ENOUGH] or names[:1]


def work_through(topic: Topic, mutants: Sequence[Mutant], jobs: int, folder: Path) -> int:
    """Try every mistake of a topic that can be put in place without importing the module anew; writes into `folder`."""
    worker = Worker(topic, mutants, jobs, folder, set())
    files = {str(topic.hooks / module): module for module in topic.modules}

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and (module := files.get(code.co_filename)) and code.co_name != "<module>":
            worker.early.add((module, code.co_qualname.replace(".<locals>", "").partition("<")[0].rstrip(".")))

    sys.setprofile(note)
    return int(pytest.main(topic.options, plugins=[worker]))


def import_changed(topic: Topic, mutant: Mutant, tests: Sequence[str]) -> int:
    """Import everything with one mistake, and run tests."""
    be_quiet()
    mutant.make()
    path = topic.hooks / mutant.file
    code = compiled(mutant.tree, path)
    as_it_is = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> CodeType | None:
        return code if Path(loader.path) == path else as_it_is(loader, name)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign,assignment]
    return int(pytest.main([*topic.options, "-x"], plugins=[Chosen(tests)]) != pytest.ExitCode.OK)


def verdict_of(code: int) -> Verdict:
    """What became of a mistake, by how the process ended that tried it."""
    if code == SURVIVED:
        return Verdict.SURVIVED
    return Verdict.TIMED_OUT if code < 0 else Verdict.KILLED


def _is_quick(item: pytest.Item) -> bool:
    function = getattr(item, "obj", None)
    return not SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ())) and not hasattr(function, "hypothesis")


def _run(items: Sequence[pytest.Item]) -> str | None:
    """Run tests until one fails; its name."""
    failed: list[str] = []

    class Listener:
        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            if report.failed:
                failed.append(report.nodeid)

    for item in items[:1]:
        item.config.pluginmanager.register(Listener())
    for item, following in zip_longest(items, items[1:]):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if failed:
            return failed[0]
    return None


def _modules_of_others() -> list[str]:
    """Modules of packages and of Python itself, in the order in which they were imported."""
    homes = tuple(sysconfig.get_path(name) for name in ("stdlib", "purelib"))
    return [name for name, module in sys.modules.items() if (getattr(module, "__file__", None) or "").startswith(homes)]
