"""Rules on which data are used, special ones among them, and what programs decide by them."""

import pytest

from notice.rules import RULES, Severity
from varied import few, found, stating, with_page, with_section


@pytest.mark.parametrize(
    ("categories", "text", "hits"),
    [
        ("", "You pay with payments.", 0),
        ("categories: [name]", "You make payments. Payments are late.", 1),
        ("categories: [payments]", "You make payments.", 0),
        ("categories: [bank-account]", "You make payments.", 0),
        ("categories: [name]", "You get text messages.", 1),
        ("categories: [telephone-number]", "You get text messages and phone calls.", 0),
        ("categories: [correspondence]", "You get text messages and phone calls.", 1),
        ("categories: [name]", "You get text messages and phone calls.", 2),
        ("categories: [own]", "You get text messages.", 0),
        ("categories: [other]", "You get text messages.", 1),
    ],
)
def test_what_is_described_is_done_with_data_that_are_listed(categories: str, text: str, hits: int) -> None:
    """By a code or by the label; each operation is told once."""
    review = few(categories, "categories: {own: {label: Text messages}, other: {label: Books}}")
    assert len(found("DAT-03", with_section("orders", text, review=review))) == hits


def test_what_is_described_around_a_purpose_is_of_it_too() -> None:
    page = "# T {#t}\n\nPayments.\n\n## P {#purposes}\n\nPayments.\n\n"
    page += "### Shop {#shop}\n\n{}\n\n#### Orders {#orders}\n\n### Other {#other}\n\n{}\n"
    places = ("A text.", "Payments.")
    review = few("categories: [name]")
    hits = [
        found("DAT-03", with_page(page.replace("{}", one, 1).replace("{}", other), review=review)) for one in places for other in places
    ]
    assert hits == [[], [], *[["index.en#shop (orders payments)"]] * 2]


@pytest.mark.parametrize(("collected", "severity"), [("[subject]", "advice"), ("[subject, other]", "warning"), ("[other]", "warning")])
def test_open_list_is_milder_where_all_comes_from_the_person(collected: str, severity: str) -> None:
    review = with_section("orders", "We use data such as your name.", review=few(f"collected_from: {collected}"))
    assert [one.severity or RULES["DAT-02"].severity for one in RULES["DAT-02"].findings(review)] == [severity]
    other = with_section("purposes", "We use data such as your name.", review=few(f"collected_from: {collected}"))
    assert [one.severity for one in RULES["DAT-02"].findings(other)] == [None]


def test_label_that_is_open_is_shown_as_it_is_written_first() -> None:
    labels = "{a: {label: {sv: Böcker, en: Books etc}}, b: {label: {sv: 'Böcker, m.m.', en: Books and so on}}, c: {label: Books}}"
    start = "languages: {source: sv}\ntime_zone: Europe/Mariehamn\ncontroller: {name: Oy}\npurposes: {orders: {groups: [customers]}}\n"
    review = stating(f"{start}categories: {labels}\n", ("sv", "en"))
    hits = list(RULES["DAT-02b"].findings(review))
    assert [(one.place.scope, one.values["label"]) for one in hits] == [
        ("categories.a.label", "Books etc"),
        ("categories.b.label", "Böcker, m.m."),
    ]


@pytest.mark.parametrize(
    ("collected", "categories", "broken"),
    [
        ("[subject]", "", ["DAT-01b"]),
        ("[subject, other]", "", ["DAT-01"]),
        ("[other]", "", ["DAT-01"]),
        ("[subject]", ", categories: [name]", []),
        ("[other]", ", categories: [name]", []),
    ],
)
def test_kinds_of_data_must_be_stated_where_they_come_from_elsewhere(collected: str, categories: str, broken: list[str]) -> None:
    review = few(f"collected_from: {collected}{categories}")
    assert [rule for rule in ("DAT-01", "DAT-01b") if found(rule, review)] == broken
    assert found("DAT-01", few()) != []


@pytest.mark.parametrize(
    ("purpose", "broken"),
    [
        ("categories: [health]", ["SPC-01"]),
        ("categories: [own]", ["SPC-01"]),
        ("categories: [health], special_condition: made-public", []),
        ("categories: [name]", []),
        ("", []),
        ("categories: [criminal-offences]", ["SPC-03"]),
        ("categories: [criminal-offences], criminal_data_law: 1050/2018", []),
    ],
)
def test_special_categories_have_a_condition_and_offences_a_law(purpose: str, broken: list[str]) -> None:
    review = few(purpose, "categories: {own: {label: How you feel, special: yes}}")
    assert [rule for rule in ("SPC-01", "SPC-03") if found(rule, review)] == broken


def test_text_does_not_deny_special_categories_that_are_used() -> None:
    denied = "We do not process special categories of data."
    used, unused = few("categories: [health, name]"), few("categories: [name]")
    assert [len(found("SPC-04", with_section("access", text, review=review))) for text in (denied, "No.") for review in (used, unused)] == [
        1, 0, 0, 0,
    ]  # fmt: skip


# ---- Sources


@pytest.mark.parametrize(
    ("source", "purpose", "broken"),
    [
        ("kind: client", "sources: [a]", ["SRC-02", "SRC-03"]),
        ("kind: client, name: A", "sources: [a]", ["SRC-02"]),
        ("kind: third-party, label: The child's guardian", "sources: [a]", []),
        ("kind: third-party, label: Referees whom you have named", "sources: [a]", []),
        ("kind: third-party, label: Residents of the house", "sources: [a]", []),
        ("kind: third-party, label: Guardian Insurance", "sources: [a]", ["SRC-02"]),
        ("kind: client, label: Who sells to us, public: no", "sources: [a]", []),
        ("kind: client, label: 'Who sells to us, etc', public: no", "sources: [a]", ["SRC-03"]),
        ("kind: client, label: 'Who sells to us, etc', name: A, public: no", "sources: [a]", []),
        ("kind: client", "sources: [subject]", []),
        ("kind: client", "categories: [{category: name, sources: [a]}]", ["SRC-02", "SRC-03"]),
        ("kind: own-records", "sources: [a]", []),
        ("kind: client", "role: processor, sources: [a]", []),
    ],
)
def test_source_that_is_used_is_named_and_public_or_not(source: str, purpose: str, broken: list[str]) -> None:
    review = few(purpose, f"sources: {{a: {{{source}}}}}")
    assert [rule for rule in ("SRC-02", "SRC-03") if found(rule, review)] == broken


@pytest.mark.parametrize(
    ("kind", "severity"),
    [
        ("public-register", None), ("public-web", None), ("credit-register", None), ("authority", None),
        ("client", Severity.ADVICE), ("previous-creditor", Severity.ADVICE), ("third-party", Severity.ADVICE),
    ],
)  # fmt: skip
def test_whether_a_company_is_public_is_only_advice(kind: str, severity: Severity | None) -> None:
    review = few("sources: [a]", f"sources: {{a: {{kind: {kind}, name: A}}}}")
    assert [one.severity for one in RULES["SRC-02"].findings(review)] == [severity]


@pytest.mark.parametrize(
    ("purpose", "hits"),
    [
        ("", 1),
        ("sources: [subject]", 0),
        ("collected_from: [other]", 1),
        ("collected_from: [other], sources: [subject, device]", 1),
        ("collected_from: [other], sources: [subject, a]", 0),
        ("collected_from: [other], categories: [{category: name, sources: [a]}]", 0),
        ("collected_from: [subject]", 0),
    ],
)
def test_data_from_elsewhere_have_a_source(purpose: str, hits: int) -> None:
    assert len(found("SRC-01", few(purpose, "sources: {a: {kind: client}}"))) == hits


@pytest.mark.parametrize(
    ("purpose", "records", "broken"),
    [
        ("", "", ["SRC-05"]),
        ("collected_from: [other]", "requests_monitored_by: Team", ["SRC-05"]),
        ("collected_from: [subject]", "", []),
        ("collected_from: [subject, other]", "informing: by letter", []),
        ("collected_from: [other]", "informing_exemption: They know", []),
        ("collected_from: [other]", "informing: none", ["SRC-06"]),
        ("collected_from: [other]", "informing: none, informing_exemption: They know", []),
    ],
)
def test_people_are_told_whose_data_come_from_elsewhere(purpose: str, records: str, broken: list[str]) -> None:
    review = few(purpose, f"records: {{{records}}}" if records else "")
    assert [rule for rule in ("SRC-05", "SRC-06") if found(rule, review)] == broken


# ---- Automated decisions


DECISION = "automated_decisions: [{purpose: orders, logic: We look at what you paid, significance: No invoice}]"


@pytest.mark.parametrize(
    ("purpose", "broken"),
    [
        ("legal_bases: [contract]", []),
        ("legal_bases: [legitimate-interest]", ["ADM-04"]),
        ("legal_bases: [contract, legitimate-interest]", []),
        ("", ["ADM-04"]),
        ("legal_bases: [contract], categories: [health]", ["ADM-04b"]),
        ("legal_bases: [contract], categories: [name], special_condition: employment-law", []),
        ("legal_bases: [contract], categories: [health], special_condition: employment-law", ["ADM-04b"]),
        ("legal_bases: [contract], categories: [health], special_condition: explicit-consent", []),
        ("legal_bases: [contract], categories: [health], special_condition: substantial-public-interest", []),
        ("legal_bases: [contract], collected_from: [other], categories: [credit-entries]", ["ADM-05"]),
        ("legal_bases: [contract], collected_from: [other], categories: [name]", []),
    ],
)
def test_programs_decide_alone_with_a_ground(purpose: str, broken: list[str]) -> None:
    rules = ("ADM-04", "ADM-04b", "ADM-05")
    assert [rule for rule in rules if found(rule, few(purpose, DECISION))] == broken
    assert [rule for rule in rules if found(rule, few(purpose, "automated_decisions: none")) or found(rule, few(purpose))] == []


def test_logic_speaks_of_the_score() -> None:
    scored = DECISION.replace("what you paid", "your credit score")
    assert found("ADM-05", few("categories: [creditworthiness]", scored)) == []


@pytest.mark.parametrize(
    ("provision", "hits"),
    [
        ("", 1),
        ("provision: {kind: contractual}", 1),
        ("provision: {kind: contractual, consequences: none}", 0),
        ("provision: {kind: contractual, consequences: No book}", 0),
        ("provision: {kind: voluntary}", 0),
    ],
)
def test_what_happens_to_who_gives_no_data(provision: str, hits: int) -> None:
    assert len(found("OBL-01", few(provision))) == hits


@pytest.mark.parametrize(
    ("kinds", "milder"),
    [("", None), ("kinds: [security]", Severity.WARNING), ("kinds: [security, customer-service]", None)],
)
def test_who_is_only_watched_may_give_nothing(kinds: str, milder: Severity | None) -> None:
    assert [one.severity for one in RULES["OBL-01"].findings(few(kinds))] == [milder]


@pytest.mark.parametrize(("profiling", "hits"), [("", 1), ("profiling: none", 0), ("profiling: We do", 0)])
def test_purpose_says_whether_people_are_profiled(profiling: str, hits: int) -> None:
    assert found("ADM-03b", few(profiling)) == ["purposes (profiling)"] * hits


OWN = "categories: {video: {label: Camera footage}}\nrecipients: {klarna: {kind: third-party, name: Klarna Bank AB (publ)}}"
NUMBER = "your personal identity number"


@pytest.mark.parametrize(
    ("rule", "purpose", "groups", "text", "hits"),
    [
        # An own category is known by the words of its label.
        ("FCT-11", "categories: [video]", "customers", "Cameras film the entrance.", 0),
        ("FCT-11", "categories: [name]", "customers", "Cameras film the entrance.", 1),
        # The child whom a purpose is about is nobody's relative there.
        ("FCT-11", "categories: [name]", "children", "We store your child's name.", 0),
        ("FCT-11", "categories: [name]", "customers", "We store your child's name.", 1),
        # Who decides for itself asks for itself; and what we never see, somebody else asks for.
        ("FCT-11", "recipients: [klarna]", "customers", "Klarna asks you for your personal identity number.", 0),
        ("FCT-11", "recipients: [klarna]", "customers", "Klarna asks you for your personal identity number and sends it to us.", 1),
        ("FCT-11", "recipients: [klarna]", "customers", "We ask you for your personal identity number.", 1),
        ("FCT-11", "recipients: none", "customers", f"It asks for {NUMBER}. We never see {NUMBER}.", 0),
        ("FCT-11", "recipients: none", "customers", f"We ask for {NUMBER}. We never see your diary.", 1),
        # A task that the law gives is one in the public interest as well as a duty.
        ("FCT-17", "legal_bases: [public-task]", "customers", "We do so because it is necessary for our statutory task.", 0),
        ("FCT-17", "legal_bases: [public-task]", "customers", "We do so because it is our statutory obligation.", 1),
        # What a guardian allows may be something else than the use of data.
        ("FCT-17", "legal_bases: [public-task]", "children", "A child under 15 gets a card when a guardian gives permission.", 0),
        ("FCT-17", "legal_bases: [public-task]", "children", "We do so on the basis of a guardian's consent.", 1),
    ],
)
def test_what_a_text_names_may_be_what_the_facts_state_in_other_words(rule: str, purpose: str, groups: str, text: str, hits: int) -> None:
    assert len(found(rule, with_section("orders", text, review=few(purpose, OWN, groups=groups)))) == hits
