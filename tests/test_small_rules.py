"""What rules are made of, each part alone: numbered lists, phrases that are passed over, what stands around a purpose, who is bound."""

import re

import pytest

from notice.rules.categories import _above as above
from notice.rules.legibility import _line as line_of
from notice.rules.phrases import _expression as expression
from notice.rules.text_form import _miscounted as miscounted
from samples import document_of
from small_notices import HEAD
from varied import FACTS, WHOLE, found, stating, with_facts, with_section


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("1. a\n2. b\n3. c", []),
        ("1. a\n3. b\n4. c", [("3", "2")]),
        ("2. a", [("2", "1")]),
        ("1. a\n   more\n2. b", []),
        ("1. a\n\n2. b", []),
        ("1. a\n  1. b\n  2. c\n2. d\n  1. e", []),
        ("1. a\n  1. b\n  3. c\n3. d", [("3", "2"), ("3", "2")]),
        ("1. a\n\nWords.\n\n1. b", []),
        ("1. a\n\nWords.\n\n2. b", [("2", "1")]),
        ("1. a\n\n   Words of it.\n\n2. b", []),
        ("1. a\nWords of it.\n2. b", []),
        ("1) a\n2) b", []),
        ("1.a\n3.b", []),
        ("In 2026. 3 days", []),
        ("\n".join(f"{number}. a" for number in range(1, 12)), []),
        ("1. a\n\nW\n\n1. b", []),
        ("1. a\n\nI do.\n\n1. b", []),
    ],
)
def test_numbered_lists_count(text: str, wrong: list[tuple[str, str]]) -> None:
    hits = list(miscounted(text))
    assert [(number, expected) for _, number, expected in hits] == wrong
    assert all(text[offset:].startswith(number) for offset, number, _ in hits)


def test_what_only_looks_like_a_phrase_is_passed_over() -> None:
    phrases = expression(["!no data", "data"])
    hits = [(match[0], match["passed"]) for match in phrases.finditer("!No data, data")]
    assert hits == [("No data", "No data"), ("data", None)]
    assert re.sub(phrases, lambda match: match["passed"] or " ", "no data, data") == "no data,  "
    assert [match[0] for match in expression(["data"]).finditer("no data")] == ["data"]


def test_sections_around_a_purpose() -> None:
    page = (
        HEAD + "# Page {#page}\n\n## A {#a}\n\n### B {#b}\n\n#### Orders {#orders}\n\n## Purposes {#purposes}\n\n### Letters {#letters}\n"
    )
    found = {id: above(document_of(page), id) for id in ("orders", "b", "a", "letters", "page")}
    assert found == {"orders": ["b", "a"], "b": ["a"], "a": [], "letters": [], "page": []}


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ('"One" and “two”', 1),
        ('Say "one" and „two”', 1),
        ('"One" and "two"', 0),
        ("“One” and „two”", 0),
        ('[One](x "title") and “two”', 0),
        ("None", 0),
    ],
)
def test_one_kind_of_quotation_marks_stands_in_a_section(text: str, hits: int) -> None:
    assert len(found("HYG-04b", with_section("summary", text))) == hits


@pytest.mark.parametrize(
    ("text", "sentence", "line"),
    [
        ("One two three four.", "One two three four.", 5),
        ("Before.\nOne *two* three four.", "One two three four.", 6),
        ("One two four.\nBefore. One two three four.", "One two three four.", 6),
        ("Before. One two three.\nOne two three four.", "One two three four.", 6),
        ("One two three\nfour five six.\nOne two three seven.", "One two three seven.", 5),
        ("One two.", "Seven eight nine.", 5),
        ("One two.\nSeven.", "Seven.", 6),
    ],
)
def test_sentence_stands_on_the_line_with_its_first_words(text: str, sentence: str, line: int) -> None:
    """At the beginning of the line or else within it; where Markdown hides it, on the first line."""
    assert line_of(text, 5, sentence) == line


def test_long_sentence_is_told_by_its_first_words() -> None:
    """As many whole words as are in sixty signs, without the last."""
    assert found("LNG-02", with_section("summary", f"{'word ' * 40}end.")) == [f"index.en#summary ({' '.join(['word'] * 11)})"]


# ---- Who is bound by Finnish law


AUTHORITY = FACTS[FACTS.index("authority:\n") : FACTS.index("groups:\n")]


@pytest.mark.parametrize(
    ("country", "authority", "bound"),
    [("AX", True, True), ("AX", False, True), ("FI", False, True), ("SE", True, True), ("SE", False, False), (None, False, False)],
)
def test_finnish_law_binds_who_is_in_finland_or_under_its_authority(country: str | None, authority: bool, bound: bool) -> None:
    text = FACTS if authority else FACTS.replace(AUTHORITY, "")
    text = text.replace("    country: AX\n", f"    country: {country}\n" if country else "")
    review = with_section("summary", "By the Data Protection Act we may.", review=stating(text))
    assert bool(found("FIN-04b", review)) == bound


def test_law_stands_with_its_number_once_on_a_page() -> None:
    reviews = [
        with_section("summary", f"By the Data Protection Act{number} we may. The Data Protection Act.") for number in ("", " (1050/2018)")
    ]
    assert [len(found("FIN-04b", review)) for review in reviews] == [1, 0]


# ---- Cookies of providers elsewhere


@pytest.mark.parametrize(
    ("country", "transfers", "hits"),
    [("FI", True, 0), ("NO", False, 0), ("US", True, 0), ("US", False, 1), ("IN", True, 1), ("IN", False, 1)],
)
def test_provider_outside_the_eea_comes_with_a_transfer(country: str, transfers: bool, hits: int) -> None:
    cookie = ("    - name: visits\n", f"    - name: visits\n      country: {country}\n")
    text = FACTS.replace(*cookie)
    if not transfers:
        text = text.replace(text[text.index("transfers:\n") : text.index("automated_decisions:")], "transfers: none\n")
    assert len(found("CKI-13", stating(text))) == hits


# ---- Sources of data


@pytest.mark.parametrize(
    ("name", "address", "purpose", "hits"),
    [(True, True, False, 0), (False, True, False, 1), (False, False, False, 0), (False, True, True, 0)],
)
def test_where_sources_are_given_by_category_none_is_left_without(name: bool, address: bool, purpose: bool, hits: int) -> None:
    """Sources of the purpose are those of all its data."""
    start, end = FACTS.index("    categories:\n      - name\n"), FACTS.index("    legal_bases:\n      - basis: contract")
    own = {True: ", sources: [subject]}", False: "}"}
    stated = f"    categories: [{{category: name{own[name]}, {{category: address{own[address]}]\n" + (
        "    sources: [subject]\n" if purpose else ""
    )
    assert len(found("SRC-04", stating(FACTS[:start] + stated + FACTS[end:]))) == hits


def test_own_group_may_be_of_customers_unless_its_name_says_otherwise() -> None:
    criteria = (
        "Tills du avslutar brevet, fi: Kunnes perut kirjeen, en: Until you cancel the letter",
        "A, fi: B, en: While the customer relationship lasts",
    )
    kind = ("    like: subscribers\n", "")
    label = ("en: Readers of the newsletter", "en: Our employees")
    scopes = ["purposes.letters.retention.0.criteria"]
    assert found("RET-03", with_facts(criteria)) == found("RET-03", with_facts(criteria, kind)) == []
    assert found("RET-03", with_facts(criteria, kind, label)) == scopes
    assert found("RET-03", with_facts(criteria, ("like: subscribers", "like: employees"))) == scopes


def test_title_of_a_section_is_its_heading_or_its_id() -> None:
    assert (WHOLE.title("orders") != "orders", WHOLE.title("nowhere")) == (True, "nowhere")


def test_explicit_consent_is_consent_too() -> None:
    """Who relies on it for special categories alone says that it can be withdrawn as well."""
    withdraw, consent = (", withdraw-consent", ""), ("legal_bases: [consent]", "legal_bases: [contract]")
    special = ("    legal_bases: [contract]", "    special_condition: explicit-consent\n    legal_bases: [contract]")
    assert found("CON-01", with_facts(withdraw)) != []
    assert found("CON-01", with_facts(withdraw, consent)) == []
    assert found("CON-01", with_facts(withdraw, consent, special)) != []


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("{street: Torggatan 1, postal_code: '22100', town: Mariehamn}", False),
        ("{po_box: 1, postal_code: '22100', town: Mariehamn}", False),
        ("{po_box: 1, town: Mariehamn}", True),
        ("{street: Torggatan 1, town: Mariehamn}", True),
        ("{street: Torggatan 1, postal_code: '22100'}", True),
        ("{town: Mariehamn}", False),
    ],
)
def test_letter_to_a_postal_address_would_arrive(address: str, wrong: bool) -> None:
    """To the controller, and to the contact; a town alone is no postal address."""
    start, end = FACTS.index("  address:\n    street: {sv: Torggatan"), FACTS.index("  email: info@bokhandeln")
    controller = stating(f"{FACTS[:start]}  address: {address}\n{FACTS[end:]}")
    contact = with_facts(("contact:\n", f"contact:\n  address: {address}\n"))
    assert [found("CTL-02b", review) for review in (controller, contact)] == [
        [f"{party}.address"] * wrong for party in ("controller", "contact")
    ]
