"""Rules of Finnish law: its names and numbers, and what it asks beside the Regulation."""

from collections.abc import Mapping

import pytest

from notice.rules import RULES
from notice.rules.legal_sources import Statute, Work, binding, gdpr
from reviewed import complete_notice, speak
from varied import few, found, with_facts, with_section

NAMES: Mapping[str, tuple[str, str]] = {
    "FIN-04": ("By the Credit Act.", "By the Consumer Credit Act."),
    "FIN-05": ("By the Personal Data Act.", "By the Data Protection Act 1050/2018."),
    "FIN-08": ("Ask the Population Register Centre.", "Ask the Digital and Population Data Services Agency."),
}


@pytest.mark.parametrize("rule", NAMES)
def test_name_of_today_is_passed_over(rule: str) -> None:
    assert [len(found(rule, with_section("summary", text))) for text in NAMES[rule]] == [1, 0]


def test_old_name_of_a_recipient_is_told_once() -> None:
    names = "label: {sv: Kommunikationsverket, fi: Viestintävirasto, en: FICORA and FICORA}"
    review = with_facts(
        ("    label: {sv: De som sköter nätbutiken, fi: Verkkokaupan ylläpitäjät, en: Those who run the web shop}", f"    {names}")
    )
    assert found("FIN-08", review) == ["recipients.web-shop (Kommunikationsverket)"]


def test_old_name_of_a_law_in_the_facts_is_told_once() -> None:
    """In whichever language it stands; one without a language is in that of the source."""
    stated = "statute: {sv: bokföringslagen 1336/1997, fi: kirjanpitolaki 1336/1997, en: Accounting Act 1336/1997}\n    rec"
    laws = {
        "{sv: dataskyddslagen 1050/2018, en: Personal Data Act 523/1999, fi: tietosuojalaki 1050/2018}": ["Personal Data Act"],
        "{sv: personuppgiftslagen 523/1999, en: Personal Data Act 523/1999, fi: henkilötietolaki}": ["personuppgiftslagen"],
        "personuppgiftslagen": ["personuppgiftslagen"],
        "Personal Data Act": [],
    }
    for law, names in laws.items():
        review = with_facts((stated, f"statute: {law}\n    rec"))
        assert found("FIN-05", review) == [f"purposes.orders.legal_bases.legal-obligation.statute ({name})" for name in names]


def test_law_without_its_number_is_told_once_on_a_page() -> None:
    text = "By the Data Protection Act we may. The Data Protection Act says so."
    assert len(found("FIN-04b", with_section("summary", text, review=with_section("contact", text)))) == 1


def test_law_of_sweden_has_a_number_of_its_own() -> None:
    review = few(controller=FINNISH)
    assert len(found("FIN-04b", with_section("summary", "By the Accounting Act.", review=review))) == 1
    assert found("FIN-04b", with_section("summary", "By the Accounting Act (1999:1078).", review=review)) == []


# ---- What it asks


FINNISH = "address: {country: FI}"


@pytest.mark.parametrize(
    ("purpose", "recipients", "text", "hits"),
    [
        ("categories: [credit-entries]", "", "We do.", 1),
        ("categories: [name]", "", "We do.", 0),
        ("recipients: none", "", "We do.", 0),
        ("recipients: [a]", "recipients: {a: {kind: credit-register}}", "We do.", 1),
        ("recipients: [a]", "recipients: {a: {kind: court}}", "We do.", 0),
        ("categories: [credit-entries]", "", "By the Credit Information Act 527/2007.", 0),
        ("categories: [credit-entries]", "", "By the Act 1527/2007.", 1),
        ("categories: [credit-entries]", "", "By the Act 527/20070.", 1),
        ("categories: [credit-entries], legal_bases: [{basis: legal-obligation, statute: 527/2007}]", "", "We do.", 0),
    ],
)
def test_credit_information_names_its_law(purpose: str, recipients: str, text: str, hits: int) -> None:
    assert len(found("FIN-07", with_section("orders", text, review=few(purpose, recipients, FINNISH)))) == hits


def test_law_is_looked_for_in_the_source_language() -> None:
    review = few("categories: [credit-entries]", controller=FINNISH)
    assert len(found("FIN-07", with_section("orders", "Lag 527/2007.", "sv", review=review))) == 1


@pytest.mark.parametrize(
    ("purpose", "hits"),
    [
        ("direct_marketing: yes, legal_bases: [legitimate-interest]", 1),
        ("direct_marketing: yes, legal_bases: [legitimate-interest, consent]", 0),
        ("direct_marketing: yes", 0),
        ("direct_marketing: no, legal_bases: [contract]", 0),
    ],
)
def test_electronic_marketing_rests_on_consent(purpose: str, hits: int) -> None:
    assert len(found("FIN-01", few(purpose, controller=FINNISH))) == hits


@pytest.mark.parametrize(
    ("purpose", "text", "broken"),
    [
        ("categories: [personal-identity-code]", "We do.", ["FIN-02"]),
        ("categories: [personal-identity-code]", "By 1050/2018.", []),
        ("categories: [name]", "We do.", []),
        # A law that demands it allows it.
        ("categories: [personal-identity-code], legal_bases: [{basis: legal-obligation, statute: Act 1558/1995}]", "We do.", []),
        ("categories: [personal-identity-code], legal_bases: [legal-obligation]", "We do.", ["FIN-02"]),
        ("kinds: [debt-collection]", "We do.", ["FIN-06"]),
        ("kinds: [debt-collection]", "By 411/2018.", []),
        ("kinds: [security]", "We do.", []),
    ],
)
def test_identity_codes_and_collection_name_their_laws(purpose: str, text: str, broken: list[str]) -> None:
    review = with_section("orders", text, review=few(purpose, controller=FINNISH))
    assert [rule for rule in ("FIN-02", "FIN-06") if found(rule, review)] == broken


@pytest.mark.parametrize(
    ("purpose", "groups", "text", "hits"),
    [
        ("legal_bases: [consent]", "customers", "We do.", 0),
        ("legal_bases: [consent]", "customers, children", "We do.", 1),
        ("legal_bases: [contract]", "children", "We do.", 0),
        ("legal_bases: [consent]", "children", "From the age of 13.", 0),
        ("legal_bases: [consent]", "children", "From the age of 131.", 1),
        ("legal_bases: [consent]", "children", "Only if a guardian has given consent.", 0),
        ("legal_bases: [consent]", "own", "We do.", 1),
    ],
)
def test_age_at_which_children_consent_is_named(purpose: str, groups: str, text: str, hits: int) -> None:
    review = few(purpose, "groups: {own: {label: Pupils, like: children}}", FINNISH, groups)
    assert len(found("FIN-03", with_section("orders", text, review=review))) == hits
    assert bool(found("LNG-08", review)) == (groups != "customers")


def test_all_purposes_of_children_are_told_of_at_once() -> None:
    review = few("", "  letters: {groups: [children]}\n  events: {groups: [children, customers]}", groups="children")
    assert found("LNG-08", review) == ["purposes.orders.groups"]
    (hit,) = RULES["LNG-08"].findings(review)
    assert hit.values["purpose"] == "Orders, Newsletter and events"


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("The number keeps people apart.", 1),
        ("The number keeps people apart (Act 2018:218).", 0),
        ("Chapter 3, section 10 of the Data Protection Act allows it, for the number keeps people apart.", 0),
        ("The Data Protection Act allows it.", 1),
    ],
)
def test_swedish_act_on_identity_numbers_is_named(text: str, hits: int) -> None:
    """By its number, or its section beside what it is called in short, once a page has told the number."""
    review = few("categories: [personal-identity-code], legal_bases: [contract]", "records: {jurisdiction: [SE]}")
    assert len(found("SWE-01", with_section("orders", text, review=review))) == hits


@pytest.mark.parametrize(
    ("countries", "cited"),
    [
        (["FI"], ["917/2014 § 205", "TSV 13.12.2022"]),
        (["SE"], ["SFS 2018:218", "2002/58/EC, 5(3)"]),
        (["SE", "FI"], ["917/2014 § 205", "TSV 13.12.2022", "SFS 2018:218"]),
        ([], ["917/2014 § 205", "TSV 13.12.2022", "SFS 2018:218"]),
    ],
)
def test_law_of_another_country_is_no_source(countries: list[str], cited: list[str]) -> None:
    """What binds the whole Union is one everywhere; where no country is known, nothing is left out."""
    national = (Statute("917/2014", "205"), Work("TSV 13.12.2022", country="FI"), Work("SFS 2018:218", country="SE"))
    told = [one.cite(speak("en", complete_notice())).text for one in binding((*gdpr("7(3)"), *national), countries)]
    assert told == ["Article 7(3)", *cited]
