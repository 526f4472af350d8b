"""Consent never passes to another service: ids and revisions, and what Klaro and vanilla-cookieconsent make of them in a browser."""

import itertools
import json
import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from conftest import serve
from nightly import at_night
from notice.addresses import Addresses
from notice.exports import cookie_services
from notice.exports.cookieconsent import cookieconsent
from notice.exports.klaro import klaro
from notice.facts import Facts
from notice.periods import parts, same_length
from notice.reading import Notice
from notice.summary import to_json
from strategies import durations, lines, notice_of

Data = dict[str, Any]
MODULES = Path(__file__).with_name("node_modules")
ADDRESSES = Addresses("https://privacy.example.fi/", {"fi": "", "sv": "sv/", "en": "en/"})

BASKET = {"name": "basket", "category": "necessary", "party": "first", "duration": "session", "purposes": ["orders"]}
VISITS = {
    "name": "_pk_id*", "category": "statistics", "service": "Matomo", "provider": "InnoCraft", "party": "third",
    "third_party_access": False, "duration": "P13M", "purposes": ["analytics"], "description": "Counts visits",
}  # fmt: skip
PIXEL = {
    "name": "_fbp", "category": "marketing", "provider": "Meta", "party": "third", "third_party_access": True, "country": "IE",
    "duration": "P3M", "purposes": ["advertising"], "domain": "meta.example",
}  # fmt: skip
CATEGORIES = ["necessary", "statistics", "marketing"]


def _data(*items: Data, categories: list[str] = CATEGORIES, source: str = "fi") -> Data:
    return {
        "languages": {"source": source},
        "time_zone": "UTC",
        "controller": {"name": "Oy"},
        "purposes": {name: {"groups": ["customers"]} for name in ("orders", "analytics", "advertising")},
        "cookies": {"categories": categories, "items": list(items)},
    }


BASE = _data(BASKET, VISITS, PIXEL)
# Ways to change the register after which visitors need not be asked again, and ways after which they must be.
THE_SAME = {
    "unchanged": BASE,
    "reordered": _data(PIXEL, BASKET, VISITS, categories=[*reversed(CATEGORIES)]),
    "translated": _data(BASKET, VISITS | {"description": {"fi": "Laskee", "sv": "Räknar", "en": "Counts"}}, PIXEL),
    "other_source": _data(BASKET, VISITS, PIXEL, source="sv"),
    "same_length": _data(BASKET, VISITS | {"duration": "P1Y1M"}, PIXEL),
    "necessary": _data(BASKET | {"provider": "Shopkeeper"}, BASKET | {"name": "till", "duration": "PT30M"}, VISITS, PIXEL),
}
CHANGED = {
    "replaced": _data(BASKET, {"name": "_ga", "category": "statistics", "provider": "Google", "duration": "P13M"}, PIXEL),
    "inserted_before": _data(BASKET, {"name": "_ga", "category": "statistics", "provider": "Google"}, VISITS, PIXEL),
    "renamed": _data(BASKET, VISITS | {"name": "_pk_ses*"}, PIXEL),
    "other_provider": _data(BASKET, VISITS | {"provider": "Matomo Cloud"}, PIXEL),
    "other_purpose": _data(BASKET, VISITS | {"purposes": ["advertising"]}, PIXEL),
    "further_purpose": _data(BASKET, VISITS | {"purposes": ["analytics", "advertising"]}, PIXEL),
    "other_category": _data(BASKET, VISITS | {"category": "marketing"}, PIXEL),
    "longer": _data(BASKET, VISITS | {"duration": "P25M"}, PIXEL),
    "other_kind": _data(BASKET, VISITS | {"kind": "local-storage"}, PIXEL),
    "third_party": _data(BASKET, VISITS | {"third_party_access": True}, PIXEL),
    "other_country": _data(BASKET, VISITS, PIXEL | {"country": "US"}),
    "removed": _data(BASKET, PIXEL, categories=["necessary", "marketing"]),
    "category_added": _data(BASKET, VISITS, PIXEL, categories=[*CATEGORIES, "preferences"]),
}
WAYS = THE_SAME | CHANGED


def _facts(data: Data) -> Facts:
    return Facts.model_validate(data)


def _ids(data: Data) -> dict[str, str | None]:
    return {service.id: service.name for service in cookie_services.services(_facts(data))}


# ---- Ids and revisions ----

cookies = st.fixed_dictionaries(
    {"name": lines, "category": st.sampled_from(CATEGORIES)},
    optional={
        "kind": st.sampled_from(["cookie", "local-storage"]),
        "service": lines,
        "party": st.sampled_from(["first", "third"]),
        "provider": lines,
        "domain": lines,
        "duration": durations | st.just("session"),
        "third_party_access": st.booleans(),
        "country": st.sampled_from(["FI", "US"]),
        "purposes": st.lists(st.sampled_from(["orders", "analytics", "advertising"]), min_size=1, unique=True),
    },
)
registers = st.lists(cookies, min_size=1, max_size=5)


def _services(items: list[Data]) -> dict[str, set[str]]:
    """Of each service that is asked for, the cookies."""
    found = cookie_services.services(_facts(_data(*items)))
    return {service.id: {repr(cookie) for cookie in service.cookies} for service in found if service.name}


@settings(max_examples=40)
@given(registers, st.randoms(use_true_random=False))
def test_order_wording_and_repetition_change_neither_id_nor_revision(items: list[Data], random: Any) -> None:
    others = [*items, items[0]]
    random.shuffle(others)
    reworded = [cookie | {"description": f"Text {number}"} for number, cookie in enumerate(others)]
    assert cookie_services.revision(_facts(_data(*items))) == cookie_services.revision(_facts(_data(*reworded)))
    assert _ids(_data(*items)) == _ids(_data(*reworded))


@settings(max_examples=40)
@given(registers, cookies)
def test_another_service_never_changes_the_id_of_one(items: list[Data], other: Data) -> None:
    """Nor does it get an id that another has: only the service to which it belongs may be another one now."""
    before, after = _services(items), _services([other, *items])
    gone, come = before.keys() - after.keys(), after.keys() - before.keys()
    assert len(gone) <= len(come) <= 1
    for id in before.keys() & after.keys():
        assert before[id] <= after[id]


@settings(max_examples=40)
@given(st.lists(cookies.filter(lambda cookie: cookie["category"] != "necessary"), min_size=1, max_size=8))
def test_two_services_never_share_an_id(items: list[Data]) -> None:
    found = list(cookie_services.services(_facts(_data(*items))))
    assert len({service.id for service in found}) == len(found)
    for category in CATEGORIES:
        named = [service.name for service in found if service.category == category]
        assert len(named) == len(set(named)) or any(name and ", " in name for name in named)


@settings(max_examples=100)
@given(registers, cookies, st.data())
def test_whatever_matters_to_consent_changes_the_revision(items: list[Data], other: Data, data: st.DataObject) -> None:
    """One key of one cookie, by the value of another: the revision is another exactly if the cookie says another thing."""
    number, key = data.draw(st.integers(0, len(items) - 1)), data.draw(st.sampled_from(sorted({*other} - {"category"})))
    changed = [*items[:number], items[number] | {key: other[key]}, *items[number + 1 :]]
    before, after = (cookie_services.revision(_facts(_data(*cookies))) for cookies in (items, changed))
    assert (before == after) == (_asked_for(items) == _asked_for(changed))


def _asked_for(items: list[Data]) -> set[str]:
    """What a visitor is asked for, said in another way than the program says it."""
    said = []
    for cookie in items:
        if cookie["category"] != "necessary":
            effective = {"kind": "cookie", **cookie, "purposes": sorted(cookie.get("purposes", ()))}
            if cookie.get("party") == "first":
                effective.setdefault("provider", "Oy")
            if "duration" in cookie and cookie["duration"] != "session":
                effective["duration"] = same_length(parts(cookie["duration"]))
            said.append(json.dumps(effective, sort_keys=True))
    return set(said)


def test_ids_can_be_read_and_may_stand_in_html() -> None:
    items = [VISITS, VISITS | {"service": "Mätärikäs & Co. <b>"}, VISITS | {"service": "統計"}, VISITS | {"provider": "Other"}]
    *named, _ = _ids(_data(*items))
    assert all(id.replace("-", "").isalnum() and id.isascii() and len(id) <= 33 for id in named)
    assert [id.rpartition("-")[0] for id in named[1:]] == ["matomo", "matarikas-co-b", "", "matomo"]
    assert list(_ids(_data(*items)).values())[1:] == ["Matomo, InnoCraft", "Mätärikäs & Co. <b>", "統計", "Matomo, Other", None]


def test_category_without_single_cookies_is_asked_for_as_a_whole() -> None:
    data = _data()
    del data["cookies"]["items"]
    assert _ids(data) == dict.fromkeys(CATEGORIES)
    assert cookie_services.revision(_facts(data)) != cookie_services.revision(_facts(data | {"cookies": {"categories": ["necessary"]}}))


def test_revision_is_exact_in_javascript() -> None:
    found = [cookie_services.revision(_facts(data)) for data in WAYS.values()]
    assert all(0 <= revision < 2**53 for revision in found)


@pytest.mark.parametrize("way", WAYS)
def test_revision_is_another_where_visitors_must_be_asked(way: str) -> None:
    assert (cookie_services.revision(_facts(WAYS[way])) != cookie_services.revision(_facts(BASE))) == (way in CHANGED)
    same = {"renamed", "longer", "other_kind", "third_party", "other_country", "inserted_before", "category_added"}
    kept = _ids(WAYS[way]).keys() >= _ids(BASE).keys()
    assert kept == (way in THE_SAME or way in same)


def test_first_party_is_the_controller() -> None:
    ours = VISITS | {"party": "first"}
    del ours["provider"]
    data = _data(ours)
    sold = deepcopy(data) | {"controller": {"name": "Another Oy"}}
    assert cookie_services.revision(_facts(data)) != cookie_services.revision(_facts(sold))
    assert _ids(data) == _ids(_data(ours | {"provider": "Oy"}))


# ---- In a browser ----

PAGE = """<!doctype html><html lang="fi"><meta charset="utf-8"><title>Sivusto</title>
<script>
  ran = [];
  ticked = boxes => [...document.querySelectorAll(boxes)].filter(box => box.checked && !box.disabled).length;
</script>
%s%s"""
TOOLS = {
    "klaro": """
        <script src="../klaro.js"></script>
        <script type="module">
          window.settings = await (await fetch("klaro.json")).json();
          klaro.setup(window.settings);
          window.ready = true;
        </script>""",
    "cookieconsent": """
        <script src="../cookieconsent.umd.js"></script>
        <script type="module">
          import settings from "./cookieconsent.js";
          await CookieConsent.run({...settings, hideFromBots: false});
          window.ready = true;
        </script>""",
}
# Of each tool: whether the visitor is asked, what is ticked in its settings, and its buttons.
ASKS = {
    "klaro": "document.querySelector('#klaro .cookie-notice') !== null && !klaro.getManager(settings).confirmed",
    "cookieconsent": "document.documentElement.classList.contains('show--consent')",
}
TICKED = {
    "klaro": "klaro.show(settings, true), ticked('#klaro .cm-list-input')",
    "cookieconsent": "CookieConsent.showPreferences(), ticked('#cc-main .section__toggle')",
}
ACCEPT = {"klaro": "#klaro .cm-btn-success", "cookieconsent": "#cc-main [data-role=all]"}
# All that may run before an answer; vanilla-cookieconsent lets even that wait for one.
NECESSARY = {"necessary"}
REFUSE = {"klaro": "#klaro .cn-decline", "cookieconsent": "#cc-main [data-role=necessary]"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a folder for each way, in which both tools guard a script of each service, also of those there were before."""
    folder = tmp_path_factory.mktemp("consents")
    for file in ("klaro/dist/klaro.js", "vanilla-cookieconsent/dist/cookieconsent.umd.js"):
        shutil.copy(MODULES / file, folder)
    for way, data in WAYS.items():
        _write(folder / way, notice_of(data))
    with serve(folder) as origin:
        yield origin


def _write(folder: Path, notice: Notice) -> None:
    folder.mkdir()
    (folder / "klaro.json").write_text(to_json(klaro(notice, ADDRESSES)), encoding="utf-8")
    (folder / "cookieconsent.js").write_text(cookieconsent(notice, ADDRESSES, "2026-12-01"), encoding="utf-8")
    services = {service.id: service for facts in (_facts(BASE), notice.facts) for service in cookie_services.services(facts)}
    for tool, running in TOOLS.items():
        scripts = "".join(_guarded(tool, service) for service in services.values())
        (folder / f"{tool}.html").write_text(PAGE % (scripts, running), encoding="utf-8")


def _guarded(tool: str, service: cookie_services.Service) -> str:
    if tool == "klaro":
        guard = f'data-type="application/javascript" data-name="{service.id}"'
    else:
        guard = f'data-category="{service.category}"' + (f' data-service="{service.id}"' if service.name else "")
    return f"<script type=\"text/plain\" {guard}>ran.push('{service.id}')</script>"


@pytest.fixture(scope="module")
def shared_page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, locale="fi-FI")
    yield context.new_page()
    context.close()


@pytest.fixture
def page(shared_page: Page) -> Page:
    """A page of a visitor who was never asked."""
    shared_page.context.clear_cookies()
    return shared_page


def _open(page: Page, tool: str, way: str) -> bool:
    """Whether the visitor is asked."""
    page.goto(f"/{way}/{tool}.html")
    page.wait_for_function("window.ready")
    return bool(page.evaluate(ASKS[tool]))


def _answer(page: Page, buttons: str) -> None:
    page.locator(buttons).first.evaluate("button => button.click()")


def _ran(page: Page) -> set[str]:
    return set(page.evaluate("ran"))


# Each change with one of the tools, by turns; with the other at night.
@pytest.mark.parametrize(
    ("tool", "way"),
    at_night(itertools.product(TOOLS, WAYS), unless=set(zip(itertools.cycle(TOOLS), WAYS)).__contains__),
)
def test_visitor_is_asked_again_exactly_when_it_must_be(page: Page, tool: str, way: str) -> None:
    assert _open(page, tool, "unchanged")
    _answer(page, ACCEPT[tool])
    assert _ran(page) == set(_ids(BASE))
    assert _open(page, tool, way) is (way in CHANGED)
    if way in CHANGED:
        assert _ran(page) <= NECESSARY
        assert page.evaluate(TICKED[tool]) == 0
    else:
        assert _ran(page) == set(_ids(WAYS[way]))


@pytest.mark.parametrize("tool", TOOLS)
def test_what_was_refused_meanwhile_is_not_accepted_by_an_earlier_answer(page: Page, tool: str) -> None:
    """A service is taken away and brought back, or a notice says again what it said before."""
    _open(page, tool, "unchanged")
    _answer(page, ACCEPT[tool])
    assert _open(page, tool, "removed")
    _answer(page, REFUSE[tool])
    assert _open(page, tool, "unchanged")
    assert _ran(page) <= NECESSARY
    assert page.evaluate(TICKED[tool]) == 0


@pytest.mark.parametrize("tool", TOOLS)
def test_answer_before_there_were_revisions_does_not_count(page: Page, tool: str, site: str) -> None:
    """Settings of an earlier version of the program counted the services."""
    earlier = {"klaro": {"statistics-1": True}, "cc_cookie": {"categories": ["necessary", "statistics"], "revision": 1}}
    page.context.add_cookies([{"name": name, "value": json.dumps(value), "url": site} for name, value in earlier.items()])
    assert _open(page, tool, "unchanged")
    assert _ran(page) <= NECESSARY
    if tool == "klaro":
        assert "klaro" not in {cookie["name"] for cookie in page.context.cookies()}
