"""A section under another id is found again: declared or the same as before, one for one; facts and links go with it."""

from dataclasses import replace

import pytest

from notice.renamed_ids import relinked, renamed_ids, with_new_ids
from varied import FACTS, WHOLE, few, stating, with_page

TOP, A, B = "# T {#t}", "## A {#a}\n\nText.", "## B {#b}\n\nWords."


def renamed(new: list[str], known: dict[str, str] | None = None, old: tuple[str, ...] = (TOP, A, B)) -> dict[str, str]:
    """Compare a page of these sections with an older one."""
    before, after = (with_page("\n\n".join(sections) + "\n", "sv").notice for sections in (old, new))
    return renamed_ids(before, after, {"index": known} if known else None).get("index", {})


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ([TOP, A, B], {}),
        ([TOP, B, A], {}),
        ([TOP, B], {}),
        ([TOP, A, "## A {#c}\n\nText.", B], {}),
        ([TOP, "## A {#c}\n\nText.", B], {"a": "c"}),
        ([TOP, "## C {#c}\n\nText.", B], {}),
        ([TOP, "## A {#c}\n\nOther.", B], {}),
        ([TOP, "## C {#c .was-a}\n\nOther.", B], {"a": "c"}),
        ([TOP, "## A {#c}\n\nText.", "## A {#d}\n\nText.", B], {}),
        ([TOP, "## A {#c}\n\nText.", "## D {#d .was-a}\n\nOther.", B], {"a": "d"}),
        ([TOP, "## C {#c .was-a .was-b}\n\nOther."], {"a": "c"}),
        ([TOP, "## B {#b .was-a}\n\nText.", "## A {#c}\n\nText."], {"a": "c"}),
        ([TOP, "## B {#c}\n\nWords.", "## A {#d}\n\nText."], {"a": "d", "b": "c"}),
        (["# Other {#u}\n\nMore.", A, B], {"t": "u"}),
        ([TOP, "## A {#c}\n\nText.", "### B {#b}\n\nWords."], {"a": "c"}),
    ],
)
def test_section_under_another_id_is_the_same(new: list[str], expected: dict[str, str]) -> None:
    assert renamed(new) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [({"a": "c"}, {"a": "c"}), ({"a": "d"}, {"a": "d"}), ({"a": "gone"}, {}), ({"b": "c"}, {"a": "c"})],
)
def test_id_that_is_known_to_be_another_need_not_be_declared_again(known: dict[str, str], expected: dict[str, str]) -> None:
    assert renamed([TOP, "## A {#c}\n\nText.", "## D {#d}\n\nOther.", B], known) == expected


def test_two_sections_that_are_the_same_do_not_become_one() -> None:
    assert renamed([TOP, "## A {#c}\n\nText."], old=(TOP, A, A.replace("{#a}", "{#a2}"))) == {"a": "c"}


def test_page_that_came_has_no_other_ids() -> None:
    without = {page: documents for page, documents in WHOLE.notice.documents.items() if page != "cookies"}
    assert renamed_ids(replace(WHOLE.notice, documents=without), WHOLE.notice) == {}
    other = with_page("# T {#t}\n", "sv", "cookies").notice
    assert renamed_ids(WHOLE.notice, other) == {"cookies": {"cookies": "t"}}


RENAMED = {"index": {"orders": "purchases", "security": "safety"}, "cookies": {"necessary": "needed"}}


def test_purposes_and_what_refers_to_them_have_the_new_ids() -> None:
    changed = with_new_ids(WHOLE.notice, RENAMED)
    assert list(changed.facts.purposes) == ["purchases", "letters", "safety"]
    assert list(changed.facts.purposes.values()) == list(WHOLE.facts.purposes.values())
    cookies = changed.facts.cookies
    assert cookies
    assert cookies != "none"
    assert isinstance(cookies.items, list)
    assert [(one.name, one.purposes) for one in cookies.items] == [("basket", ["purchases"]), ("visits", ["safety"])]
    of_orders = stating(FACTS.replace("automated_decisions: none", "automated_decisions: [{purpose: orders, logic: A, significance: B}]"))
    decisions = with_new_ids(of_orders.notice, RENAMED).facts.automated_decisions
    assert isinstance(decisions, list)
    assert [(one.purpose, one.logic) for one in decisions] == [("purchases", "A")]


@pytest.mark.parametrize(
    "more",
    [
        "",
        "cookies: none\nautomated_decisions: none",
        "cookies: {categories: [necessary]}",
        "cookies: {categories: [necessary], items: none}",
        "cookies: {categories: [necessary], items: [{name: a, category: necessary}]}",
    ],
)
def test_what_is_not_stated_or_none_stays_so(more: str) -> None:
    before, after = few("", more).facts, with_new_ids(few("", more).notice, RENAMED).facts
    assert (after.cookies, after.automated_decisions) == (before.cookies, before.automated_decisions)
    assert list(after.purposes) == ["purchases"]


def test_notice_without_other_ids_is_as_it_was() -> None:
    assert with_new_ids(WHOLE.notice, {}) is WHOLE.notice
    assert with_new_ids(WHOLE.notice, {"index": {"dpo": "officer"}}).facts is WHOLE.facts


def test_sections_know_which_id_they_had() -> None:
    documents = with_new_ids(WHOLE.notice, RENAMED).documents
    had = {(section.id, section.old_id) for section in documents["index"]["en"].sections}
    assert {("purchases", "orders"), ("safety", "security"), ("letters", "letters")} <= had
    assert [section.id for section in documents["cookies"]["fi"].sections] == ["cookies", "needed", "statistics"]


@pytest.mark.parametrize(
    ("page", "href", "led"),
    [
        ("index", "#orders", "#purchases"),
        ("index", "#letters", "#letters"),
        ("index", "#necessary", "#necessary"),
        ("index", "cookies.md#necessary", "cookies.md#needed"),
        ("cookies", "index.md#orders", "index.md#purchases"),
        ("cookies", "#orders", "#orders"),
        ("history", "#orders", "#orders"),
        ("index", "https://example.fi/#orders", "https://example.fi/#orders"),
    ],
)
def test_link_leads_to_the_new_id(page: str, href: str, led: str) -> None:
    assert relinked(f'<a href="{href}">Orders</a> #orders', page, RENAMED) == f'<a href="{led}">Orders</a> #orders'
