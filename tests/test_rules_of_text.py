"""Where rules look in a text, what they compare it with, and what they cite."""

from dataclasses import replace
from datetime import date

import pytest

from author_mistakes import LANGUAGES
from notice.reading import Notice
from notice.rules import RULES, Review, Severity, findings_of
from notice.rules.legal_sources import Statute, gdpr, names_a_law
from notice.rules.phrases import find, without, words_beside
from notice.versions import Status, Version
from reviewed import complete_files, review_of_files
from samples import document_of, say
from small_notices import HEAD
from varied import FACTS, WHOLE, few, found, stating, with_facts, with_page, with_section

LEVELS = "# T {#t}\n\n## A {#a}\n\n### A1 {#a1}\n\n## B {#b}\n\n### B1 {#b1}\n\n#### B2 {#b2}\n\n### B3 {#b3}\n\n## C {#c}\n"


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (("a",), "a a1"),
        (("a1",), "a1"),
        (("b",), "b b1 b2 b3"),
        (("b1",), "b1 b2"),
        (("a", "b1"), "a a1 b1 b2"),
        (("a", "b"), "a a1 b b1 b2 b3"),
        (("b", "b2"), "b b1 b2 b3"),
        (("c",), "c"),
        (("t",), "t a a1 b b1 b2 b3 c"),
        (("d",), ""),
    ],
)
def test_chapter_goes_to_the_next_heading_of_its_level(ids: tuple[str, ...], expected: str) -> None:
    documents = {language: document_of(HEAD + LEVELS, language) for language in ("sv", "en")}
    review = replace(WHOLE, notice=replace(WHOLE.notice, documents={**WHOLE.notice.documents, "index": documents}))
    seen = [(document.language, section.id) for document, section in review.chapters(*ids)]
    assert seen == [(language, id) for language in ("sv", "en") for id in expected.split()]


def test_place_of_words_is_the_line_on_which_they_stand() -> None:
    review = with_page("# T {#t}\n\nOne.\nTwo words.\n\n*Three* words.\n")
    [(document, section)] = review.sections("t")
    start = section.line
    lines = [review.at_words(document, section, words).place.line for words in ("One", "Two words", "Three", "Three words", "words")]
    assert lines == [start + 2, start + 3, start + 5, start, start + 3]
    assert review.at_words(document, section, "Two\nwords").place.scope == "index.en#t (Two words)"
    assert review.at_section(document, section).place.scope == "index.en#t"


HISTORY = """# History {#history}

TODO

## New {#2027-03-01}

TBD

### More {#more}

XXX

## Old {#2026-01-01}

FIXME

### Of old {#of-old}

TBC
"""


@pytest.mark.parametrize(
    ("rule", "status", "expected"),
    [
        ("TXT-08", Status.DRAFT, ["history (TODO)", "2027-03-01 (TBD)", "more (XXX)"]),
        ("TXT-08", Status.HELD_BACK, ["history (TODO)", "2027-03-01 (TBD)", "more (XXX)"]),
        ("TXT-08", Status.UPCOMING, []),
        ("TXT-08", Status.IN_FORCE, []),
        ("FCT-04", Status.DRAFT, []),
    ],
)
def test_of_the_change_history_only_what_can_still_be_changed_is_read(rule: str, status: Status, expected: list[str]) -> None:
    """Its own entry and what stands before all entries, by the rules that hold for any text: facts of old are told in it, too."""
    review = replace(with_page(HISTORY + "\nMailchimp sent letters.\n", page="history"), status=status)
    assert set(found(rule, review)) == {f"history.en#{one}" for one in expected}


def test_page_that_a_language_does_not_have_is_passed_over() -> None:
    documents = {language: one for language, one in WHOLE.notice.documents["cookies"].items() if language != "fi"}
    review = replace(WHOLE, notice=replace(WHOLE.notice, documents={**WHOLE.notice.documents, "cookies": documents}))
    assert {document.language for document, _ in review.sections(page="cookies")} == {"sv", "en"}
    assert list(review.sections(page="nothing")) == []


# ---- Phrases


def test_phrases_of_an_unknown_language_or_kind_are_not_looked_for() -> None:
    assert list(find("may", "de", "we may")) == list(find("nothing", "en", "we may")) == []
    assert (without("may", "de", "we may"), words_beside("may", "de", "we may")) == ("we may", 2)


def test_words_beside_a_phrase_have_two_letters_and_those_passed_over_stay() -> None:
    assert words_beside("empty-retention", "en", "As long as necessary") == 0
    assert words_beside("empty-retention", "en", "As long as a book is printed x 10 0") == 2
    assert without("nobody-named", "en", "We never sell to third parties. Nor partners") == "We never sell to third parties. Nor partners"
    assert without("nobody-named", "en", "To partners and third parties") == "To   and  "


# ---- Sources


def test_statute_is_cited_as_in_each_language() -> None:
    cited = [Statute("917/2014", "205").cite(say(language)) for language in ("en", "fi", "sv")]
    assert [one.text for one in cited] == ["917/2014 § 205", "917/2014 205 §", "917/2014 205 §"]
    assert {one.url for one in cited} == {"https://data.finlex.fi/eli/sd/2014/917/ajantasa"}
    assert Statute("917/2014").cite(say("en")).text == "917/2014"


def test_article_leads_to_its_text_in_each_language() -> None:
    [article] = gdpr("13(1)(a)")
    start = "https://eur-lex.europa.eu/eli/reg/2016/679/art_13/oj/"
    assert [article.cite(say(language)).url for language in ("en", "fi", "sv")] == [f"{start}{code}" for code in ("eng", "fin", "swe")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Act 1336/1997", True),
        ("lag 2018:218", True),
        ("The Act", False),
        (None, False),
        ("", False),
        ({"fi": "1/2000", "en": "Act"}, False),
    ],
)
def test_law_is_named_with_its_number_in_every_language(text: str | dict[str, str] | None, named: bool) -> None:
    assert names_a_law(text) == named


# ---- The version before


def version_of(notice: Notice) -> Version:
    """Make a version of a notice, from the day of the complete one."""
    return replace(WHOLE.line[0], read=lambda: notice)


def test_first_version_changes_nothing_that_people_had_to_be_told() -> None:
    first = replace(few(), status=Status.DRAFT, line=WHOLE.line[:1])
    assert first.changes is None
    assert found("VER-05", first) == found("PUR-09", first) == found("TRA-02", first) == []


def test_new_purpose_is_told_of_even_where_nothing_is_recorded() -> None:
    silent = stating(FACTS[: FACTS.index("records:\n")])
    draft = replace(silent, status=Status.DRAFT, line=(WHOLE.line[0], version_of(few().notice)))
    assert found("PUR-09", draft) == ["purposes.letters", "purposes.security"]


def test_rule_is_asked_of_versions_of_which_it_is_true() -> None:
    """What can be changed or is read now is looked at once a year; only of what is not published yet people can still be told in time."""
    late = replace(WHOLE, day=date(2030, 1, 1))
    untold = replace(stating(FACTS[: FACTS.index("records:\n")]), line=(WHOLE.line[0], version_of(few().notice)))
    asked = [
        [status.value for status in Status if found(rule, replace(one, status=status))]
        for rule, one in (("VER-08", late), ("PUR-09", untold))
    ]
    assert asked == [["draft", "held-back", "upcoming", "in-force"], ["draft", "held-back"]]


def test_section_that_is_gone_lags_behind_no_more() -> None:
    """It read otherwise in one version, and is not there in the next."""
    page = "# T {#t}\n\n## A {#a}\n\nText.\n\n## B {#b}\n\nText.\n"
    without_b = page.partition("## B")[0]
    texts = ((without_b, without_b), (page.replace("Text.", "Words."), page), (page, page))
    new, reworded, old = (version_of(with_page(source, "sv", review=with_page(english)).notice) for source, english in texts)
    lagging = [replace(WHOLE, notice=line[0].notice, line=line) for line in ((reworded, old), (new, reworded, old))]
    assert [sorted(scope for scope in found("TRA-02", review) if ".en" in scope) for review in lagging] == [
        ["index.en#a", "index.en#b"], ["index.en#a"],
    ]  # fmt: skip


def test_section_that_had_facts_has_some_still_or_is_gone() -> None:
    no_officer = with_facts(("dpo:\n  email: dataskyddsombud@bokhandeln.example.fi\n  phone: +358 18 54321\n", ""))
    now = replace(no_officer, line=(WHOLE.line[0], version_of(WHOLE.notice)))
    pages = {page: {"sv": documents["sv"]} for page, documents in WHOLE.notice.documents.items()}
    without_section = with_page("# T {#t}\n", "sv", review=now)
    without_pages = replace(now, notice=replace(now.notice, documents={"history": pages["history"]}))
    of_one_language = replace(now, notice=replace(now.notice, documents=pages))
    reviews = (now, of_one_language, without_section, without_pages, replace(now, line=now.line[:1]), WHOLE)
    assert [found("FCT-03", review) for review in reviews] == [["index.sv#dpo"], ["index.sv#dpo"], [], [], [], []]


def test_change_of_wording_need_not_be_told() -> None:
    written = WHOLE.notice.documents["index"]["en"].section("summary")
    assert written
    other = with_section("summary", written.text.replace("books", "boooks")).notice
    before = replace(WHOLE.line[1], read=lambda: other)
    silent = with_facts(("  announcement:\n    how: letter to every customer\n    date: 2027-01-15\n", ""))
    draft = replace(silent, status=Status.DRAFT, line=(WHOLE.line[0], before))
    assert found("VER-05", draft) == []
    assert found("VER-05", replace(draft, line=(WHOLE.line[0], replace(before, read=lambda: few().notice)))) == []


# ---- Values


def test_value_that_one_language_alone_has_is_told() -> None:
    """Where the translation has another one than the source, that of the translation; what the source says alone, there."""
    english, swedish = with_section("dpo", "For 5 years."), with_section("dpo", "I 7 år.", "sv")
    both = with_section("dpo", "For 5 years.", review=swedish)
    assert found("TRA-03", english) == ["index.en#dpo (5 years)"]
    assert found("TRA-03", swedish) == ["index.sv#dpo (7 år)"]
    assert found("TRA-03", both) == ["index.en#dpo (5 years)", "index.sv#dpo (7 år)"]


def test_value_that_translations_share_with_each_other_is_wrong_in_the_original() -> None:
    said = {"sv": "I 9 år.", "en": "For 7 years.", "fi": "7 vuotta."}
    review = with_section("dpo", said["sv"], "sv")
    for language in ("en", "fi"):
        review = with_section("dpo", said[language], language, review=review)
    assert found("TRA-03", review) == ["index.sv#dpo (9 år)"]
    (hit,) = RULES["TRA-03"].findings(review)
    assert (hit.values["language"], hit.values["source"]) == ("Swedish, English", "Finnish")
    assert found("TRA-03", with_section("dpo", "8 vuotta.", "fi", review=review)) == ["index.en#dpo (7 years)", "index.fi#dpo (8 vuotta)"]


@pytest.mark.parametrize("lacking", ["en", "fi"])
def test_value_that_a_translation_lacks_is_told_at_the_sentence_beside(lacking: str) -> None:
    whole = {"sv": "Vi svarar.\n\nDet tar 7 år.", "en": "We answer.\n\nIt takes 7 years.", "fi": "Vastaamme.\n\nSe vie 7 vuotta."}
    shorter = {"en": "We answer.\n\nIt takes years.", "fi": "Vastaamme.\n\nSe vie vuosia."}
    review = with_section("dpo", whole["sv"], "sv")
    for language in ("en", "fi"):
        review = with_section("dpo", (shorter if language == lacking else whole)[language], language, review=review)
    (hit,) = RULES["TRA-03"].findings(review)
    section = review.notice.documents["index"][lacking].section("dpo")
    assert section
    assert (hit.place.scope, hit.sentence) == (f"index.{lacking}#dpo (7 år)", shorter[lacking].split("\n\n")[1])
    assert hit.place.line == section.first_line + 2


def test_value_that_translations_share_with_the_facts_is_wrong_in_the_original() -> None:
    """It is told there, once; where the facts have both values, or neither, at the translation."""

    def all_say(original: str, english: str, finnish: str) -> Review:
        swedish = with_section("orders", original, "sv")
        return with_section("orders", finnish, "fi", review=with_section("orders", english, review=swedish))

    assert found("TRA-03", all_say("I 9 år.", "For 6 years.", "6 vuotta.")) == ["index.sv#orders (9 år)"]
    assert found("TRA-03", all_say("I 6 år.", "For 9 years.", "6 vuotta.")) == ["index.en#orders (9 years)"]
    assert found("TRA-03", all_say("I 9 år.", "For 8 years.", "9 vuotta.")) == ["index.en#orders (8 years)"]
    aged = all_say("I 9 år. Från 15 år, 15.", "For 6 years. From 15, 15.", "6 vuotta. 15 vuotta, 15.")
    assert found("TRA-03", aged) == ["index.sv#orders (9 år)"]
    ours = "info@bokhandeln.example.fi"
    both = all_say("Skriv till a@example.fi.", f"Write to {ours}.", f"Kirjoita: {ours}.")
    assert found("TRA-03", both) == ["index.sv#orders (a@example.fi)"]


@pytest.mark.parametrize(("age", "differs"), [("13", False), ("14", True)])
def test_an_age_may_lack_its_unit_where_its_number_stands_elsewhere_too(age: str, differs: bool) -> None:
    english = with_section("dpo", f"Join from the age of {age}. Groups: 13 to 15.")
    both = with_section("dpo", "Du får gå med från 13 år. Grupper: 13 till 15.", "sv", review=english)
    assert bool([scope for scope in found("TRA-03", both) if scope.startswith("index.en")]) == differs


def test_law_of_each_country_is_no_certain_difference() -> None:
    """Those who read in Finnish may be told of the law of Finland."""
    both = with_section("dpo", "By Act 38/1978.", review=with_section("dpo", "Enligt lagen (2005:59).", "sv"))
    severities = {one.severity for one in findings_of(both) if one.rule == "TRA-03"}
    assert severities == {Severity.WARNING}


@pytest.mark.parametrize(
    ("written", "hits"),
    [
        ("+358 18 12345", 0),
        ("018 12345", 0),
        ("018 12346", 1),
        ("018 12435", 1),  # two digits changed places
        ("018 12378", 0),
        ("018 16000", 0),  # another desk, which the facts need not know
        ("+358 40 123 4567", 0),
        ("info@bokhandeln.example.fi", 0),
        ("INFO@bokhandeln.example.fi", 0),
        ("other@bokhandeln.example.fi", 1),
        ('<a href="mailto:info@bokhandeln.example.fi?subject=Mina%20uppgifter">vår adress</a>', 0),
        ('<a href="mailto:INFO@bokhandeln.example.fi">info@bokhandeln.example.fi</a>', 0),
        ('<a href="mailto:other@bokhandeln.example.fi">vår adress</a>', 1),
        ('<a href="mailto:other@bokhandeln.example.fi">other@bokhandeln.example.fi</a>', 1),
        ('<a href="tel:+3581812345">vår telefon</a>', 0),
        ('<a href="tel:018-12345">vår telefon</a>', 0),
        ('<a href="tel:+3581812346">vår telefon</a>', 1),
        ('<a href="tel:receptionen">vår telefon</a>', 1),
    ],
)
def test_address_in_the_text_is_one_of_the_facts(written: str, hits: int) -> None:
    assert len(found("FCT-01", with_section("dpo", f"Vi finns på {written}.", "sv"))) == hits
    assert found("FCT-01", with_section("dpo", f"We are at {written}.", "en")) == []


def test_address_that_translations_have_as_well_is_found_in_each() -> None:
    swedish = with_section("dpo", "Vi finns på other@bokhandeln.example.fi.", "sv")
    assert found("FCT-01", with_section("dpo", "We are at other@bokhandeln.example.fi.", "en", review=swedish)) == [
        "index.sv#dpo (other@bokhandeln.example.fi)", "index.en#dpo (other@bokhandeln.example.fi)"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("section", "address", "hits"),
    [
        ("rights", "https://bokhandeln.example.fi/mina-data", 0),
        ("rights", "https://bokhandeln.example.fi/mina-data/", 0),
        ("rights", "https://bokhandeln.example.fi/gammal-blankett", 1),
        ("rights", "https://tietosuoja.fi/", 0),
        ("dpo", "https://bokhandeln.example.fi/villkor", 0),
    ],
)
def test_form_on_the_web_is_that_of_the_facts(section: str, address: str, hits: int) -> None:
    assert len(found("FCT-01", with_section(section, f'Fyll i <a href="{address}">blanketten</a>.', "sv"))) == hits


def test_translation_links_to_the_same_address() -> None:
    own, other = ('<a href="mailto:info@bokhandeln.example.fi">x</a>', '<a href="mailto:info2@bokhandeln.example.fi">x</a>')
    swedish = with_section("dpo", own, "sv")
    assert found("TRA-03", with_section("dpo", own, review=with_section("dpo", own, "fi", review=swedish))) == []
    assert found("TRA-03", with_section("dpo", other, review=with_section("dpo", own, "fi", review=swedish))) == [
        "index.en#dpo (info2@bokhandeln.example.fi)"
    ]


@pytest.mark.parametrize(
    ("section", "text", "hits"),
    [
        ("orders", "Vi bevarar det i 6 år.", 0),
        ("orders", "Vi bevarar det i 72 månader.", 0),
        ("orders", "Vi bevarar det i 5 år.", 1),
        ("orders", "Boken kommer inom 14 dagar.", 0),
        ("letters", "Vi bevarar det i 5 år.", 0),
        ("dpo", "Vi bevarar det i 5 år.", 0),
        ("security", "Vi bevarar det i 3 månader.", 0),
        ("security", "Vi bevarar det i 4 månader.", 1),
    ],
)
def test_period_in_the_text_of_a_purpose_is_that_of_the_facts(section: str, text: str, hits: int) -> None:
    assert len(found("FCT-02", with_section(section, text, "sv"))) == hits


@pytest.mark.parametrize(
    ("text", "hits"),
    [("Ring kiosken på 018 12346, så kommer vi hem med böcker.", 0), ("Ring 018 12346 om dina personuppgifter.", 1)],
)
def test_page_of_the_writers_own_may_tell_the_number_of_another_desk(text: str, hits: int) -> None:
    own = {f"kiosk.{language}.md": f"{HEAD}# Kiosk {{#kiosk}}\n\n{text}\n".encode() for language in LANGUAGES}
    assert found("FCT-01", review_of_files({**complete_files(), **own})) == ["kiosk.sv#kiosk (018 12346)"] * hits
