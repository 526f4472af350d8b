"""A notice ends: the day before, on the day, the day after; how it is withdrawn, moved, and begun again."""

import json
import shutil
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bare_site import bare_site
from in_the_ledger import freeze_all
from notice.exports.markdown import markdown_files
from notice.ledger import faults_of_copy, read_day
from notice.pages.search import search_files
from notice.pages.sitemap import sitemap
from notice.pages.version_feed import version_feed
from notice.pages.version_lists import versions_json
from notice.pages.whole_site import publication
from notice.publication import read_publication
from notice.published import read_published
from notice.rehearsal import Stage, problems_when_public
from notice.review.proposal import Proposal
from notice.review.review_texts import Voice
from notice.review.summaries import summary_of_proposal
from notice.rules import judge
from notice.summary import VERSIONS_SCHEMA, published_schema, second_schema, summary, summary_of_version, to_json
from notice.versions import Status
from small_lives import BASE, NO_CACHE, Life, page
from small_notices import FACTS, HEAD, reader
from small_site import SmallSite

pytestmark = pytest.mark.slow

FIRST, DAY, TODAY = "2020-01-01", "2026-07-01", "2026-06-01"
END = f"{DAY}-ended"
RIGHTS = "rights: [access]\ncontact: {email: us@example.org}\nauthority: {name: The Office, email: office@example.org}\n"
TEXT = (*BASE, "contact: Write.", "authority: Complain.", ">access: You may see your data.")
DAYS = ("2026-06-30", DAY, "2026-07-02")


def end(life: Life, id: str, marks: str = "", told: str = "We close. Ask [us](index.md#contact).") -> None:
    """Tell in a folder of its own what has no text."""
    folder = life.docs / "drafts" / id
    folder.mkdir(parents=True)
    for language in life.languages:
        text = f"{HEAD}# Changes {{#changes}}\n\n## The shop closes {{#{id}{marks}}}\n\n{told}\n"
        (folder / f"history.{language}.md").write_text(text, "utf-8")


def freeze(life: Life, day: str = TODAY) -> list[str]:
    """Freeze what is finished; say what was done, then what was refused."""
    done, refused = freeze_all(lambda: life.notice.on(day), life.docs)
    return done + refused


def rehearsed(life: Life) -> list[str]:
    """Say what would be wrong with the site if the only draft were published."""
    publication, stage = life.notice.on(TODAY), Stage(read_published(life.docs), reader(life.languages), NO_CACHE, NO_CACHE, bare_site)
    return [str(problem) for problem in problems_when_public(stage, publication, *publication.drafts)]


def lived(docs: Path, languages: tuple[str, ...]) -> Life:
    """A notice with a page that has gone, a section that has gone, and one text in force."""
    life = Life(docs, languages)
    life.publish(FIRST, RIGHTS, index=page(*TEXT, "old: Old."), cookies=page("more: More.", id="cookies"))
    life.publish("2021-01-01", RIGHTS, index=page(*TEXT), other=page("more: More.", id="other"))
    return life


def copied(life: Life, docs: Path) -> Life:
    """The same notice in a folder that a test may change."""
    shutil.copytree(life.docs, docs)
    return replace_docs(deepcopy(life), docs)


def replace_docs(life: Life, docs: Path) -> Life:
    life.docs = life.notice.docs = docs
    return life


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Life:
    """A notice in three languages whose end is published; only to be read."""
    life = lived(tmp_path_factory.mktemp("ended") / "docs", ("en", "fi", "sv"))
    end(life, END)
    assert freeze(life) == [f"Recorded: docs/versions/{END}. No text applies from {DAY} on."]
    return life


@pytest.fixture(scope="module")
def one_language(tmp_path_factory: pytest.TempPathFactory) -> Life:
    """A notice in one language, of which tests take copies."""
    return lived(tmp_path_factory.mktemp("one") / "docs", ("en",))


@pytest.fixture
def life(one_language: Life, tmp_path: Path) -> Life:
    """A copy of it."""
    return copied(one_language, tmp_path / "docs")


@pytest.fixture
def ending(life: Life) -> Life:
    """A copy of it, whose end is published."""
    end(life, END)
    assert len(freeze(life)) == 1
    return life


@pytest.fixture(scope="module")
def sites(ended: Life) -> dict[str, SmallSite]:
    """Its site on each of the days."""
    return {day: ended.site(day) for day in DAYS}


def words(site: SmallSite, path: str) -> str:
    """What stands on a page within its frame."""
    text = site.pages[path].text
    return text[text.index("<article") : text.index("</article")]


def test_data_of_a_notice_that_ends_follow_their_schemas(sites: dict[str, SmallSite]) -> None:
    told = []
    for small in sites.values():
        document, versions = small.site.second_summary, versions_json(small.site)
        assert [*Draft202012Validator(second_schema()).iter_errors(document)] == []
        assert [*Draft202012Validator(published_schema(VERSIONS_SCHEMA)).iter_errors(json.loads(to_json(versions)))] == []
        told.append((document["status"], versions["noticeEnds"]))
        assert document["currentVersion"] == small.site.addresses.absolute("versions/2021-01-01/index", "en")
    assert told == [("in-force", DAY), ("archived", DAY), ("archived", DAY)]


def test_day_before_on_the_day_and_after(ended: Life, sites: dict[str, SmallSite]) -> None:
    assert [site.faults() for site in sites.values()] == [[], [], []]
    assert [site.site.timeline.in_force is None for site in sites.values()] == [False, True, True]
    before, on, after = sites.values()
    for language in ended.languages:
        root = on.site.addresses.path("index", language) + "index.html"
        assert f'<a href="{"" if language == "en" else "../"}history/#{END}">' in words(before, "index.html") or language != "en"
        assert 'datetime="2026-07-01"' in words(before, root)
        for site in (on, after):
            assert on.site.say(language).label("notice_ended", date="X").partition("X")[0] in words(site, root)
            assert "us@example.org" in words(site, root)
            assert "versions/2021-01-01/#summary" in words(site, root)
            assert 'id="old"' in words(site, root), "what had gone before leads on still"
            assert "versions/2020-01-01/#old" in words(site, root)
    assert on.pages.keys() == before.pages.keys() == after.pages.keys()
    assert "The shop closes" in words(on, "other/index.html")
    assert "versions/2021-01-01/other/#more" in words(on, "other/index.html")
    assert [on.site.timeline.status(version) for version in on.site.timeline.frozen] == [Status.ARCHIVED] * 2
    assert str(before.site.timeline.until(before.site.timeline.last)) == "2026-06-30"


def test_words_and_data_of_versions_stay(ended: Life) -> None:
    def kept(day: str) -> list[str]:
        site = bare_site(ended.notice.on(day))
        timeline = site.timeline
        found = [to_json(summary_of_version(one, timeline.written_after(one), site.addresses)) for one in timeline.frozen]
        return found + [one.notice.document("index", "en").sections[1].text for one in timeline.frozen]

    assert kept(DAYS[0]) == kept(DAYS[1]) == kept(DAYS[2])


def test_programs_are_told(sites: dict[str, SmallSite]) -> None:
    before, on = (sites[day].site for day in DAYS[:2])
    for site in (before, on):
        told = versions_json(site)
        assert told["noticeEnds"] == DAY
        assert told["versions"][0]["validUntil"] == "2026-06-30"
        assert told["ledger"][-1] | {"seal": ""} == {
            "entry": END, "kind": "end", "published": TODAY, "imported": None, "replaces": None, "seal": "",
        }  # fmt: skip
        entry = json.loads(json.dumps(version_feed(site, "en").json()))["items"][0]
        assert (entry["id"].partition("@")[2], entry["tags"]) == (f"{END}#en", ["end"])
        assert entry["content_text"].startswith("No text applies from 1 July 2026 on.\n\nWe close.")
        assert f"<id>{entry['id']}</id>" in version_feed(site, "en").atom()
        assert site.timeline.ledger.seals[-1][0] == publication(site, None)["ledger"][-1][0] == END
    assert [publication(site, None)["inForce"] for site in (before, on)] == ["2021-01-01", None]
    assert [publication(site, None).get("ended") for site in (before, on)] == [None, END]
    assert [summary(site.timeline.settled, site.addresses)["status"] for site in (before, on)] == ["in-force", "archived"]
    assert f"<lastmod>{DAY}</lastmod>" in sitemap(on)
    assert f"<lastmod>{DAY}</lastmod>" not in sitemap(before)


def test_search_and_markdown_at_the_root_say_that_it_has_ended(sites: dict[str, SmallSite]) -> None:
    site = sites[DAY].site
    for files in (dict(search_files(site)), dict(markdown_files(site))):
        name = "search.js" if "search.js" in files else "index.md"
        assert "it has not applied since 1 July 2026." in files[name].decode()
        assert "You may see your data." not in files[name].decode()


def test_rights_can_still_be_used(sites: dict[str, SmallSite]) -> None:
    assert 'href="rights/">Use your rights</a>' in words(sites[DAY], "index.html")
    before, on = (words(sites[day], "rights/index.html") for day in DAYS[:2])
    assert ("The notice has ended." in before, "The notice has ended." in on) == (False, True)
    assert 'href="../versions/2021-01-01/#access"' in on


def test_whom_to_ask_and_where_to_complain_stand_before_what_the_last_text_had(sites: dict[str, SmallSite]) -> None:
    shown = words(sites[DAY], "index.html")
    places = [shown.index(told) for told in ("The shop closes", "us@example.org", "Where to complain", "office@example.org")]
    assert places == sorted(places)
    assert shown.index("office@example.org") < shown.index("#summary")
    last, _, gone = shown.partition("No longer in this notice")
    assert ('id="summary"' in last, 'id="old"' in gone, "The text of" in last) == (True, True, False)


def test_page_of_an_archived_text_compares_with_the_last_one(sites: dict[str, SmallSite]) -> None:
    site = sites[DAY]
    assert "compared with the last one" in words(site, "versions/2020-01-01/since/index.html")
    assert "since/" not in words(site, "versions/2021-01-01/index.html")
    assert 'href="../../"' in words(site, "versions/2021-01-01/index.html")


def test_which_text_applied_is_answered_with_the_end(ended: Life, sites: dict[str, SmallSite]) -> None:
    timeline = ended.notice.on(DAY).timeline
    assert [timeline.on(day) and timeline.on(day).id for day in map(read_day, DAYS) if day] == ["2021-01-01", None, None]  # type: ignore[union-attr]
    history = words(sites[DAY], "history/index.html")
    assert f'<tr data-since="{DAY}">' in history
    assert history.index(f'href="#{END}"') < history.index('href="../versions/2021-01-01/"')


@pytest.mark.parametrize(
    ("zone", "begins"),
    [("Pacific/Kiritimati", datetime(2026, 6, 30, 10, tzinfo=UTC)), ("Pacific/Honolulu", datetime(2026, 7, 1, 10, tzinfo=UTC))],
)
def test_it_ends_at_midnight_where_the_last_text_applied(zone: str, begins: datetime, tmp_path: Path) -> None:
    life = Life(tmp_path / "docs")
    life.publish(FIRST)
    life.notice.other = {}
    life.notice.facts = life.notice.facts.replace("Europe/Helsinki", zone)
    life.notice.publish("2021-01-01", " .imported", "Other words.")
    end(life, END)
    freeze_all(lambda: life.notice.on(TODAY), life.docs)
    timeline = life.notice.on(DAY, public=True).timeline
    assert [replace(timeline, moment=moment).ended is not None for moment in (begins - timedelta(seconds=1), begins)] == [False, True]


@pytest.mark.parametrize("day", ["2026-06-02", "2026-06-30"])
def test_end_is_withdrawn_before_its_day(ending: Life, day: str) -> None:
    end(ending, f"{END}-withdrawn", told="We stay.")
    assert freeze(ending, day) == [f"Recorded: docs/versions/{END}-withdrawn."]
    site = ending.site(DAY)
    assert site.faults() == []
    assert site.site.timeline.in_force is site.site.timeline.last
    assert "noticeEnds" not in versions_json(site.site)
    assert "It does not end then." in words(site, "history/index.html")
    assert [item["tags"] for item in version_feed(site.site, "en").json()["items"][:2]] == [["withdrawal"], ["end"]]


def test_end_is_not_withdrawn_on_its_day(ending: Life) -> None:
    end(ending, f"{END}-withdrawn", told="We stay.")
    (refused,) = freeze(ending, DAY)
    assert f"{END}-withdrawn is to end {END}, which applies already" in refused


def test_end_is_moved(ending: Life) -> None:
    end(ending, "2026-08-01-ended", f" .replaces-{END}")
    assert freeze(ending, "2026-06-30") == ["Recorded: docs/versions/2026-08-01-ended. No text applies from 2026-08-01 on."]
    assert [ending.site(day).site.timeline.ended is None for day in (DAY, "2026-07-31", "2026-08-01")] == [True, True, False]


@pytest.mark.parametrize(("today", "id"), [(DAY, f"{DAY}-2"), ("2026-07-02", "2026-07-02"), ("2026-07-02", "2026-09-01")])
def test_notice_begins_again_after_its_end(ending: Life, today: str, id: str) -> None:
    """Also with the text that it had."""
    ending.draft(id, RIGHTS, index=page(*TEXT), other=page("more: More.", id="other"))
    assert freeze(ending, today) == [f"Frozen: docs/versions/{id}. It applies from {id[:10]}."]
    site = ending.site("2026-09-01")
    assert site.faults() == []
    assert site.site.timeline.in_force is site.site.timeline.last
    assert "You may see your data." in words(site, "index.html")
    assert ending.site(today).faults() == []
    assert [entry.id for entry in site.site.timeline.ledger.entries][-2:] == [END, id]


def test_draft_that_was_left_over_is_not_the_last_text(ending: Life) -> None:
    ending.draft("2026-06-30", RIGHTS, index=page(*TEXT, "new: New."))
    site = ending.site(DAY)
    assert (site.site.current.id, site.faults()) == ("2021-01-01", [])


def test_nothing_is_published_for_a_day_after_an_end_that_is_to_come(ending: Life) -> None:
    ending.draft("2026-07-02", RIGHTS, index=page(*TEXT, "new: New."))
    (refused,) = freeze(ending)
    assert f" 2026-07-02 would apply after {END}, with which the notice ends. Withdraw the end first" in refused


def test_text_is_corrected_until_the_end_and_old_ones_are_taken_over_after_it(ending: Life) -> None:
    ending.draft("2026-06-30", RIGHTS, index=page(*TEXT, "new: New."))
    assert freeze(ending, "2026-06-30") == ["Frozen: docs/versions/2026-06-30. It applies from 2026-06-30."]
    assert ending.site(DAY).site.current.id == "2026-06-30"
    folder = ending.docs / "drafts" / "2012-05-25"
    folder.mkdir(parents=True)
    for name, content in ending.notice.files().items():
        (folder / name).write_bytes(content.replace(b"{#2026-06-30}", b"{#2012-05-25 .imported}"))
    assert freeze(ending, DAY) == ["Frozen: docs/versions/2012-05-25. It applies from 2012-05-25."]
    site = ending.site(DAY)
    assert site.faults() == []
    assert site.site.timeline.ended is not None


def test_end_is_refused_with_what_to_do(life: Life) -> None:
    life.draft("2026-08-01", RIGHTS, index=page(*TEXT, "new: New."))
    assert len(freeze(life)) == 1
    cases: dict[str, tuple[str, str]] = {
        f"{DAY}-ended": ("", "2026-08-01 is to apply after it, and that text would come back. Withdraw 2026-08-01 first"),
        "2026-08-01-2-ended": ("", "2026-08-01 is to apply after it"),
        "2026-05-31-ended": ("", "lies in the past (today is 2026-06-01); the notice can end today or later."),
        "2026-08-02-ended": (" .minor", ".minor says something of a text, and there is none here"),
        "2026-09-01-ended": (" .replaces-2020-01-01", "is to end 2020-01-01, which"),
    }
    for id, (marks, said) in cases.items():
        end(life, id, marks)
        assert said in " ".join(freeze(life)), id
        for path in (life.docs / "drafts" / id).iterdir():
            path.unlink()
        (life.docs / "drafts" / id).rmdir()


def test_site_of_a_notice_that_has_ended_is_rehearsed(life: Life) -> None:
    end(life, END)
    assert rehearsed(life) == []
    history = life.docs / "drafts" / END / "history.en.md"
    history.write_text(history.read_text("utf-8").replace("#contact", "#nobody"), "utf-8")
    (refused, *_) = rehearsed(life)
    assert refused.startswith(f"docs/drafts/{END}/history.en.md:7: the site could not be public with this version")


def test_title_of_an_ended_page_says_its_language_where_the_last_text_lacks_that_of_the_page(tmp_path: Path) -> None:
    """Else a link to it, which says so, is refused, and the notice cannot end."""
    life = Life(tmp_path / "docs", ("en", "fi"))
    life.write(FACTS.replace("source: en", "source: en, untranslated: {fi: [cookies]}"), cookies=page("more: More.", id="cookies"))
    del life.notice.other["cookies.fi.md"]
    life.notice.publish(FIRST, " .imported")
    end(life, END, told="We close.")
    freeze(life)
    assert '<h1 id="cookies" lang="en">Page of cookies</h1>' in words(life.site(DAY), "fi/cookies/index.html")


def test_review_says_what_merging_ends(life: Life) -> None:
    said: dict[str, Callable[[Life], None]] = {
        "lets the notice end": lambda life: end(life, END),
        "that the notice ends on 1 July 2026 is held back": lambda life: end(life, END, " .draft"),
    }
    for words_of, act in said.items():
        act(life)
        found = life.notice.on(TODAY)
        assert words_of in summary_of_proposal(Proposal(None, found, judge(found, "en")), Voice("en", "en"))
        for path in (life.docs / "drafts" / END).iterdir():
            path.unlink()
        (life.docs / "drafts" / END).rmdir()


def test_outsider_checks_the_ledger_with_an_end(ended: Life) -> None:
    today = read_day("2026-07-02")
    assert today is not None
    ledger, faults = faults_of_copy(ended.docs / "versions", [], today)
    assert ([entry.id for entry in ledger.entries], faults) == ([FIRST, "2021-01-01", END], [])
    assert read_publication(ended.docs, reader(ended.languages), datetime(2026, 7, 2, tzinfo=UTC), NO_CACHE, public=True).timeline.ended
