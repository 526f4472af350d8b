"""/privacy.json: every fact is where a program looks for it, in one of its three states."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = "https://tietosuoja.example.fi/"
SILENT = {"applicability": "UnknownApplicability"}

Node = dict[str, Any]


@pytest.fixture(scope="module")
def summary(site: Path) -> Node:
    return _read(site / "privacy.json")


@pytest.fixture(scope="module")
def full(bookshop: Path) -> Node:
    """A notice that states every fact at least once."""
    return _read(bookshop / "versions" / "2099-01-31" / "privacy.json")


@pytest.mark.parametrize(
    "value",
    ["1561814-5", "GDPR@alektumgroup.fi", "+358 9 2313 4838", "Anmari Hippeläinen", "Legal Counsel", "tietosuoja@om.fi",
     "+358 29 566 6700", "00520", "00521", "800", "Ratapihantie 9", "6. krs", "2018-07-24", "Suomen Asiakastieto Oy",
     "Bisnode Finland Oy", "CH"],
)  # fmt: skip
def test_names_numbers_and_dates_of_the_source(summary: Node, value: str) -> None:
    assert value in set(_values(summary))


def test_what_is_not_stated_says_so(summary: Node) -> None:
    claims = _process(summary, "own-claims")
    assert [basis["applicability"] for basis in claims["legalBases"]] == ["UnknownApplicability"]
    assert summary["controller"]["dataProtectionOfficer"].items() >= SILENT.items()
    assert [node["applicability"] for node in summary["automatedDecisionMaking"]] == ["UnknownApplicability"]
    assert {right["code"] for right in summary["rights"] if right.items() >= SILENT.items()} == {"human-review", "withdraw-consent"}
    assert "NotApplicable" not in set(_values(summary))


def test_what_is_stated_as_none_says_so(full: Node) -> None:
    orders, letters = _process(full, "orders"), _process(full, "letters")
    assert [node["applicability"] for node in letters["recipients"]] == ["NotApplicable"]
    assert orders["profiling"]["applicability"] == orders["directMarketing"]["applicability"] == "NotApplicable"
    assert letters["provision"]["consequence"]["applicability"] == "NotApplicable"
    assert full["transfers"][1]["copyFrom"]["applicability"] == "NotApplicable"


def test_prose_of_each_purpose_in_every_language(summary: Node) -> None:
    for node in summary["processes"]:
        assert list(node["title"]) == list(node["description"]) == ["fi", "sv", "en"]


def test_retention_that_holds_for_every_purpose_is_found_at_each(summary: Node) -> None:
    general = [{**kept, "general": True} for kept in summary["retention"]]
    assert [node["retention"] for node in summary["processes"]] == [general] * len(summary["processes"])


def test_own_retention_goes_before_the_general_one(full: Node) -> None:
    (kept,) = _process(full, "orders")["retention"]
    assert kept["duration"] == {"type": "TemporalDuration", "value": "P6Y"}
    assert "general" not in kept


def test_version_has_a_document_of_its_own_with_ids_of_its_own(bookshop: Path) -> None:
    for folder in (bookshop / "versions").iterdir():
        document = _read(folder / "privacy.json")
        assert (document["id"], document["version"]) == (f"{ROOT}versions/{folder.name}/", folder.name)
        assert document["isVersionOf"] == ROOT
        assert all(node["id"].startswith(document["id"]) for node in document["processes"])
        assert not {"status", "versions"} & set(document)


def test_document_of_a_version_stays_when_it_is_replaced(bookshop: Path, site: Path) -> None:
    """What the root shows of a version and what the version shows of itself differ in ids, in what depends on the day, and in the format.

    The document of a version never changes, so it stays in the first one.
    """
    for built in (bookshop, site):
        root = _read(built / "privacy.json")
        own = json.dumps(_read(built / "versions" / root["version"] / "privacy.json")).replace(f"versions/{root['version']}/", "")
        apart = ("@context", "$schema", "id", "url", "translations", "status", "versions", "currentVersion", "isVersionOf", "replaces")
        assert {key: value for key, value in json.loads(own).items() if key not in apart} == {
            key: value for key, value in root.items() if key not in apart
        }


def test_root_lists_every_version(bookshop: Path) -> None:
    versions = _read(bookshop / "privacy.json")["versions"]
    assert [version["status"] for version in versions] == ["upcoming", "in-force", *["archived"] * 4]
    assert [version["replaces"] for version in versions[:-1]] == [version["id"] for version in versions[1:]]
    assert versions[1].items() >= {"validFrom": "2023-03-01", "validUntil": "2099-01-30", "published": "2023-01-20"}.items()
    for version in versions:
        assert (bookshop / version["describedBy"].removeprefix(ROOT)).is_file()
        sums = next(other for other in _read(bookshop / "versions.json")["versions"] if other["version"] == version["version"])
        assert version["sha256"] == sums["seal"]


def test_identity_comes_first_and_nothing_is_null(full: Node) -> None:
    assert list(full)[:4] == ["@context", "$schema", "id", "type"]
    assert None not in list(_values(full))
    assert full["$schema"] == f"{ROOT}schema/privacy-1.0.json"


def test_schema_it_names_is_published(site: Path, summary: Node) -> None:
    assert (site / summary["$schema"].removeprefix(ROOT)).is_file()


def _read(path: Path) -> Node:
    document: Node = json.loads(path.read_text(encoding="utf-8"))
    return document


def _process(document: Node, section: str) -> Node:
    found: Node = next(node for node in document["processes"] if node["id"].endswith(f"#{section}"))
    return found


def _values(node: Any) -> Iterator[Any]:
    """Every value in the data."""
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for item in inner:
        yield from _values(item)
    if not isinstance(node, (dict, list)):
        yield node
