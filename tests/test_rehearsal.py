"""Before a draft is frozen, the site is made as it would be then, and what is wrong with it is told of the draft's files."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bare_site import bare_site
from build_state import read, site_of
from conftest import TODAY, noon_of
from freeze import freeze_drafts
from nightly import at_night
from notice.cache import BuildCache
from notice.changes import changes
from notice.drafts_folder import Draft
from notice.output.fault_identity import of_what_was_published
from notice.output.placeholders import leftovers
from notice.pages.compare_page import LEAST, compare_pages
from notice.pages.whole_site import site_files
from notice.problems import Problem
from notice.publication import Publication
from notice.published import read_published
from notice.rehearsal import Stage, problems_when_public
from notice.rehearsal.following import following_draft
from settings import load
from small_lives import BASE, Life, page
from small_notices import HEAD, reader

pytestmark = pytest.mark.slow

LIST = "you: You may\n- see your data"
STARS = r"you: You may \*see\* your data"
PROVED = {"SHA256SUMS", "_headers", "publication.json"}


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """A notice whose first version is good."""
    life = Life(tmp_path / "docs")
    life.publish("2020-01-01", index=page(*BASE, "you: You may see your data."))
    return life


def rehearsed(life: Life, publication: Publication, draft: Draft) -> list[Problem]:
    """Say what would be wrong if a draft were published."""
    kept = BuildCache(life.docs.parent / "cache", "tests")
    stage = Stage(read_published(life.docs), reader(life.languages), kept, kept, lambda shown: replace(bare_site(shown), cache=kept))
    return problems_when_public(stage, publication, draft)


def frozen(life: Life, day: str = "2026-06-01") -> tuple[list[str], list[str]]:
    """Freeze as `make freeze` does, whatever the checks of the law find; say what was done, and what was refused."""
    now = partial(life.notice.on, day)
    done, refused = freeze_drafts(now, now, lambda *tried: rehearsed(life, *tried), life.docs, "fi")
    return [message.text("en") for message in done], [str(problem) for problem in refused]


def told(life: Life) -> list[str]:
    """Say what would be wrong if the only draft were published."""
    publication = life.notice.on("2026-06-01")
    return [str(problem) for problem in rehearsed(life, publication, *publication.drafts)]


def test_good_draft_is_as_good_when_it_is_public(life: Life) -> None:
    life.draft("2026-12-01", index=page(*BASE))
    assert told(life) == []


@pytest.mark.parametrize("before", [LEAST - 1, LEAST])
def test_version_is_frozen_with_the_page_that_compares_any_two(life: Life, before: int) -> None:
    """The page comes with it, or has one choice more; it is read as all others are."""
    for year in range(2021, 2020 + before):
        life.publish(f"{year}-01-01", index=page(*BASE, f"you: You may see your data of {year}."))
    life.draft("2026-12-01", index=page(*BASE, "you: You may see your data."))
    choices = [2 * before] if before >= LEAST else []
    assert [html.count(b"<option") for _, html in compare_pages(life.site().site)] == choices
    assert frozen(life) == (["Frozen: docs/versions/2026-12-01. It applies from 2026-12-01."], [])
    assert [html.count(b"<option") for _, html in compare_pages(life.site().site)] == [2 * before + 2]


def test_text_and_history_are_told_of_where_they_can_be_mended_each_once(life: Life) -> None:
    life.draft("2026-06-01", told=r"Now \*a list\*", index=page(*BASE, STARS))
    history, text = sorted(told(life))
    assert history.startswith('docs/history.en.md:7: the site could not be public with this version: "*a list*" is Markdown that was not')
    assert text.startswith('docs/index.en.md:21: the site could not be public with this version: "*see*" is Markdown that was')
    assert '(from docs/index.en.md, section "you")' in text
    assert text.endswith("(So it would be on index.html, on 2026-06-01.)")


def test_what_was_wrong_before_stops_no_correction(life: Life) -> None:
    life.publish("2021-01-01", index=page(*BASE, LIST))
    life.draft("2026-06-01", index=page(*BASE, LIST, "more: More."))
    assert told(life) == []


def test_nothing_of_a_refused_draft_is_written(life: Life) -> None:
    life.draft("2027-01-01", index=page(*BASE, STARS))
    life.notice.on("2026-06-01")
    before = {path: path.read_bytes() for path in life.docs.rglob("*") if path.is_file()}
    done, refused = frozen(life)
    assert not done
    assert refused
    assert {path: path.read_bytes() for path in life.docs.rglob("*") if path.is_file()} == before


def test_what_was_published_stops_nothing_later(life: Life) -> None:
    """Its faults are told apart from those of a draft, on whichever page they stand."""
    life.publish("2021-01-01", told="Now\n- a list", index=page(*BASE, LIST))
    site = life.site()
    faults = [fault for parsed in site.pages.values() for fault in leftovers(parsed)]
    assert {fault.file for fault in faults} >= {"index.html", "history/index.html", "versions/2021-01-01/index.html"}
    assert of_what_was_published(faults, site.built) == set(faults)
    life.draft("2027-01-01", index=page(*BASE, LIST, r"more: Say \*yes\*"))
    site = life.site()
    faults = [fault for parsed in site.pages.values() for fault in leftovers(parsed)]
    mended = {fault for fault in faults if "*yes*" in fault.message.text("en")}
    assert mended
    assert of_what_was_published(faults, site.built) == set(faults) - mended


def test_site_made_in_one_process_is_that_of_mkdocs(bookshop: Path, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shared / "bookshop-project")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(noon_of(TODAY)))
    config = load()
    read(config)
    made = {path: content for path, content in site_files(site_of(config)) if path not in PROVED}
    built = {path.relative_to(bookshop).as_posix(): path.read_bytes() for path in bookshop.rglob("*") if path.is_file()}
    assert made == {path: content for path, content in built.items() if path not in PROVED}


COMING = ("2027-07-01", "2027-08-01", "2027-08-02")


# Two of them are what went wrong: the others are tried at night.
@pytest.mark.parametrize("count", at_night([1, 2, 3], unless=lambda count: count == 2))
@pytest.mark.parametrize("id", at_night(["2027-06-30", "2027-06-30-ended"], unless=lambda id: id.endswith("ended")))
def test_day_before_versions_that_were_withdrawn_can_be_published(life: Life, id: str, count: int) -> None:
    """What stands in the next draft's way are the names of versions that never applied, however many there are."""
    for day in COMING[:count]:
        life.write(index=page(*BASE, f"you: From {day}."))
        life.notice.publish(day, on="2026-05-01")
    life.write(index=page(*BASE, "you: You may see your data."))
    for day in COMING[:count]:
        put_apart(life, f"{day}-withdrawn", "It does not come.")
    assert frozen(life) == ([f"Recorded: docs/versions/{day}-withdrawn." for day in COMING[:count]], [])
    if id.endswith("-ended"):
        put_apart(life, id, "We close. Ask [us](index.md#controller).")
    else:
        life.draft(id, index=page(*BASE))
    assert frozen(life)[1] == []
    assert (life.docs / "versions" / id).is_dir()


@pytest.mark.parametrize("first", at_night(["replaced", "withdrawn"], unless=lambda first: first == "replaced"))
def test_day_before_a_version_that_was_replaced_can_be_published(life: Life, first: str) -> None:
    for day in COMING[:2]:
        life.write(index=page(*BASE, f"you: From {day}."))
        life.notice.publish(day, on="2026-05-01")
    life.notice.begin("2027-07-15", f" .replaces-{COMING[1]}")
    if first == "withdrawn":
        put_apart(life, f"{COMING[0]}-withdrawn", "It does not come.")
    assert frozen(life)[1] == []
    put_apart(life, "2027-07-15-withdrawn", "It does not come.")
    if first == "replaced":
        put_apart(life, f"{COMING[0]}-withdrawn", "It does not come.")
    life.write(index=page(*BASE, "you: You may see your data."))
    assert frozen(life)[1] == []
    life.draft("2027-07-31", index=page(*BASE))
    assert frozen(life)[1] == []
    assert life.notice.on("2026-06-01", public=True).timeline.last.id == "2027-07-31"


def put_apart(life: Life, id: str, told: str) -> None:
    """Tell in a folder of its own of what has no text."""
    folder = life.docs / "drafts" / id
    folder.mkdir(parents=True)
    (folder / "history.en.md").write_text(f"{HEAD}# Changes {{#changes}}\n\n## Told {{#{id}}}\n\n{told}\n", "utf-8")


def test_next_draft_changes_every_section_and_every_fact(life: Life) -> None:
    facts = "contact: {email: us@example.org}\nretention: [{period: P1Y}]\nauthority: {name: Authority}\n"
    life.publish("2021-01-01", facts, index=page(*BASE, "contact: Write.", "retention: A year.", "authority: Complain."))
    published = read_published(life.docs)
    draft = following_draft(published, reader())
    assert draft is not None
    before = life.notice.on("2026-06-01", public=True).timeline.last.notice
    found = changes(before, draft.notice)
    assert {(fact.id.partition(".")[0], fact.kind) for fact in found.facts} == {
        (id, "removed") for id in ("contact", "retention", "authority", "purposes")
    }
    assert set(found.reworded["index"]["en"]) == {section.id for section in before.documents["index"]["en"].sections if section.text}
    assert (draft.notice.facts.silent, draft.id) == (True, "2021-01-02")
