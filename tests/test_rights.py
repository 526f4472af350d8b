"""Ready messages for using one's rights: to whom, in which words, and only where the notice names the right."""

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from lxml.html import HtmlElement
from playwright.sync_api import expect

from built import LANGUAGES, folder_of, page_of, words_of
from conftest import OpenPage
from notice.facts import Facts
from notice.views.rights_guide import REQUEST_LAW, CitedVersion, Letter, letters, request_address, rights
from notice.vocabulary import codes, vocabulary
from samples import facts_of, say

CODES = list(codes()["rights"])
AUTHORITY = "authority: {name: Authority, email: a@authority.example.fi}\n"
ADDRESS = "https://a.fi/versions/2026-12-01/"
REFERENCE = CitedVersion("1 December 2026", ADDRESS, str.capitalize)
BASE = "languages: {source: fi}\ntime_zone: Europe/Helsinki\ncontroller: {name: Oy}\nrights: [objection, withdraw-consent]\npurposes:\n"
MOST_WORDS = 20
# What mail programs on Windows take of an address.
LONGEST_MAILTO = 2000


def letters_of(facts: Facts, right: str, language: str = "en") -> list[Letter]:
    """Write the messages for a right."""
    return list(letters(facts, say(language), right, REFERENCE))


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("requests: {email: r@a.fi}\ndpo: {email: d@a.fi}\ncontact: {email: c@a.fi}\n", "r@a.fi"),
        ("dpo: {email: d@a.fi}\ncontact: {email: c@a.fi}\n", "d@a.fi"),
        ("dpo: none\ncontact: {email: c@a.fi}\n", "c@a.fi"),
        ("requests: {response_time: P1M}\ncontact: {email: c@a.fi}\n", "c@a.fi"),
        ("requests: {form: 'https://a.fi/form'}\ncontact: {email: c@a.fi}\n", None),
        ("contact: {phone: +358 29 566 6700}\n", None),
    ],
)
def test_request_goes_where_the_notice_says(stated: str, address: str | None) -> None:
    facts = facts_of(stated)
    assert request_address(facts) == address
    assert [letter.to for letter in letters_of(facts, "access")] == [address]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("right", CODES)
def test_message_names_the_right_its_article_and_the_version(right: str, language: str) -> None:
    [letter] = letters_of(facts_of("contact: {email: c@a.fi}\n" + AUTHORITY), right, language)
    article = say(language).article_of("rights", right)
    assert article is not None
    for text in (letter.subject, letter.body):
        assert article in text
        assert "{" not in text
    assert letter.subject.startswith(say(language).term("letters", f"subject-{right}"))  # READ-13: not the name of the right
    assert ADDRESS in letter.body
    assert "1 December 2026" in letter.body
    assert letter.to == ("a@authority.example.fi" if right == "complaint" else "c@a.fi")
    assert say(language).term("right_law", right)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("right", CODES)
def test_mail_program_gets_what_is_shown(right: str, language: str) -> None:
    [letter] = letters_of(facts_of("contact: {email: o.a+b@a.fi}\n" + AUTHORITY), right, language)
    assert letter.mailto is not None
    assert re.fullmatch(r"mailto:[A-Za-z0-9%@._~-]+\?subject=[A-Za-z0-9%._~-]+&body=[A-Za-z0-9%._~-]+", letter.mailto)
    address = urlsplit(letter.mailto)
    assert unquote(address.path) == letter.to
    assert parse_qs(address.query) == {"subject": [letter.subject], "body": [letter.body.replace("\n", "\r\n")]}
    assert len(letter.mailto) < LONGEST_MAILTO


def test_message_names_the_purpose_and_asks_for_grounds_only_where_the_law_does() -> None:
    facts = facts_of(base=BASE + """
  letters: {groups: [customers], legal_bases: [consent], direct_marketing: yes}
  surveys: {groups: [customers], legal_bases: [{basis: legitimate-interest, interest: service}]}
  orders: {groups: [customers], legal_bases: [contract]}
""")
    marketing, surveys = letters_of(facts, "objection")
    assert marketing.subject == "Objection to direct marketing (Article 21(2) GDPR): Letters"
    assert "Grounds" not in marketing.body
    assert (surveys.id, surveys.about) == ("objection-surveys", "Surveys")
    assert "for this purpose: “Surveys”.\nGrounds relating to my particular situation:\n" in surveys.body
    [withdrawal] = letters_of(facts, "withdraw-consent")
    assert "I withdraw my consent to this processing: “Letters”." in withdrawal.body


def test_message_leaves_the_purpose_open_where_the_notice_leaves_its_ground_open() -> None:
    facts = facts_of(base=BASE + "  letters: {groups: [customers], direct_marketing: yes}\n")
    assert [letter.about for letter in letters_of(facts, "objection")] == ["Letters", "Another purpose"]
    assert len(letters_of(facts_of(), "objection")) == 1


def test_request_about_what_is_done_for_a_client_goes_to_the_client() -> None:
    facts = facts_of("contact: {email: c@a.fi}\n", BASE + "  claims: {groups: [customers], role: processor, legal_bases: [consent]}\n")
    shown = rights(facts, say("en"), REFERENCE)
    [letter] = shown.clients
    assert (letter.id, letter.to, letter.subject) == ("client-claims", "c@a.fi", "Request to your client: Claims")
    assert "tell me who it is" in letter.body
    assert [own.about for right in shown.rights for own in right.letters] == [None, None]


def test_limits_and_costs_are_the_regulations() -> None:
    shown = rights(facts_of("rights: [access]\ncontact: {person: P, email: c@a.fi}\n"), say("en"), REFERENCE)
    notes = [note.text for row in shown.law for item in row.items for note in item.notes]
    assert notes == [f"Article {article}" for _, article in REQUEST_LAW.values()] == ["Article 12(3)", "Article 12(5)", "Article 12(6)"]
    assert [right.code for right in shown.rights] == ["access"]
    assert shown.respondent is not None
    assert shown.respondent.email == "c@a.fi"
    assert shown.authority is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_the_same_blanks(language: str) -> None:
    """A placeholder that one language lacks would lose the version or the article there."""
    english, own = vocabulary(["en"])["en"].kinds["letters"], vocabulary([language])[language].kinds["letters"]
    for key, text in english.items():
        assert set(re.findall(r"\{\w+\}", own[key])) == set(re.findall(r"\{\w+\}", text))
        assert own[key].count(":\n") == text.count(":\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_right_of_the_notice_leads_to_its_message(site: Path, language: str) -> None:
    notice, page = page_of(site, "index", language), page_of(site, "rights", language)
    links = [str(href).partition("#")[2] for href in notice.xpath("//a[contains(@href, 'rights/#')]/@href")]
    assert {"access", "rectification", "restriction", "objection", "erasure", "portability", "complaint"} <= set(links)
    assert set(map(str, page.xpath("//@id"))) >= set(links)
    assert {"objection-feedback-surveys", "objection-marketing", "client-client-claims"} <= set(links)
    for letter in page.find_class("letter"):
        assert letter.xpath(".//a/@href")[0].startswith(("mailto:GDPR%40", "mailto:GDPR@", "mailto:tietosuoja@om.fi?"))
        assert f"/{folder_of('versions/2018-07-24', language)}" in words_of(letter)
    assert [href for href in page.xpath("//footer//a/@href") if href == "./"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_longer_than_twenty_words(site: Path, language: str) -> None:
    """READ-12: what is said of rights, and what the ready messages say, as far as it is the program's own words."""
    terms = vocabulary([language])[language]
    texts = [*terms.kinds["right_law"].values(), *terms.kinds["request_law"].values(), *words_on(page_of(site, "rights", language))]
    sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.!?]) ", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > MOST_WORDS] == []


def words_on(page: HtmlElement) -> list[str]:
    """Give the texts of a page; each line of a ready message stands for itself."""
    (article,) = page.xpath("//article")
    texts = [text.text_content() for text in article.xpath(".//p | .//dd[not(@class = 'letter-body')] | .//h2")]
    lines = [line for message in article.find_class("letter-body") for line in message.text_content().splitlines()]
    return [" ".join(text.split()) for text in (*texts, *lines)]


def test_only_the_version_at_the_root_has_messages(bookshop: Path) -> None:
    old, now = (page_of(bookshop, f"versions/{version}", "sv") for version in ("2019-05-02", "2023-03-01"))
    assert old.xpath("//article//a[contains(@href, 'rights/#')]") == []
    assert now.xpath("//article//a[contains(@href, 'rights/#')]") != []


def test_message_is_copied(open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/en/rights/#access")
    letter = page.locator(".letter").first
    letter.locator("summary").click()
    letter.get_by_role("button", name="Copy the message").click()
    expect(letter.locator("output")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == letter.locator(".letter-body").text_content()


def test_message_is_there_without_javascript(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/sv/rights/")
    letter = page.locator(".letter").first
    assert letter.get_by_role("button").count() == 0
    letter.locator("summary").click()
    assert "https://" in letter.locator(".letter-body").inner_text()
