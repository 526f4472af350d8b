"""The prose of a notice is read as sentences, and whole words are found in them in every form of their language."""

import ast
import importlib
import re
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice.cache import BuildCache
from notice.sentences import (
    Hit,
    Sentence,
    countries_in,
    denied_questions_of,
    find,
    hit_at,
    hits,
    is_conditional,
    is_negated,
    languages,
    own_sentences_of,
    periods_in,
    sentences_of,
)  # fmt: skip
from notice.sentences import word_lists as lists
from notice.sentences.hits import hits_in
from notice.sentences.inflection import is_form, stems_of
from projects import ROOT
from quick_yaml import load_yaml

# Real forms of words, and words that only begin like one.
FORMS = {
    ("fi", "tieto"): ("tieto tiedon tietoa tiedossa tiedoista tietoihin tietojen tietojasi tietomme tiedoistasi", "tietenkin tietenkään"),
    ("fi", "osoite"): ("osoite osoitteen osoitetta osoitteeseen osoitteita osoitteesi osoitteistasi", "osoittaa osoitin"),
    ("fi", "terveys"): ("terveys terveyden terveyttä terveydestä terveyteen terveytesi", "terve tervetuloa tervehdys"),
    ("fi", "Intia"): ("Intia Intian Intiassa Intiaan Intiasta", "Intiimi Intialainen"),
    ("fi", "Peru"): ("Peru Perun Perussa Perusta Peruun", "Perimme Perintä Peruutus Perustelu"),
    ("fi", "Facebook"): ("Facebook Facebookin Facebookille Facebookia Facebookissa Facebookiin Facebookilta", "Facebookers"),
    ("fi", "Klarna"): ("Klarna Klarnan Klarnalla Klarnalle Klarnaa", "Klarnet"),
    ("fi", "EU"): ("EU EU:n EU:ssa EU:hun EU:sta", "Eurooppa"),
    ("fi", "suostumus"): ("suostumus suostumuksen suostumusta suostumukseesi suostumuksella suostumuksia", "suostua"),
    ("fi", "biometrinen"): ("biometrinen biometrisen biometristä biometrisiä biometrisillä biometriset", "biometria"),
    ("fi", "asiakas"): ("asiakas asiakkaan asiakasta asiakkaille asiakkaiden asiakkaamme", "asiakirja"),
    ("fi", "puhelin"): ("puhelin puhelimen puhelinta puhelimeesi puhelimilla", "puhelu"),
    ("fi", "passi"): ("passi passin passia passistasi passit passeja passeista", "passiivinen"),
    ("fi", "vuosi"): ("vuosi vuoden vuotta vuodessa vuosien vuosia vuoteen", "vuokra vuoto"),
    ("fi", "sijainti"): ("sijainti sijaintisi sijainnin sijaintia sijainnista sijaintejasi", "sijainen"),
    ("sv", "uppgift"): ("uppgift uppgiften uppgifter uppgifterna uppgifternas", "uppgiftslagen uppge"),
    ("sv", "kaka"): ("kaka kakan kakor kakorna kakors", "kakel kakbit"),
    ("sv", "läkare"): ("läkare läkaren läkarna läkares", "läkemedel"),
    ("sv", "barn"): ("barn barnet barnen barns barnens", "barnbok barnslig"),
    ("sv", "Indien"): ("Indien Indiens", "Indienresa"),
    ("sv", "Facebook"): ("Facebook Facebooks", "Facebookgrupp"),
    ("en", "company"): ("company companies company’s", "companion"),
    ("en", "share"): ("share shares shared sharing", "shareholder shar"),
    ("en", "use"): ("use uses used using", "us"),
    ("en", "note"): ("note notes noted noting", "not nothing"),
    ("en", "child"): ("child child’s", "childhood"),
    ("en", "disclose"): ("disclose discloses disclosed disclosing", "disclosure"),
}


def one(text: str, language: str) -> Sentence:
    (sentence,) = sentences_of(text, language)
    return sentence


@pytest.mark.parametrize(("language", "word"), FORMS)
def test_a_word_is_found_in_its_forms_and_in_no_other_word(language: str, word: str) -> None:
    forms, others = (text.lower().split() for text in FORMS[language, word])
    stems = stems_of(word.lower(), language)
    assert [form for form in forms if not any(is_form(form, stem, language) for stem in stems)] == []
    assert [form for form in others if any(is_form(form, stem, language) for stem in stems)] == []


def test_sentences_have_their_lines_and_no_addresses() -> None:
    text = """We **send** it to [Klarna](https://klarna.com/no).
Write to a.b@example.org, e.g. today. It
is `free`.

- One item
  goes on.
1. Another

| Who | What |
|---|---|
| Post | Address |

![A](b.png) <https://example.org/x> See www.example.org."""
    found = [(sentence.line, " ".join(sentence.words)) for sentence in sentences_of(text, "en")]
    assert found == [
        (0, "We send it to Klarna"), (1, "Write to e g today"), (1, "It is free"), (4, "One item goes on"), (6, "Another"), (8, "Who"),
        (8, "What"), (10, "Post"), (10, "Address"), (12, "A See"),
    ]  # fmt: skip


def test_a_name_with_an_underscore_keeps_it() -> None:
    assert one("Its cookies are _ga and _gid, and _always_ so.", "en").words[3:6] == ("_ga", "and", "_gid")


# In each pair the first denies the number and the second does not.
DENIED = {
    "fi": [
        ("Emme käytä evästeitä emmekä numeroita yksi.", "Käytämme numeroita yksi."),
        ("Numeroa yksi emme tallenna.", "Numeron yksi tallennamme, emmekä poista sitä."),
        ("Tietoja yksi ei ole.", "Emme anna mitään, mutta yksi saa tiedot."),
        ("Emme tallenna, kuka yksi on.", "Emme anna tietoja muille kuin yksi."),
        ("Emme kerro kenellekään, mikä yksi on.", "Emme kerro sinulle, kun yksi saa tietosi."),
    ],
    "sv": [
        ("Vi använder inte tio.", "Vi använder tio."),
        ("Siffran tio sparas aldrig.", "Siffran tio sparas, och vi raderar den inte."),
        ("Vi har inga tio.", "Vi säljer inget, utan tio får dem."),
        ("Varken vi eller tio får det.", "Inte bara tio får det."),
        ("Vi ger det inte till tio.", "Vi ger det inte till andra än tio."),
        ("Det sker, utan att tio ber om det.", "Det sker inte i dag, utan tio ber om det."),
        ("Vi berättar inte om tio för dig.", "Vi berättar inte för dig när tio får dina uppgifter."),
        ("Vi sparar inte tio.", "Vi har tio i ett år om inte filen töms."),
    ],
    "en": [
        ("We do not use ten.", "We use ten."),
        ("The ten are never kept.", "The ten are kept, and we do not erase them."),
        ("We have no ten.", "We sell nothing, but ten get them."),
        ("Neither we nor ten get it.", "Not only ten get it."),
        ("We don’t give it to ten.", "We give it to nobody other than ten."),
        ("We do not tell you of ten.", "We do not tell you when ten get your data."),
    ],
}


@pytest.mark.parametrize(("language", "denied", "stated"), [(language, *pair) for language, pairs in DENIED.items() for pair in pairs])
def test_a_clause_denies_its_words_or_does_not(language: str, denied: str, stated: str) -> None:
    words = {"fi": "yksi", "sv": "tio", "en": "ten"}
    for text, expected in ((denied, True), (stated, False)):
        sentence = one(text, language)
        place = max(place for place, word in enumerate(sentence.words) if word == words[language])
        hit = Hit("number", words[language], place, place + 1)
        assert is_negated(sentence, hit) is expected, text


# Texts that tell something that they do not say, and what is left of each.
TOLD = {
    "fi": {
        "Myymmekö tietojasi mainostajille? Emme myy.": ["Emme myy."],
        "Monilla sivustoilla lukee: ”Hyväksyt kaiken.” Meillä ei lue niin.": ["Meillä ei lue niin."],
        "Asiakkailla ei ole oikeutta tietoihinsa. Se ei pidä paikkaansa.": ["Se ei pidä paikkaansa."],
        "Jos joku tekeytyy meiksi, soita poliisille. Soitamme harvoin.": ["Soitamme harvoin."],
        "Kerromme siitä kohdassa ”Siirrämme tiedot”.": ["Kerromme siitä kohdassa ."],
        "Saako tietoja pyytää? Saa, milloin vain.": ["Saako tietoja pyytää?", "Saa, milloin vain."],
        "Huijausten estämiseksi lähetämme tietosi poliisille.": ["Huijausten estämiseksi lähetämme tietosi poliisille."],
        "Annamme tiedot DHL:lle. Emme myy niitä.": ["Annamme tiedot DHL:lle.", "Emme myy niitä."],
        "Myymme kirjoja profiloinnista. Meillä ei ole käytössä mitään niistä.": ["Meillä ei ole käytössä mitään niistä."],
        "Keräämme osoitteen. Näitä emme luovuta muille.": ["Keräämme osoitteen.", "Näitä emme luovuta muille."],
        "Lomakkeessa lukee ”Hyväksyn kaiken”.": ["Lomakkeessa lukee ”Hyväksyn kaiken”."],
    },
    "sv": {
        "Säljer vi dina uppgifter? Nej.": ["Nej."],
        "På många webbplatser står det: ”Du godkänner allt.” Så är det inte hos oss.": ["Så är det inte hos oss."],
        "Kunder saknar rätt till sina uppgifter. Det stämmer inte.": ["Det stämmer inte."],
        "Om någon utger sig för att vara vi, ring polisen. Vi ringer sällan.": ["Vi ringer sällan."],
        "Mer står i avsnittet ”Vi överför uppgifterna”.": ["Mer står i avsnittet ."],
        "Får man begära uppgifter? Ja, när som helst.": ["Får man begära uppgifter?", "Ja, när som helst."],
        "För att stoppa bedragare skickar vi uppgifterna till polisen.": ["För att stoppa bedragare skickar vi uppgifterna till polisen."],
        "Vi ger uppgifterna till DHL. Vi säljer dem inte.": ["Vi ger uppgifterna till DHL.", "Vi säljer dem inte."],
        "Vi säljer böcker om profilering. Inget av det använder vi.": ["Inget av det använder vi."],
        "Vi samlar in adressen. Inget av det ger vi till andra.": ["Vi samlar in adressen.", "Inget av det ger vi till andra."],
        "På blanketten står ”Jag godkänner allt”.": ["På blanketten står ”Jag godkänner allt”."],
    },
    "en": {
        "Do we sell your data? No, never.": ["No, never."],
        "Many sites say: “You agree to everything.” Ours does not.": ["Ours does not."],
        "Customers have no right to their data. That is not true.": ["That is not true."],
        "If somebody pretends to be us, call the police. We seldom call.": ["We seldom call."],
        "We tell more in the section “We transfer the data”.": ["We tell more in the section ."],
        "May one ask for data? Yes, at any time.": ["May one ask for data?", "Yes, at any time."],
        "To catch fraudsters we send your data to the police.": ["To catch fraudsters we send your data to the police."],
        "We use your data to detect fraudulent orders.": ["We use your data to detect fraudulent orders."],
        "We give the data to DHL. We do not sell them.": ["We give the data to DHL.", "We do not sell them."],
        "We sell books on profiling. We use none of these.": ["We use none of these."],
        "We collect your address. None of these is given to others.": ["We collect your address.", "None of these is given to others."],
        "The form says “I agree to everything”.": ["The form says “I agree to everything”."],
        "The novel says: “All is safe. Until one night …” We keep it.": ["The novel says:", "We keep it."],
        "The form says “I agree. You may sell it.” We keep it.": ["The form says “I agree.", "You may sell it.”", "We keep it."],
        "The novel says: “All is safe. Until one night.": ["The novel says: “All is safe.", "Until one night."],
    },
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, told in TOLD.items() for text in told])
def test_what_a_text_only_tells_it_does_not_say(language: str, text: str) -> None:
    left = [re.sub(r"\s+(?=\.)", " ", one.said) for one in own_sentences_of(text, language)]
    assert left == TOLD[language][text]


ANSWERED_NO = {
    "fi": "Saavatko muut tietoni? Eivät. Onko teillä evästeitä? Emme käytä. Myyttekö niitä? Ei, ei koskaan.",
    "sv": "Får andra mina uppgifter? Nej. Har ni kakor? Det har vi inte. Säljer ni dem? Nej, aldrig.",
    "en": "Do others get my data? No. Do you set cookies? We don’t. Do you sell them? No, never.",
}
ANSWERED_OTHERWISE = {
    "fi": "Saavatko muut tietoni? Ei muut kuin posti. Myyttekö? Emme, ellet pyydä. Annatteko? Ei. Vain posti saa ne.",
    "sv": "Får andra mina uppgifter? Inga andra än posten. Säljer ni? Nej, om du inte ber. Ger ni? Nej. Bara posten får dem.",
    "en": "Do others get my data? No others than the post. Do you sell? No, unless you ask. Do you give? No. Only the post gets it.",
}


@pytest.mark.parametrize("language", sorted(ANSWERED_NO))
def test_questions_with_a_plain_no_are_told_from_those_with_more(language: str) -> None:
    asked = denied_questions_of(ANSWERED_NO[language], language)
    assert (len(asked), asked[0][0].start) == (3, 0)
    assert denied_questions_of(ANSWERED_OTHERWISE[language], language) == ()


@pytest.mark.parametrize(("heading", "asked"), [("Do you use cookies?", ["Do you use cookies?"]), ("Cookies", []), ("", [])])
def test_heading_that_asks_is_answered_by_what_follows(heading: str, asked: list[str]) -> None:
    assert [question.said for question, _ in denied_questions_of("No.\n\nWe keep orders.", "en", heading)] == asked
    assert denied_questions_of("We do.\n\nNo.", "en", heading) == ()


TAKEN_BACK = {
    "fi": ["Suojan taso on riittävä Sveitsissä, mutta sinne emme siirrä tietoja.", "Moni kauppa käyttää Facebookia, mutta me emme."],
    "sv": ["Skyddsnivån är adekvat i Schweiz, men dit överför vi inga uppgifter.", "Många butiker använder Facebook, men det gör inte vi."],
    "en": ["The level is adequate in Switzerland, but we transfer no data there.", "Many shops use Facebook, but we do not."],
}


NOT_TAKEN_BACK = {
    "fi": [
        "Annamme tiedot DHL:lle, mutta se ei saa käyttää tietojasi mainontaan.",
        "Tiedot ovat Perussa, mutta siellä ei ole tietosuojalakia.",
    ],
    "sv": [
        "DHL får uppgifterna, men det får inte använda dina uppgifter i reklam.",
        "Uppgifterna finns i Peru, men där finns ingen dataskyddslag.",
    ],
    "en": [
        "We give data to DHL, but it does not use your data for advertising.",
        "The data are in Peru, but we do not leave them there for long.",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in NOT_TAKEN_BACK.items() for text in texts])
def test_a_limit_takes_nothing_back(language: str, text: str) -> None:
    sentence = one(text, language)
    assert not is_negated(sentence, hit_at("name", sentence, 0, " ".join(text.split()[:3])))


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in TAKEN_BACK.items() for text in texts])
def test_a_sentence_takes_back_what_it_said_before(language: str, text: str) -> None:
    sentence = one(text, language)
    first = hit_at("name", sentence, 0, " ".join(text.split()[:4]))
    assert is_negated(sentence, first)
    assert not is_negated(one(text.partition(",")[0] + ".", language), first)


@pytest.mark.parametrize(
    ("language", "text"), [("fi", "Jos annat luvan, saamme luvun."), ("sv", "Om du vill får vi tio."), ("en", "If you want, we get ten.")]
)
def test_a_condition_is_known(language: str, text: str) -> None:
    sentence = one(text, language)
    assert is_conditional(sentence, find("condition", sentence)[0])


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        ("fi", "Vastaamme yhdessä kuukaudessa.", "P1M"), ("fi", "Säilytämme tiedot seitsemäntoista päivää.", "P17D"),
        ("sv", "Vi svarar inom en månad.", "P1M"), ("sv", "Vi sparar dem i tjugotre dagar.", "P23D"),
        ("en", "We answer within one month.", "P1M"), ("en", "We keep them for twenty-three days.", "P23D"),
    ],
)  # fmt: skip
def test_a_period_has_its_number_in_words(language: str, text: str, period: str) -> None:
    assert [found.written for found in periods_in(one(text, language))] == [period]


@pytest.mark.parametrize(("text", "periods"), [("You move in and, one day, move out.", []), ("We answer in one day, or two.", ["P1D"])])
def test_one_day_between_commas_is_sometime(text: str, periods: list[str]) -> None:
    assert [found.written for found in periods_in(one(text, "en"))] == periods


def test_what_stands_in_its_own_clause_is_found_before_what_reaches_over_two() -> None:
    (sentence,) = sentences_of("Ääntä ei tallenneta, mutta järjestelmä tunnistaa kasvoista tilaajan.", "fi")
    assert [(hit.words, is_negated(sentence, hit)) for hit in find("collects", sentence)] == [("järjestelmä tunnistaa", False)]


def test_a_language_without_lists_has_sentences_and_nothing_is_found() -> None:
    sentence, last = sentences_of("Wir löschen nichts. Ende.", "de")
    assert (sentence.words, hits_in(sentence), last.words) == (("Wir", "löschen", "nichts"), {}, ("Ende",))


def _kinds_that_are_asked_for(language: str) -> set[str]:
    kinds = lists.kinds(language)
    led_to = {name for kind, lines in kinds.items() for line in lines for name in re.findall(r"<([\w-]+)>", line)}
    return {kind for kind in kinds if kind not in led_to or kind == "european"}


def test_every_language_has_the_same_kinds() -> None:
    """All but those that other kinds of the same language lead to, and the English words that a text in another language may have."""
    own = {language: _kinds_that_are_asked_for(language) - {"jargon"} for language in languages()}
    assert {language: kinds ^ own["en"] for language, kinds in own.items()} == {language: set() for language in own}


def test_lists_are_as_their_readers_are_told() -> None:
    for path in (ROOT / "hooks/notice/sentences/word_lists").glob("*.yml"):
        data = load_yaml(path.read_text(encoding="utf-8"))
        assert all(isinstance(lines, str) and len(set(lines.split("\n"))) == len(lines.split("\n")) for lines in data.values()), path
        assert not [lines for lines in data.values() if "|*" in lines], f"{path}: one star stands before all forms of a word"


@given(st.text(alphabet="ab .|-*_[]()<>{}#`\n1é漢\u0301", max_size=200))
def test_any_text_is_read(text: str) -> None:
    for sentence in sentences_of(text, "fi"):
        assert text[sentence.start :].count("\n") >= sentence.text.count("\n")
        hits_in(sentence)


@given(st.text(alphabet="ab .|-*_[]()<>{}#`\n1é漢\u0301", max_size=200), st.sampled_from(["fi", "sv", "en", "de"]))
def test_what_sentences_have_is_remembered(tmp_path_factory: pytest.TempPathFactory, text: str, language: str) -> None:
    """It is looked for once, and again only by another program or in another text."""
    folder = tmp_path_factory.mktemp("sentences")
    own = f"{text} We do not sell your data to Oy Bokposten Ab, emme luovuta niitä, vi säljer dem inte."
    sought = _looked_for(own, language)
    assert _looked_for(own, language, BuildCache(folder, "a program")) == sought
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hits, "_lists", None)
        assert _looked_for(own, language, BuildCache(folder, "a program")) == sought
        for cache, other in ((BuildCache(folder, "another program"), own), (BuildCache(folder, "a program"), f"{own}!")):
            with pytest.raises(TypeError):
                _looked_for(other, language, cache)


def _looked_for(text: str, language: str, cache: BuildCache | None = None) -> list[tuple[object, ...]]:
    """Give what the sentences of a text have, as if nobody had asked before."""
    hits.hits_in.cache_clear()
    hits._hits_wherever.cache_clear()  # noqa: SLF001 (the same texts are asked for again)
    with hits.remembered(cache) if cache else nullcontext():
        return [(dict(hits_in(one)), list(hits.names_in(one))) for one in sentences_of(text, language)]


def test_what_is_remembered_stays_when_a_command_is_broken_off(tmp_path: Path) -> None:
    with hits.remembered(BuildCache(tmp_path, "a program")):
        _looked_for("We sell nothing.", "en")
        hits_in(one("We sell nothing at all.", "en"))
    kept = list(tmp_path.iterdir())
    with hits.remembered(BuildCache(tmp_path, "a program")):
        pass
    assert kept
    assert list(tmp_path.iterdir()) == kept


def test_a_long_section_is_read_in_parts() -> None:
    text = "Emme luovuta tietoja kenellekään paitsi yhdelle " * 4000
    parts = sentences_of(text, "fi")
    assert sum(len(part.words) for part in parts) == 24_000
    assert max(len(part.text) for part in parts) <= 2000
    assert sum(len(hits_in(part)["negation"]) for part in parts) > 4000


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("fi", "Palautamme maksun.", []),
        ("fi", "Samoin tehdään kirjeille.", []),
        ("fi", "Sallimme sen.", []),
        ("fi", "Kullakin on omanlaisensa tapa.", []),
        ("fi", "Tiedot ovat iranilaisella yhtiöllä.", ["IR"]),
        ("fi", "Tiedot ovat Samoalla.", ["WS"]),
        ("en", "Oral requests are as good.", []),
    ],
)
def test_words_that_look_like_countries_are_none(language: str, text: str, places: list[str]) -> None:
    assert [code for code, _ in countries_in(one(text, language))] == places


ASKING = {"find", "has", "says", "stated", "told", "asserts", "words_of", "has_beside", "speaks_of", "likely", "to_judge"}


def _kinds_asked_for(path: Path) -> Iterator[str]:
    """Yield the kinds of words that a module of rules asks for: as they are written there, or by a name that the module gives them."""
    module = vars(importlib.import_module(f"notice.rules.{path.stem}"))
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    for call in calls:
        if (call.func.id if isinstance(call.func, ast.Name) else "").lstrip("_") in ASKING:
            asked = [*call.args, *(one.value for one in call.keywords if one.arg in ("unless", "besides"))]
            for node in (node for argument in asked for node in ast.walk(argument)):
                value = node.value if isinstance(node, ast.Constant) else module.get(node.id) if isinstance(node, ast.Name) else None
                yield from (one for one in ([value] if isinstance(value, str) else value if isinstance(value, tuple) else []) if one)


@pytest.mark.parametrize("path", sorted((ROOT / "hooks/notice/rules").glob("*.py")), ids=lambda path: path.stem)
def test_rules_ask_for_kinds_that_are_found(path: Path) -> None:
    """Words of a kind that is written otherwise, or only leads to others, are found nowhere, and nothing says so."""
    asked = {kind for kind in _kinds_asked_for(path) if re.fullmatch("[a-z]+(-[a-z]+)+", str(kind))}
    found = {*lists.kinds("en"), *load_yaml((ROOT / "hooks/notice/rules/phrases/en.yml").read_text(encoding="utf-8"))} - lists.classes("en")
    assert asked <= found
