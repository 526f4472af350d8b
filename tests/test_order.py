"""The order in which facts stand under a section: a reader who compares two purposes finds the same fact at the same place."""

from collections.abc import Iterable

from notice.views import cards, notice_rows, purpose_rows
from notice.views.rows import Row
from samples import facts_of, purpose_of, say, shown

EN = say("en")
PURPOSE = """\
{groups: [customers], role: processor, on_behalf_of: The lender, categories: [name], sources: [subject], legal_bases: [contract],
special_condition: explicit-consent, criminal_data_law: An Act, recipients: none, retention: [{period: P1Y}],
provision: {kind: voluntary}, direct_marketing: no, profiling: none}
"""


def labels(rows: Iterable[Row]) -> list[str]:
    """Give what stands at the left of each row."""
    return [row.label for row in rows]


def words(*keys: str) -> list[str]:
    """Give what the vocabulary says at the left of such rows."""
    return [EN.label(key) for key in keys]


def test_facts_of_a_purpose() -> None:
    """Whom and which data, by what right, who gets them and for how long, what follows."""
    facts = facts_of(base="languages: {source: fi}\ntime_zone: Europe/Helsinki\ncontroller: {name: Oy}\npurposes:\n  orders: " + PURPOSE)
    assert labels(purpose_rows.purpose_rows(facts, EN, "orders")) == words(
        "whom", "role", "which_data", "where_from", "legal_basis", "special_condition", "criminal_data_law", "who_gets", "how_long",
        "must_you", "direct_marketing", "profiling",
    )  # fmt: skip


def test_notes_on_a_legal_basis() -> None:
    facts = purpose_of("legal_bases: [{basis: contract, statute: An Act, subject_is_party: yes, covers: Delivery, interest: Sales}]")
    [basis] = shown(purpose_rows.purpose_rows(facts, EN, "orders"))[1][1]
    assert basis == "Contract | Article 6(1)(b) | Interest: Sales | Covers: Delivery | An Act | You are a party to the contract"


def test_sources_of_a_purpose() -> None:
    """First those of all data, then those of one kind."""
    facts = purpose_of("categories: [{category: tax, sources: [device]}], sources: [subject, device]")
    rows = dict(shown(purpose_rows.purpose_rows(facts, EN, "orders")))
    assert [text.partition(" | ")[0] for text in rows["Where the data come from"]] == [
        "You yourself",
        "Your device",
        "Tax data: Your device",
    ]


def test_facts_of_a_transfer_a_decision_and_requests() -> None:
    facts = facts_of(
        "recipients: {bank: {kind: third-party, name: Bank AG, country: CH}}\n"
        "transfers: [{country: CH, mechanism: standard-clauses, adequacy_decision: no, recipient: bank, what: Names, copy_from: none}]\n"
        "automated_decisions: [{purpose: orders, logic: We count, significance: You get no books}]\n"
        "requests: {email: a@b.fi, response_time: P1M, free_of_charge: yes, identity_check: none, balancing_test: yes}\n"
    )
    [transfer], [decision] = notice_rows.transfer_rows(facts, EN), notice_rows.decision_rows(facts, EN, str, str)
    assert labels(transfer) == words("country", "what", "recipient", "mechanism", "adequacy_decision", "copy_from")
    assert labels(decision) == words("automated", "logic", "significance")
    rows = notice_rows.request_rows(facts, EN)
    assert labels(rows) == words("use_rights", "how", "free_of_charge", "identity_check", "balancing_test")


def test_addresses_and_rows_of_cards() -> None:
    town = "{street: Street 1, town: Town}"
    facts = facts_of(
        f"authority: {{name: Office, postal_address: {town}, visiting_address: {town}}}\n"
        "joint_controllers: [{name: Other Oy, essence: We share, country: FI}]\n",
        base="languages: {source: fi}\ntime_zone: Europe/Helsinki\n"
        "controller: {name: Oy, controller_of: [customers], group: Group}\npurposes:\n  orders: {groups: [customers]}\n",
    )
    authority, [joint] = cards.authority_card(facts, EN), cards.joint_cards(facts, EN)
    assert authority is not None
    assert [place.label for place in authority.places] == words("visiting_address", "postal_address")
    assert labels(joint.rows) == words("country", "essence")
    assert labels(cards.controller_card(facts, EN).rows) == words("group_of_companies", "controller_of")
