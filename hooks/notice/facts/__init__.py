"""`notice.yml` is read into typed facts, or everything is said that is wrong with it."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..deceptive_values import deceptive_values
from ..located_yaml import LocatedYaml
from ..messages import Message
from ..problems import NoticeError, Problem
from ..yaml_despite import read_yaml_despite
from .all_facts import Facts
from .fact_messages import empty_paths, no_value, problems_of, wrong_paths
from .facts_schema import schema_of
from .references import dangling_references, missing_texts
from .understood import understood

__all__ = ["Facts", "ReadFacts", "parse_facts", "read_facts", "schema_of"]


@dataclass(frozen=True)
class ReadFacts:
    """Facts were read, and where each of them stands. With `problems`, they are only what could be understood in spite of these.

    They are None where nothing could be.
    """

    facts: Facts | None
    written: LocatedYaml
    problems: tuple[Problem, ...]


def parse_facts(
    text: str, file: str, languages: Iterable[str], to_follow: Iterable[str] = (), complete: bool = True, published: bool = False
) -> tuple[Facts, LocatedYaml]:
    """Return the facts in `text`, and where each of them stands. Raise NoticeError with all mistakes at once.

    Everything else is as in `read_facts`.
    """
    found = read_facts(text, file, languages, to_follow, complete, published)
    if found.problems or found.facts is None:
        raise NoticeError(found.problems)
    return found.facts, found.written


def read_facts(
    text: str, file: str, languages: Iterable[str], to_follow: Iterable[str] = (), complete: bool = True, published: bool = False
) -> ReadFacts:
    """Read the facts in `text`, with everything that is wrong with them. Raise NoticeError if nothing of it can be read.

    `languages` are those in which the notice is written: every text of the organisation's own must exist in each of
    them. In those `to_follow`, later translations, it may exist already. If they need not be `complete`,
    purposes may be not stated. What is `published` is shown as it is, also if a value deceives.
    """
    source, unread = read_yaml_despite(text, file)
    if source is None:
        raise NoticeError(unread)
    own, empty = list(languages), [path for path in empty_paths(source) if not source.is_doubtful(path)]
    facts, error = understood(source.data, (*empty, *source.wrong), next(iter(own), "-"))
    problems = [*unread, *(() if published else deceptive_values(source)), *(no_value(source, path) for path in empty)]
    written = replace(source, wrong=source.wrong.union(empty))
    if error:
        problems += problems_of(error, source, schema_of(Facts))
        written = replace(source, wrong=written.wrong.union(wrong_paths(error, source, schema_of(Facts))))
    if complete and isinstance(source.data, dict) and "purposes" not in source.data:
        problems.append(source.problem((), Message("facts.missing-key", name="purposes")))
    if facts:
        problems += [*dangling_references(facts, written), *missing_texts(written, own, list(to_follow))]
    return ReadFacts(facts, written, tuple(problems))
