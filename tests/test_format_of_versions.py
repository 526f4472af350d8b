"""A later format, or a corrected term, changes no byte of the data of a version that is published."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, ClassVar

import pytest

from freeze import freeze_draft
from notice.addresses import Addresses
from notice.summary import building, summary_of_version, to_json
from notice.summary.format import FORMAT_OF_VERSION, json_ld_context
from notice.summary.format import document as format_document
from notice.summary.format.document import ChangeNotice, PrivacyNotice
from notice.summary.format.json_values import Term
from notice.versions import Version
from notice.vocabulary import codes
from notice.vocabulary.sealed_words import format_of, read_words
from small_notices import SmallNotice

ADDRESSES = Addresses("https://example.org/of-versions/", {"en": ""})
LATER = "9.1"
IRIS: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("iris_of_codes.json").read_text(encoding="utf-8"))


class LaterChangeNotice(ChangeNotice):
    """How readers are told of changes, in a later format."""

    by_post: Annotated[bool, Term("format:byPost", since=LATER)] = True


class LaterNotice(PrivacyNotice):
    """A notice in a later format."""

    made_later: ClassVar[bool] = True
    edition: Annotated[str, Term("schema:bookEdition", since=LATER)] = "second"
    change_notice: Annotated[LaterChangeNotice, Term("dpv:hasNotice")]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program writes a later format, with another key in two kinds of nodes."""
    monkeypatch.setattr(format_document, "PrivacyNotice", LaterNotice)
    monkeypatch.setattr(format_document, "ChangeNotice", LaterChangeNotice)
    monkeypatch.setattr(json_ld_context, "PrivacyNotice", LaterNotice)
    monkeypatch.setattr(building, "FORMAT_OF_VERSION", LATER)
    monkeypatch.setattr("notice.freezing.FORMAT_OF_VERSION", LATER)
    json_ld_context.context.cache_clear()
    yield
    json_ld_context.context.cache_clear()


@pytest.fixture
def notice(tmp_path: Path) -> SmallNotice:
    """A notice with a version from before words were kept, and one that has them."""
    notice = SmallNotice(tmp_path / "docs")
    notice.facts += "notice_period_days: 0\n"
    notice.publish("2026-01-01", on="2025-12-01")
    freeze(notice, "2026-06-01")
    return notice


def freeze(notice: SmallNotice, id: str) -> None:
    """Publish a version as freezing does."""
    notice.begin(id)
    publication = notice.on(id)
    freeze_draft(publication, publication.drafts[0], notice.docs)


def document(version: Version) -> dict[str, Any]:
    """Give the data of a version."""
    return summary_of_version(version, None, ADDRESSES)


def data(notice: SmallNotice, day: str) -> dict[str, str]:
    """Give the file of data of each published version."""
    return {version.id: to_json(document(version)) for version in notice.on(day, public=True).timeline.frozen}


def test_later_format_changes_no_byte_of_what_is_published(notice: SmallNotice, request: pytest.FixtureRequest) -> None:
    before = data(notice, "2026-06-02")
    request.getfixturevalue("later")
    assert data(notice, "2026-06-02") == before
    freeze(notice, "2026-07-01")
    after = data(notice, "2026-07-01")
    assert {id: after[id] for id in before} == before
    new = json.loads(after["2026-07-01"])
    assert (new["edition"], new["changeNotice"]["byPost"]) == ("second", True)
    assert new["@context"]["edition"] == "schema:bookEdition"
    assert new["$schema"].endswith(f"privacy-{LATER}.json")


def test_draft_is_shown_in_the_format_in_which_it_will_be_published(notice: SmallNotice, later: None) -> None:  # noqa: ARG001
    notice.begin("2026-07-01")
    draft = notice.on("2026-06-15").timeline.draft
    assert draft is not None
    assert document(draft)["edition"] == "second"


def test_format_is_sealed_with_the_words(notice: SmallNotice) -> None:
    first, second = notice.on("2026-06-02").timeline.frozen
    assert [format_of(one.contents) for one in (first, second)] == ["1.0", FORMAT_OF_VERSION]
    assert b'"format": "1.0"' in second.contents["words.json"]


@pytest.mark.parametrize("version", ["", "1", "0.1", "1.0.0", "one", "1.0 ", 1.0, None])
def test_anything_else_is_no_format(version: object) -> None:
    assert read_words(json.dumps({"format": version}).encode()) is None or version == 1.0


def test_term_of_a_code_never_becomes_another_one() -> None:
    """Data of the past name it: a code whose term is wrong gets a new name, and the old one goes out of use."""
    now = {kind: {code: one.iri for code, one in by_code.items() if one.iri} for kind, by_code in codes().items()}
    assert {kind: {code: now[kind].get(code) for code in by_code} for kind, by_code in IRIS.items()} == IRIS
