"""What changed between two versions, and whether it matters to readers."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from author_mistakes import LANGUAGES, publication_of
from notice.changes import Changes, changes
from notice.changes.fact_changes import fact_changes, reads_the_same
from notice.changes.rendered_changes import shown_changes
from notice.localizer import Localizer
from notice.reading import Notice
from notice.verdict import Verdict
from notice.vocabulary import vocabulary
from projects import BOOKSHOP, FIRST, REAL, site_reader

TERMS = vocabulary(LANGUAGES)


def read(edit: Callable[[str, str], str] = lambda _, text: text) -> Notice:
    """Read the first version of the real notice, its files edited."""
    files = {path.name: path.read_text(encoding="utf-8") for path in FIRST.iterdir() if path.name != "SHA256SUMS"}
    edited = {name: edit(name, text).encode() for name, text in files.items()}
    return site_reader(*LANGUAGES).notice(edited, "docs")


def replaced(name: str, old: str, new: str) -> Callable[[str, str], str]:
    def edit(file: str, text: str) -> str:
        assert file != name or old in text
        return text.replace(old, new, 1) if file == name else text

    return edit


@pytest.fixture(scope="module")
def first() -> Notice:
    return read()


def test_nothing_changed(first: Notice) -> None:
    found = changes(first, read())
    assert (found.facts, found.reasons, found.verdict) == ((), (), Verdict.FORM)
    assert not any(found.sections.values())


MATERIAL = {
    "legal basis": ("notice.yml", "legal_bases: [contract, legal-obligation]", "legal_bases: [contract]",
                    "purposes.invoicing.legal_bases.legal-obligation"),
    "recipient": ("notice.yml", "recipients: [survey-provider]", "recipients: [survey-provider, authorities]",
                  "purposes.feedback-surveys.recipients"),
    "data": ("notice.yml", "categories: [name, contact-details]", "categories: [name]",
             "purposes.client-services.categories.contact-details"),
    "country": ("notice.yml", "country: CH", "country: NO", "transfers.NO"),
    "contact": ("notice.yml", "phone: +358 9 2313 4838", "phone: +358 9 2313 4839", "contact.phone"),
    "number": ("index.en.md", "You can cancel your newsletter", "Within 12 days you can cancel your newsletter", "index#newsletter"),
    "negation": ("index.en.md", "Click the cancellation link", "Do not click the cancellation link", "index#newsletter"),
    "month": ("index.fi.md", "Voit perua", "Joulukuussa voit perua", "index#newsletter"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "where"), MATERIAL.values(), ids=MATERIAL)
def test_change_matters(first: Notice, name: str, old: str, new: str, where: str) -> None:
    found = changes(first, read(replaced(name, old, new)))
    assert where in [reason.where for reason in found.reasons if reason.verdict == Verdict.SUBSTANCE]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("index.en.md", "You can cancel your newsletter", "You can easily cancel your newsletter"),
        ("index.en.md", "## In short {#summary}", "## Briefly {#summary}"),
        ("notice.yml", "fi: Velalliset, sv", "fi: velalliset, sv"),
        ("notice.yml", "time_zone: Europe/Helsinki", "time_zone: Europe/Mariehamn"),
    ],
)
def test_change_of_wording_is_no_change_of_substance(first: Notice, name: str, old: str, new: str) -> None:
    found = changes(first, read(replaced(name, old, new)))
    assert found.verdict != Verdict.SUBSTANCE
    assert bool(found.facts) == (name == "notice.yml")


def bookshop(old: str, new: str) -> tuple[Notice, Notice, Changes]:
    versions = {version.id: version.notice for version in publication_of(BOOKSHOP).timeline.versions}
    return versions[old], versions[new], changes(versions[old], versions[new])


def kinds(found: Changes, language: str = "sv") -> dict[str, tuple[str, ...]]:
    return {change.id: change.kinds for change in found.sections["index"].get(language, ())}


def test_sections_are_added_removed_renamed_and_moved() -> None:
    found = kinds(bookshop("2020-09-01", "2021-06-15")[2])
    assert (found["books"], found["christmas"], found["orders"]) == (("added",), ("removed",), ("changed",))
    assert "renamed" in found["retention"]
    assert "moved" in found["retention"] or "moved" in found["recipients"]


def test_simpler_words_are_to_be_read() -> None:
    found = bookshop("2020-02-29", "2020-09-01")[2]
    assert kinds(found) == {"summary": ("changed",), "purposes": ("changed",)}
    assert found.verdict != Verdict.FORM


def test_facts_are_named_by_ids_not_by_place() -> None:
    old, new, found = bookshop("2019-05-02", "2020-02-29")
    by_id = {fact.id: fact for fact in found.facts}
    period = by_id["purposes.orders.retention.period"]
    assert (period.kind, period.before, period.after) == ("changed", "P12M", "P24M")
    assert by_id["purposes.orders.recipients"].after == "post"
    back = {fact.id: fact for fact in fact_changes(new.facts, old.facts)}
    assert back.keys() == by_id.keys()
    assert (back["purposes.orders.retention.period"].before, back["purposes.letters"].kind) == ("P24M", "removed")


@pytest.mark.parametrize(("language", "label", "before", "after"), [
    ("fi", "Kuinka kauan tietoja säilytetään", "12 kuukautta", "24 kuukautta"),
    ("sv", "Hur länge uppgifterna lagras", "12 månader", "24 månader"),
    ("en", "How long the data are kept", "12 months", "24 months"),
])  # fmt: skip
def test_facts_are_told_as_pages_show_them(language: str, label: str, before: str, after: str) -> None:
    old, new, _ = bookshop("2019-05-02", "2020-02-29")
    shown = shown_changes(old, new, Localizer(TERMS[language], "sv"))
    [change] = [change for change in shown if change.section == "orders" and change.before]
    assert (change.label, change.before, change.after) == (label, (before,), (after,))


def test_new_address_of_the_authority_is_seen() -> None:
    publication = publication_of(REAL, date(2026, 12, 1))
    old, new = (version.notice for version in publication.timeline.versions[:2])
    assert {fact.id.rpartition(".")[0] for fact in fact_changes(old.facts, new.facts)} == {
        "authority.visiting_address", "authority.postal_address",
    }  # fmt: skip
    shown = shown_changes(old, new, Localizer(TERMS["sv"], "fi"))
    assert [(change.section, change.after) for change in shown] == [
        ("authority", ("Fågelviksgränden 4, 00530 Helsingfors",)), ("authority", ("PB 800, 00531 Helsingfors",)),
    ]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "same"), [
    ("A, b.", "a b", True), ("12", "13", False), (None, "a", False), ({"fi": "A"}, {"fi": "a"}, True),
])  # fmt: skip
def test_case_and_punctuation_are_no_change(before: Any, after: Any, same: bool) -> None:
    assert reads_the_same(before, after) is same


def test_every_fact_a_page_shows_is_compared() -> None:
    """Against a version with the least, all that the full notice shows is new."""
    full, least = (version.notice for version in (publication_of(BOOKSHOP).timeline.versions[i] for i in (-1, 0)))
    sections = {(change.page, change.section) for change in shown_changes(least, full, Localizer(TERMS["sv"], "sv"))}
    expected = {"controller", "contact", "dpo", "representative", "joint-controllers", "orders", "letters", "recipients", "transfers"}
    assert expected | {"retention", "automated-decisions", "rights", "authority"} <= {section for _, section in sections}
    assert ("cookies", "marketing") in sections
