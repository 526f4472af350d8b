"""What changed between two small notices, each change alone: pages, languages, sections, facts, and how a change is told."""

from typing import Any

import pytest

from notice.changes import Reason, changes
from notice.changes.fact_changes import FactChange, fact_changes, reads_the_same
from notice.changes.reasons import fact_reasons
from notice.changes.rendered_changes import shown_changes
from notice.changes.section_changes import section_changes
from notice.facts import Facts
from notice.facts.declared import field_at, item_name
from notice.numerals import month_number
from notice.reading import Notice
from notice.verdict import Verdict
from samples import document_of, facts_of, purpose_of, say
from small_notices import FACTS, HEAD, reader

TERMS = reader(("en", "sv")).terms
EN = say("en")


def page(*sections: str, title: str = "Page") -> str:
    """Write a page: its title, then sections such as "a: Text.", deeper ones with a sign before."""
    parts = [section.partition(":") for section in sections]
    written = [f"##{'#' * id.count('>')} Title of {id.strip('>')} {{#{id.strip('>')}}}\n\n{text.strip()}" for id, _, text in parts]
    return HEAD + "\n\n".join([f"# {title} {{#page}}", *written]) + "\n"


def notice(facts: str = "", **pages: str) -> Notice:
    """Read pages by name and language, "index_en", as they are read once they are published."""
    files = {f"{name.replace('_', '.')}.md": text.encode() for name, text in {"index_en": page("orders:"), **pages}.items()}
    return reader(("en", "sv")).notice({"notice.yml": (FACTS + facts).encode(), **files}, "docs")


# ---- Pages and languages


def test_page_that_comes_or_goes_matters() -> None:
    without, with_page = notice(), notice(cookies_en=page("necessary: We use 3."))
    come, gone = changes(without, with_page), changes(with_page, without)
    assert come.reasons == (Reason("page-added", "cookies", None, Verdict.SUBSTANCE),)
    assert gone.reasons == (Reason("page-removed", "cookies", None, Verdict.SUBSTANCE),)
    assert come.sections == gone.sections == {"index": {}}
    assert changes(with_page, with_page).reasons == ()


def test_language_that_comes_is_new_and_compared_with_nothing() -> None:
    one, two = notice(), notice(index_sv=page("orders: Efter 3 dagar."))
    found = changes(one, two)
    assert found.new_languages == {"index": ("sv",)}
    assert (found.sections, found.reasons) == ({"index": {}}, (Reason("language-added", "index", "sv", Verdict.SUBSTANCE),))
    assert changes(two, one).reasons == (Reason("language-removed", "index", "sv", Verdict.SUBSTANCE),)
    assert changes(two, one).new_languages == changes(two, two).new_languages == {}
    assert changes(one, notice(cookies_en=page())).new_languages == {"cookies": ("en",)}


def test_sections_that_read_otherwise_are_told_by_page_and_language() -> None:
    old = notice(index_en=page("a: Text.", "b: Text.", "c: Text."), index_sv=page("a: Text.", "b: Text.", "c: Text."))
    new = notice(index_en=page("c: Text.", "a: Other.", "b: Text.", "d: New."), index_sv=page("a: Text.", "b: Text.", "c: Text."))
    found = changes(old, new)
    assert found.reworded == {"index": {"en": ["a", "d"]}}
    assert {change.id for change in found.sections["index"]["en"]} == {"a", "c", "d"}, "c only moved"
    assert changes(old, old).reworded == {"index": {}}


def test_translation_need_not_follow_a_change_of_form() -> None:
    """The section reads as it did."""
    old, new = (notice(index_en=page(f"a: {text}"), index_sv=page("a: Ett. Två.")) for text in ("One. Two.", "One.\n\n**Two.**"))
    assert changes(old, new).reworded == {"index": {"en": []}}
    assert changes(old, new).verdict == Verdict.FORM


def test_section_that_comes_or_goes_is_one_reason_whatever_it_says() -> None:
    old, new = notice(index_en=page("orders:")), notice(index_en=page("orders:", "more: Not before 3 days. [Write](mailto:a@b.fi)"))
    assert changes(old, new).reasons == (Reason("section-added", "index#more", "en", Verdict.SUBSTANCE),)
    assert changes(new, old).reasons == (Reason("section-removed", "index#more", "en", Verdict.SUBSTANCE),)


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        ("Text.", "Other text.", [("words", "", "Other")]),
        ("After 3 days.", "After 4 days.", [("number", "3 days", "4 days")]),
        ("[Write](mailto:a@b.fi)", "[Write](mailto:c@b.fi)", [("contact", "mailto:a@b.fi", "mailto:c@b.fi")]),
        ("[Write](mailto:a@b.fi)", "Write", [("contact", "mailto:a@b.fi", "")]),
        (
            "[Call](tel:+358) after 3 days.",
            "[Call](tel:+359) after 4 days.",
            [("contact", "tel:+358", "tel:+359"), ("number", "3 days", "4 days")],
        ),
    ],
)
def test_words_and_contacts_of_a_section_matter(old: str, new: str, reasons: list[tuple[str, str, str]]) -> None:
    before, after = (notice(index_en=page(f"orders: {text}")) for text in (old, new))
    assert [(one.kind, one.before, one.after) for one in changes(before, after).telling] == reasons


def test_words_of_a_title_matter() -> None:
    before, after = (notice(index_en=page("orders:").replace("Title of orders", f"Orders of {year}")) for year in (2025, 2026))
    reasons = [(one.kind, one.where, one.before, one.after) for one in changes(before, after).reasons]
    assert reasons == [("number", "index#orders", "2025", "2026")]


def test_facts_that_steer_the_program_do_not_matter() -> None:
    old = notice()
    for steering in ("notice_period_days: 30\n", "languages: {source: en, untranslated: {sv: [index]}}\n"):
        text = (FACTS if "languages" not in steering else FACTS.partition("\n")[2]) + steering
        new = reader(("en", "sv")).notice({"notice.yml": text.encode(), "index.en.md": page("orders:").encode()}, "docs")
        found = changes(old, new)
        assert (len(found.facts), found.reasons) == (1, ())


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("A, b.", "a b", True),
        ("a_b", "A-B", True),
        ("12", "13", False),
        (None, "a", False),
        ("a", None, False),
        (None, None, False),
        ({"fi": "A."}, {"fi": "a"}, True),
        ({"fi": "A"}, {"fi": "b"}, False),
        ({"fi": "A"}, {"sv": "A"}, False),
        ({"fi": "A", "en": "B"}, {"fi": "A en B"}, False),
    ],
)
def test_fact_that_only_looks_otherwise_does_not_matter(before: Any, after: Any, same: bool) -> None:
    assert reads_the_same(before, after) is same


def test_fact_that_changes_matters() -> None:
    old, new = notice("transfers: none\ndpo: {name: Ada}\n"), notice("dpo: {name: ADA!}\n")
    found = changes(old, new)
    assert [fact.id for fact in found.facts] == ["dpo.name", "transfers"]
    assert [(one.kind, one.where, one.verdict) for one in found.reasons] == [
        ("fact-changed", "dpo.name", Verdict.FORM),
        ("fact-removed", "transfers", Verdict.SUBSTANCE),
    ]


# ---- Sections


def kinds(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(change.id, change.kinds) for change in section_changes(document_of(page(*old)), document_of(page(*new)))]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (("a:", "b:"), ("a:", "b:"), []),
        (("a: Two words.",), ("a: Two\nwords.",), []),
        (("a: One.",), ("a: Two.",), [("a", ("changed",))]),
        (("a: One *or* two.",), ("a: One or two.",), [("a", ("form",))]),
        (("a: One. Two.",), ("a: One.\n\nTwo.",), [("a", ("form",))]),
        (("a: [One](https://a.fi/1)",), ("a: [One](https://a.fi/2)",), [("a", ("changed",))]),
        (("a:", "b:", "c:"), ("c:", "a:", "b:"), [("c", ("moved",))]),
        (("a:", "b:", "c:"), ("b:", "c:", "a:"), [("a", ("moved",))]),
        (("a:", "b:"), ("a:", ">b:"), [("b", ("moved",))]),
        (("a:", ">b:", "c:"), ("a:", "c:", ">b:"), [("c", ("moved",)), ("b", ("moved",))]),
        (("a:", ">b: One.", "c:"), ("a:", "c:", ">b: Two."), [("c", ("moved",)), ("b", ("changed", "moved"))]),
        # One that is gone stands where it was: after the one before it, or first.
        (("a:", "b:", "c:"), ("a:", "c: New."), [("b", ("removed",)), ("c", ("changed",))]),
        (("a:", "b:", "c:"), ("a: New.", "c: New."), [("a", ("changed",)), ("b", ("removed",)), ("c", ("changed",))]),
        (("a:", "b:", "c:"), ("a:", "b: New."), [("b", ("changed",)), ("c", ("removed",))]),
        (("a:", "b:", "c:"), ("d:",), [("a", ("removed",)), ("b", ("removed",)), ("c", ("removed",)), ("d", ("added",))]),
    ],
)
def test_sections_are_paired_by_id(old: tuple[str, ...], new: tuple[str, ...], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert kinds(old, new) == expected


def test_first_section_that_is_gone_stands_first() -> None:
    old, new = document_of(HEAD + "# Old {#old}\n\n## A {#a}\n"), document_of(HEAD + "# New {#new}\n\n## A {#a}\n")
    assert [(change.id, change.kinds) for change in section_changes(old, new)] == [
        ("old", ("removed",)),
        ("new", ("added",)),
        ("a", ("moved",)),
    ]


def test_contacts_of_a_section_that_comes_or_goes_are_its_own() -> None:
    old, new = document_of(page("a:")), document_of(page("a:", "b: [Write](mailto:b@c.fi) or [call](tel:+1), or [read](https://a.fi)."))
    for change in (section_changes(old, new)[-1], section_changes(new, old)[-1]):
        assert change.contact_links == ("mailto:b@c.fi", "tel:+1")


def test_title_alone_renames() -> None:
    old, new = document_of(page("a: Text.")), document_of(page("a: Text.").replace("Title of a", "Name of a"))
    assert [(change.id, change.kinds) for change in section_changes(old, new)] == [("a", ("renamed",))]


# ---- Facts


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "transfers: none", [("transfers", "added", None, "none")]),
        ("transfers: none", "", [("transfers", "removed", "none", None)]),
        ("transfers: none", "transfers: [{country: US}]", [("transfers", "changed", "none", [{"country": "US"}])]),
        ("transfers: [{country: US}]", "transfers: none", [("transfers", "changed", [{"country": "US"}], "none")]),
        ("rights: [access]", "rights: [access, erasure]", [("rights", "added", None, "erasure")]),
        ("rights: [access, erasure]", "rights: [erasure]", [("rights", "removed", "access", None)]),
        ("rights: [access]", "rights: [erasure]", [("rights", "removed", "access", None), ("rights", "added", None, "erasure")]),
        ("retention: [{period: P1Y}]", "retention: [{period: P2Y}]", [("retention.period", "changed", "P1Y", "P2Y")]),
        ("retention: [{period: P1Y}]", "retention: [{period: P1Y}, {period: P2Y}]", [("retention", "added", None, {"period": "P2Y"})]),
        ("contact: {role: {fi: A, sv: B, en: C}}", "contact: {role: {fi: A, sv: B, en: D}}",
         [("contact.role", "changed", {"fi": "A", "sv": "B", "en": "C"}, {"fi": "A", "sv": "B", "en": "D"})]),
        ("records: {reviewed_on: 2026-01-01}", "records: {reviewed_on: 2026-01-02}", []),
    ],
)  # fmt: skip
def test_fact_is_added_removed_or_changed(old: str, new: str, expected: list[tuple[Any, ...]]) -> None:
    found = fact_changes(facts_of(f"{old}\n"), facts_of(f"{new}\n"))
    assert found == tuple(FactChange(*one) for one in expected)


def test_items_of_a_list_are_told_apart_by_their_name() -> None:
    items = "cookies: {{categories: [necessary], items: [{{name: a, category: necessary}}, {{name: b, category: {}}}]}}\n"
    found = fact_changes(facts_of(items.format("necessary")), facts_of(items.format("necessary, kind: local-storage")))
    assert found == (FactChange("cookies.items.b.kind", "added", None, "local-storage"),), "a cookie is one where nothing else is stated"
    bases = "legal_bases: [{{basis: contract, statute: {}}}]"
    found = fact_changes(purpose_of(bases.format("A")), purpose_of(bases.format("B")))
    assert [one.id for one in found] == ["purposes.orders.legal_bases.contract.statute"]


@pytest.mark.parametrize(
    ("item", "path", "name"),
    [
        ({"name": "a", "category": "b"}, ("cookies", "items"), "a"),
        ({"name": "a", "country": "FI"}, ("joint_controllers",), "a"),
        ({"name": "a", "category": "b"}, ("purposes", "orders", "categories"), "b"),
        ({"category": "b"}, ("cookies", "items"), None),
        ({"category": {"fi": "x"}, "country": "FI"}, ("transfers",), "FI"),
        ({"country": {"fi": "x"}}, ("transfers",), None),
        ({"period": "P1Y"}, ("retention",), None),
        ("a", ("cookies", "items"), None),
        ({}, ("cookies", "items"), None),
    ],
)
def test_name_of_an_item(item: Any, path: tuple[str, ...], name: str | None) -> None:
    field = field_at(path, Facts)
    assert field
    assert item_name(item, field) == name


def test_items_of_one_name_are_compared_in_their_order() -> None:
    old = facts_of("transfers: [{country: US, decision: a, mechanism: adequacy}, {country: US, decision: b, mechanism: adequacy}]\n")
    new = facts_of("transfers: [{country: US, decision: c, mechanism: adequacy}, {country: US, decision: b, mechanism: adequacy}]\n")
    assert fact_changes(old, new) == (FactChange("transfers.US.decision", "changed", "a", "c"),)
    (less,) = fact_changes(old, facts_of("transfers: [{country: US, decision: a, mechanism: adequacy}]\n"))
    assert (less.id, less.kind) == ("transfers.US-2", "removed")


# ---- Words


def test_sentence_that_goes_to_another_section_is_to_be_read() -> None:
    old = notice(index_en=page("a: We keep it 3 days.", "b: Text."))
    new = notice(index_en=page("a:", "b: Text. We keep it 3 days."))
    assert {(one.kind, one.where, one.verdict) for one in changes(old, new).reasons} == {
        ("moved", "index#a", Verdict.READ),
        ("moved", "index#b", Verdict.READ),
    }


def test_text_of_a_fact_is_judged_as_any_other() -> None:
    """What is proven to say the same is wording; everything else is a fact that changed."""
    roles = {("People who recieve letters", "People who receive letters"): Verdict.WORDING, ("Customers", "Buyers"): Verdict.SUBSTANCE}
    for (old, new), verdict in roles.items():
        before, after = (facts_of(f"contact: {{role: {{fi: A, sv: B, en: {role}}}}}\n") for role in (old, new))
        found = fact_reasons(fact_changes(before, after), notice())
        assert [one.verdict for one in found] == [verdict], (old, new)


@pytest.mark.parametrize(
    ("word", "locale", "number"),
    [
        ("January", "en", 1), ("December", "en", 12), ("May", "en", 5), ("may", "en", None), ("joulukuuta", "fi", 12),
        ("Tammikuussa", "fi", 1), ("january", "sv", None), ("januari", "sv", 1), ("JANUARI", "sv", 1),
    ],
)  # fmt: skip
def test_month_of_a_word(word: str, locale: str, number: int | None) -> None:
    assert month_number(word, locale) == number


# ---- How a change is told


def test_section_of_a_shown_change_has_the_title_of_today_or_of_before() -> None:
    """Else its id; and the words are those of the language, or of the source."""
    stated = "requests: {email: a@b.fi}\n"
    old = notice("rights: [access]\n" + stated, index_en=page("orders:", "rights:", ">access:"))
    new = notice(index_en=page("orders:"))
    gone, come = shown_changes(old, new, EN), shown_changes(new, old, EN)
    assert {(change.section, change.title) for change in (*gone, *come)} == {("rights", "Title of rights"), ("access", "Title of access")}
    assert [bool(change.before) for change in gone] == [True] * len(gone)
    assert [bool(change.after) for change in come] == [True] * len(come)
    renamed = notice("rights: [access]\n", index_en=page("orders:", "rights:", ">access:").replace("Title of rights", "Yours"))
    assert {change.title for change in shown_changes(old, renamed, EN)} == {"Yours"}
    assert shown_changes(old, old, EN) == ()


def test_facts_of_a_page_that_comes_or_goes_are_told() -> None:
    cookies = "cookies: {categories: [necessary], items: [{name: basket, category: necessary, duration: session}]}\n"
    without, with_page = notice(), notice(cookies, cookies_en=page("necessary:"))
    come, gone = shown_changes(without, with_page, EN), shown_changes(with_page, without, EN)
    assert (
        {(change.page, change.section) for change in come}
        == {(change.page, change.section) for change in gone}
        == {("cookies", "necessary")}
    )
    assert [change.after for change in come] == [change.before for change in gone]
    assert all(change.before == () for change in come)
