"""The JSON Schemas of privacy-2.json and versions.json refuse what no notice can say, and TypeScript made of the first is pleasant."""

import json
import runpy
import subprocess
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from author_mistakes import publication_of
from goldens import GOLDENS, NOTICES
from notice.addresses import Addresses
from notice.summary import VERSIONS_SCHEMA, published_schema, second_schema
from notice.summary.second.second_document import in_force
from projects import COMPLETE
from reviewed import TODAY

ADDRESSES = Addresses("https://www.example.fi/", {"fi": "", "sv": "sv/", "en": "en/"})
SCHEMA = second_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
VERSIONS = Draft202012Validator(published_schema(VERSIONS_SCHEMA), format_checker=FormatChecker())
GONE = object()
# Where, and what stands there: first the thirty that the first schema was tried with, then others.
WRONG: list[tuple[str, Any]] = [
    ("version", "banana"),
    ("validFrom", "tomorrow"),
    ("status", "live"),
    ("controller", GONE),
    ("controller.name", GONE),
    ("controller.name", ""),
    ("controller.email", "nope"),
    ("controller.phone", "call me"),
    ("controller.website", "javascript:alert(1)"),
    ("controller.address.country", "Finland"),
    ("recipients.post.country", ["ZZ"]),
    ("purposes", {}),
    ("purposes.orders.kinds", []),
    ("purposes.orders.legal_bases", []),
    ("purposes.orders.legal_bases.0.basis", "whim"),
    ("purposes.orders.legal_bases.0.type", ["eu-gdpr:A6-1-z"]),
    ("rights", []),
    ("rights.0", "dpv:Foo"),
    ("recipients.post.type", ["dpv:DataSubject"]),
    ("purposes.orders.unstated", ["recipients"]),
    ("inLanguage", []),
    ("title", {}),
    ("type", []),
    ("@context", {}),
    ("purposes.orders.retention.0.period", "6 years"),
    ("requests.response_time", "P1X"),
    ("cookies.items.0.name", GONE),
    ("cookies.items.0.party", True),
    ("stableIds.fi", 5),
    ("requests.free_of_charge", "yes"),
    # What is stated and named as not stated, or neither.
    ("dpo", GONE),
    ("unstated", ["dpo"]),
    ("unstated", []),
    ("unstated", ["controller"]),
    ("unstated", GONE),
    ("purposes.orders.profiling", GONE),
    ("purposes.orders.provision", GONE),
    ("purposes.orders.recipients", GONE),
    ("transfers.0.mechanism", GONE),
    ("purposes.orders.provision.consequences", GONE),
    # None of what cannot be none, and the word in the place of it.
    ("controller", None),
    ("authority", None),
    ("purposes.orders.legal_bases", None),
    ("purposes.orders.direct_marketing", None),
    ("rights", None),
    ("purposes.orders.profiling", "none"),
    ("dpo", "none"),
    ("transfers", "none"),
    ("cookies", False),
    # Values of another kind.
    ("purposes.orders.direct_marketing", "no"),
    ("purposes.orders.direct_marketing", 0),
    ("notice_period_days", "30"),
    ("notice_period_days", 1.5),
    ("controller.name", {"fi": "A"}),
    ("purposes.orders.title", "Orders"),
    ("purposes.orders.groups", "customers"),
    ("purposes.orders.groups", [1]),
    ("purposes.orders.groups.0", "Not An Id"),
    ("purposes.orders.retention", {"period": "P6Y"}),
    ("purposes.orders.legal_bases.0", "contract"),
    ("groups", ["customers"]),
    ("purposes", []),
    ("cookies.items.0.duration", "two days"),
    ("cookies.items.0.duration", "P"),
    ("validFrom", "2027-3-1"),
    ("validFrom", 20270301),
    ("published", "2027-02-30"),
    ("inLanguage", ["finnish!"]),
    ("sourceLanguage", ""),
    ("title", {"fi": ""}),
    ("title", {"not a language": "A"}),
    # Words that are none of the vocabulary.
    ("purposes.orders.kinds", ["fun"]),
    ("purposes.orders.role", "owner"),
    ("purposes.orders.collected_from", ["thieves"]),
    ("purposes.orders.provision.kind", "Required"),
    ("transfers.0.mechanism", "trust"),
    ("transfers.0.country", "US-CA"),
    ("recipients.post.kind", "friend"),
    ("cookies.items.0.category", "tasty"),
    ("cookies.items.0.kind", "biscuit"),
    ("authority.code", "fi"),
    # Addresses, and things of another class.
    ("id", "#notice"),
    ("url", "www.example.fi"),
    ("firstFormat", "/privacy.json"),
    ("$schema", "2.0"),
    ("authority.website", "ftp://tietosuoja.fi/"),
    ("purposes.orders.url", "mailto:a@example.fi"),
    ("requests.form", "https://exa mple.fi/"),
    ("controller.type", "dpv:DataController"),
    ("controller.type", ["dpv:DataController", "dpv:Purpose"]),
    ("dpo.type", []),
    ("purposes.orders.type", ["dpv:Purpose"]),
    ("purposes.orders.id", GONE),
    ("requests.identity_check", {"type": ["dpv:IdentityManagementMethod"]}),
    ("requests.identity_check", {"fi": "Pankkitunnuksilla"}),
    ("seal", "abc"),
    # Keys that there are not.
    ("legalBases", []),
    ("purposes.orders.legalBases", []),
    ("controller.telephone", "+358 18 12345"),
    ("controller.dpo", {}),
    ("purposes.orders.linked", {"hasPurpose": []}),
    ("purposes.orders.linked", {"dpv:hasPurpose": []}),
    ("purposes.orders.linked", {"dpv:hasPurpose": {"id": "dpv:Marketing"}}),
    ("terms", {"legal_bases.contract": "Contract"}),
    ("sections.rights.url", GONE),
    ("@context.dpv", "http://www.w3.org/ns/dpv#"),
    ("@context.@version", "1.1"),
    # One thing twice, and days, numbers and periods that there are not.
    ("purposes.orders.recipients", ["post", "post"]),
    ("purposes.orders.kinds", ["contract", "contract"]),
    ("purposes.orders.groups", ["customers", "customers"]),
    ("recipients.post.country", ["FI", "FI"]),
    ("rights", ["access", "access"]),
    ("inLanguage", ["fi", "fi"]),
    ("version", "2027-13-01"),
    ("version", "2027-01-32"),
    ("version", "2027-01-01-1"),
    ("validFrom", "2027-00-10"),
    ("notice_period_days", -1),
    ("notice_period_days", 36_501),
    ("notice_period_days", True),
    ("purposes.orders.retention.0.period", "P0D"),
    ("purposes.orders.retention.0.period", "P0Y0M"),
    ("purposes.orders.retention.0.period", "-P1Y"),
    ("cookies.items.0.duration", "PT0S"),
    ("time_zone", "Mars/Base"),
    ("time_zone", "Europe/"),
    ("time_zone", "helsinki"),
    ("applicableLaw", []),
    ("applicableLaw", ["legal-eu:law-Nope!"]),
    ("applicableLaw", ["legal-eu:law-GDPR", "legal-eu:law-DGA"]),
    # A right that is neither stated nor named as not stated, or both; ids of another kind.
    ("rights", GONE),
    ("rights", ["access"]),
    ("unstated", ["dpo", "rights.access"]),
    ("stableIds.fi", "x"),
    ("stableIds.fi", "https://www.example.fi/@2027-13-01#fi"),
    # A class that is that of another code, or lacks.
    ("purposes.orders.legal_bases.0.type", ["dpv:LegalBasis", "eu-gdpr:A6-1-a"]),
    ("purposes.orders.legal_bases.0.type", ["dpv:LegalBasis"]),
    ("purposes.orders.legal_bases.0.type", ["dpv:LegalBasis", "eu-gdpr:A6-1-a", "eu-gdpr:A6-1-b"]),
    ("purposes.orders.legal_bases.0.basis", "consent"),
    ("purposes.orders.provision.type", ["dpv:Necessity", "dpv:Optional"]),
    ("recipients.post.type", ["dpv:Recipient", "dpv:DataProcessor", "dpv:ThirdParty"]),
    ("recipients.post.kind", "authority"),
    ("cookies.items.0.type", ["dpv:Technology", "tech:LocalStorage"]),
    ("groups.customers.type", ["dpv:DataSubject", "dpv:Employee"]),
    ("groups.customers.like", GONE),
    ("categories.name.like", GONE),
    ("sources.subject.kind", "registers"),
]
WRONG_VERSIONS: list[tuple[str, Any]] = [
    ("notice", "tietosuoja"), ("notice", GONE), ("timeZone", ""), ("timeZone", "Mars/Base"),
    ("versions", {}), ("versions.0.version", "first"),
    ("versions.0.status", "live"), ("versions.0.validFrom", "soon"), ("versions.0.validFrom", None),
    ("versions.0.validUntil", "2099-02-30"), ("versions.0.validUntil", GONE),
    ("versions.0.change", "big"), ("versions.0.title.fi", 1), ("versions.0.pages", {}), ("versions.0.pages.index", {}),
    ("versions.0.pages.index.fi", "/versions/"), ("versions.0.changedFacts", None), ("versions.0.changedFacts.0.id", "Purposes"),
    ("versions.0.changedFacts.0.kind", "moved"), ("versions.0.changedFacts.0.before", GONE), ("versions.0.seal", "abc"),
    ("versions.0.sha256", {}), ("versions.0.seal", GONE),
    ("versions.0.found", "minor"), ("versions.0.found.verdict", 1), ("versions.0.extra", 1),
    ("versions.0.version", "2020-13-01"), ("versions.0.change", "unmarked"), ("ledger", GONE), ("ledger.0.kind", "text"),
    ("ledger.0.entry", "2020"), ("ledger.0.published", "yesterday"), ("ledger.0.seal", None), ("noticeEnds", "never"),
]  # fmt: skip


@cache
def _complete() -> dict[str, Any]:
    return in_force(publication_of(COMPLETE, TODAY).timeline, ADDRESSES)


def _spoilt(good: dict[str, Any], where: str, what: Any) -> dict[str, Any]:
    document = deepcopy(good)
    *path, last = (int(part) if part.isdecimal() else part for part in where.split("."))
    place: Any = document
    for part in path:
        place = place[part]
    if what is GONE:
        del place[last]
    else:
        place[last] = what
    return document


def test_the_document_itself_is_valid() -> None:
    assert list(VALIDATOR.iter_errors(_complete())) == []


@pytest.mark.parametrize(("where", "what"), WRONG, ids=lambda given: "gone" if given is GONE else str(given))
def test_wrong_documents_are_refused(where: str, what: Any) -> None:
    assert not VALIDATOR.is_valid(_spoilt(_complete(), where, what))


@pytest.mark.parametrize("name", ["site", "bookshop"])
def test_versions_follow_their_schema(request: pytest.FixtureRequest, name: str) -> None:
    site: Path = request.getfixturevalue(name)
    document = json.loads((site / "versions.json").read_text(encoding="utf-8"))
    published = json.loads((site / "schema" / "versions-1.0.json").read_text(encoding="utf-8"))
    assert [error.message for error in VERSIONS.iter_errors(document)] == []
    assert published == {"$id": document["$schema"], **published_schema(VERSIONS_SCHEMA)}
    if name == "bookshop":
        assert [where for where, what in WRONG_VERSIONS if VERSIONS.is_valid(_spoilt(document, where, what))] == []


def test_published_schema_has_its_own_address(site: Path) -> None:
    published = json.loads((site / "schema" / "privacy-2.0.json").read_text(encoding="utf-8"))
    document = json.loads((site / "privacy-2.json").read_text(encoding="utf-8"))
    assert published == {"$id": document["$schema"], **second_schema()}


READER = """
import type { PrivacyNotice, Purpose } from "./notice";
declare const notice: PrivacyNotice;
const orders: Purpose | undefined = notice.purposes?.["orders"];
if (orders?.profiling) { const text: string | undefined = orders.profiling.description["en"]; text; }
if (orders?.direct_marketing === false) { orders.kinds?.includes("direct-marketing"); }
if (notice.dpo) { const mail: string | undefined = notice.dpo.email; mail; }
else { const state: null | undefined = notice.dpo; state; }
for (const basis of orders?.legal_bases ?? []) { switch (basis.basis) { case "consent": case "contract": break; } }
// @ts-expect-error it may be none, or not stated
notice.dpo.email;
// @ts-expect-error there is no such basis
orders?.legal_bases?.some((basis) => basis.basis === "whim");
// @ts-expect-error there is no such key
orders?.legalBases;
// @ts-expect-error it may not be stated
orders?.title.en;
"""


VERSIONS_READER = """
import type { Versions } from "./versions";
declare const versions: Versions;
for (const version of versions.versions) {
  if (version.found?.verdict === "substance") { const title: string | undefined = version.title["en"]; title; }
  if (version.change === "minor" && version.published) { version.published.slice(0, 4); }
  for (const fact of version.changedFacts) { if (typeof fact.after === "string") { fact.after.length; } }
}
// @ts-expect-error it may be unknown when it was published
versions.versions[0]?.published.slice(0, 4);
// @ts-expect-error there is no such status
versions.versions.some((version) => version.status === "live");
"""


@pytest.mark.night
def test_types_made_of_it_are_pleasant(tmp_path: Path) -> None:
    """One type for each thing, no key but those that there are, and a plain `if` that tells what is stated from what is not."""
    modules = Path(__file__).parent / "node_modules"
    (tmp_path / "schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    (tmp_path / "versions.json").write_text(json.dumps(published_schema(VERSIONS_SCHEMA)), encoding="utf-8")
    (tmp_path / "reader.ts").write_text(READER, encoding="utf-8")
    (tmp_path / "versions_reader.ts").write_text(VERSIONS_READER, encoding="utf-8")
    json2ts, tsc = modules / ".bin" / "json2ts", modules / ".bin" / "tsc"
    subprocess.run([json2ts, "-i", "schema.json", "-o", "notice.d.ts"], cwd=tmp_path, check=True)
    subprocess.run([json2ts, "-i", "versions.json", "-o", "versions.d.ts"], cwd=tmp_path, check=True)
    types = (tmp_path / "notice.d.ts").read_text(encoding="utf-8")
    made = [line.split()[2] for line in types.splitlines() if line.startswith("export ")]
    assert [name for name in made if name[-1].isdigit()] == []
    assert types.count("[k: string]: unknown") == 1, "but for the context"
    command: list[str | Path] = [tsc, "--noEmit", "--strict", "--noUncheckedIndexedAccess", "--skipLibCheck", "--types", ""]
    done = subprocess.run([*command, "reader.ts", "versions_reader.ts"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.night
def test_quicktype_reads_every_notice_and_refuses_what_is_none(tmp_path: Path) -> None:
    """What it makes of the schema alone, in a language that is not JavaScript, takes the documents of three notices."""
    (tmp_path / "schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    command: list[str | Path] = ["node", Path(__file__).with_name("quicktype.mjs"), tmp_path / "schema.json"]
    (tmp_path / "made_of_the_schema.py").write_text(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    read = runpy.run_path(str(tmp_path / "made_of_the_schema.py"))["document_from_dict"]
    for name in NOTICES:
        document = json.loads((GOLDENS / name / "privacy-2.json").read_text(encoding="utf-8"))
        assert read(document).controller.name == document["controller"]["name"]
        spoilt: dict[str, Any] = {"status": "live", "validFrom": "tomorrow", "recipients": [], "controller": None}
        for key, wrong in spoilt.items():
            with pytest.raises((AssertionError, ValueError)):
                read({**document, key: wrong})
