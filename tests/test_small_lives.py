"""Facts, sections and pages of small notices come and go, and every link of every page still leads somewhere."""

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config

from build_state import read
from notice.exports import exported_files
from notice.pages.sitemap import sitemap
from notice.pages.version_lists import versions_json
from notice.problems import NoticeError
from projects import SMALL, make_project
from self_checks.page_matches_json import agreement
from small_lives import BASE, Life, page
from small_notices import FACTS
from small_site import SmallSite

pytestmark = pytest.mark.slow


@pytest.fixture(params=[("en",), ("en", "sv", "fi")], ids=["one", "three"])
def life(tmp_path: Path, request: pytest.FixtureRequest) -> Life:
    """A notice in one language, and one in three."""
    return Life(tmp_path / "docs", request.param)


# Every fact that hangs on a section of its own.
FACTS_OF_SECTIONS = """\
  newsletter: {groups: [customers]}
rights: [access]
recipients: {a: {kind: processor, name: A Ltd}}
transfers: none
contact: {email: a@example.org}
authority: {name: X}
dpo: none
representative: {name: R}
joint_controllers: none
automated_decisions: none
retention: [{period: P1Y}]
requests: {email: a@example.org}
cookies: {categories: [statistics]}
"""
THEIRS = (
    "newsletter", "access", "recipients", "transfers", "contact", "authority", "dpo", "representative", "joint-controllers",
    "automated-decisions", "retention", "rights", "statistics",
)  # fmt: skip


def test_facts_go_and_their_sections_with_them(life: Life) -> None:
    whole = page(*BASE, *(f"{section}: Text." for section in THEIRS))
    life.publish("2020-01-01", FACTS_OF_SECTIONS, index=whole)
    life.publish("2021-01-01")
    site = life.site()
    assert site.faults() == []
    for path in ("history/index.html", "versions/2020-01-01/since/index.html"):
        led = site.pages[path].text
        assert all(f"2020-01-01/#{section}" in led or f"../#{section}" in led for section in THEIRS if section != "statistics"), path
        assert "2021-01-01/#" not in led
    life.draft("2026-07-01", FACTS_OF_SECTIONS, index=whole)
    assert life.site().faults() == []


def test_page_comes_and_goes(life: Life) -> None:
    life.publish("2020-01-01")
    cookies = page("managing: You choose.", id="cookies")
    life.draft("2026-07-01", index=page(*BASE, "more: See [cookies](cookies.md#managing)."), cookies=cookies)
    site = life.site()
    assert site.faults() == []
    assert '<a href="../../../">See the version in force</a>' in site.pages["versions/2026-07-01/cookies/index.html"].text
    life.notice.headings.pop(0)
    life.publish("2021-01-01", index=page(*BASE, "more: See [cookies](cookies.md#managing)."), cookies=cookies)
    life.publish("2022-01-01")
    site = life.site()
    assert site.faults() == []
    assert '<a href="../../../">See the version in force</a>' in site.pages["versions/2021-01-01/cookies/index.html"].text
    told = site.pages["history/index.html"].text
    assert "<ins>" in told and "You choose." in told, "pages that come and go are told"  # noqa: PT018 (one thing)
    life.publish("2023-01-01", cookies=cookies)
    life.draft("2026-07-01")
    assert life.site().faults() == []


def test_change_history_links_to_what_is_there_or_was(life: Life) -> None:
    cookies = page("managing: You choose.", id="cookies")
    told = "See [orders](index.md#orders), [these](cookies.md) and [this](cookies.md#managing)."
    life.publish("2020-01-01", told=told, cookies=cookies)
    life.publish("2021-01-01")
    life.draft("2026-07-01", index=page(*BASE, "more: New."), told="See [more](index.md#more) and [orders](index.md#orders).")
    site = life.site()
    assert site.faults() == []
    old = "../versions/2020-01-01/cookies/"
    assert site.line("history/index.html", "See <a") == [
        '<p>See <a href="../versions/2026-07-01/#more">more</a> and <a href="../#orders">orders</a>.</p>',
        f'<p>See <a href="../#orders">orders</a>, <a href="{old}">these</a> and <a href="{old}#managing">this</a>.</p>',
    ]
    markdown = dict(exported_files(site.site))["history/index.md"].decode()
    assert "[this](https://privacy.example.org/versions/2020-01-01/cookies/#managing)" in markdown
    assert "[orders](https://privacy.example.org/#orders)" in markdown


def test_newest_version_links_to_what_is_there(life: Life) -> None:
    life.publish("2020-01-01", index=page(*BASE, "more: Text."))
    life.draft("2026-07-01", told="See [more](index.md#more).")
    with pytest.raises(NoticeError) as raised:
        life.site()
    assert {problem.message.id for problem in raised.value.problems} == {"links.no-section"}


@pytest.mark.parametrize(("before", "after"), [("old@a.fi). Hello.", "new@a.fi). Hello."), ("we@a.fi). Hello.", "we@a.fi). Good day.")])
def test_mail_link_in_a_text_is_no_fact(tmp_path: Path, before: str, after: str) -> None:
    life = Life(tmp_path / "docs")
    life.publish("2020-01-01", index=page(*BASE, f"ask: Write to [us](mailto:{before}"))
    life.publish("2021-01-01", index=page(*BASE, f"ask: Write to [us](mailto:{after}"))
    site = life.site()
    assert site.faults() == []
    assert list(agreement(site.built, site.pages.__getitem__)) == []


@pytest.mark.parametrize(
    ("facts", "sections", "channel"),
    [
        (FACTS.replace("{name: Oy}", "{name: Oy, email: a@b.fi}") + "rights: [access]\n", (), "controller"),
        ("contact: {email: a@b.fi}\nrights: [access]\n", ("contact: Write.",), "contact"),
        ("requests: {email: a@b.fi}\nrights: [access]\n", (), "rights"),
        ("contact: {email: a@b.fi}\nrights: [complaint]\n", ("contact: Write.",), None),
        ("authority: {name: X}\nrights: [complaint]\n", ("authority: X.",), "authority"),
    ],
)
def test_right_is_exercised_at_a_section_that_is_there(tmp_path: Path, facts: str, sections: tuple[str, ...], channel: str | None) -> None:
    life = Life(tmp_path / "docs")
    right = "complaint" if "complaint" in facts else "access"
    life.publish("2020-01-01", facts, index=page(*BASE, *sections, "rights: You have these.", f">{right}: Ask."))
    site = life.site()
    assert site.faults() == []
    stated = next(one for one in site.site.summary["rights"] if one["code"] == right)
    assert stated.get("exercisedAt") == (f"https://privacy.example.org/#{channel}" if channel else None)


def test_cookies_move_between_their_page_and_the_notice(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs")
    stated = "cookies: {categories: [necessary, statistics]}\n"
    cookies = ("managing: You choose.", "necessary: N.", "statistics: S.")
    life.publish("2020-01-01", stated, cookies=page(*cookies, id="cookies"))
    life.publish("2021-01-01", stated, index=page(*BASE, *cookies))
    site = life.site()
    assert site.faults() == []
    assert site.site.summary["cookieCategories"][0]["id"] == "https://privacy.example.org/#necessary"
    life.publish("2022-01-01", stated, cookies=page(*cookies, id="cookies"))
    assert life.site().faults() == []


def test_language_and_translation_come_and_a_translation_goes(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs", ("en",))
    life.publish("2020-01-01", index=page(*BASE, "old: Text."), cookies=page("managing: You choose.", id="cookies"))
    life.notice.languages = life.languages = ("en", "sv")
    life.publish("2021-01-01", cookies=page("managing: You choose.", id="cookies"))
    site = life.site()
    assert site.faults() == []
    life.only = {"cookies.sv.md": ""}
    untranslated = FACTS.replace("{source: en}", "{source: en, untranslated: {sv: [cookies]}}")
    life.publish("2022-01-01", untranslated, cookies=page("managing: You may choose.", id="cookies"))
    site = life.site()
    assert site.faults() == []
    assert '<a href="versions/2020-01-01/#old" lang="en">Title of old</a>' in site.pages["sv/index.html"].text


def test_fact_is_told_in_the_language_of_the_source_where_the_notice_is_not_translated(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs", ("en", "sv"), {"index.sv.md": ""})
    untranslated = FACTS.replace("{source: en}", "{source: en, untranslated: {sv: [index]}}")
    life.publish("2020-01-01", untranslated)
    life.publish("2021-01-01", untranslated + "transfers: none\n", index=page(*BASE, "transfers: T."))
    site = life.site()
    assert site.faults() == [], "None is a word of English, also where Swedish readers get it"
    assert "None" in str(versions_json(site.site)["versions"][0]["changedFactsInWords"]["sv"])


def test_section_of_a_fact_that_goes_is_not_what_another_section_was(life: Life) -> None:
    stated = "cookies: {categories: [necessary]}\ndpo: none\n"
    life.publish("2020-01-01", stated, index=page(*BASE, "necessary: N.", "dpo: D."))
    life.publish("2021-01-01", index=page(*BASE, "a .was-necessary: N.", "b .was-dpo: D."))
    site = life.site()
    assert site.faults() == []
    assert gone_from_history(site) == {"dpo"}
    assert '<span id="necessary"></span>' in site.pages["index.html"].text


def gone_from_history(site: SmallSite) -> set[str]:
    """Give the sections to which changed facts lead in the version before."""
    told = "".join(re.findall(r'<ul class="changed-facts">(.*?)</ul>', site.pages["history/index.html"].text, re.DOTALL))
    return set(re.findall(r'<a href="../versions/2020-01-01/#([^"]+)">', told))


def test_section_moves_to_another_page_and_back_and_under_another_section(life: Life) -> None:
    life.publish("2020-01-01", index=page(*BASE, "a: A.", "b: See [a](#a)."), more=page("c: C.", id="more"))
    life.publish("2021-01-01", index=page(*BASE, "b: See [a](more.md#a)."), more=page("c: C.", ">a: A.", id="more"))
    assert life.site().faults() == []
    life.publish("2022-01-01", index=page(*BASE, "b: B.", ">a: A."), more=page("c: C.", id="more"))
    assert life.site().faults() == []


def test_build_stops_at_an_id_that_was_never_published(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", SMALL)
    index, history = project / "docs/index.en.md", project / "docs/history.en.md"
    index.write_text(index.read_text(encoding="utf-8").replace("{#purposes}", "{#why .was-purpose}"), encoding="utf-8")
    told = "## News {#2100-01-01}\n\nSomething changes.\n\n## The first notice"
    history.write_text(history.read_text(encoding="utf-8").replace("## The first notice", told), encoding="utf-8")
    with pytest.raises(NoticeError) as raised:
        read(load_config(str(project / "mkdocs.yml")))
    assert [problem.message.id for problem in raised.value.problems] == ["anchors.never-published"]
    index.write_text(index.read_text(encoding="utf-8").replace(".was-purpose}", ".was-purposes}"), encoding="utf-8")
    read(load_config(str(project / "mkdocs.yml")))


def test_table_in_the_text_is_right_as_it_is_written(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs")
    life.publish("2020-01-01", index=page(*BASE, "times: How long.\n\n| What | Until |\n|---|---|\n| Orders | 2 years |"))
    site = life.site()
    assert any("<table" in page.text for page in site.pages.values())
    assert site.faults() == []


def test_rights_that_the_notice_names_no_more_still_have_a_page(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs", ("en", "sv"))
    named = page(*BASE, "contact: Write.", "rights: You have these.", ">access: Ask.")
    life.publish("2020-01-01", "contact: {email: a@b.fi}\nrights: [access]\n", index=named)
    life.publish("2021-01-01", "contact: {email: a@b.fi}\n", index=page(*BASE, "contact: Write."))
    site = life.site()
    assert site.faults() == []
    assert [line for line in site.line("sv/rights/index.html", "versions/2020-01-01/#access") if 'id="access"' in line]
    assert site.line("rights/index.html", 'content="noindex"')
    assert site.line("rights/index.html", "no longer names any rights")
    assert "rights/" not in site.pages["index.html"].text.partition("<footer")[2]
    assert "rights/" not in sitemap(site.site)


def test_rights_that_were_never_named_have_no_page(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs")
    life.publish("2020-01-01", index=page(*BASE))
    life.publish("2021-01-01", index=page(*BASE, "more: More."))
    assert "rights/index.html" not in life.site().pages


def test_section_that_moved_to_another_page_is_led_to_there(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs", ("en", "sv"))
    before = {"more": page("both: Both.", id="more"), "old": page("a: A.", id="old")}
    life.publish("2020-01-01", index=page(*BASE, "news: News.", "both: Both."), **before)
    life.publish("2021-01-01", index=page(*BASE), more=page("both: Both.", "news: News.", "a: A.", id="more"))
    site = life.site()
    assert site.faults() == []
    (moved,), (stayed,) = (site.line("sv/index.html", f'<li id="{id}">') for id in ("news", "both"))
    assert 'href="more/#news"' in moved
    assert "Nu på sidan ”Page of more”" in moved
    assert "versions/2020-01-01/#both" in stayed, "it was there before, and may be another one"
    assert site.line("old/index.html", 'href="../more/#a"')
    assert site.line("old/index.html", 'href="../more/">Now on the page “Page of more”')
    assert site.line("versions/2020-01-01/index.html", 'href="../../more/#news"')


def test_page_that_got_another_name_leads_on_from_its_old_address(tmp_path: Path) -> None:
    """Also where its title kept its id."""
    life = Life(tmp_path / "docs")
    life.publish("2020-01-01", index=page(*BASE), cookies=page("a: A.", "b: B.", id="cookies"))
    life.publish("2021-01-01", index=page(*BASE), biscuits=page("a: A.", "b: B.", id="cookies"))
    site = life.site()
    assert site.faults() == []
    assert site.line("cookies/index.html", '<a href="../biscuits/">Now on the page “Page of cookies”</a>')
    assert site.line("cookies/index.html", '<a href="../versions/2020-01-01/cookies/#cookies">The text of')
    assert [site.line("cookies/index.html", f'href="../biscuits/#{id}"') != [] for id in "ab"] == [True, True]
