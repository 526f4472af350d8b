"""Whatever makes a text show something else than it says is refused before it is published, and ordinary text is not."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from notice.characters import deceptive_characters
from notice.documents import parse_document
from notice.facts import parse_facts
from notice.problems import NoticeError, Problem
from projects import site_renderer

HERE = Path(__file__).parent
FACTS = (HERE / "complete" / "docs" / "notice.yml").read_text(encoding="utf-8")
KINDS: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "deceptions.yml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, kind, id=f"{kind}: {case['what']}") for kind, cases in KINDS.items() for case in cases]
# Two addresses are none that a browser understands, and were never published.
PUBLISHED = [case for cases in KINDS.values() for case in cases if "text" in case and case.get("is") != "text.foreign"]


@pytest.mark.parametrize(("case", "kind"), CASES)
def test_what_deceives_is_refused_and_nothing_else(case: dict[str, Any], kind: str, record_property: Callable[[str, object], None]) -> None:
    said = [problem.message.id for problem in (_of_fact(case) if "fact" in case else _of_text(case["text"]))]
    assert said[:1] == ([case["is"]] if "is" in case else []), said
    record_property(f"deceptions, {kind.lower()}", 1)


@pytest.mark.parametrize("case", PUBLISHED, ids=lambda case: str(case["what"]))
def test_what_was_published_is_shown_for_ever(case: dict[str, Any]) -> None:
    parse_document(_page(case["text"]), "index", "en", "docs/index.en.md", site_renderer(), published=True)


def _of_text(text: str) -> Iterator[Problem]:
    if found := list(deceptive_characters(text, "docs/index.en.md")):
        yield from found
        return
    try:
        parse_document(_page(text), "index", "en", "docs/index.en.md", site_renderer())
    except NoticeError as error:
        yield from error.problems


def _of_fact(case: dict[str, Any]) -> Iterator[Problem]:
    assert case["fact"] in FACTS
    try:
        parse_facts(FACTS.replace(case["fact"], case["put"], 1), "docs/notice.yml", ("sv", "fi", "en"), ())
    except NoticeError as error:
        yield from error.problems


def _page(text: str) -> str:
    return f"# Title {{#title}}\n\n{text}"
