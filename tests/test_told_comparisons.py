"""What a comparison tells on a page: in the language of the reader as far as it can be, each thing once, with days that differ."""

from pathlib import Path

import pytest

from notice.pages.comparison import comparison
from notice.pages.site import Site
from small_lives import BASE, Life, page

TWO = (
    "languages: {{source: en{}}}\ntime_zone: Europe/Helsinki\ncontroller: {{name: Oy, email: {}}}\n"
    "purposes:\n  orders: {{groups: [customers]}}\n"
)
COOKIES = page("summary: We keep some for 3 days.", id="cookies")


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """A notice in English and Swedish with a page on cookies."""
    return Life(tmp_path / "docs", ("en", "sv"))


def between(site: Site, old: int, new: int, language: str = "sv") -> str:
    """Compare two versions by their places in the line."""
    line = site.timeline.versions
    return comparison(site.presentation, line[old], line[new], language, "versions/x/since")


def test_only_the_page_that_is_not_translated_is_told_in_another_language(life: Life) -> None:
    life.publish("2020-01-01", TWO.format("", "a@b.fi"), cookies=COOKIES)
    life.only = {"cookies.sv.md": ""}
    life.publish("2021-01-01", TWO.format(", untranslated: {sv: [cookies]}", "a@b.fi"), cookies=COOKIES)
    changed = page(*BASE[:2], "orders: We send it twice.")
    fewer = COOKIES.replace("3 days", "4 days")
    life.publish("2022-01-01", TWO.format(", untranslated: {sv: [cookies]}", "c@d.fi"), index=changed, cookies=fewer)
    site = life.site().site
    gone, both = between(site, 0, 1), between(site, 1, 2)
    assert "finns inte längre på detta språk: svenska. Den visas där på engelska." in gone
    assert "På det här språket ändras inget annat." in gone
    own, bar, original = both.partition('<p class="notice-bar">')
    assert bar
    assert "”E-post” nu: <ins>c@d.fi</ins>. Tidigare: <del>a@b.fi</del>" in own
    assert '<ins><span class="heard">Tillagt: </span> it twice</ins>' in own
    assert original.startswith("En översättning saknas, så ändringarna visas på engelska.")
    assert '<div lang="en">' in original
    assert '<del><span class="heard">Removed: </span>3</del>' in original


def test_section_of_facts_alone_is_told_once(life: Life) -> None:
    life.publish("2020-01-01")
    life.publish("2021-01-01", "transfers: none\n", index=page(*BASE) + "\n## Abroad {#transfers}\n")
    life.publish("2022-01-01", "transfers: none\n", index=page(*BASE) + "\n## Abroad {#transfers}\n\n## Nothing {#nothing}\n")
    site = life.site().site
    come, back, bare = between(site, 0, 1, "en"), between(site, 1, 0, "en"), between(site, 1, 2, "en")
    assert "New under “<a" in come
    assert "No longer" in back
    assert "redline" not in come + back
    assert bare.count('class="redline"') == 1, "no fact tells of this one"


def test_versions_of_one_day_are_told_apart(life: Life) -> None:
    """The first applied for a part of the day, and was not taken back before."""
    life.publish("2020-01-01", index=page(*BASE, "more: One."))
    for id, day in (("2021-01-01", "2021-01-01"), ("2021-01-01-2", "2021-01-01"), ("2022-01-01", "2021-12-01")):
        life.write(index=page(*BASE, f"more: Text of {id}."))
        life.notice.publish(id, on=day)
    site = life.site()
    assert site.faults() == []
    both = [line for line in site.line("history/index.html", "In force <time") if "2021-01-01" in line]
    assert [line.count("<time") for line in both] == [2, 1], both
    assert '<time datetime="2021-01-01">1 January 2021, 2</time></h1>' in site.pages["versions/2021-01-01-2/since/index.html"].text
    assert '<time datetime="2021-01-01">1 January 2021</time></h1>' in site.pages["versions/2021-01-01/since/index.html"].text
