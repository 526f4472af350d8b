"""Rules on what people can demand and how, and on consent."""

import pytest

from notice.rules import RULES
from varied import WHOLE, few, found, with_page, with_section

FORM = "form: https://example.fi/form"


@pytest.mark.parametrize(
    ("purpose", "severity"),
    [
        ("legal_bases: [public-task]", "error"),
        ("legal_bases: [legitimate-interest]", "error"),
        ("legal_bases: [contract], direct_marketing: yes", "error"),
        ("legal_bases: [contract], direct_marketing: no", "warning"),
        ("", "warning"),
    ],
)
def test_right_to_object_matters_where_there_is_something_to_object_to(purpose: str, severity: str) -> None:
    assert [one.severity or RULES["RGT-05"].severity for one in RULES["RGT-05"].findings(few(purpose))] == [severity]
    assert found("RGT-05", few(purpose, "rights: [objection]")) == []


@pytest.mark.parametrize(
    ("purpose", "severity"),
    [("legal_bases: [consent]", "error"), ("legal_bases: [contract]", "error"), ("legal_bases: [public-task]", "warning")],
)
def test_data_can_be_taken_along_where_they_were_given(purpose: str, severity: str) -> None:
    assert [one.severity or RULES["RGT-06"].severity for one in RULES["RGT-06"].findings(few(purpose))] == [severity]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_most_rights_are_always_there(number: int) -> None:
    rule, right = f"RGT-0{number}", ("access", "rectification", "erasure", "restriction")[number - 1]
    assert [(one.place.scope, one.severity) for one in RULES[rule].findings(few())] == [(f"rights ({right})", None)]
    assert found(rule, few("", f"rights: [{right}]")) == []


@pytest.mark.parametrize(
    ("decisions", "rights", "hits"),
    [
        ("", "[access]", 0),
        ("automated_decisions: none", "[access]", 0),
        ("automated_decisions: [{purpose: orders, logic: A, significance: B}]", "[access]", 1),
        ("automated_decisions: [{purpose: orders, logic: A, significance: B}]", "[human-review]", 0),
    ],
)
def test_decision_of_a_program_is_looked_at_by_a_human(decisions: str, rights: str, hits: int) -> None:
    assert len(found("RGT-14", few("", f"{decisions}\nrights: {rights}"))) == hits


@pytest.mark.parametrize(
    ("requests", "hits"),
    [
        ("{}", 1),
        ("{response_time: P1M, free_of_charge: yes}", 1),
        ("{response_time: P1M, free_of_charge: no, identity_check: none}", 0),
        ("{free_of_charge: no, identity_check: none}", 1),
        ("{response_time: P1M, identity_check: none}", 1),
    ],
)
def test_terms_of_requests_are_three(requests: str, hits: int) -> None:
    assert len(found("RGT-11", few("", f"requests: {requests}"))) == hits
    assert len(found("RGT-11", few())) == 1


@pytest.mark.parametrize("records", ["", "records: {requests_tested: 2027-01-10}", "records: {requests_monitored_by: Team}"])
def test_somebody_reads_the_requests(records: str) -> None:
    assert bool(found("RGT-10b", few("", records))) == ("monitored_by" not in records)


@pytest.mark.parametrize(
    ("requests", "linked", "hits"),
    [
        ("", ("sv", "fi", "en"), 0),
        ("", ("sv", "fi"), 1),
        ("", (), 1),
        ("requests: {response_time: P1M}", (), 1),
        ("requests: {email: a@example.fi}", (), 0),
        ("requests: {form: https://example.fi/form}", (), 0),
        ("requests: {response_time: P1M}", ("sv", "fi", "en"), 0),
    ],
)
def test_requests_have_a_way_or_the_text_leads_to_one(requests: str, linked: tuple[str, ...], hits: int) -> None:
    review = few("", requests)
    for language in linked:
        review = with_section("access", "Write to [us](#contact).", language, review=review)
    assert len(found("RGT-09", review)) == hits


def test_way_to_use_the_rights_is_in_their_chapter() -> None:
    review = few()
    for language in ("sv", "fi", "en"):
        review = with_section("dpo", "Write to [us](#contact).", language, review=review)
    assert len(found("RGT-09", review)) == 1


@pytest.mark.parametrize(
    ("purpose", "text", "broken"),
    [
        ("legal_bases: [legitimate-interest]", "You can object.", ["RGT-08"]),
        ("legal_bases: [public-task]", "You can object.", ["RGT-08"]),
        ("legal_bases: [legitimate-interest]", "You can object for reasons of your own situation.", []),
        ("legal_bases: [legitimate-interest]", "You can object on grounds that concern you in particular.", []),
        ("legal_bases: [legitimate-interest]", "You can object for reasons particular to you.", []),
        ("legal_bases: [legitimate-interest]", "Whoever has personal reasons can object.", []),
        ("legal_bases: [legitimate-interest]", "You can object for any reason.", ["RGT-08"]),
        ("legal_bases: [contract]", "You can object.", []),
        ("direct_marketing: yes", "You can object.", ["RGT-08b"]),
        ("direct_marketing: yes", "You can object to marketing.", []),
        ("direct_marketing: yes", "To our newsletters you can always object.", []),
        ("direct_marketing: yes", "", []),
        ("direct_marketing: no", "You can object.", []),
    ],
)
def test_right_to_object_says_to_what_and_why(purpose: str, text: str, broken: list[str]) -> None:
    review = with_section("objection", text, review=few(purpose))
    rules = ("RGT-08", "RGT-08b")
    assert [rule for rule in rules if any(scope.startswith("index.en") for scope in found(rule, review))] == broken


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "När vi stöder oss på ett berättigat intresse kan du invända av skäl som rör just dig."),
        ("sv", "Du kan invända om du har personliga skäl till det."),
        ("fi", "Kun vetoamme oikeutettuun etuun, voit vastustaa syystä, joka koskee juuri sinua."),
        ("fi", "Voit vastustaa sitä omista syistäsi."),
    ],
)
def test_reasons_of_ones_own_are_told_in_whatever_words(language: str, text: str) -> None:
    assert found("RGT-08", with_section("objection", text, language)) == []
    assert found("RGT-08", with_section("objection", "–", language)) == [f"index.{language}#objection"]


@pytest.mark.parametrize(
    ("purpose", "below", "hits"),
    [
        ("legal_bases: [legitimate-interest]", "access", 1),
        ("legal_bases: [legitimate-interest]", "rights", 0),
        ("legal_bases: [contract]", "access", 0),
        ("direct_marketing: yes", "access", 1),
    ],
)
def test_right_to_object_is_no_part_of_another_right(purpose: str, below: str, hits: int) -> None:
    level = "####" if below == "access" else "###"
    page = f"# T {{#t}}\n\n## R {{#rights}}\n\n### A {{#access}}\n\n{level} O {{#objection}}\n"
    assert len(found("RGT-07", with_page(page, review=few(purpose)))) == hits
    deeper = "# T {#t}\n\n## R {#rights}\n\n### Part {#part}\n\n#### A {#access}\n\n#### O {#objection}\n"
    assert found("RGT-07", with_page(deeper, review=few(purpose))) == []
    assert found("RGT-07", with_page("# T {#t}\n\n## A {#access}\n", review=few(purpose))) == []


def test_old_name_of_a_right_is_found_in_its_heading_and_in_its_text() -> None:
    page = "# T {#t}\n\n## R {#rights}\n\n### Right of inspection {#access}\n\nThe right to inspect.\n\n### O {#objection}\n\n"
    page += "Right of prohibition.\n"
    page += "\n## Other {#other}\n\nThe right to inspect.\n"
    hits = [(one.place.scope, one.values["term"]) for one in RULES["RGT-13"].findings(with_page(page))]
    terms = WHOLE.notice.terms["en"]
    assert hits == [
        ("index.en#access (Right of inspection)", terms["rights", "access"]),
        ("index.en#access (right to inspect)", terms["rights", "access"]),
        ("index.en#objection (Right of prohibition)", terms["rights", "objection"]),
    ]


def test_right_is_more_than_its_name_or_has_parts() -> None:
    page = "# T {#t}\n\n## A {#access}\n\n## E {#erasure}\n\n### Part {#part}\n\n## O {#objection}\n\nText.\n"
    assert found("RGT-12b", with_page(page)) == ["index.en#access"]
    purposes = "# T {#t}\n\n## Orders {#orders}\n\n## Letters {#letters}\n\n### Part {#part}\n\n## Security {#security}\n\nText.\n"
    assert found("PUR-01", with_page(purposes)) == ["index.en#orders"]


# ---- Consent


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("", 0),
        ("You can withdraw it.", 1),
        ("You can withdraw it at any time.", 1),
        ("That does not affect what we did before.", 1),
        ("You can withdraw it at any time. That does not affect what we did before.", 0),
    ],
)
def test_withdrawal_is_possible_at_any_time_and_changes_nothing_before(text: str, hits: int) -> None:
    assert len(found("CON-01b", with_section("withdraw-consent", text))) == hits


@pytest.mark.parametrize(
    ("purpose", "groups", "hits"),
    [
        ("legal_bases: [consent]", "customers", 0),
        ("legal_bases: [consent]", "employees", 1),
        ("legal_bases: [consent]", "customers, job-applicants", 1),
        ("legal_bases: [contract]", "employees", 0),
        ("legal_bases: [consent], kinds: [debt-collection]", "customers", 1),
        ("legal_bases: [contract], kinds: [debt-collection]", "customers", 0),
        ("legal_bases: [contract], special_condition: explicit-consent", "employees", 1),
    ],
)
def test_consent_is_not_asked_of_who_can_hardly_refuse(purpose: str, groups: str, hits: int) -> None:
    assert len(found("CON-03", few(purpose, groups=groups))) == hits


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Ditt samtycke kan återkallas när som helst, bara avgifterna är skötta.", None),
        ("Kortet kan avslutas när som helst, bara lånen och avgifterna är skötta.", "warning"),
    ],
)
def test_what_is_hard_to_give_up_is_surely_consent_only_where_it_is_called_so(text: str, severity: str | None) -> None:
    """In a section on another right it may be a card, a booking or a debt."""
    hits = RULES["TXT-03c"].findings(with_section("erasure", text, "sv"))
    assert {one.severity for one in hits} == {severity}
