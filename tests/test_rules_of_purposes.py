"""Rules on why data are used, by what right, and for how long."""

import pytest

from varied import few, found, with_section


@pytest.mark.parametrize(
    ("basis", "broken"),
    [
        ("{basis: contract}", ["PUR-04"]),
        ("{basis: contract, subject_is_party: no}", ["PUR-04"]),
        ("{basis: contract, subject_is_party: yes}", []),
        ("{basis: legal-obligation}", ["PUR-05"]),
        ("{basis: legal-obligation, statute: 1336/1997}", []),
        ("{basis: public-task, statute: The Act}", ["PUR-05"]),
        ("{basis: public-task, statute: 1/2000}", []),
        ("{basis: public-task}", ["PUR-05", "PUR-10"]),
        ("{basis: vital-interests}", ["PUR-10"]),
        ("{basis: legitimate-interest}", ["PUR-06", "PUR-07"]),
        ("{basis: legitimate-interest, interest: Our legitimate interest}", ["PUR-06", "PUR-07"]),
        ("{basis: legitimate-interest, interest: Our interest in stopping thieves}", ["PUR-07"]),
        ("consent", []),
    ],
)
def test_legal_basis_says_what_it_must(basis: str, broken: list[str]) -> None:
    review = few(f"legal_bases: [{basis}]")
    rules = ("PUR-02", "PUR-03", "PUR-04", "PUR-05", "PUR-06", "PUR-07", "PUR-10")
    assert [rule for rule in rules if found(rule, review)] == broken
    assert [rule for rule in rules if found(rule, few())] == ["PUR-02"]


@pytest.mark.parametrize(
    ("requests", "told_in", "hits"),
    [
        ("requests: {balancing_test: yes}", (), 0),
        ("requests: {balancing_test: no}", (), 1),
        ("requests: {email: a@example.fi}", (), 1),
        ("", ("sv", "fi", "en"), 0),
        ("", ("fi", "en"), 1),
    ],
)
def test_balancing_test_is_offered_or_told_of_in_every_language(requests: str, told_in: tuple[str, ...], hits: int) -> None:
    words = {"sv": "intresseavvägning", "fi": "tasapainotesti", "en": "balancing test"}
    review = few("legal_bases: [legitimate-interest]", requests)
    for language in told_in:
        review = with_section("objection", f"{words[language]}.", language, review=review)
    assert len(found("PUR-07", review)) == hits


@pytest.mark.parametrize(
    ("purpose", "more", "scopes"),
    [
        ("", "recipients: {a: {kind: court}}", ["recipients.a"]),
        ("recipients: [a]", "recipients: {a: {kind: court}}", []),
        ("categories: [b]", "categories: {a: {label: A}, b: {label: B}}", ["categories.a"]),
        ("categories: [{category: name, sources: [a]}]", "sources: {a: {kind: client}}", []),
        ("", "groups: {a: {label: A}}", ["groups.a"]),
    ],
)
def test_whatever_is_defined_is_used(purpose: str, more: str, scopes: list[str]) -> None:
    assert found("PUR-11", few(purpose, more)) == scopes


def test_group_of_which_one_is_controller_is_used() -> None:
    assert found("PUR-11", few("", "groups: {a: {label: A}}", "controller_of: [customers, a]")) == []


def test_who_works_for_another_needs_no_legal_basis() -> None:
    """Articles 13 and 14 do not bind processors."""
    assert [found("PUR-02", few(f"role: {role}")) for role in ("processor", "controller", "joint")] == [
        [], ["purposes.orders.legal_bases"], ["purposes.orders.legal_bases"],
    ]  # fmt: skip


# ---- How long


@pytest.mark.parametrize(
    ("criteria", "hits"),
    [
        ("criteria: As long as necessary", 1),
        ("criteria: As long as necessary, period: P1Y", 0),
        ("criteria: As long as necessary, statute: 1336/1997", 0),
        ("criteria: Until you cancel the letter", 0),
        ("period: P1Y", 0),
    ],
)
@pytest.mark.parametrize("common", [True, False])
def test_criteria_say_something_for_one_purpose_and_for_all(criteria: str, hits: int, common: bool) -> None:
    own = f"retention: [{{{criteria}}}]"
    review = few("", own) if common else few(own)
    assert found("RET-02", review) == ["retention.0.criteria" if common else "purposes.orders.retention.0.criteria"] * hits


def test_retention_of_all_is_not_that_of_a_purpose_with_its_own() -> None:
    common = "retention: [{criteria: As long as necessary}]"
    assert found("RET-02", few("retention: [{period: P1Y}]", common)) == []


@pytest.mark.parametrize(
    ("retention", "hits"),
    [
        ("criteria: As the law says", 1),
        ("criteria: As the law says, statute: The Accounting Act", 1),
        ("criteria: As the law says, statute: 1336/1997", 0),
        ("period: P6Y, statute: The Accounting Act", 1),
        ("period: P6Y", 0),
    ],
)
def test_law_behind_a_period_has_its_number(retention: str, hits: int) -> None:
    assert len(found("RET-04", few(f"retention: [{{{retention}}}]"))) == hits


@pytest.mark.parametrize(
    ("kinds", "statute", "hits"),
    [
        ("kinds: [accounting], ", "1336/1997", 0),
        ("kinds: [accounting, security], ", "1336/1997", 0),
        ("kinds: [security], ", "1336/1997", 1),
        ("kinds: [security], ", "527/2007", 0),
        ("", "1336/1997", 0),
    ],
)
def test_accounting_act_is_for_accounts(kinds: str, statute: str, hits: int) -> None:
    assert len(found("RET-04b", few(f"{kinds}retention: [{{period: P6Y, statute: {statute}}}]"))) == hits


@pytest.mark.parametrize(("retention", "hits"), [("", 1), ("[{statute: 1336/1997}]", 1), ("[{period: P1Y}]", 0), ("[{criteria: A}]", 0)])
def test_purpose_has_a_period_or_criteria(retention: str, hits: int) -> None:
    assert len(found("RET-01", few(f"retention: {retention}" if retention else ""))) == hits
    assert len(found("RET-01", few("", f"retention: {retention}" if retention else ""))) == hits
