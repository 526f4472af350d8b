"""Whatever makes a text show something else than it says is refused before it is published, and ordinary text is not."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import regex
from babel import Locale
from confusable_homoglyphs.confusables import confusables_data

from notice.characters import deceptive_characters
from notice.documents import parse_document
from notice.facts import parse_facts
from notice.lookalikes import OF_THEIR_OWN
from notice.problems import NoticeError, Problem
from projects import site_renderer
from quick_yaml import load_yaml

HERE = Path(__file__).parent
FACTS = (HERE / "complete" / "docs" / "notice.yml").read_text(encoding="utf-8")
WRITTEN = (
    "fi", "sv", "et", "lv", "lt", "pl", "cs", "hu", "ro", "mt", "ga", "hr", "is", "se", "tr", "bg", "el", "ru", "he", "ar", "fa", "ka",
    "hy",
)  # fmt: skip
KINDS: dict[str, list[dict[str, Any]]] = load_yaml((HERE / "deceptions.yml").read_text(encoding="utf-8"))
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


def test_every_character_that_may_be_left_out_is_found() -> None:
    unseen = regex.findall(r"\p{Default_Ignorable_Code_Point}", "".join(map(chr, range(sys.maxunicode + 1))))
    assert len(unseen) > 4_000
    passed = [sign for sign in unseen if not _is_refused(f"We are Alek{sign}tum Oy.")]
    assert passed == ["\u00ad"], "a soft hyphen has its place between letters"


def test_every_lookalike_of_a_letter_is_found() -> None:
    """All of the table of UTS 39 that looks like letters from a to z or digits, in a word of Latin letters."""
    alike = [
        sign for sign, others in confusables_data.items()
        if len(sign) == 1 and not sign.isascii() and any(re.fullmatch("[A-Za-z0-9]+", one["c"]) for one in others)
    ]  # fmt: skip
    assert len(alike) > 1_300
    passed = {sign for sign in alike if not _is_refused(f"We are xy{sign}zt Oy.")}
    # East Asian text has Latin letters beside its own, also the sign for zero.
    assert passed - OF_THEIR_OWN == {"〇"}


def test_ordinary_words_of_all_languages_pass() -> None:
    """The names of languages, countries, months and days in every language of the locale data that is written in one script."""
    for language in WRITTEN:
        locale = Locale.parse(language)
        words = [*locale.languages.values(), *locale.territories.values(), *locale.months["format"]["wide"].values()]
        text = "\n".join(str(word) for word in words)
        assert [str(problem) for problem in deceptive_characters(text, f"docs/index.{language}.md")] == []


def _is_refused(text: str) -> bool:
    return any(deceptive_characters(text, "docs/index.en.md"))


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
