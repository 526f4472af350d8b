"""Languages come, go, change and follow, each for itself: what readers, feeds and programs are told in every language."""

from datetime import date
from pathlib import Path

import pytest

from notice.drafts import draft_problems
from notice.pages.version_lists import versions_json, what_changed
from notice.translations.lag import lag, steps
from small_lives import BASE, DAY, Life, page

LANGUAGES = ("fi", "sv", "en")
HEAD = "languages: {{source: fi{}}}\ntime_zone: Europe/Helsinki\ncontroller: {{name: Oy}}\n"
FACTS = HEAD + "purposes:\n  orders: {{groups: [customers]{}}}\n"
WHOLE, WITHOUT_ENGLISH = FACTS.format("", ""), FACTS.format(", untranslated: {en: [index]}", "")


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """A notice of which the Finnish text is the original."""
    return Life(tmp_path / "docs", LANGUAGES)


def told(life: Life, language: str, day: str = DAY) -> list[list[str]]:
    """Give what changed in each version after the first, in sentences."""
    site = life.site(day).site
    return [what_changed(site, version, language) for version in site.timeline.frozen[1:]]


def section(text: str) -> str:
    return page(*BASE, f"a: {text}")


def test_language_arrives_goes_and_comes_back(life: Life) -> None:
    for day, facts, only in (
        ("2020-01-01", WITHOUT_ENGLISH, ""), ("2021-01-01", WHOLE, None), ("2022-01-01", WITHOUT_ENGLISH, ""), ("2023-01-01", WHOLE, None),
    ):  # fmt: skip
        life.only = {} if only is None else {"index.en.md": only}
        life.publish(day, facts)
    came, went = "The notice is now in another language, too: English.", "The notice is no longer in this language: English."
    assert told(life, "en") == [[came], [f"{went} The Finnish text is shown instead."], [came]]
    assert told(life, "fi")[0] == ["Seloste on nyt myös toisella kielellä: englanti."]
    assert told(life, "sv")[0] == ["Beskrivningen finns nu också på ett annat språk: engelska."]
    site = life.site()
    assert site.faults() == []
    (bar,) = site.line("en/versions/2022-01-01/index.html", "notice-bar")
    assert "This page is no longer in English. It is shown here in Finnish." in bar
    assert 'href="../2021-01-01/"' in bar
    assert [version["changedLanguages"]["arrived"] for version in versions_json(site.site)["versions"][:3]] == [
        {"index": ("en",)}, {}, {"index": ("en",)},
    ]  # fmt: skip


def test_translation_lags_catches_up_and_runs_ahead(life: Life) -> None:
    life.publish("2020-01-01", WHOLE, index=section("We send it."))
    life.only = {f"index.{one}.md": section("We send it.") for one in ("sv", "en")}
    life.publish("2021-01-01", WHOLE, index=section("We send it to Posti."))
    life.only = {}
    life.publish("2022-01-01", WHOLE, index=section("We send it to Posti."))
    life.only = {"index.en.md": section("We send it to Posti and to Google.")}
    life.publish("2023-01-01", WHOLE, index=section("We send it to Posti."))
    late, followed, ahead = told(life, "en")
    assert late == [
        "The text changes in one language only: Finnish.",
        "The translation does not have the change of this version: Swedish and English.",
    ]
    assert followed == [
        "The text changes in these languages: Swedish and English.",
        "The translation now has an earlier change of the original: Swedish and English.",
    ]
    assert ahead == ["The text changes in one language only: English.", "The original does not change: Finnish."]
    site = life.site()
    assert site.faults() == []
    assert "This translation changed on" in site.pages["en/index.html"].text
    assert 'hreflang="en">Lue käännös (englanti)</a>' in site.pages["index.html"].text
    assert "notice-bar behind" not in site.pages["sv/index.html"].text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We recieve it. We send it.", "We receive it. We send it."),
        ("We send it. We keep it.", "We send it.\n\nWe keep it."),
        ("We send *it*.", "We send it."),
    ],
)
def test_what_has_no_counterpart_makes_nothing_late(tmp_path: Path, old: str, new: str) -> None:
    life = Life(tmp_path / "docs", ("en", "sv"))
    life.publish("2020-01-01", index=section(old))
    life.only = {"index.sv.md": section(old)}
    life.publish("2021-01-01", index=section(new))
    line = life.site().site.timeline.versions
    assert lag(steps(reversed(line)), "index", "sv", "en").behind == {}


def only(life: Life, heading: str) -> list[str]:
    """Begin a version with a heading in which the Finnish text alone changes, and give what is wrong with it."""
    life.publish("2020-01-01", WHOLE, index=section("We keep it for 3 days."))
    life.only = {f"index.{one}.md": section("We keep it for 3 days.") for one in ("sv", "en")}
    life.write(WHOLE, index=section("We keep it for 5 days."))
    life.notice.begin("2026-07-01", heading)
    life.notice.facts = WHOLE
    return [problem.message.id for problem in draft_problems(life.notice.on(DAY))]


BECAUSE = ' because="The others say five already."'


@pytest.mark.parametrize(
    ("heading", "wrong"),
    [
        (f' only="fi"{BECAUSE}', []),
        (f' only="index.fi#a"{BECAUSE}', []),
        (' only="fi"', ["drafts.only-unread"]),
        (f' only="sv"{BECAUSE}', ["drafts.only-unchanged"]),
        (f' only="de"{BECAUSE}', ["drafts.only-unknown"]),
        (f' only="more.fi#a"{BECAUSE}', ["drafts.only-unknown"]),
    ],
)
def test_change_of_one_language_is_said_in_the_heading(life: Life, heading: str, wrong: list[str]) -> None:
    assert only(life, heading) == wrong
    if not wrong:
        line = life.notice.on(DAY).timeline.versions
        assert lag(steps(reversed(line)), "index", "sv", "fi").behind == {}


def test_change_that_nobody_marks_makes_translations_late(life: Life) -> None:
    assert only(life, "") == []
    line = life.notice.on(DAY).timeline.versions
    assert lag(steps(reversed(line)), "index", "sv", "fi").behind == {"a": date(2026, 7, 1)}


def test_renamed_heading_is_told_and_is_no_fact(tmp_path: Path) -> None:
    life = Life(tmp_path / "docs")
    stated = "recipients:\n  bank: {kind: processor, name: Bank}\n"
    facts = FACTS.format("", ", recipients: [bank]").replace("source: fi", "source: en") + stated
    index = page(*BASE, "recipients: They.")
    life.publish("2020-01-01", facts, index=index)
    life.publish("2021-01-01", facts, index=index.replace("Title of orders", "Your orders"))
    life.publish("2022-01-01", facts.replace("name: Bank", "name: Big Bank"), index=index.replace("Title of orders", "Your orders"))
    renamed, fact = told(life, "en")
    assert renamed == ["The heading “Title of orders” is now “Your orders”."]
    assert [one for one in fact if "Big Bank" in one and "Before: " in one]
    assert len(fact) == len(set(fact))
    assert life.site().faults() == []
