"""`notice.yml` is read into typed facts, or everything is said that is wrong with it."""
from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError

from ..deceptive_values import deceptive_values
from ..located_yaml import LocatedYaml, read_yaml
from ..messages import Message
from ..problems import NoticeError
from .all_facts import Facts
from .fact_messages import empty_values, problems_of
from .facts_schema import schema_of
from .references import dangling_references, missing_texts

__all__ = ["Facts", "parse_facts", "schema_of"]


def parse_facts(
    text: str, file: str, languages: Iterable[str], to_follow: Iterable[str] = (), complete: bool = True, published: bool = False
) -> tuple[Facts, LocatedYaml]:
    """Return the facts in `text`, and where each of them stands.

    `languages` are those in which the notice is written: every text of the organisation's own must exist in each of
    them. In those `to_follow`, later translations, it may exist already. If they need not be `complete`,
    purposes may be not stated. What is `published` is shown as it is, also if a value deceives. Raise NoticeError with
    all mistakes at once.
    """
    source = read_yaml(text, file)
    if deceptions := [] if published else list(deceptive_values(source)):
        raise NoticeError(deceptions)
    if empty := empty_values(source):
        raise NoticeError(empty)
    lacks_purposes = complete and isinstance(source.data, dict) and "purposes" not in source.data
    lacking = [source.problem((), Message("facts.missing-key", name="purposes"))] if lacks_purposes else []
    try:
        facts = Facts.model_validate(source.data)
    except ValidationError as error:
        raise NoticeError([*problems_of(error, source, schema_of(Facts)), *lacking]) from None
    problems = [*lacking, *dangling_references(facts, source), *missing_texts(source, list(languages), list(to_follow))]
    if problems:
        raise NoticeError(problems)
    return facts, source
