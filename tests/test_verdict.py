"""What a change is, as far as a program can see: a labelled set of small changes in three languages, and each kind of evidence alone."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from notice.documents import Section
from notice.verdict import Evidence, Speech, Verdict, gravest, judged
from notice.verdict.known_words import known_words
from notice.vocabulary import vocabulary
from projects import HERE, site_renderer
from quick_yaml import load_yaml

LANGUAGES = ("en", "fi", "sv")
SET = HERE / "labelled_changes"
Change = tuple[str, dict[str, Any]]


@cache
def labelled() -> list[Change]:
    """Give every change of the set with its language."""
    return [(language, change) for language in LANGUAGES for change in load_yaml((SET / f"{language}.yml").read_text(encoding="utf-8"))]


def section(text: str, title: str = "Part") -> Section:
    return Section("part", 2, title, 1, text, f"<h2>{title}</h2>", site_renderer().render(text).html)


@cache
def speech(language: str) -> Speech:
    terms = vocabulary([language])[language]
    return Speech(terms, known_words(terms))


def evidence(language: str, old: str, new: str, **titles: str) -> tuple[Evidence, ...]:
    return judged(section(old, titles.get("title", "Part")), section(new, titles.get("new_title", "Part")), speech(language))


def found(language: str, change: dict[str, Any]) -> Verdict:
    titles = {key: change[key] for key in ("title", "new_title") if key in change}
    return gravest(one.verdict for one in evidence(language, change["old"], change["new"], **titles))


def names(changes: list[Change]) -> list[str]:
    return [f"{language}: {change['old']!r} → {change['new']!r}" for language, change in changes]


def test_figures_of_the_labelled_set(capsys: pytest.CaptureFixture[str]) -> None:
    """Nine of ten changes of substance are called so, and none is wording or form; what is none is rarely called it."""
    is_found = [(change["is"], found(language, change), (language, change)) for language, change in labelled()]
    said = Counter((label, verdict.value) for label, verdict, _ in is_found)
    labels = [verdict.value for verdict in Verdict]
    with capsys.disabled():
        rows = (
            f"{label} ({sum(said[label, one] for one in labels)}): " + ", ".join(f"{said[label, one]} {one}" for one in labels)
            for label in labels
        )
        print(f"\n{len(is_found)} labelled changes; " + "; ".join(rows))
    substantial = [one for one in is_found if one[0] == "substance"]
    others = [one for one in is_found if one[0] in ("wording", "form")]
    assert len(is_found) >= 150
    assert sum(one[1] == Verdict.SUBSTANCE for one in substantial) >= 0.9 * len(substantial)
    assert names([one[2] for one in substantial if not one[1].binds]) == []
    assert sum(one[1] == Verdict.SUBSTANCE for one in others) <= 0.1 * len(others)
    assert sum(one[1] == Verdict.READ for one in others) <= 0.2 * len(others)
    assert names([one[2] for one in is_found if one[0] == "form" and one[1] != Verdict.FORM]) == []
    assert names([one[2] for one in is_found if one[0] == "read" and not one[1].binds]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_says_the_same_is_a_change_in_neither_direction(language: str) -> None:
    """A change that is taken back is of the same weight."""
    for own, change in labelled():
        if own == language and "title" not in change:
            there, back = (
                found(language, {"old": old, "new": new}) for old, new in ((change["old"], change["new"]), (change["new"], change["old"]))
            )
            assert there == back, change


EVIDENCE = [
    ("number", "en", "Kept for 30 days.", "Kept for 30 months.", "30 days", "30 months"),
    ("number", "fi", "Säilytetään kaksi vuotta.", "Säilytetään kolme vuotta.", "kaksi vuotta", "kolme vuotta"),
    ("number", "sv", "Kostar 5 €.", "Kostar 6 €.", "5 €", "6 €"),
    ("number", "en", "In May, then.", "In June, then.", "May", "June"),
    ("negation", "en", "It is good.", "It is not good.", "", "not"),
    ("negation", "fi", "Sitä ei tehdä.", "Sitä tehdään.", "ei", ""),
    ("name", "en", "We use Google.", "We use Google and Bing.", "", "Bing"),
    ("name", "fi", "Se annetaan Googlelle.", "Se annetaan Bingille.", "Googlelle", "Bingille"),
    ("modality", "sv", "Du får fråga.", "Du måste fråga.", "får", "måste"),
    ("limit", "en", "We look there if you like.", "We look there only if you like.", "", "only"),
    ("data", "fi", "Kysymme osoitteen.", "Kysymme sijainnin.", "osoitteen", "sijainnin"),
    ("deed", "en", "We store it.", "We sell it.", "store", "sell"),
    ("recipient", "sv", "Banken får veta.", "Polisen får veta.", "Banken", "Polisen"),
    ("sentence", "en", "It rains.", "It rains. Cats like warm ovens.", "", "Cats like warm ovens."),
    ("clause", "en", "It rains.", "It rains on warm green hills.", "", "on warm green hills"),
    ("link", "en", "[A](https://a.fi/x)", "[A](https://b.fi/x)", "a.fi", "b.fi"),
    ("contact", "en", "[A](tel:+358)", "[A](tel:+359)", "tel:+358", "tel:+359"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "language", "old", "new", "before", "after"), EVIDENCE)
def test_substance_is_told_with_its_words(kind: str, language: str, old: str, new: str, before: str, after: str) -> None:
    assert Evidence(kind, Verdict.SUBSTANCE, before, after) in evidence(language, old, new)


def test_units_and_forms_of_a_number_are_one_length() -> None:
    for old, new in (("after two years", "after 24 months"), ("for a week", "for 7 days"), ("within a month", "within one month")):
        assert not any(one.kind == "number" for one in evidence("en", f"We meet {old}.", f"They meet {new}.")), old


def test_line_of_the_last_change_is_form_only_where_it_says_nothing_else() -> None:
    assert evidence("en", "Last updated 1.2.2020.", "Last updated 3.4.2021.") == (Evidence("form", Verdict.FORM),)
    more = evidence("en", "Last updated 1.2.2020, we keep data 3 years.", "Last updated 1.2.2020, we keep data 4 years.")
    assert gravest(one.verdict for one in more) == Verdict.SUBSTANCE


def test_two_known_words_are_no_slip() -> None:
    """One letter makes another word of it, and another statement."""
    for old, new in (("contact", "contract"), ("consent", "content"), ("country", "county"), ("keep", "kept")):
        assert found("en", {"old": f"It is about {old}.", "new": f"It is about {new}."}).binds, (old, new)


def test_what_is_not_prose_is_never_taken_for_form() -> None:
    """Code and addresses that readers see have no sentences, and are to be read."""
    for old, new in (("```\na=1\n```", "```\na=2\n```"), ("Go to www.a.fi/x now.", "Go to www.b.fi/x now.")):
        assert found("en", {"old": old, "new": new}).binds, old


def test_language_without_word_lists_is_judged_by_what_every_language_has() -> None:
    german = Speech(speech("en").terms.__class__("de", "de", "Deutsch", "", speech("en").terms.kinds))
    pairs = {
        ("Wir löschen nach 3 Tagen.", "Wir löschen nach 4 Tagen."): Verdict.SUBSTANCE,
        ("Wir löschen es bald.", "Wir löschen es später."): Verdict.READ,
        ("Wir **löschen** es.", "Wir löschen es."): Verdict.FORM,
    }
    for (old, new), verdict in pairs.items():
        assert gravest(one.verdict for one in judged(section(old), section(new), german)) == verdict


def test_a_section_of_5000_words_written_anew_is_judged() -> None:
    old, new = (" ".join(f"{word}{place} is here." for place in range(1700)) for word in ("alpha", "Beta"))
    assert found("en", {"old": old, "new": new}).binds


def texts() -> Iterator[str]:
    yield from ("", "a", "**", "| |", "- ", "¶", "[x](", "\u0301", "1 1 1", "not not")


def test_any_pair_of_texts_is_judged() -> None:
    for old in texts():
        for new in texts():
            assert found("fi", {"old": old, "new": new}) == Verdict.FORM or old != new
