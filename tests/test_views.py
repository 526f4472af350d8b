"""What is shown of the facts: everything that is stated, nothing else."""

import pytest

from notice.addresses import Addresses, relative, version_page
from notice.anchors import cookie_page
from notice.facts import Facts
from notice.views import cards, cookie_table, notice_rows, purpose_rows
from samples import document_of, facts_of, purpose_of, say, shown

EN = say("en")


def rows_of(facts: Facts) -> list[object]:
    """Show the only purpose in English, but for whom it concerns."""
    rows = shown(purpose_rows.purpose_rows(facts, EN, "orders"))
    assert rows[0] == ("Whom this concerns", ["Customers"])
    return list(rows[1:])


@pytest.mark.parametrize(
    ("fact", "items"),
    [
        ("role: processor", ["We process the data on behalf of our client"]),
        ("role: processor, on_behalf_of: The lender", ["We process the data on behalf of our client | The lender"]),
        ("categories: [name, {category: tax}]", ["Name", "Tax data"]),
        ("sources: [subject]", ["You yourself"]),
        ("legal_bases: [contract]", ["Contract | Article 6(1)(b)"]),
        ("legal_bases: [{basis: contract, subject_is_party: yes}]", ["Contract | Article 6(1)(b) | You are a party to the contract"]),
        ("legal_bases: [{basis: contract, subject_is_party: no}]", ["Contract | Article 6(1)(b) | You are not a party to the contract"]),
        (
            "legal_bases: [{basis: legal-obligation, covers: Invoices, statute: Accounting Act}]",
            ["Legal obligation | Article 6(1)(c) | Covers: Invoices | Accounting Act"],
        ),
        ("legal_bases: [{basis: legitimate-interest, interest: Sales}]", ["Legitimate interest | Article 6(1)(f) | Interest: Sales"]),
        ("special_condition: explicit-consent", ["Explicit consent | Article 9(2)(a)"]),
        ("criminal_data_law: An Act", ["An Act"]),
        ("recipients: none", ["Nobody"]),
        ("retention: [{period: P6Y, starts: the end of it, statute: An Act}]", ["6 years, from the end of it | An Act"]),
        ("retention: [{criteria: As long as needed}, {period: P1M}]", ["As long as needed", "1 month"]),
        ("provision: {kind: contractual, consequences: Nothing comes}", ["Required by the contract | If you do not: Nothing comes"]),
        ("provision: {kind: voluntary, consequences: none}", ["Voluntary | If you do not, nothing follows"]),
        ("direct_marketing: no", ["No"]),
        ("profiling: none", ["None"]),
        ("profiling: We sort customers", ["We sort customers"]),
    ],
)
def test_fact_of_a_purpose_is_one_row(fact: str, items: list[str]) -> None:
    rows = rows_of(purpose_of(fact))
    assert [row[1] for row in rows if isinstance(row, tuple)] == [items]


def test_what_is_not_stated_has_no_row() -> None:
    facts = facts_of()
    assert rows_of(facts) == []
    assert cards.contact_card(facts, EN) is None
    assert cards.authority_card(facts, EN) is None
    assert notice_rows.transfer_rows(facts, EN) == notice_rows.decision_rows(facts, EN, str, str) == []
    assert notice_rows.retention_rows(facts, EN) == notice_rows.request_rows(facts, EN) == ()
    assert cookie_table.cookie_rows(facts, EN, "necessary") == ()


def test_none_is_said() -> None:
    facts = facts_of("transfers: none\nautomated_decisions: none\nrequests: {identity_check: none}\n")
    assert shown(notice_rows.transfer_rows(facts, EN)[0])[0][1] == ["None"]
    assert shown(notice_rows.decision_rows(facts, EN, str, str)[0])[0][1] == ["None"]
    assert shown(notice_rows.request_rows(facts, EN))[0][1] == ["None"]


def test_recipient_that_is_not_named() -> None:
    recipient = "{kind: processor, label: Hosts, sector: IT services, country: [FI, SE], website: 'https://a.fi/hosts'}"
    [(label, items)] = shown(notice_rows.recipient_rows(facts_of(f"recipients: {{hosts: {recipient}}}\n"), EN, str))
    assert (label, items) == ("Processor", ["Hosts | IT services | Finland and Sweden"])


def test_purposes_stand_once_for_all_recipients_that_get_data_for_them() -> None:
    to = "post: {kind: processor, name: Posti}, bank: {kind: third-party, name: Bank}, tax: {kind: authority}, own: {kind: group-company}"
    purposes = "  sale: {groups: [customers], recipients: [post, bank, tax]}\n  books: {groups: [customers], recipients: [bank, tax]}\n"
    facts = facts_of(f"{purposes}recipients: {{{to}}}\n")
    assert shown(notice_rows.recipient_rows(facts, EN, str.title)) == [
        ("For: Sale", ["Posti | Processor"]),
        ("For: Sale; Books", ["Bank | Third party", "Authority"]),
        ("Company of our group", ["Company of our group"]),
    ]


def test_country_without_adequate_protection() -> None:
    facts = facts_of("transfers: [{country: US, mechanism: standard-clauses, adequacy_decision: no}]\n")
    assert shown(notice_rows.transfer_rows(facts, EN)[0])[-1] == ("Adequacy decision of the Commission", ["No"])


def test_transfer() -> None:
    facts = facts_of(
        "recipients: {bank: {kind: third-party, name: Bank AG, country: CH}}\n"
        "transfers: [{country: CH, mechanism: adequacy, decision: 2000/518/EC, recipient: bank, what: Names, copy_from: 'https://a.fi/b'}]\n"
    )
    items = [row[1] for row in shown(notice_rows.transfer_rows(facts, EN)[0])]
    assert items[:3] == [["Switzerland"], ["Names"], ["Bank AG"]]
    assert items[3][0].endswith("| 2000/518/EC")
    assert items[4] == ["https://a.fi/b"]
    assert shown(notice_rows.recipient_rows(facts, EN, str)) == [("Third party", ["Bank AG | Switzerland"])]


def test_requests() -> None:
    facts = facts_of("requests: {email: a@b.fi, form: 'https://a.fi', response_time: P1M, free_of_charge: yes, identity_check: By bank}\n")
    items = [row[1] for row in shown(notice_rows.request_rows(facts, EN))]
    assert items[0] == ["a@b.fi", "https://a.fi"]
    assert "1 month" in items[1][0]
    assert items[2:] == [["Yes"], ["By bank"]]


def test_cookie() -> None:
    facts = facts_of(
        "cookies: {categories: [statistics], items: "
        "[{name: _ga, category: statistics, provider: G, duration: P2Y, third_party_access: no}]}\n"
    )
    found = cookie_table.cookie_rows(facts, EN, "statistics")
    seen = [(row.name, row.kind, row.provider, row.duration, row.third_party_access) for row in found]
    assert seen == [("_ga", "Cookie", "G", "2 years", "No")]
    assert cookie_table.cookie_rows(facts, EN, "marketing") == ()


def test_card_shows_how_to_reach_somebody() -> None:
    card = cards.contact_card(facts_of("contact: {role: {fi: Lakimies, sv: Jurist, en: Lawyer}, phone: +358 9 2313 4838}\n"), say("sv"))
    assert card is not None
    assert card.name is not None
    assert (card.name.text, card.role, card.phone, card.phone_uri) == ("Jurist", None, "09 2313 4838", "tel:+358923134838")


def test_addresses_are_relative_so_that_the_site_works_in_any_folder() -> None:
    assert relative("sv/cookies/", "sv/") == "../"
    assert relative("sv/cookies/", "") == "../../"
    assert relative("sv/cookies/", "privacy.json") == "../../privacy.json"
    assert relative("", "") == "./"
    assert relative("", "sv/cookies/") == "sv/cookies/"


def test_page_has_one_name_in_all_languages() -> None:
    addresses = Addresses("https://a.fi/", {"fi": "", "sv": "sv/"})
    assert addresses.of("cookies") == {"fi": "https://a.fi/cookies/", "sv": "https://a.fi/sv/cookies/"}
    assert addresses.path(version_page("2018-07-24", "index"), "sv") == "sv/versions/2018-07-24/"
    assert addresses.path("index", "fi") == ""


def test_cookies_stand_on_the_notice_where_they_have_no_page() -> None:
    page = {"fi": document_of()}
    assert cookie_page({"index": page}) == "index"
    assert cookie_page({"index": page, "cookies": page}) == "cookies"
