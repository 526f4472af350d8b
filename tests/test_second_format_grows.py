"""A fact, or a code, that the second format has later changes no byte of the data of a version that is published."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from freeze import freeze_draft
from notice.addresses import Addresses
from notice.facts.declared import Field
from notice.facts.marks import Since
from notice.summary import SECOND_SCHEMAS, published_schema, second_of_version, second_summary, to_json
from notice.summary.second import context, growth, keys
from notice.vocabulary import codes
from notice.vocabulary.sealed_words import SECOND_FORMAT, format_of
from small_notices import SmallNotice

ADDRESSES = Addresses("https://example.org/", {"en": ""})
NEW_FACTS = ("notice_period_days", "website")
LATER = "2.1"


def forget() -> None:
    """What was worked out of the format before is worked out anew."""
    for known in (growth.newest, context.context, keys.iris):
        known.cache_clear()


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Two facts and a right are there since 2.1, and the program knows 2.0; what is undone makes it know both."""
    mark = Field.mark

    def marked(field: Field, kind: type[Any]) -> Any:
        return Since(LATER) if kind is Since and field.name in NEW_FACTS else mark(field, kind)

    monkeypatch.setattr(Field, "mark", marked)
    rights = {**codes()["rights"], "complaint": replace(codes()["rights"]["complaint"], since=LATER)}
    monkeypatch.setattr(growth, "codes", lambda: {**codes(), "rights": rights})
    forget()
    with pytest.MonkeyPatch.context() as earlier:
        earlier.setattr(growth, "_told", lambda: iter(()))
        yield earlier
    monkeypatch.undo()
    forget()


@pytest.fixture
def notice(tmp_path: Path, past: pytest.MonkeyPatch) -> SmallNotice:  # noqa: ARG001
    """A notice with a version from before words were kept, and one that has them."""
    found = SmallNotice(tmp_path / "docs")
    found.publish("2026-01-01", on="2025-12-01")
    freeze(found, "2026-06-01")
    return found


def freeze(notice: SmallNotice, id: str) -> None:
    """Publish a version as freezing does."""
    notice.begin(id)
    publication = notice.on(id)
    freeze_draft(publication, publication.drafts[0], notice.docs)


def data(notice: SmallNotice, day: str) -> dict[str, str]:
    """Give the file of data of each published version."""
    return {one.id: to_json(second_of_version(one, None, ADDRESSES)) for one in notice.on(day, public=True).timeline.frozen}


def test_later_facts_and_codes_change_no_byte_of_what_is_published(notice: SmallNotice, past: pytest.MonkeyPatch) -> None:
    before = data(notice, "2026-06-02")
    past.undo()
    forget()
    assert growth.newest() == LATER
    assert data(notice, "2026-06-02") == before
    notice.facts += "notice_period_days: 0\n"
    freeze(notice, "2026-07-01")
    after = data(notice, "2026-07-01")
    new = json.loads(after.pop("2026-07-01"))
    assert after == before
    assert new["$schema"].endswith(f"privacy-{LATER}.json")
    assert new["notice_period_days"] == 0
    assert "rights.complaint" in new["unstated"]
    assert "website" in new["@context"]["controller"]["@context"]
    assert "complaint" in new["@context"]["rights"]["@context"]
    for old in map(json.loads, before.values()):
        assert old["$schema"].endswith("privacy-2.0.json")
        assert not {"notice_period_days", "rights.complaint"} & {*old, *old["unstated"]}
        assert "complaint" not in old["@context"]["rights"]["@context"]
        assert "website" not in old["@context"]["controller"]["@context"]
    assert second_summary(notice.on("2026-07-01").timeline, ADDRESSES)["$schema"] == new["$schema"]


@pytest.mark.usefixtures("past")
def test_version_of_the_format_is_sealed_with_the_words(notice: SmallNotice) -> None:
    first, second = notice.on("2026-06-02").timeline.frozen
    assert [format_of(one.contents, SECOND_FORMAT) for one in (first, second)] == ["2.0", "2.0"]
    assert b'"format-2": "2.0"' in second.contents["words.json"]


@pytest.mark.parametrize("schema", SECOND_SCHEMAS, ids=lambda path: path.stem)
def test_data_follow_the_schema_of_each_version_of_the_format(tmp_path: Path, schema: Path) -> None:
    notice = SmallNotice(tmp_path / "docs")
    freeze(notice, "2026-06-01")
    (version,) = notice.on("2026-06-02").timeline.frozen
    words = json.loads(version.contents["words.json"]) | {SECOND_FORMAT: schema.stem.partition("-")[2]}
    sealed = replace(version, contents={**version.contents, "words.json": json.dumps(words).encode()})
    document = second_of_version(sealed, None, ADDRESSES)
    assert document["$schema"].endswith(schema.name)
    refused = Draft202012Validator(published_schema(schema), format_checker=FormatChecker()).iter_errors(document)
    assert [error.message for error in refused] == []
