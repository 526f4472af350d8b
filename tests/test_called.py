"""Editors who write a word of their own language, or of their trade, are told the code or the key that they mean."""

import re

import pytest

from notice.facts import Facts, read_facts
from notice.facts.declared import classes_of, declared
from notice.located_yaml import read_yaml
from notice.vocabulary import HERE, all_terms, codes
from notice.vocabulary.in_words import code_of

CALLED: dict[str, dict[str, str]] = read_yaml((HERE / "editors" / "called.yml").read_text(encoding="utf-8"), "called.yml").data
KEYS = {field.name for model in classes_of(Facts) for field in declared(model)}
START = "languages: {source: en}\ntime_zone: Europe/Helsinki\ncontroller: {name: Oy}\n"
WORDS = """
recipient_kinds processor: käsittelijä, biträde, personuppgiftsbiträde, alihankkija, underbiträde, Service provider, Käsitteliä
recipient_kinds group-company: konserniyhtiö, koncernbolag
recipient_kinds third-party: yhteistyökumppani, samarbetspartner
rights rectification: oikaisu, rättelse, Oikaiseminen, correction
rights erasure: poistaminen, radering, right to be forgotten
rights access: tarkastusoikeus, registerutdrag, tillgång
rights portability: siirto, dataportabilitet
rights restriction: rajoittaminen, begränsning
rights objection: vastustaminen, invändning
rights complaint: valitus, klagomål
transfer_mechanisms standard-clauses: vakiosopimuslausekkeet, vakiolausekkeet, standardavtalsklausuler, SCCs
transfer_mechanisms adequacy: riittävyyspäätös, tietosuojakehys, Data Privacy Framework, adekvansbeslut
transfer_mechanisms binding-rules: BCR
categories email-address: sähköposti, e-post, email
categories telephone-number: puhelin, telefon
categories personal-identity-code: hetu, personnummer
categories health: terveystiedot, hälsouppgifter
legal_bases legal-obligation: lakisääteinen velvollisuus, lag
legal_bases legitimate-interest: oikeutettu etu, intresseavvägning
legal_bases public-task: yleinen etu, myndighetsutövning
legal_bases contract: sopimuksen täyttäminen
roles controller: rekisterinpitäjä, personuppgiftsansvarig
roles processor: käsittelijä, biträde
groups employees: henkilöstö, personal, staff
groups visitors: kävijät, besökare
source_kinds subject: rekisteröity, den registrerade
source_kinds public-register: väestötietojärjestelmä, handelsregister
cookie_categories statistics: analytiikka, analytics
cookie_categories necessary: pakolliset, essential
cookie_categories preferences: toiminnalliset, functional
storage_kinds cookie: keksi, kakor
purpose_kinds direct-marketing: uutiskirje, nyhetsbrev
provision_kinds voluntary: vapaaehtoinen, frivilligt
"""
LINES = [line.partition(": ") for line in WORDS.strip().splitlines()]
EACH = [(*head.split(), word) for head, _, words in LINES for word in words.split(", ")]


def test_words_of_many_trades_and_languages_mean_codes() -> None:
    assert len(EACH) > 60
    assert [(kind, word, code_of(kind, word)) for kind, code, word in EACH if code_of(kind, word) != code] == []


@pytest.mark.parametrize(
    ("facts", "meant"),
    [
        ("contact: {sähköposti: a@b.fi}", "email"), ("contact: {e-post: a@b.fi}", "email"), ("contact: {puhelin: 1}", "phone"),
        ("säilytysaika: [{period: P1Y}]", "retention"), ("mottagare: {}", "recipients"), ("dataskyddsombud: none", "dpo"),
        ("retention: [{aika: P1Y}]", "period"), ("transfers: [{maa: US}]", "country"), ("transfers: [{grund: scc}]", "mechanism"),
        ("transfers: [{country: US, mechanism: vakiosopimuslausekkeet}]", "standard-clauses"), ("rights: [oikaisu]", "rectification"),
        ("recipients: {posti: {kind: käsittelijä}}", "processor"), ("purposes: {a: {groups: [henkilöstö]}}", "employees"),
        ("purposes: {a: {groups: [customers], sources: [rekisteröity]}}", "subject"),
    ],
)  # fmt: skip
def test_editor_is_told_what_is_meant(facts: str, meant: str) -> None:
    told = [problem.message.text("en") for problem in read_facts(f"{START}{facts}\n", "notice.yml", ["en"]).problems]
    assert any(f'did you mean "{meant}"?' in message for message in told), told


def test_each_word_stands_for_one_code_that_there_is() -> None:
    for kind, called in CALLED.items():
        known = KEYS if kind == "keys" else codes()[kind].keys()
        assert called.keys() - known == set(), kind
        words = [plain(word) for written in called.values() for word in written.split(", ")]
        assert "" not in words
        if kind != "keys":  # which key is meant depends on where it stands
            assert [word for word in words if words.count(word) > 1] == [], kind
            terms = {plain(term) for language in all_terms(HERE) for term in language[kind].values()}
            assert {word for word in words if word in terms | {plain(code) for code in known}} == set(), kind


def plain(word: str) -> str:
    return re.sub(r"[\W_]+", " ", word).strip().casefold()
