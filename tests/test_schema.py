"""The schema named at the top of notice.yml is the one of the code, and accepts what the code accepts."""
from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from notice.facts import Facts, schema_of
from notice.reference import described_schema
from projects import REAL, ROOT
from quick_yaml import load_yaml

SCHEMA = ROOT / "hooks" / "notice" / "facts" / "notice.schema.json"


def test_committed_schema_is_current() -> None:
    committed = json.loads(SCHEMA.read_text(encoding="utf-8"))
    committed.pop("$schema")
    assert committed == described_schema(), "run `make schema`"


def test_notice_names_its_schema() -> None:
    first = (REAL / "notice.yml").read_text(encoding="utf-8").split("\n")[0]
    assert Path(os.path.normpath(ROOT / "docs" / first.rpartition("=")[2])) == SCHEMA


def test_editors_accept_our_notice_and_refuse_a_slip() -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    facts = load_yaml((REAL / "notice.yml").read_text(encoding="utf-8"))
    validator.validate(facts)
    facts["purposes"]["invoicing"]["legal_bases"] = ["contractt"]
    with pytest.raises(Exception, match="contractt"):
        validator.validate(facts)


def test_every_fact_has_a_description() -> None:
    schema = schema_of(Facts)
    assert all("description" in definition for definition in schema["$defs"].values())
