"""A section under another id is found again: declared or the same as before, one for one; facts and links go with it."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from in_the_ledger import heading_of, timeline_of, version_of_heading
from notice.page_ids import page_ids, unpublished_former_ids
from notice.reading import Notice
from notice.renamed_ids import relinked, renamed_ids, with_new_ids
from notice.rules import Review
from notice.versions import Version
from small_lives import NO_CACHE
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


TEN = "One two three four five six seven eight nine ten."  # eight runs of three words


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # So many of the eight runs are the same: four, three; and of more than twice as many none is asked.
        ([TEN.replace("seven", "sieben").replace("ten", "zehn")], {"a": "c0"}),
        ([TEN.replace("six", "sechs").replace("nine", "neun")], {}),
        ([f"{TEN} {TEN.replace('One', 'Now').replace('four', 'vier').replace('seven', 'sieben')}"], {}),
        # Another that has as many, or nearly: a tenth less is too near, a quarter is not.
        ([TEN, TEN], {}),
        ([TEN, f"{TEN} Eleven."], {}),
        ([TEN, TEN.replace("eight", "acht")], {"a": "c0"}),
        ([TEN.replace("eight", "acht"), TEN], {"a": "c1"}),
        # Seven words are too few, eight are enough.
        (["one two three four five six seven"], {}),
    ],
)
def test_section_with_most_of_the_words_is_the_same_if_it_is_the_only_one(texts: list[str], expected: dict[str, str]) -> None:
    new = [f"## C{number} {{#c{number}}}\n\n{text}" for number, text in enumerate(texts)]
    assert renamed([TOP, *new, B], old=(TOP, f"## A {{#a}}\n\n{TEN}", B)) == expected


@pytest.mark.parametrize(("words", "expected"), [(7, {}), (8, {"a": "c"})])
def test_few_words_do_not_tell_which_section_it_is(words: int, expected: dict[str, str]) -> None:
    text = " ".join(TEN.split()[:words])
    assert renamed([TOP, f"## C {{#c}}\n\n{text}", B], old=(TOP, f"## A {{#a}}\n\n{text}", B)) == expected


def test_what_is_declared_counts_more_than_what_reads_alike() -> None:
    old = (TOP, f"## A {{#a}}\n\n{TEN}", B)
    assert renamed([TOP, f"## C {{#c}}\n\n{TEN}", "## D {#d .was-a}\n\nOther."], old=old) == {"a": "d"}


def test_two_sections_that_went_do_not_become_one() -> None:
    old = (TOP, f"## A {{#a}}\n\n{TEN}", f"## E {{#e}}\n\n{TEN}")
    assert renamed([TOP, f"## C {{#c}}\n\n{TEN}"], old=old) == {}


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


# ---- Ids that a draft says its sections have had


DIGESTS = map(str, count())


def version_of(id: str, notice: Notice, marks: tuple[str, ...] = ()) -> Version:
    """A version that nobody takes for another one."""
    return version_of_heading(heading_of(id, {}, marks), notice, digest=next(DIGESTS))


def told(published: list[Notice], draft: Notice, marks: tuple[str, ...] = ()) -> list[str]:
    """What is said of the former ids of a draft after these versions, by id and by the words after it."""
    versions = [version_of(f"20{20 + number}-01-01", notice) for number, notice in enumerate(published)]
    versions.append(replace(version_of("2030-01-01", draft, marks), entry=None))
    problems = unpublished_former_ids(NO_CACHE, timeline_of(tuple(versions), date(2029, 1, 1)))
    return [f"{problem.file}:{problem.line} {problem.message.values['id']}" for problem in problems]


def of_page(*sections: str, page: str = "index", review: Review = WHOLE) -> Notice:
    """A notice in which a page has these sections in the source language."""
    return with_page("\n\n".join([TOP, *sections]) + "\n", "sv", page, review).notice


@pytest.mark.parametrize(
    ("former", "lines"),
    [
        (".was-a", []),
        (".was-gone", []),
        (".was-x", ["docs/index.sv.md:11 x"]),
        (".was-x .was-a .was-y", ["docs/index.sv.md:11 x", "docs/index.sv.md:11 y"]),
        (".was-necessary", ["docs/index.sv.md:11 necessary"]),
        ("", []),
    ],
)
def test_former_id_is_one_that_was_published_on_the_page(former: str, lines: list[str]) -> None:
    published = [of_page(A, "## Gone {#gone}\n\nText."), of_page(A, B)]
    draft = of_page(B, f"## A {{#c {former}}}\n\nText.".replace(" }", "}"))
    assert told(published, draft) == lines
    assert told(published, draft, ("imported",)) == [], "it may have been published elsewhere"


def test_former_id_of_a_first_version_and_of_a_new_page_was_never_published() -> None:
    draft = of_page("## A {#c .was-a}\n\nText.")
    assert told([], draft) == ["docs/index.sv.md:7 a"]
    without = {page: documents for page, documents in WHOLE.notice.documents.items() if page != "cookies"}
    before = replace(WHOLE.notice, documents=without)
    assert told([before], of_page("## A {#c .was-a}\n\nText.", page="cookies")) == ["docs/cookies.sv.md:7 a"]
    assert told([WHOLE.notice], WHOLE.notice) == []


def test_section_that_is_gone_has_a_title_in_each_language_that_had_it() -> None:
    old, new = (with_page("# T {#t}\n\n## Gone {#gone}\n", "en").notice, of_page(A))
    found = page_ids(NO_CACHE, [version_of("2020-01-01", old), version_of("2021-01-01", new)])["index"]
    [orders] = [one for one in found.gone if "orders" in one.ids]
    assert (orders.version, orders.day) == ("2020-01-01", date(2020, 1, 1))
    assert {language: title for language, (title, _) in orders.titles.items()} == {
        "sv": "Beställningar", "fi": "Tilaukset", "en": "orders",
    }  # fmt: skip
    assert "a" in found.own
