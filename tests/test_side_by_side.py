"""Sentences stand beside those of other languages that say the same, and those are told that stand alone, or are much longer."""
from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice.reading import Notice
from notice.sentences import sentences_of
from notice.translations.aligned import MOST_MORE, Pair, Usual, aligned, ratio_of
from notice.translations.learned_words import LearnedWords, words_of
from notice.translations.side_by_side import counterparts, side_by_side
from notice.translations.unequal import FARTHEST_USUAL, MOST_TOLD, new_ones, unequal
from projects import HERE, REAL
from quick_yaml import load_yaml
from reviewed import complete_files, complete_notice, reader

IN_ONE_LANGUAGE: dict[str, dict[str, Any]] = load_yaml((HERE / "in_one_language.yml").read_text(encoding="utf-8"))
# A sentence of the summary, in each language: all three stand on one line with others.
PLACES = {"sv": "Vi säljer böcker.", "fi": "Myymme kirjoja.", "en": "We sell books."}
FAULTS = {
    "sv": "Vi säljer också uppgifter om dina köp till två företag i Indien.",
    "fi": "Myymme myös tietoja ostoksistasi kahdelle yritykselle Intiaan.",
    "en": "We also sell the data on your purchases to two companies in India.",
}
# Words with one vowel for every other letter; a full stop ends a sentence before a capital.
WORDS = st.lists(st.sampled_from(["Kala", "kalastaja", "on", "Oulussa", "vanha", "7", "viisas"]), min_size=1, max_size=12)
TEXTS = st.lists(WORDS.map(lambda words: f"{' '.join(words).capitalize()}."), min_size=1, max_size=9).map(" ".join)


def pairs(original: str, translation: str, ratio: float = 1.0) -> list[Pair]:
    return aligned(sentences_of(original, "en"), sentences_of(translation, "fi"), Usual(ratio))


def said(found: list[Pair]) -> list[tuple[str, str]]:
    return [(one.original.said if one.original else "", one.translation.said if one.translation else "") for one in found]


def spoilt(changes: Mapping[str, tuple[str, str]]) -> Notice:
    """Give the complete notice in which texts of the summary are replaced, by language."""
    files = dict(complete_files())
    for language, (old, new) in changes.items():
        name = f"index.{language}.md"
        assert files[name].count(old.encode()) == 1, old
        files[name] = files[name].replace(old.encode(), new.encode())
    return reader().working_text(files, "docs")


def added(*languages: str) -> Notice:
    """Give the complete notice that says something more in some languages."""
    return spoilt({one: (PLACES[one], f"{PLACES[one]} {FAULTS[one]}") for one in languages})


def edited(edits: list[dict[str, str]]) -> Notice:
    """Give the real notice, in which texts are replaced."""
    files = {path.name: path.read_bytes() for path in REAL.glob("*.*")}
    for one in edits:
        assert files[one["file"]].count(one["find"].encode()) == 1, one["find"]
        files[one["file"]] = files[one["file"]].replace(one["find"].encode(), one["put"].encode())
    return reader().working_text(files, "docs")


def excerpts(notice: Notice) -> list[list[str]]:
    """Give what is to be compared, each excerpt after its language."""
    return [[f"{one.language}: {one.text}".rstrip() for one in (found.excerpt, *found.others)] for found in unequal(notice)]


def told(notice: Notice) -> list[tuple[tuple[str, str], ...]]:
    """Give the languages and the texts of each finding."""
    return [tuple((one.language, one.text) for one in (found.excerpt, *found.others)) for found in unequal(notice)]


# ---- Beside each other


def test_as_many_sentences_stand_beside_each_other() -> None:
    assert said(pairs("We sell books. We keep your name.", "Myymme kirjoja. Säilytämme nimesi.")) == [
        ("We sell books.", "Myymme kirjoja."),
        ("We keep your name.", "Säilytämme nimesi."),
    ]


def test_sentence_that_one_language_lacks_stands_alone() -> None:
    lone = "We also sell the data on your purchases to India."
    assert said(pairs(f"We sell books. {lone} We keep your name.", "Myymme kirjoja. Säilytämme nimesi.")) == [
        ("We sell books.", "Myymme kirjoja."),
        (lone, ""),
        ("We keep your name.", "Säilytämme nimesi."),
    ]


def test_two_sentences_may_be_one_in_a_translation() -> None:
    original = "We sell new books. We send them by post to your home."
    translation = "Myymme uusia kirjoja ja lähetämme ne postitse kotiisi."
    found = pairs(original, translation)
    assert said(found) == [(original, translation)]
    assert abs(found[0].deviation) <= FARTHEST_USUAL


def test_what_follows_and_stands_alone_is_told_as_one() -> None:
    more = "We sell the data on your purchases to India. We ask for your health and your faith at the door."
    assert said(pairs(f"We sell books. {more} We keep your name.", "Myymme kirjoja. Säilytämme nimesi."))[1] == (more, "")


def test_texts_of_very_different_length_are_one_pair() -> None:
    original = "We keep your name. " * (MOST_MORE + 2)
    assert len(pairs(original, "Säilytämme nimesi.")) == 1
    assert len(pairs("We keep your name. " * (MOST_MORE + 1), "Säilytämme nimesi.")) > 1


def test_long_texts_are_set_beside_each_other() -> None:
    sentences = [f"We keep entry {number} of the register for you." for number in range(1200)]
    translation = [f"Säilytämme rekisterin merkinnän {number} sinulle." for number in range(1200)]
    del translation[600]
    found = pairs(" ".join(sentences), " ".join(translation))
    assert len(found) == len(sentences)
    assert len([one for one in found if not one.translation]) == 1


def test_usual_length_is_that_of_the_whole_notice() -> None:
    texts = [(sentences_of("We sell books.", "en"), sentences_of("Wir verkaufen Bücher, und zwar.", "de"))]
    assert ratio_of(texts) == pytest.approx(31 / 14)
    assert ratio_of([*texts, *texts, (texts[0][0] * 50, texts[0][1])]) == pytest.approx(31 / 14)
    assert ratio_of([]) == 1.0


@given(TEXTS, TEXTS, st.sampled_from([0.8, 1.0, 1.3]))
def test_every_sentence_of_both_texts_is_in_one_pair_and_in_order(original: str, translation: str, ratio: float) -> None:
    found = said(pairs(original, translation, ratio))
    assert " ".join(one for one, _ in found if one) == " ".join(one.said for one in sentences_of(original, "en"))
    assert " ".join(one for _, one in found if one) == " ".join(one.said for one in sentences_of(translation, "fi"))
    assert all(one or other for one, other in found)


@given(TEXTS)
def test_text_beside_itself_has_nothing_alone(text: str) -> None:
    assert all(one == other for one, other in said(pairs(text, text)))


def test_deviation_is_counted_in_standard_deviations_of_usual_lengths() -> None:
    assert Usual(1.0).deviation(90, 90) == 0
    assert Usual(1.0).deviation(80, 100) == pytest.approx(20 / math.sqrt(2.5 * 100))
    assert Usual(1.25).deviation(80, 90) == pytest.approx(-10 / math.sqrt(2.5 * 105))


def test_sentence_that_was_written_anew_stands_where_it_stood() -> None:
    original = "We sell books. Your position we read in the background, so that we can tell you of the nearest shop. We keep your name."
    translation = "Myymme kirjoja. Sijaintiasi emme lue. Säilytämme nimesi."
    assert [one.split()[0] for one, _ in said(pairs(original, translation))] == ["We", "Your", "We"]


# ---- Words that are learned

LEARNED = [
    ("boken säljs", "kirja myydään"),
    ("boken sänds", "kirja lähetetään"),
    ("boken trycks", "kirja painetaan"),
    ("namnet säljs", "nimi myydään"),
    ("namnet sänds", "nimi lähetetään"),
    ("kvittot sänds", "kuitti tulostetaan"),
]


def learned(*more: tuple[str, str]) -> LearnedWords:
    others = [("och", "ja")] * 24
    return LearnedWords([(frozenset(one.split()), frozenset(other.split())) for one, other in (*LEARNED, *others, *more)])


@pytest.mark.parametrize(
    ("original", "translation", "likeness"),
    [
        ("boken namnet säljs", "kirja nimi myydään", 1.0),
        ("boken namnet säljs", "kirja nimi", 2 / 3),
        ("boken namnet säljs", "kuitti", 0.0),
        ("boken namnet sänds", "kirja nimi lähetetään", 1.0),  # beside it in two of three
        ("boken namnet trycks", "kirja nimi painetaan", None),  # one word stood there once
        ("boken namnet och", "kirja nimi ja", None),  # one stands everywhere
        ("boken namnet 2019", "kirja nimi 2019", 1.0),  # what both have is known
        ("boken namnet 2019", "kirja nimi", None),
    ],
)
def test_words_are_known_by_what_they_stood_beside(original: str, translation: str, likeness: float | None) -> None:
    found = learned().likeness(frozenset(original.split()), frozenset(translation.split()))
    assert found == (likeness if likeness is None else pytest.approx(likeness))


def test_word_that_stands_beside_another_each_time_is_not_known() -> None:
    other_ways = [("säljs", word) for word in ("kaupataan", "annetaan", "vaihdetaan", "luovutetaan", "tarjotaan", "kaupitellaan", "myyn")]
    assert learned(*other_ways).likeness(frozenset(["boken", "namnet", "säljs"]), frozenset(["kirja", "nimi", "myydään"])) is None


def test_words_of_a_sentence_are_known_by_their_beginnings() -> None:
    (sentence,) = sentences_of("Vi sänder böckerna 24.12. enligt lagen 523/1999, om du så vill.", "sv")
    assert words_of(sentence) == {"sände", "böcke", "24", "12", "enlig", "lagen", "523/1", "vill"}


# ---- What is unequal


@pytest.mark.parametrize("what", IN_ONE_LANGUAGE)
def test_edit_of_one_language_is_told_if_it_says_something_else(what: str) -> None:
    assert excerpts(edited(IN_ONE_LANGUAGE[what]["edits"])) == IN_ONE_LANGUAGE[what]["told"]


def test_complete_notice_has_nothing_to_compare() -> None:
    assert unequal(complete_notice()) == []


@pytest.mark.parametrize("language", ["fi", "en"])
def test_sentence_of_one_translation_is_told_there(language: str) -> None:
    other = {"fi": "en", "en": "fi"}[language]
    assert told(added(language)) == [((language, FAULTS[language]), ("sv", ""), (other, ""))]


def test_sentence_that_no_translation_has_is_told_once() -> None:
    assert told(added("sv")) == [(("sv", FAULTS["sv"]), ("fi", ""), ("en", ""))]


def test_sentence_that_one_translation_lacks_is_told_at_the_original() -> None:
    assert told(added("sv", "en")) == [(("sv", FAULTS["sv"]), ("fi", ""))]


def test_sentence_that_only_the_original_lacks_is_told_once() -> None:
    assert told(added("fi", "en")) == [(("fi", FAULTS["fi"]), ("en", FAULTS["en"]), ("sv", ""))]


def test_sentence_in_every_language_is_not_told() -> None:
    assert told(added("sv", "fi", "en")) == []


def test_place_is_the_line_of_the_sentence_and_else_of_the_heading() -> None:
    found = unequal(added("fi"))[0]
    lines = {one.file: one.line for one in (found.excerpt, *found.others)}
    files = {name: text.decode().split("\n") for name, text in complete_files().items()}
    assert PLACES["fi"] in files["index.fi.md"][lines["docs/index.fi.md"] - 1]
    assert files["index.sv.md"][lines["docs/index.sv.md"] - 1].startswith("## ")
    assert (found.page, found.section) == ("index", "summary")


def test_sentence_that_says_much_more_is_told_beside_that_of_the_original() -> None:
    old = "If you give your consent, we send you a letter about new books every month."
    longer = f"Unless you tell us otherwise within ten days of a purchase, we send you a letter every month and {'show you offers ' * 4}."
    original = "Om du ger ditt samtycke sänder vi dig ett brev om nya böcker varje månad."
    assert told(spoilt({"en": (old, longer)})) == [(("en", longer), ("sv", original))]


def test_denial_that_was_turned_round_is_told_at_the_original_if_every_translation_is_shorter() -> None:
    contact = {
        "sv": "Skriv till oss om allt som gäller dina uppgifter.",
        "fi": "Kirjoita meille kaikesta, mikä koskee tietojasi.",
        "en": "Write to us about anything that concerns your data.",
    }
    more = {
        "sv": "Appen läser av din position också i bakgrunden, så att vi kan tipsa dig om närmaste butik.",
        "fi": "Sijaintiasi sovellus ei lue.",
        "en": "The app does not read your location.",
    }
    found = told(spoilt({language: (text, f"{text} {more[language]}") for language, text in contact.items()}))
    assert found == [tuple(more.items())]


def test_long_excerpt_is_told_by_its_beginning() -> None:
    found = unequal(spoilt({"en": (PLACES["en"], f"{PLACES['en']} {'We sell the data on your purchases to India. ' * 50}")}))
    assert len(found) == 1
    assert found[0].excerpt.text.endswith(" …")
    assert len(found[0].excerpt.text) <= MOST_TOLD


def test_links_are_told_by_their_words() -> None:
    linked = "We sell the data on your purchases to [two companies in India](https://example.org/india)."
    assert told(spoilt({"en": (PLACES["en"], f"{PLACES['en']} {linked}")})) == [
        (("en", "We sell the data on your purchases to two companies in India."), ("sv", ""), ("fi", ""))
    ]


def test_page_that_is_to_be_translated_later_is_not_compared() -> None:
    files = {name: text for name, text in complete_files().items() if name != "cookies.fi.md"}
    files["notice.yml"] = files["notice.yml"].replace(b"{source: sv}", b"{source: sv, untranslated: {fi: [cookies]}}")
    notice = reader().working_text(files, "docs")
    assert not notice.is_translated("cookies", "fi")
    assert unequal(notice) == []


def test_only_what_is_new_is_told_of_a_change() -> None:
    before = added("fi")
    assert new_ones(before, before) == []
    assert [one.excerpt.text for one in new_ones(added("fi", "en"), before)] == [FAULTS["fi"]]
    assert [one.excerpt.language for one in new_ones(before, None)] == ["fi"]
    above = {"sv": "Böckerna är många.", "fi": "Kirjoja on monta.", "en": "Books are many."}
    moved = {one: (text, f"{above[one]}\n\n{text}{' ' + FAULTS['fi'] if one == 'fi' else ''}") for one, text in PLACES.items()}
    assert new_ones(spoilt(moved), before) == []


# ---- Counterparts


def test_counterparts_are_the_same_sentence_in_the_other_languages() -> None:
    there = counterparts(side_by_side(complete_notice()))["docs/index.en.md", PLACES["en"]]
    assert {one.language: one.text for one in there} == {"sv": PLACES["sv"], "fi": PLACES["fi"]}


def test_section_with_a_sentence_alone_is_not_translated_one_by_one() -> None:
    section = next(one for one in side_by_side(complete_notice()) if len(one.pairs) == 3)
    (one, other), (first, second, third) = section.pairs[:2], section.original.sentences
    assert section.is_one_by_one
    pairs = [Pair(first, None, 0), Pair(second, one.translation, 1), Pair(third, other.translation, 2)]
    assert not replace(section, pairs=pairs).is_one_by_one


def test_sentence_alone_has_no_counterpart() -> None:
    assert ("docs/index.fi.md", FAULTS["fi"]) not in counterparts(side_by_side(added("fi")))
