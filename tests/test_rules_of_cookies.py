"""Rules on cookies: what needs consent, what each cookie says of itself, and how the text speaks of them."""

from dataclasses import replace

import pytest

from notice.rules import RULES, Severity
from varied import few, found, with_page, with_section


def cookies(*facts: str, item: str = "", records: str = "") -> str:
    """Write the facts on cookies, with one of them."""
    items = [f"items: [{{name: a, {item}}}]"] if item else []
    return f"cookies: {{{', '.join([*facts, *items])}}}\n{f'records: {{{records}}}' if records else ''}"


@pytest.mark.parametrize(
    ("stated", "needed"),
    [
        ("", False),
        ("cookies: none", False),
        (cookies("categories: [necessary]"), False),
        (cookies("categories: [necessary, statistics]"), True),
        (cookies("categories: [preferences]"), True),
    ],
)
def test_consent_is_needed_for_some_cookies(stated: str, needed: bool) -> None:
    """Each one is listed, and there are a tool, a link to change one's mind, and a look at the window."""
    review = few("kinds: [website-analytics], legal_bases: [legitimate-interest]", stated)
    asked = ("CKI-01b", "CKI-03", "CKI-04", "CKI-06", "CKI-07")
    assert [rule for rule in asked if found(rule, review)] == list(asked if needed else ())


AT_INTEREST = ["purposes.orders.legal_bases.legitimate-interest"]


@pytest.mark.parametrize(
    ("purpose", "hits"),
    [
        ("kinds: [website-analytics], legal_bases: [consent]", []),
        ("kinds: [security], legal_bases: [legitimate-interest]", []),
        ("legal_bases: [legitimate-interest]", []),
        ("kinds: [personalisation]", []),
        ("kinds: [personalisation], legal_bases: [consent, legitimate-interest]", AT_INTEREST),
        # Offers chosen by what was bought observe nobody on the website.
        ("kinds: [personalisation], categories: [name], legal_bases: [legitimate-interest]", []),
        ("kinds: [personalisation], categories: [browsing], legal_bases: [legitimate-interest]", AT_INTEREST),
        ("kinds: [website-analytics], categories: [name], legal_bases: [legitimate-interest]", AT_INTEREST),
        # What each basis covers says which of them is for the observing.
        ("kinds: [website-analytics], legal_bases: [consent, {basis: legitimate-interest, covers: A}]", []),
        ("kinds: [website-analytics], legal_bases: [consent, {basis: legitimate-interest, covers: necessary cookies}]", []),
        ("kinds: [website-analytics], legal_bases: [{basis: legitimate-interest, covers: A}]", AT_INTEREST),
        ("kinds: [website-analytics], legal_bases: [consent, {basis: legitimate-interest, covers: the cookies}]", AT_INTEREST),
        ("kinds: [website-analytics], legal_bases: [{basis: consent, covers: A}, legitimate-interest]", AT_INTEREST),
        ("kinds: [website-analytics], legal_bases: [{basis: consent, covers: A}, {basis: legitimate-interest, covers: B}]", []),
        ("kinds: [personalisation], legal_bases: [{basis: consent, covers: A}, {basis: legitimate-interest, covers: visits}]", AT_INTEREST),
    ],
)  # fmt: skip
def test_who_observes_visitors_asks_for_consent(purpose: str, hits: list[str]) -> None:
    assert found("CKI-03", few(purpose, cookies("categories: [statistics]"))) == hits


@pytest.mark.parametrize(("bases", "milder"), [("legitimate-interest", None), ("consent, legitimate-interest", Severity.WARNING)])
def test_beside_consent_a_person_decides_what_an_interest_is_for(bases: str, milder: Severity | None) -> None:
    review = few(f"kinds: [website-analytics], legal_bases: [{bases}]", cookies("categories: [statistics]"))
    assert [one.severity for one in RULES["CKI-03"].findings(review)] == [milder]


def test_cookies_are_listed_with_a_tool_and_a_link() -> None:
    kind, item = "categories: [statistics]", "category: statistics"
    rules = ("CKI-01b", "CKI-04", "CKI-07")
    tool = ("consent_tool: A", "settings_link: https://example.fi/c")
    reviews = [
        few("", cookies(kind, "items: none", "consent_tool: none")), few("", cookies(kind, *tool)), few("", cookies(kind, *tool, item=item))
    ]  # fmt: skip
    assert [[rule for rule in rules if found(rule, review)] for review in reviews] == [list(rules), ["CKI-01b"], []]


@pytest.mark.parametrize(
    ("item", "broken"),
    [
        ("category: necessary", ["CKI-01", "CKI-02", "CKI-05"]),
        ("category: necessary, description: A, duration: session", ["CKI-05"]),
        ("category: necessary, description: A, party: first, provider: B, third_party_access: no", ["CKI-02"]),
        ("category: necessary, duration: P1D, party: first, provider: B, third_party_access: no", ["CKI-01"]),
        ("category: necessary, description: A, duration: P1D, provider: B, third_party_access: no", ["CKI-05"]),
        ("category: necessary, description: A, duration: P1D, party: first, third_party_access: no", []),
        ("category: necessary, description: A, duration: P1D, party: third, third_party_access: no", ["CKI-05"]),
        ("category: necessary, description: A, duration: P1D, party: first, provider: B", ["CKI-05"]),
        ("category: statistics, description: A, duration: P1D, party: first, provider: B, third_party_access: no", ["CKI-11"]),
        ("category: statistics, description: A, duration: P1D, party: first, provider: B, third_party_access: no, purposes: [orders]", []),
    ],
)
def test_each_cookie_says_what_it_is(item: str, broken: list[str]) -> None:
    review = few("", cookies("categories: [necessary, statistics]", item=item))
    assert [rule for rule in ("CKI-01", "CKI-02", "CKI-05", "CKI-08", "CKI-11") if found(rule, review)] == broken


@pytest.mark.parametrize(
    ("name", "category", "hits"), [("_ga", "necessary", 1), ("_ga_X1", "necessary", 1), ("_ga", "statistics", 0), ("own", "necessary", 0)]
)
def test_known_cookies_of_statistics_are_not_necessary(name: str, category: str, hits: int) -> None:
    assert len(found("CKI-08", few("", f"cookies: {{categories: [{category}], items: [{{name: {name}, category: {category}}}]}}"))) == hits


@pytest.mark.parametrize(
    ("stated", "hits"),
    [
        ("", 0),
        ("cookies: none", 0),
        (cookies("categories: [necessary]", "items: none"), 0),
        (cookies("categories: [necessary]", item="category: necessary"), 1),
        (cookies("categories: [necessary]", item="category: necessary", records="requests_tested: 2027-01-10"), 1),
        (cookies("categories: [necessary]", item="category: necessary", records="cookies_searched: 2027-01-10"), 0),
    ],
)
def test_website_is_searched_where_cookies_are_listed(stated: str, hits: int) -> None:
    assert len(found("CKI-14", few("", stated))) == hits


# ---- The text


COOKIES = "cookies: {categories: [necessary, statistics]}"


@pytest.mark.parametrize(
    ("stated", "scopes"),
    [(COOKIES, ["cookies.en#cookies"]), ("cookies: none", []), ("", []), ("cookies: {categories: [necessary]}", [])],
)
def test_withdrawal_of_consent_to_cookies_is_told_where_it_is_asked(stated: str, scopes: list[str]) -> None:
    """At the first section on cookies of each language that tells nothing of it."""
    silent = with_section("statistics", "They count.", page="cookies", review=few("", stated))
    assert found("CKI-07b", silent) == scopes
    assert found("CKI-07b", few("", stated)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Du kan när som helst ändra dig och ta tillbaka ditt samtycke till statistik."),
        ("sv", "Där tar du tillbaka ditt samtycke när du vill."),
        ("sv", "Klicka på Kakval. Där är det lika lätt att säga nej som ja."),
        ("sv", "Ångrar du dig, klickar du på Kakval."),
        ("sv", "Ditt val kan du ändra när som helst."),
        ("en", "There you can take back your yes at any time."),
        ("en", "Take your consent back there whenever you like."),
        ("en", "Click on Kakval. There it is as easy to say no as yes."),
        ("en", "If you have changed your mind, press the same button."),
        ("fi", "Voit milloin tahansa ottaa suostumuksesi takaisin."),
        ("fi", "Jos muutat mielesi, napsauta samaa painiketta."),
        ("fi", "Siellä on yhtä helppo sanoa ei kuin kyllä."),
        ("fi", "Luvan voit perua samassa paikassa."),
    ],
)
def test_withdrawal_of_consent_to_cookies_is_told_in_whatever_words(language: str, text: str) -> None:
    told = with_section("statistics", text, language, page="cookies")
    assert found("CKI-07b", told) == []
    assert found("CKI-07b", with_section("statistics", "–", language, page="cookies")) == [f"cookies.{language}#cookies"]


def test_heading_tells_of_withdrawal_too() -> None:
    told = with_page("# T {#cookies}\n\nT.\n\n## How do you change your mind? {#managing}\n\nClick on Kakval.", page="cookies")
    assert found("CKI-07b", told) == []


def test_cookies_are_spoken_of_on_their_page_or_in_their_chapter() -> None:
    headings = ("# T {#t}", "## C {#cookies}", "### S {#own}", "## Statistics {#statistics}")
    anonymous = "\n\n".join(f"{heading}\n\nAnonymous." for heading in headings)
    alone = with_page(anonymous)
    pages = {page: documents for page, documents in alone.notice.documents.items() if page != "cookies"}
    without_page = replace(alone, notice=replace(alone.notice, documents=pages))
    assert found("CKI-09", alone) == []
    assert found("CKI-09", without_page) == [f"index.en#{id} (Anonymous)" for id in ("cookies", "own", "statistics")]


def test_devices_are_told_of_once_a_language() -> None:
    page = "# C {#cookies}\n\nOn your computer. In a computer.\n\n## More {#more}\n\n{}\n"
    hits = [found("CKI-10", with_page(page.replace("{}", more), page="cookies")) for more in ("Of computers.", "And telephones.")]
    assert hits == [["cookies.en#cookies (computer)"], []]
