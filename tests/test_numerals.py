"""Numbers, months and units are whole words of their language, and what only looks like a number is none."""

import pytest

from author_mistakes import LANGUAGES
from notice.documents import Section
from notice.numerals import Numerals, month_number, numerals
from notice.translations.same_values import differences, values_of
from notice.vocabulary import Terms, vocabulary

TERMS = vocabulary(LANGUAGES)


def words(language: str) -> Numerals:
    return numerals(TERMS[language])


def compared(source: str, text: str, other: str, translation: str) -> list[tuple[str, bool]]:
    """Give what a translation states otherwise, and whether that is certain."""
    found = [
        values_of(Section("a", 2, "", 1, said, "", f"<p>{said}</p>"), TERMS[language], "FI")
        for language, said in ((source, text), (other, translation))
    ]
    return [(value.written, certain) for value, certain in differences(*found)]


@pytest.mark.parametrize(
    ("language", "word", "number"),
    [
        ("fi", "kahdessa", 2), ("fi", "seitsemästä", 7), ("fi", "kolmetoista", 13), ("fi", "kahdentoista", 12),
        ("fi", "kolmenkymmenen", 30), ("fi", "kaksikymmentäneljä", 24), ("fi", "kuusikko", None), ("fi", "yhdessä", None),
        ("fi", "kaksoiset", None), ("fi", "viitteet", None), ("sv", "tretton", 13), ("sv", "tjugofyra", 24), ("sv", "en", None),
        ("sv", "tiotal", None), ("sv", "sexualitet", None), ("en", "twenty-four", 24), ("en", "thirteen", 13), ("en", "often", None),
        ("en", "tenth", None), ("en", "someone", None),
    ],
)  # fmt: skip
def test_number_is_a_whole_word(language: str, word: str, number: int | None) -> None:
    assert words(language).number(word) == words(language).number(word.upper()) == number


@pytest.mark.parametrize(
    ("locale", "word", "number"),
    [
        ("fi", "toukokuussa", 5), ("fi", "toukokuulle", 5), ("fi", "toukokuinen", None), ("sv", "majs", 5), ("sv", "majoriteten", None),
        ("sv", "junior", None), ("sv", "marsipan", None), ("en", "May", 5), ("en", "May’s", 5), ("en", "May's", 5), ("en", "Mayor", None),
        ("en", "Marching", None), ("de", "Mai", 5), ("de", "Mail", None), ("de", "mai", None), ("de", "Mailand", None),
        ("de", "Junior", None), ("fr", "mai", 5), ("fr", "mais", None), ("fr", "maison", None), ("fr", "Marseille", None),
        ("it", "maggio", 5), ("it", "maggiore", None), ("es", "mayo", 5), ("es", "mayor", None),
    ],
)  # fmt: skip
def test_month_is_a_whole_word_with_the_endings_of_its_language(locale: str, word: str, number: int | None) -> None:
    assert month_number(word, locale) == number


@pytest.mark.parametrize(
    ("text", "translation", "same"),
    [
        ("Vardagar kl. 9–17.", "On weekdays from 10 to 18, Finnish time.", True),
        ("Vardagar kl. 9–17.", "On weekdays from 12 to 20, Finnish time.", True),
        ("Vardagar kl. 9–17.", "On weekdays from 13 to 21, Finnish time.", False),
    ],
)
def test_clock_of_another_country_is_at_most_three_hours_away(text: str, translation: str, same: bool) -> None:
    assert (compared("sv", text, "en", translation) == []) is same


@pytest.mark.parametrize(
    ("fi", "sv", "en"),
    [
        ("Voit perua 14 päivässä.", "Du kan ångra dig på 14 dagar.", "You can cancel within 14 days."),
        ("Alle 13-vuotias ei voi.", "Den som är under 13 år kan inte.", "Nobody under 13 can."),
        ("Alle kolmetoistavuotias ei voi.", "En trettonåring kan inte.", "A thirteen-year-old cannot."),
        ("78 euroa 45 minuutilta.", "78 euro för 45 minuter.", "78 euros for 45 minutes."),
        ("Kahdella tunnilla.", "Med två timmar.", "By two hours."),
        ("Vuorokauden kuluessa.", "Inom ett dygn.", "Within 24 hours."),
        ("Vuoden kuluttua.", "Efter ett år.", "After 12 months."),
        ("Puolen vuoden kuluttua.", "Efter ett halvt år.", "After six months."),
        ("Kello 9–15.", "Klockan 9–15.", "From 9 am to 3 pm."),
        ("Klo 9.00–15.30.", "Kl. 9–15.30.", "From 9 a.m. to 3.30 p.m."),
        ("Kello kymmenestä neljääntoista.", "Mellan klockan tio och fjorton.", "Between ten and two."),
        ("Klo 10–14.", "Kl. 10–14.", "From 10 until 2 o’clock."),
        ("Kello 10–18 Suomen aikaa.", "Mellan 9 och 17.", "From 9 to 17."),
        ("Klo 10–18 Suomen aikaa.", "Kl. 9–17 svensk tid.", "From 9 a.m. to 5 p.m. CET."),
        ("Keskipäivästä kello 16 asti.", "Från klockan 12 till 16.", "From noon to 4 p.m."),
        ("Kaksi oireetonta päivää kotona.", "Två dagar utan symtom hemma.", "Two days without symptoms at home."),
        ("1900-luvulla.", "På 1900-talet.", "In the 20th century."),
        ("1980-luvun.", "Från 1980-talet.", "Of the 1980s."),
        ("Noin 2 000 kirjaa.", "Cirka 2000 böcker.", "Some 2,000 books."),
        ("Numero on 018 99999.", "Numret är 01899999.", "The number is 018-99999."),
        ("Soita 09 2313 4838.", "Ring 0923134838.", "Call +358 9 2313 4838."),
        ("Kahdenkymmenenneljän kuukauden ajan.", "I tjugofyra månader.", "For twenty-four months."),
        ("Kolmen kokonaisen viikon ajan.", "I tre hela veckor.", "For three whole weeks."),
        ("Maaliskuussa: kolmen edellisen vuoden.", "I mars: de tre föregående åren.", "In March: the three years before."),
        ("Kahtena päivänä viikossa.", "Två dagar i veckan.", "On two days a week."),
        ("Kolme Sepän kirja.", "Boken om smederna.", "The book of the smiths."),
        ("Suurin osa on uusia.", "Majoriteten är nya.", "The majority is new."),
        ("Postia tulee.", "Det kommer e-post.", "E-Mail comes."),
        ("Maaliskuun 3. päivä.", "Den 3 mars.", "On 3 March."),
        ("Laki 1050/2018.", "Lagen 1050/2018.", "The Act (1050/2018)."),
        ("Lue <a href='https://www.example.fi/fi/'>lisää</a>.", "Läs <a href='https://example.fi/sv/'>mer</a>.", "See example."),
    ],
)
def test_the_same_is_the_same_however_a_language_says_it(fi: str, sv: str, en: str) -> None:
    said = {"fi": fi, "sv": sv, "en": en}
    for source, translation in (("sv", "fi"), ("sv", "en"), ("fi", "en")):
        assert [one for one in compared(source, said[source], translation, said[translation]) if "example" not in one[0]] == []


@pytest.mark.parametrize(
    ("fi", "en", "found"),
    [
        ("Kahden vuoden ajan.", "For three years.", [("three years", True)]),
        ("24.7.2018.", "25 July 2018.", [("25", True)]),
        ("Maaliskuun 5. päivä.", "On 5 April.", [("April", True)]),
        ("Vuoden ajan.", "For two years.", [("two years", True)]),
        ("Kolmen edellisen vuoden.", "The four previous years.", [("four previous years", True)]),
        ("Kaksi yritystä.", "Three companies.", [("Three", False)]),
        ("Osa kirjoista.", "Some of the 40 books.", [("40", False)]),
        ("Laki 1050/2018.", "The Act 1051/2018.", [("1051/2018", True)]),
        ("Numero on 018 99999.", "The number is 018 99998.", [("018 99998", True)]),
        ("Kello neljätoista.", "At three.", [("three", False)]),
        ("Neljätoista kirjaa.", "Two books.", [("Two", False)]),
        ("30 kirjaa.", "31 books.", [("31", True)]),
        ("Alle 13-vuotias.", "Anyone under 16.", [("16", False)]),
    ],
)
def test_what_differs_is_told_and_only_what_is_certain_blocks(fi: str, en: str, found: list[tuple[str, bool]]) -> None:
    assert compared("fi", fi, "en", en) == found


def test_language_without_a_list_has_the_words_of_its_vocabulary() -> None:
    german = {"negations": "nicht", "numbers": "10=zehn", "units": "Y=Jahr,Jahre,Jahren"}
    found = numerals(Terms("de", "de_DE", "Deutsch", "d. MMMM y", {"words": german}))
    assert (found.number("Zehn"), found.unit("Jahre"), found.unit("Jahrhundert"), found.is_age("Jahre")) == (10, "Y", None, False)
