"""What a site really keeps with its visitors, and whether the notice says so."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.async_api import Page

import cookies
from cookie_scan.browsing import TimeLimits, VisitError
from cookie_scan.consent_button import find_consent_button
from cookie_scan.seen import Refused, Stored, Visit
from cookie_site import shop
from notice.cookie_audit.audit_report import audit_as_json, audit_for_people
from notice.cookie_audit.audit_words import AuditWords
from notice.cookie_audit.declared_and_seen import CookieComparison, declared_in, matches
from notice.cookie_audit.lifetimes import DAY, HOUR, agree, period_of
from notice.facts import Facts
from notice.located_yaml import read_yaml
from samples import FACTS, facts_of, say
from scanning import Scanner

# One cookie for each way in which notice and shop differ, and some that agree.
DECLARED = """
  items:
    - {name: session_*, category: necessary, party: first, duration: session}
    - {name: theme, category: preferences, duration: P1M}
    - {name: basket, category: necessary, duration: P1Y}
    - {name: _ga, category: statistics, party: third, provider: Google, duration: P2Y}
    - {name: _ga_*, category: statistics, duration: P13M}
    - {name: step, category: necessary, kind: local-storage}
    - {name: old, category: marketing}
    - {name: _fbp, category: marketing, party: third}
"""
DIFFERENCES = [
    ("before_consent", "theme"),
    ("undeclared", "favourites"),
    ("undeclared", "profile"),
    ("duration", "basket"),
    ("party", "_ga"),
    ("storage", "step"),
    ("never_seen", "old"),
]


@pytest.mark.parametrize(
    ("declared", "name", "same"),
    [
        ("_ga", "_ga", True), ("_ga", "_gat", False), ("_ga_*", "_ga_AB12", True), ("_ga_*", "_ga", False), ("*_id", "shop_id", True),
        ("a*c*", "abcd", True), ("*", "anything", True), ("a.c", "abc", False),
    ],
)  # fmt: skip
def test_star_in_a_declared_name_stands_for_any_characters(declared: str, name: str, same: bool) -> None:
    assert matches(declared, name) is same


@pytest.mark.parametrize(
    ("declared", "seconds", "same"),
    [
        ("session", 0, True), ("session", DAY, False), ("session", None, False), ("P1D", 0, False), ("P1D", DAY - 5, True),
        ("P1D", 30 * 60, True), ("P1D", 3 * DAY, False), ("P1M", 28 * DAY, True), ("P1M", 31 * DAY, True), ("P1M", 60 * DAY, False),
        ("P13M", 395 * DAY, True), ("P1Y", 395 * DAY, False), ("P2Y", 400 * DAY, True), ("P2Y", 365 * DAY, False), ("P6M", None, True),
        ("PT30M", 30 * 60 - 5, True), ("PT30M", 20 * 60, True), ("PT30M", 20 * 60 - 1, False), ("PT30M", 31 * 60, True),
        ("PT30M", 31 * 60 + 1, False), ("PT30M", 0, False), ("PT1M", HOUR, False), ("PT12H", 12 * HOUR, True), ("PT12H", DAY, False),
        ("P1DT12H", 36 * HOUR, True), ("P1DT12H", DAY, False), ("PT24H", DAY - 5, True),
        ("P1D", 2 * DAY, True), ("P1D", 2 * DAY + 1, False),
    ],
)  # fmt: skip
def test_lifetimes_agree_but_for_what_a_browser_does_to_them(declared: str, seconds: float | None, same: bool) -> None:
    assert agree(declared, seconds) is same


@pytest.mark.parametrize(
    ("seconds", "period"),
    [(0, "session"), (None, None), (60, "PT1M"), (30 * 60 - 5, "PT30M"), (90 * 60, "PT90M"), (12 * HOUR - 9, "PT12H"),
     (22 * HOUR, "P1D"), (DAY, "P1D"), (36 * HOUR, "P2D"), (7 * DAY, "P1W"), (30 * DAY, "P1M"), (365 * DAY, "P1Y"), (395 * DAY, "P13M")],
)
def test_period_to_declare_is_a_round_one_that_agrees(seconds: float | None, period: str | None) -> None:
    assert period_of(seconds) == period
    assert period is None or agree(period, seconds)


def _facts(items: str) -> Facts:
    return facts_of(f"cookies:\n  categories: [necessary, preferences, statistics, marketing]{items}")


def _compared(facts: Facts) -> CookieComparison:
    """What the shop keeps, without a browser."""
    visit = Visit("https://www.example.fi/", "#accept", ["https://www.example.fi/"])
    before = [
        Stored("session_4711", "cookie", "www.example.fi", 0), Stored("theme", "cookie", ".example.fi", 30 * DAY),
        Stored("favourites", "local-storage", "www.example.fi", None), Stored("step", "session-storage", "www.example.fi", 0),
        Stored("basket", "cookie", "www.example.fi", DAY),
    ]  # fmt: skip
    visit.see(before, visit.url, before_consent=True)
    after = [
        Stored("_ga", "cookie", ".example.fi", 400 * DAY), Stored("_ga_AB12", "cookie", ".example.fi", 395 * DAY),
        Stored("profile", "indexed-db", "www.example.fi", None),
    ]  # fmt: skip
    visit.see([*before, *after], visit.url, before_consent=False)
    visit.refuse(Refused("https://www.facebook.com/tr", "image", before_consent=True))
    return CookieComparison(visit, declared_in(facts))


def _names(compared: CookieComparison) -> list[tuple[str, str]]:
    return [
        (one.kind, one.declared.name if one.declared else one.seen.stored.name if one.seen else "") for one in compared.differences
    ]


def test_every_difference_is_found_and_no_other() -> None:
    assert _names(_compared(_facts(DECLARED))) == DIFFERENCES


@pytest.mark.parametrize(
    "cookies", ["", "cookies: none", "cookies: {categories: [necessary]}", "cookies: {categories: [necessary], items: none}"]
)
def test_what_is_not_listed_is_undeclared(cookies: str) -> None:
    assert {kind for kind, _ in _names(_compared(facts_of(cookies)))} == {"undeclared"}


def test_exact_name_and_same_kind_come_before_a_wildcard() -> None:
    facts = _facts("\n  items:\n" + "".join(
        f'    - {{name: "{name}", category: {category}, kind: {kind}}}\n'
        for name, category, kind in (("*", "marketing", "cookie"), ("basket", "necessary", "cookie"), ("step", "necessary", "cookie"),
                                     ("st*", "preferences", "session-storage"))
    ))  # fmt: skip
    pairs = {seen.stored.name: cookie for seen, cookie in _compared(facts).pairs}
    found = {name: cookie.name for name, cookie in pairs.items() if cookie}
    assert (found["basket"], found["step"], found["theme"]) == ("basket", "st*", "*")


def test_without_refused_requests_what_others_set_could_have_been_seen() -> None:
    compared = _compared(_facts(DECLARED))
    compared.visit.refused.clear()
    assert ("never_seen", "_fbp") in _names(compared)


def test_domain_above_the_site_is_its_own() -> None:
    parties = {"www.example.fi": "first", ".example.fi": "first", "ads.example": "third", "shop.example.fi": "third"}
    assert {domain: Stored("a", "cookie", domain, 0).party("www.example.fi") for domain in parties} == parties


REPORT = """\
What https://www.example.fi/ keeps in the browser of a visitor, and what the notice says of it
Pages looked at: 1.
First without consent, then once more after pressing #accept.

Kept (2)
========
  theme: Cookie, ours, .example.fi, 1 month, before consent; in the notice as "theme", Preferences
  visits: Local storage, ours, www.example.fi, until somebody deletes it, only after consent; not in
    the notice

Refused (1)
===========
The pages would have turned to these addresses. Nothing was sent there; what they set could not be
seen.
  www.facebook.com (picture; before consent)
Not seen, because others set it: _fbp.

To be put right (3)
===================

  docs/notice.yml:9
  "theme" is kept before consent, but belongs to "Preferences". Seen on https://www.example.fi/.
    Have the site wait for consent before it keeps this. If it is needed for what the visitor asks
      for, it is necessary: write category: necessary.

  "visits" is not in the notice. Local storage, ours, www.example.fi, kept until somebody deletes
    it. Seen only after consent on https://www.example.fi/.
    Have it taken off the site, or list it in docs/notice.yml under cookies, items:
      - name: visits
        category: …  # necessary, preferences, statistics, marketing
        kind: local-storage
        party: first
        domain: www.example.fi
        duration: …

  docs/notice.yml:9
  "theme" is kept 1 month, but the notice says 1 year.
    Write duration: P1M, or have the site change it."""


def test_report_says_what_and_how_in_plain_words() -> None:
    theme, visits = Stored("theme", "cookie", ".example.fi", 30 * DAY), Stored("visits", "local-storage", "www.example.fi", None)
    visit = Visit("https://www.example.fi/", "#accept", ["https://www.example.fi/"])
    visit.see([theme], visit.url, before_consent=True)
    visit.see([visits], visit.url, before_consent=False)
    visit.refuse(Refused("https://www.facebook.com/tr", "image", before_consent=True))
    items = """
  items:
    - {name: theme, category: preferences, duration: P1Y}
    - {name: _fbp, category: marketing, party: third}
"""
    written = f"{FACTS}cookies:\n  categories: [necessary, preferences, statistics, marketing]{items}"
    words = AuditWords(CookieComparison(visit, declared_in(facts_of(written, base=""))), say("en"))
    assert audit_for_people(words, read_yaml(written, "docs/notice.yml")) == REPORT


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_difference_has_its_words(language: str) -> None:
    words = AuditWords(_compared(_facts(DECLARED)), say(language))
    told = [(words.what(one), words.how(one)) for one in words.compared.differences]
    assert len({what for what, _ in told}) == len(DIFFERENCES)
    assert all(what and how and "{" not in what + how for what, how in told)


def test_site_is_looked_at_before_and_after_consent_and_nothing_leaves_it(project: Path) -> None:
    _declare(project)
    with shop() as (address, asked):
        done = _cookies(project, f"{address}/", "--accept", "#accept", "--format", "json")
        report = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert [(one["kind"], one["declared"] or one["seen"]) for one in report["differences"]] == DIFFERENCES
    assert [page.removeprefix(address) for page in report["pages"]] == ["/", "/basket"]
    assert {one["name"] for one in report["stored"] if not one["beforeConsent"]} == {"_ga", "_ga_AB12", "profile"}
    assert {one["name"] for one in report["stored"] if one["beforeConsent"]} == {"session_4711", "theme", "favourites", "step", "basket"}
    assert asked == []
    refused = {one["url"].rpartition("/")[2]: (one["for"], one["beforeConsent"]) for one in report["refused"]}
    expected = {"pixel.png": ("image", True), "live": ("websocket", True), "landing": ("document", True), "collect": ("fetch", False)}
    assert refused == expected


def test_site_that_cannot_be_looked_at_is_named_in_the_language_of_the_notice(project: Path) -> None:
    done = _cookies(project, "www.example.fi")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "www.example.fi ei ole verkko-osoite; kirjoittakaa se muodossa https://www.example.fi/.\n"


def test_site_that_leads_elsewhere_is_not_followed(scan: Scanner) -> None:
    with shop() as (address, asked):
        for path, accept, reason in (("/leaving", None, "moved"), ("/missing", None, "answered"), ("/", "#no", "no_button")):
            with pytest.raises(VisitError) as error:
                scan.visit(address + path, accept, 1)
            assert error.value.reason == reason
    with pytest.raises(VisitError, match="unreachable"):
        scan.visit(address, None, 1)
    assert "/pixel.png" not in asked


BUTTONS = [
    ("<button id=onetrust-accept-btn-handler>OK</button>", "#onetrust-accept-btn-handler"),
    ("<div id=cc-main><button data-role=all>Kaikki</button></div>", "#cc-main [data-role=all]"),
    ("<button>Hyväksy kaikki evästeet</button>", 'role=button[name="Hyväksy kaikki evästeet"i]'),
    ("<button>Godkänn alla kakor</button>", 'role=button[name="Godkänn alla kakor"i]'),
    ("<div role=button> ACCEPT  all </div>", 'role=button[name="Accept all"i]'),
    ("<form><input type=checkbox><button>Allow all cookies</button></form>", 'role=button[name="Allow all cookies"i]'),
    ("<button hidden>Accept all</button><button>Salli kaikki</button>", 'role=button[name="Salli kaikki"i]'),
    ("<button>Accept</button><button>Hyväksy</button><button>OK</button>", None),
    ("<button>Accept all</button><button>Accept all</button>", None),
    ("<form><input name=card><button>Accept all</button></form>", None),
    ("<a href=/order>Accept all</a>", None),
    ("<button>Reject all</button><button>Hylkää kaikki</button>", None),
    ("<p>Accept all cookies</p>", None),
]


def test_button_that_gives_consent_is_found_where_that_is_safe(scan: Scanner) -> None:
    async def found() -> list[str | None]:
        page = await scan.browser.new_page()
        try:
            return [await _of(page, html) for html, _ in BUTTONS]
        finally:
            await page.close()

    async def _of(page: Page, html: str) -> str | None:
        await page.set_content(html)
        return await find_consent_button(page)

    assert scan.run(found()) == [selector for _, selector in BUTTONS]


def test_button_of_a_common_tool_is_pressed_without_being_named(scan: Scanner) -> None:
    with shop("onetrust-accept-btn-handler") as (address, _):
        found = scan.visit(f"{address}/", None, 1)
    assert found.accept == "#onetrust-accept-btn-handler"
    assert {seen.stored.name for seen in found.seen.values() if not seen.before_consent} == {"_ga", "_ga_AB12", "profile"}


def test_time_for_all_pages_is_limited_and_what_was_not_looked_at_is_told(scan: Scanner) -> None:
    with shop() as (address, _):
        found = scan.visit(f"{address}/", None, 9, TimeLimits(page=5, quiet=0.1, answer=3, whole=0.001))
    assert found.unread == {f"{address}/": "no-time"}
    words = AuditWords(CookieComparison(found, ()), say("en"))
    report = audit_for_people(words, read_yaml(FACTS, "docs/notice.yml"))
    assert f"{address}/: the time for all pages was over." in report
    assert report.endswith("As far as pages could be looked at, the site and the notice agree.")


def test_end_of_the_command_says_whether_it_could_be_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> Visit:
        raise RuntimeError("gone \x1b[2J\nand more")

    ends: list[tuple[tuple[str, ...], dict[str, str], int]] = [
        ((), {}, 0), (("x",), {}, 1), ((), {"u": "no-end"}, 2), (("x",), {"u": "no-end"}, 1),
    ]  # fmt: skip
    for kept, unread, code in ends:
        found = Visit("https://www.example.fi/", None, unread=unread)
        found.see([Stored(name, "cookie", "www.example.fi", 0) for name in kept], found.url, before_consent=True)
        assert _ended(project, monkeypatch, lambda *_, found=found: found) == code
    capsys.readouterr()
    assert _ended(project, monkeypatch, fail) == 2
    assert capsys.readouterr().err == "Sivustoa ei voitu tutkia: gone \\x1b[2J\n"


def test_names_do_nothing_to_a_terminal() -> None:
    visit = Visit("https://www.example.fi/", None)
    names = ["\x1b[31mRED", "\u202enes", "a\nb", "half \ud800", "c1 \x9b2J"]
    visit.see([Stored(name, kind, "www.example.fi", 0) for name in names for kind in ("cookie", "cache-storage")], visit.url, True)
    visit.refuse(Refused("http://\x1b[2J/", "image", before_consent=True))
    words, written = AuditWords(CookieComparison(visit, ()), say("en")), read_yaml(FACTS, "docs/notice.yml")
    for report in (audit_for_people(words, written), audit_as_json(words, written)):
        assert report.replace("\n", "").isprintable()
        assert "\\x1b[31mRED" in report or "\\u001b[31mRED" in report
    assert {one["name"] for one in json.loads(report)["stored"]} == set(names)


def _ended(project: Path, monkeypatch: pytest.MonkeyPatch, look_at: Callable[..., Visit]) -> int:
    """Run the command in this process, with what a visit finds, and give its end."""
    monkeypatch.chdir(project)
    monkeypatch.setattr(cookies, "look_at", look_at)
    monkeypatch.setattr("sys.argv", ["cookies", "https://www.example.fi/"])
    with pytest.raises(SystemExit) as ended:
        cookies.main()
    return int(str(ended.value.code))


def _declare(project: Path) -> None:
    facts = project / "docs" / "notice.yml"
    text = facts.read_text(encoding="utf-8")
    categories = "  categories: [necessary, preferences, statistics, marketing]\n"
    assert text.count(categories) == 1
    facts.write_text(text.replace(categories, categories.rstrip() + DECLARED), encoding="utf-8")


def _cookies(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(project / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "cookies", *arguments]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=120)
