"""What is judged, in which language, and what keeps it from being published."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from notice.facts.records import AcceptedFinding
from notice.rules import Judgement, Severity, findings_of, judge, review_of
from notice.versions import Status
from small_notices import SmallNotice
from varied import FACTS, few, found, with_facts, with_section

DAY = date(2026, 6, 1)
ACCEPTED = AcceptedFinding.model_construct(rule="PUR-02", scope="purposes.orders", reason="why", role="Legal", date=DAY, review_by=DAY)


@pytest.fixture
def notice(tmp_path: Path) -> SmallNotice:
    """A notice with two versions and a draft; by the law, a lot is missing in it."""
    notice = SmallNotice(tmp_path / "docs")
    notice.publish("2026-01-01", on="2025-12-01")
    notice.publish("2026-06-01", on="2026-05-01")
    notice.begin("2026-07-01")
    return notice


def test_newest_version_is_judged_unless_another_is_named(notice: SmallNotice) -> None:
    publication = notice.on("2026-06-15")
    found = [judge(publication, "en", version) for version in (None, "2026-01-01", "2026-06-01")]
    assert [one.version.id for one in found] == ["2026-07-01", "2026-01-01", "2026-06-01"]
    assert [one.status for one in found] == [Status.DRAFT, Status.ARCHIVED, Status.IN_FORCE]
    with pytest.raises(KeyError):
        judge(publication, "en", "2026-02-01")


@pytest.mark.parametrize(("wanted", "spoken"), [("fi", "fi"), ("en", "en"), ("xx", "en"), (None, "en")])
def test_messages_are_in_the_language_wanted_or_that_of_the_notice(notice: SmallNotice, wanted: str | None, spoken: str) -> None:
    assert judge(notice.on("2026-06-15"), wanted).language == spoken


def test_version_is_reviewed_beside_those_before_it_newest_first(notice: SmallNotice) -> None:
    publication = notice.on("2026-06-15")
    first, second, draft = publication.timeline.versions
    lines = [[version.id for version in review_of(publication, one, "en").line] for one in (first, second, draft)]
    assert lines == [["2026-01-01"], ["2026-06-01", "2026-01-01"], ["2026-07-01", "2026-06-01", "2026-01-01"]]
    review = review_of(publication, draft, "en")
    assert (review.before, review_of(publication, first, "en").before) == (second, None)
    assert review.day.isoformat() == "2026-06-15"


@pytest.mark.parametrize(
    ("status", "imported", "gated"),
    [(Status.DRAFT, False, True), (Status.DRAFT, True, False), (Status.UPCOMING, False, False), (Status.IN_FORCE, False, False)],
)
def test_errors_that_nobody_accepted_block_a_draft(notice: SmallNotice, status: Status, imported: bool, gated: bool) -> None:
    """Not what was published elsewhere before, and no milder finding."""
    judged = judge(notice.on("2026-06-15"), "en")
    errors = [one for one in judged.findings if one.severity == Severity.ERROR]
    assert len(errors) not in (0, len(judged.findings))
    heading = replace(judged.version.heading, imported=imported)
    review = replace(judged.review, status=status, line=(replace(judged.version, heading=heading), *judged.review.line[1:]))
    accepted = (replace(errors[0], accepted=ACCEPTED), *(one for one in judged.findings if one is not errors[0]))
    found = Judgement(review, accepted)
    assert found.gated == gated
    assert list(found.blocking) == (errors[1:] if gated else [])


def test_findings_stand_in_order_the_gravest_first(notice: SmallNotice) -> None:
    found = judge(notice.on("2026-06-15"), "en").findings
    order = [(one.severity.rank, one.to_read, one.place.file, one.place.line, one.rule) for one in found]
    assert order == sorted(order)
    assert {severity for severity, *_ in order} == {0, 1, 2}


def test_what_is_accepted_and_not_found_is_found_itself() -> None:
    accepted = "{rule: PUR-02, scope: %s, reason: guests order too, role: Legal, date: 2027-01-01, review_by: 2027-12-31}"
    scopes = ("purposes.orders.legal_bases", "purposes.letters.legal_bases")
    review = few("", f"accepted_findings: [{', '.join(accepted % scope for scope in scopes)}]")
    found = findings_of(review)
    assert [(one.rule, one.place.scope) for one in found if one.accepted] == [("PUR-02", scopes[0])]
    assert [one.place.scope for one in found if one.rule == "FND-01"] == [f"accepted_findings.1 (PUR-02 {scopes[1]})"]


# ---- The authority


STATED = FACTS[FACTS.index("  visiting_address:\n") : FACTS.index("  email: tietosuoja@om.fi")]
TOWN = "{sv: Helsingfors, fi: Helsinki, en: Helsinki}"


@pytest.mark.parametrize(
    ("stated", "scopes"),
    [
        (STATED, []),
        # What is not said is not wrong, and neither is what the list does not have.
        (f"  visiting_address: {{town: {TOWN}, country: FI}}\n", []),
        (f"  postal_address: {{town: {TOWN}}}\n", []),
        ("", []),
        # A text without a language may be that of any.
        ("  visiting_address: {town: Helsinki}\n", []),
        ("  visiting_address: {town: Helsingfors}\n", []),
        ("  visiting_address: {town: Tampere}\n", ["authority.visiting_address"]),
        (f"  visiting_address: {{street: Ratapihantie 9, town: {TOWN}}}\n", ["authority.visiting_address"]),
        (f"  postal_address: {{po_box: 800, postal_code: '00521', town: {TOWN}}}\n", ["authority.postal_address"]),
    ],
)
def test_address_of_the_authority_is_that_of_today(stated: str, scopes: list[str]) -> None:
    assert found("AUT-03", with_facts((STATED, stated))) == scopes


@pytest.mark.parametrize(
    ("find", "put", "scopes"),
    [
        ("email: tietosuoja@om.fi", "email: Tietosuoja@OM.fi", []),
        ("email: tietosuoja@om.fi", "email: other@om.fi", ["authority.email"]),
        ("  email: tietosuoja@om.fi\n", "", []),
        ("phone: +358 29 566 6700", "phone: +358 295666700", []),
        ("phone: +358 29 566 6700", "phone: +358 29 566 6701", ["authority.phone"]),
        ("website: https://tietosuoja.fi/", "website: https://www.tietosuoja.fi/en", []),
        ("website: https://tietosuoja.fi/", "website: https://example.fi/", ["authority.website"]),
        ("  code: fi-tsv\n", "", []),
    ],
)
def test_channels_of_the_authority_are_those_of_today(find: str, put: str, scopes: list[str]) -> None:
    """Of an authority that the list does not know, nothing can be said."""
    assert found("AUT-03", with_facts((find, put))) == scopes


def test_who_is_asked_to_write_first_learns_that_it_is_no_condition() -> None:
    first, free = "Please contact us first.", "You need not contact us before."
    reviews = [with_section("complaint", text) for text in (first, f"{first} {free}", free)]
    assert [len(found("AUT-05", review)) for review in reviews] == [1, 0, 0]
