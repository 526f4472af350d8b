"""Rules on who receives data and who answers for them: the controller, its officer, recipients, transfers."""

import pytest

from notice.rules import RULES
from varied import few, found, with_facts, with_section


@pytest.mark.parametrize(
    ("controller", "more", "reached"),
    [
        ("", "", False),
        ("website: https://example.fi/", "", False),
        ("email: a@example.fi", "", True),
        ("phone: +358 18 12345", "", True),
        ("address: {street: Torggatan 1}", "", True),
        ("address: {po_box: 0}", "", True),
        ("address: {town: Mariehamn}", "", False),
        ("", "contact: {role: Team}", False),
        ("", "contact: {phone: +358 18 12345}", True),
        ("", "contact: {address: {street: Torggatan 1}}", True),
        ("email: a@example.fi", "contact: {role: Team}", True),
    ],
)
def test_controller_can_be_reached_in_one_way_at_least(controller: str, more: str, reached: bool) -> None:
    assert found("CTL-02", few("", more, controller)) == ([] if reached else ["controller (contact details)"])


@pytest.mark.parametrize(
    ("purpose", "broken"),
    [
        ("", ["CTL-04c"]),
        ("role: controller", []),
        ("role: controller, legal_bases: [consent]", []),
        ("role: processor", ["CTL-04b"]),
        ("role: processor, on_behalf_of: Others", []),
        ("role: processor, on_behalf_of: Others, legal_bases: [consent]", ["CTL-04"]),
        ("role: joint", ["CTL-06"]),
    ],
)
def test_role_fits_what_else_is_stated(purpose: str, broken: list[str]) -> None:
    review = few(purpose)
    assert [rule for rule in RULES if rule.startswith(("CTL-04", "CTL-06")) and found(rule, review)] == broken


@pytest.mark.parametrize(
    ("role", "listed", "hits"),
    [
        ("controller", "[customers]", 0),
        ("controller", "[visitors]", 1),
        ("processor", "[visitors]", 0),
        ("joint", "[visitors]", 1),
    ],
)
def test_list_of_groups_has_those_about_whose_data_the_organisation_decides(role: str, listed: str, hits: int) -> None:
    assert len(found("CTL-05", few(f"role: {role}", controller=f"controller_of: {listed}"))) == hits
    assert found("CTL-05", few(f"role: {role}")) == []


@pytest.mark.parametrize(
    ("parties", "named"),
    [
        ("", False),
        ("joint_controllers: none", False),
        ("joint_controllers: [{name: A}]", False),
        ("joint_controllers: [{name: A, essence: We share}]", True),
        ("joint_controllers: [{name: A, essence: We share}, {name: B}]", False),
    ],
)
def test_joint_controllers_are_named_with_what_they_agreed(parties: str, named: bool) -> None:
    assert found("CTL-06", few("role: joint", parties)) == ([] if named else ["purposes.orders.role"])
    assert found("CTL-06", few("role: controller", parties)) == []


@pytest.mark.parametrize(("kind", "parties", "hits"), [("group-company", "", 1), ("group-company", "none", 0), ("processor", "", 0)])
def test_group_that_receives_data_decides_together_or_not(kind: str, parties: str, hits: int) -> None:
    stated = f"\njoint_controllers: {parties}" if parties else ""
    assert len(found("CTL-06b", few("recipients: [own]", f"recipients: {{own: {{kind: {kind}, name: A}}}}{stated}"))) == hits


@pytest.mark.parametrize(
    ("more", "hits"),
    [
        ("", 1),
        ("representative: none", 1),
        ("records: {representative_not_required: Seldom}", 1),
        ("representative: none\nrecords: {representative_not_required: Seldom}", 0),
        ("representative: {name: R}", 1),
        ("representative: {email: r@example.fi}", 1),
        ("representative: {name: R, email: r@example.fi}", 0),
        ("representative: {name: R, address: {street: A 1}}", 0),
        ("representative: {name: R}\nrecords: {representative_not_required: Seldom}", 1),
    ],
)
def test_controller_outside_the_eea_has_a_representative_or_a_reason(more: str, hits: int) -> None:
    assert len(found("CTL-07", few("", more, "address: {country: US}"))) == hits
    for within in ("address: {country: NO}", "address: {town: Oslo}", ""):
        assert found("CTL-07", few("", more, within)) == []


@pytest.mark.parametrize(
    ("more", "broken"),
    [
        ("", ["DPO-01"]),
        ("dpo: none", ["DPO-03"]),
        ("dpo: none\nrecords: {requests_monitored_by: Team}", ["DPO-03"]),
        ("dpo: none\nrecords: {dpo_not_required: Small}", []),
        ("dpo: {name: A}", ["DPO-02"]),
        ("dpo: {email: a@example.fi}", []),
        ("dpo: {address: {po_box: 1}}", []),
        ("contact: {role: Team}\ndpo: {phone: +358 18 12345}", []),
        ("contact: {person: A B}\ndpo: {phone: +358 18 12345}", ["CTL-08"]),
    ],
)
def test_officer_can_be_reached_or_is_not_needed_for_a_reason(more: str, broken: list[str]) -> None:
    review = few("", more)
    assert [rule for rule in ("CTL-08", "DPO-01", "DPO-02", "DPO-03") if found(rule, review)] == broken


# ---- Recipients and transfers


def recipient(facts: str, more: str = "") -> str:
    """Write one recipient."""
    return f"recipients: {{a: {{{facts}}}}}\n{more}"


@pytest.mark.parametrize(
    ("facts", "broken"),
    [
        ("kind: processor", ["REC-02"]),
        ("kind: processor, name: A", []),
        ("kind: processor, sector: Post", ["REC-02"]),
        ("kind: processor, country: FI", ["REC-02"]),
        ("kind: processor, country: FI, sector: Post", []),
        ("kind: court, country: FI", []),
        ("kind: court", ["REC-02"]),
        ("kind: court, label: The Rent Tribunal in Turku", []),
        ("kind: court, label: Courts", ["REC-02"]),
        ("kind: third-party, label: Members of the association", []),
        ("kind: third-party, label: Anyone who asks to see the register", []),
        ("kind: third-party, label: A partner", ["REC-02"]),
        ("kind: processor, label: Members of the association", ["REC-02"]),
        ("kind: authority", ["REC-02"]),
        ("kind: authority, label: Police", []),
        ("kind: authority, label: Tax Authority", []),
        ("kind: authority, label: Authorities", ["REC-02"]),
        ("kind: authority, label: An authority", ["REC-02"]),
        ("kind: processor, label: Police", ["REC-02"]),
        ("kind: third-party, country: FI, label: Law firms", []),
        ("kind: third-party, country: FI, label: Your employer", []),
        ("kind: third-party, country: FI, label: Firms", ["REC-02"]),
        ("kind: third-party, label: Your employer", []),
        ("kind: third-party, label: Your insurance company", []),
        ("kind: third-party, label: The pharmacy at which you collect it", []),
        ("kind: third-party, label: The pharmacy that collects it", ["REC-02"]),
        ("kind: third-party, label: The guardian", []),
        ("kind: third-party, label: The heirs and relatives of the member", []),
        ("kind: third-party, label: Guardian Insurance", ["REC-02"]),
        ("kind: third-party, label: The parents' association", ["REC-02"]),
        ("kind: third-party, label: Service providers of your company group", ["REC-02"]),
        ("kind: third-party, label: Those who keep your data", ["REC-02"]),
        ("kind: acquirer", []),
        ("kind: group-company", ["REC-05"]),
        ("kind: group-company, name: A", []),
        ("kind: group-company, website: https://example.fi/", []),
    ],
)
def test_recipient_is_named_or_described(facts: str, broken: list[str]) -> None:
    review = few("recipients: [a]", recipient(facts))
    assert [rule for rule in ("REC-02", "REC-05") if found(rule, review)] == broken


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Partners in the EEA and in Türkiye process your data.", []),
        ("Your data are kept in the EEA, in Türkiye.", ["index.en#recipients (Türkiye)"]),
        ("Your data are kept in the EEA (Iceland and Türkiye).", ["index.en#recipients (Türkiye)"]),
    ],
)
def test_place_beside_europe_is_not_in_it(text: str, places: list[str]) -> None:
    assert found("FCT-09", with_section("recipients", text)) == places


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Our partners receive your data:\n\n- Bokposten gets your address.\n- The Printing House gets your order.", 0),
        ("Our partners receive your data:\n\n- The one gets your address.\n- The other gets your order.", 1),
        ("Our partners receive your data. Nobody else does. Bokposten and the Printing House are companies.", 1),
    ],
)
def test_list_after_a_colon_says_who_is_meant(text: str, hits: int) -> None:
    assert len(found("REC-06", with_section("recipients", text))) == hits


@pytest.mark.parametrize(
    ("said", "told"),
    [("Novel School Ltd is run by Påhittade Bokhandeln Ab.", []), ("We know Novel School Ltd.", ["index.en#summary (Novel School Ltd)"])],
)
def test_what_the_controller_runs_is_no_other_company(said: str, told: list[str]) -> None:
    text = f"{said} This notice tells what we at Novel School Ltd do with your data."
    scopes = found("FCT-04b", with_section("summary", text))
    assert [one for one in scopes if "School" in one] == told


def test_next_of_kin_are_no_undeclared_data_where_they_are_a_group() -> None:
    text = "We ask for the name of your next of kin, and call your next of kin if something happens."
    groups = "groups: {kin: {label: Next of kin}}\n"
    scopes = [found("FCT-11", with_section("orders", text, review=few(more=more, groups="customers"))) for more in ("", groups)]
    assert [[one for one in each if one == "index.en#orders (next of kin)"] for each in scopes] == [["index.en#orders (next of kin)"], []]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rekisteri on siellä, ja tunnit hyväksyt samassa Vuoropolun sovelluksessa, jota käytät.", []),
        ("Tunnit hyväksyt palvelussa nimeltä Vuoropolku.", []),
        ("Saamme Kannasta tietoja tutkimuksista.", []),
        ("Rekisteri on siellä, ja tunnit hyväksyt samassa Vuoropolven sovelluksessa, jota käytät.", ["index.fi#orders (Vuoropolven)"]),
    ],
)
def test_name_is_known_in_its_forms(text: str, told: list[str]) -> None:
    facts = "sources: {b: {kind: authority, name: Kanta-palvelut}}"
    review = few(more=recipient("kind: processor, name: Vuoropolku Oy", facts))
    scopes = found("FCT-04b", with_section("orders", text, "fi", review=review))
    assert [one for one in scopes if one.startswith("index.fi#orders")] == told


@pytest.mark.parametrize(
    ("country", "service", "company"),
    [
        ("AX", "Telia", "Telia Finland Oyj"), ("SE", "Telia", "Telia Sverige AB"), ("NO", "Telia", "Telia Finland Oyj"),
        ("SE", "PostNord", "PostNord Sverige AB"), ("SE", "Klarna", "Klarna Bank AB"),
    ],
)  # fmt: skip
def test_service_is_provided_by_the_company_of_the_country(country: str, service: str, company: str) -> None:
    facts = with_facts(("country: AX", f"country: {country}"))
    review = with_section("recipients", f"We give your name to {service}.", review=facts)
    assert company in {hit.values["company"] for hit in RULES["FCT-04"].findings(review)}


@pytest.mark.parametrize(("kind", "hits"), [("processor", 0), ("court", 1)])
def test_service_providers_of_the_text_are_among_the_recipients(kind: str, hits: int) -> None:
    review = few("recipients: [a]", recipient(f"kind: {kind}"))
    assert len(found("REC-03", with_section("recipients", "Our suppliers get it.", review=review))) == hits
    assert found("REC-03", with_section("contact", "Our suppliers get it.", review=review)) == []


@pytest.mark.parametrize(
    ("name", "hits"), [("Fysio ja Kuntosali Kulma Oy", 0), ("Fysio ja Kuntosali Kulma", 0), ("Kuntosali Kulma Oy", 0), ("Other Oy", 1)]
)
def test_controller_may_have_a_long_name(name: str, hits: int) -> None:
    facts = with_facts(("name: Påhittade Bokhandeln Ab", "name: Fysio ja Kuntosali Kulma Oy"))
    review = with_section("controller", f"{name} is the controller of your data.", review=facts)
    assert len([one for one in found("FCT-06", review) if one.startswith("index.en")]) == hits


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The company is certified under the EU–US Data Privacy Framework, and the Commission has decided that this is adequate."),
        ("en", "We rely on the Commission's decision on the EU-US Data Privacy Framework. The company takes part in it."),
        ("en", "The company that gets your data takes part in the EU–US Data Privacy Framework."),
        ("sv", "Företaget är certifierat enligt EU–US Data Privacy Framework, och kommissionen har beslutat att det räcker."),
        ("fi", "Yritys on sertifioitu EU:n ja Yhdysvaltojen tietosuojakehyksessä, ja komissio on päättänyt, että se riittää."),
    ],
)
def test_framework_with_the_united_states_rests_on_a_decision_and_is_no_certification(language: str, text: str) -> None:
    for mechanism, hits in (("adequacy", 0), ("standard-clauses", 1)):
        facts = with_facts(("mechanism: standard-clauses\n    adequacy_decision: no", f"mechanism: {mechanism}"))
        review = with_section("transfers", text, language, review=facts)
        assert (len(found("FCT-10b", review)), found("FCT-09", review)) == (hits, [])


@pytest.mark.parametrize(("transfers", "hits"), [("", 1), ("transfers: none", 1), ("transfers: [{country: US}]", 0)])
def test_text_that_lets_data_leave_has_its_transfers(transfers: str, hits: int) -> None:
    assert len(found("TRF-02", with_section("orders", "We send it outside the EU.", review=few("", transfers)))) == hits
    assert found("TRF-02", with_section("orders", "We never send it outside the EU.", review=few("", transfers))) == []


@pytest.mark.parametrize(
    ("stated", "scopes"),
    [
        ("transfers: none", ["recipients.a.country (US)"]),
        ("", ["recipients.a.country (US)"]),
        ("transfers: [{country: US}]", []),
        ("transfers: [{country: US, recipient: a}]", []),
        ("transfers: [{country: US, recipient: b}]", ["recipients.a.country (US)"]),
        ("transfers: [{country: IN, recipient: a}]", ["recipients.a.country (US)"]),
        ("transfers: [{country: IN}]", ["recipients.a.country (US)"]),
    ],
)
def test_recipient_outside_the_eea_has_its_transfer(stated: str, scopes: list[str]) -> None:
    both = "recipients: {a: {kind: processor, country: [FI, US]}, b: {kind: processor, country: NO}}"
    assert found("TRF-05", few("recipients: [a, b]", f"{both}\n{stated}")) == scopes


@pytest.mark.parametrize(
    ("transfer", "broken"),
    [
        ("country: US", ["TRF-03"]),
        ("country: US, mechanism: adequacy", ["TRF-03b", "TRF-07"]),
        ("country: US, mechanism: adequacy, decision: 2023/1795", ["TRF-07"]),
        ("country: JP, mechanism: adequacy, decision: 2019/419", []),
        ("country: NO, mechanism: adequacy, decision: 2019/419", []),
        ("country: IN, mechanism: adequacy, decision: 2019/419", ["TRF-03c"]),
        ("country: IN, mechanism: contract", ["TRF-03d"]),
        ("country: IN, mechanism: contract, adequacy_decision: no", []),
        ("country: IN, mechanism: binding-rules, adequacy_decision: no", ["TRF-04"]),
        ("country: IN, mechanism: binding-rules, adequacy_decision: no, copy_from: none", ["TRF-04"]),
        ("country: IN, mechanism: binding-rules, adequacy_decision: no, copy_from: https://example.fi/", []),
    ],
)
def test_transfer_has_a_ground_that_can_be_looked_up(transfer: str, broken: list[str]) -> None:
    review = few("", f"transfers: [{{{transfer}}}]")
    rules = ("TRF-01", "TRF-03", "TRF-03b", "TRF-03c", "TRF-03d", "TRF-04", "TRF-07")
    assert [rule for rule in rules if found(rule, review)] == broken


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("address: {po_box: 12}", []),
        ("address: {street: P.O. Box 12}", []),
        ("address: {street: PB 12 B}", []),
        ("address: {street: Torggatan 12}", ["index.en#controller (P.O. Box 12)"]),
        ("address: {po_box: 123}", ["index.en#controller (P.O. Box 12)"]),
        ("", ["index.en#controller (P.O. Box 12)"]),
    ],
)
def test_box_of_the_text_is_one_of_the_facts_however_they_state_it(stated: str, told: list[str]) -> None:
    assert found("FCT-01b", with_section("controller", "Write to P.O. Box 12.", review=few("", "", stated))) == told


ROLE_OF_ORDERS = "    groups: [customers]\n    role: controller"
KIND_OF_POST = "  post:\n    kind: processor"


@pytest.mark.parametrize(
    ("kind", "text", "hits"),
    [
        ("processor", "Bokposten is an independent controller.", 1),
        ("third-party", "Bokposten is an independent controller.", 0),
        ("joint-controller", "Bokposten is an independent controller.", 0),
        ("third-party", "Bokposten is our processor.", 1),
        ("joint-controller", "Bokposten is our processor.", 0),
        ("processor", "Bokposten is our processor.", 0),
        ("processor", "Bokposten Ab is an independent controller.", 1),
        ("processor", "Bokposten Ab is the controller.", 0),  # of which FCT-06 tells
        ("processor", "The printing house is an independent controller.", 1),
        ("processor", "The carrier is an independent controller.", 1),
        ("third-party", "The carrier is an independent controller.", 0),
        ("processor", "As our processor we use Bokposten.", 0),
        ("third-party", "As our processor we use Bokposten.", 1),
    ],
)
def test_role_of_a_recipient_is_that_of_the_facts(kind: str, text: str, hits: int) -> None:
    review = with_facts((KIND_OF_POST, f"  post:\n    kind: {kind}"))
    assert len(found("FCT-06c", with_section("recipients", text, review=review))) == hits


@pytest.mark.parametrize(
    ("role", "section", "hits"),
    [
        ("controller", "orders", 1),
        ("controller", "summary", 1),
        ("processor", "orders", 0),
        ("processor", "summary", 0),
        ("processor", "letters", 1),
    ],
)
def test_organisation_is_a_processor_where_a_purpose_says_so(role: str, section: str, hits: int) -> None:
    review = with_facts((ROLE_OF_ORDERS, ROLE_OF_ORDERS.replace("role: controller", f"role: {role}")))
    assert len(found("FCT-06c", with_section(section, "We are the processor of your data.", review=review))) == hits


@pytest.mark.parametrize(
    ("name", "text", "hits"),
    [
        ("Påhittade Bokhandeln Ab", "The controller is the city board.", 1),
        ("Påhittade Bokhandeln Ab", "The controller is the bookshop.", 0),
        ("City of Mariehamn", "The controller is the city board.", 0),
        ("City of Mariehamn", "The controller is the education committee.", 0),
        ("City of Mariehamn", "The controller is the Ministry of Education.", 1),
        ("Ministry of Education", "The controller is the Ministry of Education.", 0),
    ],
)
def test_who_is_no_company_is_no_controller_but_for_the_organs_of_a_municipality(name: str, text: str, hits: int) -> None:
    review = with_facts(("  name: Påhittade Bokhandeln Ab\n", f"  name: {name}\n"))
    assert len(found("FCT-06d", with_section("controller", text, review=review))) == hits


@pytest.mark.parametrize(
    ("officer", "text", "hits"),
    [
        ("phone: +358 18 54321", "You reach the data protection officer on +358 18 12345.", 1),
        ("phone: +358 18 12345", "You reach the data protection officer on +358 18 12345.", 0),
        ("website: https://bokhandeln.example.fi/", "You reach the data protection officer on +358 18 12345.", 0),
        ("phone: +358 18 54321", "You reach the data protection officer on +358 18 99999.", 0),
        ("phone: +358 18 54321", "You reach us and the data protection officer on +358 18 12345.", 0),
        ("phone: +358 18 54321", "Call 018 12345.", 1),
        ("phone: +358 18 54321", "Ask for the data protection officer on +358 18 12345.", 0),
    ],
)
def test_number_of_somebody_else_is_that_of_nobody_who_has_none_stated(officer: str, text: str, hits: int) -> None:
    review = with_facts(("  phone: +358 18 54321", f"  {officer}"))
    assert len(found("FCT-01d", with_section("dpo", text, review=review))) == hits
