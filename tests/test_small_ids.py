"""Old ids of small notices lead on: to the section under another id, or to the last text that had what is gone."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from in_the_ledger import heading_of, problems_of_drafts, version_of_heading
from notice.changes import changes
from notice.page_ids import PageIds, page_ids, unpublished_former_ids
from notice.pages.version_lists import versions_json
from notice.problems import NoticeError
from notice.review.changed_text import fact_lines, text_parts
from notice.review.review_texts import Voice
from notice.rules import findings_of, review_of
from notice.translations.lag import behind, steps
from notice.versions import Status, Version
from samples import document_of
from small_lives import BASE, DAY, NO_CACHE, Life, page
from small_notices import FACTS, reader
from small_site import SmallSite


@pytest.fixture(params=[("en",), ("en", "sv", "fi")], ids=["one", "three"])
def life(tmp_path: Path, request: pytest.FixtureRequest) -> Life:
    """A notice in one language, and one in three."""
    return Life(tmp_path / "docs", request.param)


# ---- What is gone is led to


def gone(site: SmallSite, path: str = "index.html") -> dict[str, str]:
    """Give the address to which each id that is gone leads on a page."""
    items = (item for part in site.pages[path].root.find_class("gone") for item in part.iter("li"))
    return {str(id): str(item.xpath("string(a/@href)")) for item in items for id in item.xpath("descendant-or-self::*/@id")}


def test_section_that_is_gone_leads_to_the_last_text_that_had_it(life: Life) -> None:
    life.publish("2020-01-01", index=page(*BASE, "first: One.", "second: Two."))
    life.publish("2021-01-01", index=page(*BASE, "second: Other.", "third: Three."))
    life.publish("2022-01-01", index=page(*BASE, "first: Back."))
    site = life.site()
    assert site.faults() == []
    assert gone(site) == {"second": "versions/2021-01-01/#second", "third": "versions/2021-01-01/#third"}
    assert all(gone(site, path) == {} for path in site.pages if path.startswith("versions/"))
    assert "No longer in this notice" in site.pages["index.html"].text
    for language in life.languages[1:]:
        assert gone(site, f"{language}/index.html") == {"second": "versions/2021-01-01/#second", "third": "versions/2021-01-01/#third"}
    life.draft("2026-07-01", index=page(*BASE))
    assert life.site().pages["index.html"].text == site.pages["index.html"].text, "what is to come changes nothing"


def test_title_of_what_is_gone_is_the_last_one_in_the_language_it_is_written_in(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs", ("en", "sv"))
    untranslated = FACTS.replace("{source: en}", "{source: en, untranslated: {sv: [cookies]}}")
    index, cookies = page(*BASE, "more: Text."), page("managing: You choose.", id="cookies")
    life.only = {"index.sv.md": index.replace("Title of more", "Mera"), "cookies.sv.md": ""}
    life.publish("2020-01-01", untranslated, index=index, cookies=cookies)
    life.only = {"cookies.sv.md": ""}
    life.publish("2021-01-01", untranslated, cookies=page(id="cookies"))
    site = life.site()
    assert site.faults() == []
    [line] = site.line("sv/index.html", 'id="more"')
    assert '<a href="versions/2020-01-01/#more">Mera</a> <span class="note">Texten från <time datetime="2020-01-01">' in line
    assert '<a href="../versions/2020-01-01/cookies/#managing" lang="en">Title of managing</a>' in site.pages["sv/cookies/index.html"].text


def test_page_that_is_gone_says_so_and_leads_to_the_last_text_that_had_it(life: Life) -> None:
    life.publish("2020-01-01", cookies=page("managing: You choose.", "others: All.", id="cookies"))
    life.publish("2021-01-01", cookies=page("managing: Choose.", id="cookies"))
    life.publish("2022-01-01")
    site = life.site()
    assert site.faults() == []
    left = site.pages["cookies/index.html"]
    assert "Page of cookies" in left.text
    assert "This page is no longer part of the notice." in left.text
    assert 'content="noindex"' in left.text
    assert {id: site.line("cookies/index.html", f'id="{id}"') != [] for id in ("cookies", "managing", "others")} == {
        "cookies": True, "managing": True, "others": True,
    }  # fmt: skip
    assert 'href="../versions/2021-01-01/cookies/#managing"' in left.text
    assert 'href="../versions/2020-01-01/cookies/#others"' in left.text
    assert [path for path in site.pages if path.endswith("cookies/index.html") and "versions" not in path] == [
        f"{folder}cookies/index.html" for folder in site.site.addresses.folders.values()
    ]
    life.publish("2023-01-01", cookies=page("managing: Again.", id="cookies"))
    site = life.site()
    assert site.faults() == []
    assert gone(site, "cookies/index.html") == {"others": "../versions/2020-01-01/cookies/#others"}


# ---- A section gets another id


def test_declared_id_leads_on_and_the_section_is_one(life: Life) -> None:
    life.publish("2020-01-01", index=page(*BASE, "keep: We keep logs for 30 days.", "more: See [this](#keep)."))
    life.publish("2021-01-01", index=page(*BASE, "keep: We keep logs for 40 days.", "more: See [this](#keep)."))
    renamed = page(*BASE, "keeping .was-keep: We keep logs for 40 days.", "more: See [this](#keeping).").replace("Title of keeping", "Kept")
    life.publish("2022-01-01", index=renamed)
    site = life.site()
    assert site.faults() == []
    assert gone(site) == {}
    assert '<span id="keep"></span>\n<h2 id="keeping">' in site.pages["index.html"].text
    assert '<a href="../../#keeping">This section in the text in force</a>' in site.pages["versions/2020-01-01/index.html"].text
    assert 'id="keep"' not in site.pages["versions/2022-01-01/index.html"].text
    told = site.pages["history/index.html"].text
    told = told[told.index('id="2022-01-01"') : told.index('id="2021-01-01"')]
    assert "new link address" in told
    assert "30 days" not in told
    assert "section removed" not in told
    assert "section added" not in told
    assert "<del>" not in told[told.index("new link address") :].partition("</div>")[2], "the link that follows is not told"
    since = site.pages["versions/2020-01-01/since/index.html"].text
    assert "30" in since
    assert "section removed" not in since
    root = site.pages["index.html"].text
    section = root[root.index('id="keeping"') : root.index('id="more"')]
    assert 'href="history/#2022-01-01">In this form from' in section, "another title is another form"
    assert [version["change"] for version in versions_json(site.site)["versions"]] == ["material", "material", "first"]


def ids(*pages: str) -> PageIds:
    """Give the former ids of the notice after versions with these pages, one for each; the first applied in 2001."""
    line = [version_of(text, date(2000 + year, 1, 1)) for year, text in enumerate(pages, 1)]
    return page_ids(NO_CACHE, line)["index"]


def version_of(text: str, day: date) -> Version:
    """Give a version that is this page."""
    notice = reader().notice({"notice.yml": FACTS.encode(), "index.en.md": text.encode()}, "docs")
    return version_of_heading(heading_of(day.isoformat(), {}), notice, digest=text)


@pytest.mark.parametrize(
    ("lives", "led", "gone"),
    [
        # Once declared is enough while the section is there, and ids add up.
        (["a: A.", "b .was-a: B.", "b: C."], {"a": "b"}, []),
        (["a: A.", "b .was-a: B.", "c .was-b: C."], {"a": "c", "b": "c"}, []),
        (["a: A.", "b .was-a: B.", "c .was-b .was-a: C."], {"a": "c", "b": "c"}, []),
        # Declared later than it happened.
        (["a: A.", "b: B.", "b .was-a: B."], {"a": "b"}, []),
        # Back to the first id, and forth again.
        (["a: A.", "b .was-a: B.", "a .was-b: C."], {"b": "a"}, []),
        (["a: A.", "b .was-a: B.", "a .was-b: C.", "b .was-a: D."], {"a": "b"}, []),
        # Gone, under the id of then; back.
        (["a: A.", "b .was-a: B.", "c: C."], {}, [["b", "a"]]),
        (["a: A.", "b .was-a: B.", "c: C.", "b: B."], {"a": "b"}, [["c"]]),
        (["a: A.", "c: C.", "a: D."], {}, [["c"]]),
        # An old id is given to another section.
        (["a: A.", "b .was-a: B.", "b: B.|a: New."], {}, []),
        # Split: one section goes on. Merged: one section has both ids.
        (["a: A.", "b .was-a: B.|c: C."], {"a": "b"}, []),
        (["a: A.|b: B.", "c .was-a .was-b: C."], {"a": "c", "b": "c"}, []),
        # Nobody declared it, but only the id is another; or one of two that are the same.
        (["a: A.", "b: A."], {"a": "b"}, []),
        (["a: A.", "b: A.|c: A."], {}, [["a"]]),
    ],
)  # fmt: skip
def test_former_ids_follow_from_all_versions(lives: list[str], led: dict[str, str], gone: list[list[str]]) -> None:
    same_titles = [re.sub("Title of .", "Title", page(*text.split("|"))) for text in lives]
    found = ids(*same_titles)
    assert dict(found.led) == led
    assert [list(section.ids) for section in found.gone] == gone
    assert {section.version for section in found.gone} <= {f"200{number}-01-01" for number in range(1, len(lives))}


def test_title_of_a_page_is_one_whatever_its_id() -> None:
    assert dict(ids(page(id="notice"), page(id="our-notice")).led) == {"notice": "our-notice"}


@pytest.mark.parametrize(
    ("section", "says"),
    [
        ("b .was-b: B.", "\".was-b\": this page has a section with that id, on line 7."),
        ("b .was-orders: B.", "\".was-orders\": this page has a section with that id, on line 11."),
        ("b .was-a: B.|c .was-a: C.", "\".was-a\" stands already on line 7."),
        ("b .was-Ä: B.", "\".was-Ä\" names no id;"),
        ("b .was-content: B.", 'the id "content" is that of the whole text'),
        ("b .was-: B.", "\".was-\" names no id;"),
        ("b .WAS-a: B.", "the mark \".WAS-a\" is not known here"),
        ("b was-a: B.", "\"was-a\" is no mark without its dot"),
    ],
)
def test_former_id_is_written_rightly(section: str, says: str) -> None:
    with pytest.raises(NoticeError) as raised:
        document_of(page(*section.split("|"), "orders: O."))
    assert [problem.message.text("en").partition(" An old")[0][: len(says)] for problem in raised.value.problems] == [says]


def test_former_id_is_the_same_in_every_language(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs", ("en", "sv"))
    life.publish("2020-01-01", index=page(*BASE, "a: A."))
    life.only = {"index.sv.md": page(*BASE, "b: A.")}
    life.draft("2026-07-01", index=page(*BASE, "b .was-a: A."))
    with pytest.raises(NoticeError) as raised:
        life.site()
    says = 'docs/index.sv.md:19: the ids that "b" had before differ from those in docs/index.en.md; write {#b .was-a}.'
    assert [str(problem) for problem in raised.value.problems] == [says]


@pytest.mark.parametrize(("declared", "says"), [("a", None), ("was", None), ("c", "; did you mean"), ("summary-2", "; did you mean")])
def test_former_id_was_published_on_its_page(tmp_path: Path, declared: str, says: str | None) -> None:
    life = Life(tmp_path / "docs")
    life.publish("2020-01-01", index=page(*BASE, "was: A."), cookies=page("c: C.", id="cookies"))
    life.publish("2021-01-01", index=page(*BASE, "a .was-was: A."))
    life.draft("2026-07-01", index=page(*BASE, f"b .was-{declared}: B."))
    publication = life.notice.on(DAY)
    found = [str(problem) for problem in unpublished_former_ids(NO_CACHE, publication.timeline)]
    start = f'docs/index.en.md:19: ".was-{declared}": no published text of this page has a section with that id{says}'
    assert [one[: len(start)] for one in found] == ([start] if says else [])


def test_nothing_is_asked_of_what_is_published_or_was_published_elsewhere(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs")
    declared = {"index": page(*BASE, "b .was-a: B."), "cookies": page("c .was-d: C.", id="cookies")}

    def found() -> list[str]:
        return [problem.message.text("en") for problem in unpublished_former_ids(NO_CACHE, life.notice.on(DAY).timeline)]

    life.draft("2026-07-01", **declared)
    nothing_published = [f'".was-{id}": no published text of this page has a section with that id. Write' for id in "ad"]
    assert [one.partition(" the id that was")[0] for one in found()] == nothing_published
    life.notice.headings[0] = life.notice.headings[0].replace("{#2026-07-01}", "{#2020-01-01 .imported}")
    assert found() == []
    life.notice.headings.clear()
    life.publish("2020-01-01", **declared)
    assert found() == []
    life.draft("2026-07-01", index=page(*BASE), more=page("e .was-f: E.", id="more"))
    assert [one.partition(" Write")[0] for one in found()] == ['".was-f": no published text of this page has a section with that id.']


def test_title_that_a_translation_lacked_is_the_id(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs", ("en", "sv"))
    life.only = {"index.sv.md": page(*BASE)}
    life.publish("2020-01-01", index=page(*BASE, "a: A."))
    life.only = {}
    life.publish("2021-01-01")
    assert '<a href="versions/2020-01-01/#a">a</a>' in life.site().pages["sv/index.html"].text


def test_purpose_with_another_id_is_the_same_purpose(life: Life) -> None:
    more = (
        "cookies: {{categories: [necessary], items: [{{name: a, category: necessary, purposes: [{0}]}}]}}\n"
        "automated_decisions: [{{purpose: {0}, logic: L, significance: S}}]\n"
    )
    sections = ("necessary: N.", "automated-decisions: D.")
    life.publish("2020-01-01", more.format("orders"), index=page(*BASE, *sections))
    facts = (FACTS + more.format("purchases")).replace("  orders:", "  purchases:")
    index = page(*BASE[:2], "purchases .was-orders: We send.", *sections).replace("Title of purchases", "Title of orders")
    life.publish("2021-01-01", facts, index=index)
    site = life.site()
    assert site.faults() == []
    newest, _ = versions_json(site.site)["versions"]
    assert newest["changedFacts"] == []
    before, now = (version.notice for version in site.site.timeline.versions)
    assert changes(before, now).reasons == ()
    review = review_of(life.notice.on(DAY), site.site.timeline.versions[-1], "en")
    assert not {"PUR-09", "VER-05", "FCT-03"} & {finding.rule for finding in findings_of(replace(review, status=Status.DRAFT))}


def test_translation_follows_a_section_whatever_its_id(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs", ("en", "sv"))
    life.publish("2020-01-01", index=page(*BASE, "a: One."))
    life.only = {"index.sv.md": page(*BASE, "a: One.")}
    life.publish("2021-01-01", index=page(*BASE, "a: Two."))
    life.only = {"index.sv.md": page(*BASE, "b .was-a: One.").replace("Title of b", "Title of a")}
    life.publish("2022-01-01", index=page(*BASE, "b .was-a: Two.").replace("Title of b", "Title of a"))
    line = life.site().site.timeline.versions
    assert behind(steps(reversed(line)), "index", "sv", "en") == {"b": date(2021, 1, 1)}


def test_old_id_that_was_forgotten_is_declared_in_a_version_of_its_own(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs")
    life.publish("2020-01-01", index=page(*BASE, "a: A."))
    life.publish("2021-01-01", index=page(*BASE, "b: B."))
    life.draft("2026-07-01", index=page(*BASE, "b .was-a: B."))
    assert problems_of_drafts(life.notice.on(DAY)) == []


def test_review_tells_of_another_id_and_of_a_page_that_goes(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs", ("en", "sv"))
    life.publish("2020-01-01", index=page(*BASE, "a: A."), cookies=page("managing: You choose.", id="cookies"))
    life.draft("2026-07-01", index=page(*BASE, "b .was-a: A.").replace("Title of b", "Title of a"))
    old, new = (version.notice for version in life.notice.on(DAY).timeline.versions)
    told = "\n".join(line for part in text_parts(old, new, Voice("en", "en"), goes_on=False) for line in part.lines)
    assert "**Title of a** (new link address, <code>index.en.md</code>)" in told
    assert "**Title of managing** (section removed, <code>cookies.en.md</code>)" in told
    assert behind(steps(reversed(life.notice.on(DAY).timeline.versions)), "index", "sv", "en") == {}
    assert list(fact_lines(old, new, Voice("en", "en"))) == []


@st.composite
def versions_of_ids(draw: st.DrawFn) -> list[dict[str, list[str]]]:
    """Give the sections of each version by id, with the ids that they declare to have had."""
    lives: list[dict[str, list[str]]] = []
    known: set[str] = set()
    for _ in range(draw(st.integers(1, 5))):
        now = draw(st.lists(st.sampled_from("abcdef"), unique=True, max_size=5))
        free = draw(st.lists(st.sampled_from(sorted(known - set(now))), unique=True)) if now and known - set(now) else []
        owners = {id: draw(st.sampled_from(now)) for id in free}
        lives.append({id: [old for old, owner in owners.items() if owner == id] for id in now})
        known |= set(now)
    return lives


@given(versions_of_ids())
@settings(max_examples=30)
def test_every_id_that_was_ever_published_leads_somewhere(lives: list[dict[str, list[str]]]) -> None:
    """However sections are renamed, taken away and brought back, each id stands on the page once, and leads to what it was."""
    found = ids(*(page(*(_written(number, id, was) for id, was in life.items())) for number, life in enumerate(lives)))
    ever, now = {id for life in lives for id in life}, set(lives[-1])
    gone = [id for section in found.gone for id in section.ids]
    assert sorted([*now, *found.led, *gone]) == sorted(ever)
    assert set(found.led.values()) <= now
    for section in found.gone:
        last = max(number for number, life in enumerate(lives) if section.ids[0] in life)
        assert section.version == f"{2001 + last}-01-01"
    for old, id in found.led.items():
        assert _is_heir(lives, old, id)


def _written(number: int, id: str, was: list[str]) -> str:
    return f"{id}{''.join(f' .was-{old}' for old in was)}: {number} {id}."


def _is_heir(lives: list[dict[str, list[str]]], old: str, id: str) -> bool:
    """Follow the declarations: of each id the last one since it was in use counts."""
    start = max(number for number, life in enumerate(lives) if old in life)
    heirs = [(number, heir) for number, life in enumerate(lives) for heir, was in life.items() if number > start and old in was]
    return _is_heir(lives, heirs[-1][1], id) if heirs else old == id
