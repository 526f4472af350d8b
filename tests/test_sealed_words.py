"""What was published keeps its words, whatever becomes of the vocabulary and the templates."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from in_the_ledger import freeze_pending
from notice.addresses import Addresses
from notice.problems import NoticeError
from notice.seal import WORDS
from notice.summary import second_of_version, summary_of_version, to_json
from notice.views.blocks import blocks
from notice.vocabulary import Terms, vocabulary
from notice.vocabulary.sealed_words import FIRST, FRAME, first_words, read_words, sealed_words, with_words
from small_notices import SmallNotice, reader

LANGUAGES = ("fi", "sv", "en")
ADDRESSES = Addresses("https://example.org/", {"en": ""})


@pytest.fixture
def notice(tmp_path: Path) -> SmallNotice:
    """A notice with a version of today, which was published before words were kept, and one that keeps its own."""
    found = SmallNotice(tmp_path / "docs")
    found.publish("2026-01-01", on="2025-12-01")
    found.begin("2026-06-01")
    freeze_pending(found.on("2026-05-01"), found.docs)
    found.published.append("2026-06-01")
    return found


def corrected(terms: Terms) -> Terms:
    """The terms after somebody corrected all of them."""
    kinds = {kind: {code: f"{word} (corrected)" for code, word in words.items()} for kind, words in terms.kinds.items()}
    return replace(terms, kinds=kinds, date="yyyy")


def shown(found: SmallNotice, id: str) -> tuple[Any, ...]:
    """The facts of a version as pages show them, and its data in both formats."""
    timeline = found.on("2026-07-01").timeline
    version = timeline.version(id)
    data = (to_json(make(version, timeline.written_after(version), ADDRESSES)) for make in (summary_of_version, second_of_version))
    return blocks(version.notice, "index", "en"), *data


@pytest.mark.parametrize("id", ["2026-01-01", "2026-06-01"])
def test_corrected_words_change_no_text_and_no_data_of_the_past(notice: SmallNotice, id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shown(notice, id)
    now = {"en": corrected(vocabulary(["en"])["en"])}
    monkeypatch.setitem(reader(("en",)).__dict__, "terms", now)
    monkeypatch.setitem(reader(("en",)).__dict__, "_worded", {})
    assert notice.on("2026-07-01").working.terms == now, "what comes next has the words of today"
    assert shown(notice, id) == before


def test_words_are_sealed(notice: SmallNotice) -> None:
    folder = notice.docs / "versions" / "2026-06-01"
    content = (folder / WORDS).read_bytes()
    assert f"{sha256(content).hexdigest()}  {WORDS}\n" in (folder / "SHA256SUMS").read_text()
    assert json.loads(content).keys() == {"format", "format-2", "en"}
    assert not FRAME & json.loads(content)["en"].keys()
    (folder / WORDS).write_text("{}")
    with pytest.raises(NoticeError, match=f"{WORDS}:1: was changed"):
        notice.on("2026-07-01")


def test_words_of_what_was_published_before_never_change() -> None:
    assert sha256(FIRST.read_bytes()).hexdigest() == "04dece7b236287db6028c98293147bcd7787d486692c9837221717d42593e2dd"
    assert first_words(None).keys() == set(LANGUAGES)


def test_word_that_fills_in_something_else_gets_another_name() -> None:
    """Otherwise what was published could no longer be said in its own words."""
    now = vocabulary(LANGUAGES)
    for language, words in first_words(None).items():
        same = with_words({language: now[language]}, {language: words})[language]
        for kind, terms in words.items():
            if kind != "date":
                assert {code: same.kinds[kind].get(code) for code in terms} == terms, (language, kind)


def test_same_words_are_the_same_terms() -> None:
    terms = vocabulary(LANGUAGES)
    words = read_words(sealed_words(terms, {"format": "1.0"}))
    assert words is not None
    assert all(with_words(terms, words)[language] is own for language, own in terms.items())


def test_organisation_s_own_words_stand_in_the_place_of_the_first_ones(tmp_path: Path) -> None:
    (tmp_path / "fi.yml").write_text("labels: {email: Meili}\n", encoding="utf-8")
    assert first_words(tmp_path)["fi"]["labels"]["email"] == "Meili"
    assert first_words(tmp_path)["sv"] == first_words(None)["sv"]


def test_what_a_term_means_was_said_of_the_terms_of_then() -> None:
    terms = vocabulary(["en"])
    meanings = terms["en"].kinds["definitions"]
    first = next(iter(meanings))
    found = with_words(terms, {"en": {"definitions": {first: "Then."}}})["en"]
    assert found.kinds["definitions"] == {first: "Then."}


@pytest.mark.parametrize(
    "words", [{"email": "{email}"}, {"published_on": "on"}, {"published_on": "{date.year}"}, {"email": "{"}, {"email": "{0[x]}"}]
)
def test_word_that_cannot_be_filled_in_leaves_that_of_today(words: dict[str, str]) -> None:
    terms = vocabulary(["en"])
    assert with_words(terms, {"en": {"labels": words}})["en"] is terms["en"]


@pytest.mark.parametrize("content", [b"", b"[]", b"{\"en\": 1}", b"{\"en\": {\"labels\": {\"email\": 1}}}", b"[" * 100_000, b"\xff"])
def test_anything_else_is_no_file_of_words(content: bytes) -> None:
    assert read_words(content) is None
