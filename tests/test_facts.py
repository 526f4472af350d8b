"""The facts of notice.yml: three states, and values that are what they should be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice.facts import Facts, parse_facts, schema_of
from notice.facts.facts_schema import known_keys
from notice.problems import NoticeError
from samples import FACTS, LANGUAGES, facts_of, purpose_of

KEYS = st.sampled_from(sorted(known_keys(schema_of(Facts), ())))
SCALARS = st.sampled_from(["none", "yes", "x", "6", "P6Y", "fi", "contract", "customers", "''", "", "2026-12-01", "[]", "{}"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(KEYS | SCALARS, inner, max_size=3).map(lambda d: "{" + ", ".join(f"{k}: {v}" for k, v in d.items()) + "}")
    ),
    max_leaves=6,
)


def messages(text: str) -> list[str]:
    """List what is wrong with the facts."""
    try:
        parse_facts(text, "docs/notice.yml", LANGUAGES)
    except NoticeError as error:
        return [str(problem) for problem in error.problems]
    return []


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert messages(text) != []


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_facts_are_read_or_refused(facts: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in facts.items())
    assert all(message.startswith("docs/notice.yml:") for message in messages(text))


@given(st.sampled_from(["controller", "contact", "dpo", "cookies", "transfers", "retention", "rights", "groups"]), VALUES)
def test_any_value_of_a_fact_is_read_or_refused(key: str, value: str) -> None:
    text = FACTS if key != "controller" else FACTS.replace("controller: {name: Oy}\n", "")
    assert all(message.startswith("docs/notice.yml:") for message in messages(f"{text}{key}: {value}\n"))


def test_facts_are_stated_none_or_not_stated() -> None:
    assert facts_of().dpo is None
    assert facts_of("dpo: none\n").dpo == "none"
    officer = facts_of("dpo: {email: dpo@example.fi}\n").dpo
    assert officer is not None
    assert officer != "none"
    assert officer.email == "dpo@example.fi"


def test_a_single_word_is_short_for_a_legal_basis_or_a_category() -> None:
    purpose = purpose_of("legal_bases: [contract], categories: [name]").purposes["orders"]
    assert [basis.basis for basis in purpose.legal_bases or ()] == ["contract"]
    assert [used.category for used in purpose.categories or ()] == ["name"]


@pytest.mark.parametrize(
    ("fact", "right", "wrong"),
    [
        ("contact: {email: %s}", ["a.b+c@d-e.example.fi"], ["a", "a@b", "@b.fi", "a b@c.fi", "a@b.fi,c@d.fi"]),
        ("contact: {phone: %s}", ["+358 9 2313 4838", "+46701740605"], ["0923134838", "+358 1", "+358 9 2313 4838 x"]),
        ("contact: {website: '%s'}", ["https://example.fi/a?b=c"], ["example.fi", "javascript:alert(1)", "https://a b", "ftp://a"]),
        ("requests: {response_time: %s}", ["P1M", "P30D", "P2W", "PT72H"], ["P", "1M", "P1H", "PT", "P1DT", "PT1D", "month"]),
        ("transfers: [{country: %s}]", ["CH", "US", "GB"], ["ch", "XX", "CHE", "Switzerland", "001"]),
        ("groups: {%s: {label: x}}", ["a", "a-b2"], ["A", "a--b", "-a", "2a", "a_b", "ä"]),
        ("joint_controllers: [{name: %s}]", ["Oy Ab", "'0'"], ["''", "' '", "[a]", "x" * 2001]),
        ("requests: {free_of_charge: %s}", ["yes", "no"], ["maybe", "[]"]),
        (
            "cookies: {categories: [necessary], items: [{name: a, category: necessary, duration: %s}]}",
            ["session", "P1Y", "PT30M", "PT1H30M", "P1DT12H"],
            ["long", "pt30m"],
        ),
    ],
)
def test_value_is_checked(fact: str, right: list[str], wrong: list[str]) -> None:
    assert {value: messages(FACTS + fact % value) for value in right} == {value: [] for value in right}
    assert [value for value in wrong if not messages(FACTS + fact % value)] == []


@pytest.mark.parametrize(("number", "fine"), [("1561814-5", True), ("0112038-9", True), ("1561814-4", False), ("556677-8899", True)])
def test_business_id_is_checked_where_it_is_finnish(number: str, fine: bool) -> None:
    assert (messages(FACTS.replace("name: Oy", f"name: Oy, business_id: {number}")) == []) == fine


def test_all_mistakes_are_named_at_once() -> None:
    found = messages(FACTS.replace("[customers]", "[customer]") + "recipients:\n  bank: {kind: bank}\ndpo: {mail: x}\n")
    assert [message.split(":")[1] for message in found] == ["5", "7", "8"]


def test_known_keys_are_found_under_ids_and_in_lists() -> None:
    schema = schema_of(Facts)
    assert "legal_bases" in known_keys(schema, ("purposes", "orders"))
    assert known_keys(schema, ("purposes", "orders", "legal_bases", 0)) == ["basis", "covers", "interest", "statute", "subject_is_party"]
    assert known_keys(schema, ("nothing", 0, "x")) == []
