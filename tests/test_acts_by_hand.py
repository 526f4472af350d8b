"""The worked examples of the guide, by hand: an urgent correction, a day that moves and a withdrawal, an old text that is found.

One notice lives through all of them. The site of each day that matters, the one before and the one after are read by
the gate.
"""

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import forked
from conftest import noon_of
from desk import Desk
from notice.ledger import IMPORTED, PUBLISHED, REPLACES, SUMS
from notice.pages.sitemap import sitemap
from notice.pages.version_lists import versions_json
from notice.problems import NoticeError
from notice.publication import read_publication
from notice.versions import Status
from projects import SMALL, make_project
from small_lives import NO_CACHE
from small_notices import SmallNotice, reader

pytestmark = pytest.mark.slow

FIRST, COMING, URGENT, AGAIN = "2026-01-15", "2026-12-01", "2026-11-28", "2026-12-01-2"
EARLY, LATER, OFF, FOUND = "2027-02-01", "2027-03-01", "2027-03-01-withdrawn", "2012-05-25"
OLD, NEW = "board@chess.example.org", "club@chess.example.org"
FROZEN = "Frozen: docs/versions/{}. It applies from {}."


def urgent_correction(desk: Desk) -> None:
    """Publish what is to come, find a mistake in the text in force, and correct both."""
    desk.tell(COMING)
    desk.edit("We keep a list of our members.", "We keep one list of our members.")
    assert desk.freeze("2026-11-24") == [FROZEN.format(COMING, COMING)]
    draft = desk.copy(FIRST, URGENT)
    desk.tell(URGENT, where=draft)
    desk.edit(OLD, NEW, f"{draft}/notice.yml")
    desk.tell(AGAIN)
    desk.edit(OLD, NEW, "notice.yml")
    assert desk.freeze("2026-11-28") == [FROZEN.format(URGENT, URGENT), FROZEN.format(AGAIN, COMING)]


def postponed_and_withdrawn(desk: Desk) -> None:
    """Publish a version, let it apply later, and then not at all."""
    desk.tell(EARLY)
    desk.edit("We keep one list", "We keep no more than one list")
    assert desk.freeze("2026-11-29") == [FROZEN.format(EARLY, EARLY)]
    desk.tell(LATER, f" .replaces-{EARLY}")
    assert desk.freeze("2026-11-30") == [FROZEN.format(LATER, LATER)]
    folder = desk.docs / "drafts" / OFF
    folder.mkdir(parents=True)
    shutil.copy(desk.docs / "history.en.md", folder)
    desk.tell(OFF, where=f"drafts/{OFF}")
    for name in ("index.en.md", "notice.yml"):
        shutil.copy(desk.docs / "versions" / AGAIN / name, desk.docs)
    assert desk.freeze("2026-12-05") == [f"Recorded: docs/versions/{OFF}."]


def old_text_is_found(desk: Desk) -> None:
    """Take over an old text with the files in which it was found."""
    draft = desk.copy(FIRST, FOUND)
    desk.edit(f"## The first notice {{#{FIRST}}}", f"## An older notice {{#{FOUND} .imported}}", f"{draft}/history.en.md")
    desk.edit("Imagined Chess Club", "Imagined Chess Society", f"{draft}/notice.yml")
    originals = desk.docs / draft / "found"
    originals.mkdir()
    (originals / "notice-2012.pdf").write_bytes(b"%PDF-1.4")
    (originals / "notice-2012.html.txt").write_bytes(b"<script>run()</script>")
    assert desk.freeze("2026-12-06") == [FROZEN.format(FOUND, FOUND)]


ACTS = (urgent_correction, postponed_and_withdrawn, old_text_is_found)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> list[Desk]:
    """The notice after each of the acts."""
    found: list[Desk] = []
    for act in ACTS:
        folder = tmp_path_factory.mktemp(act.__name__)
        if found:
            shutil.copytree(found[-1].docs, folder / "docs")
        found.append(Desk.of(folder))
        act(found[-1])
        assert not list((found[-1].docs / "drafts").glob("*")), "a draft that is published is no draft any more"
    return found


def shown(desk: Desk, *days: str) -> list[str]:
    """Read the site of each day as the gate does; give the version at its root."""
    found = []
    for day in days:
        site = desk.site(day)
        assert site.faults() == [], day
        found.append(site.site.current.id)
    return found


def chain(desk: Desk) -> list[str]:
    return [entry.id for entry in desk.on("2027-04-01").timeline.ledger.entries]


def test_urgent_correction_applies_at_once_and_in_what_comes(desks: list[Desk]) -> None:
    desk = desks[0]
    assert chain(desk) == [FIRST, COMING, URGENT, AGAIN]
    assert shown(desk, "2026-11-27", "2026-11-28", "2026-11-30", "2026-12-01", "2026-12-02") == [FIRST, URGENT, URGENT, AGAIN, AGAIN]
    facts = {id: (desk.docs / "versions" / id / "notice.yml").read_text("utf-8") for id in (URGENT, COMING, AGAIN)}
    assert [NEW in text for text in facts.values()] == [True, False, True]
    text = (desk.docs / "versions" / URGENT / "index.en.md").read_text("utf-8")
    assert "We keep a list" in text, "the correction has nothing of what is to come"


def test_replaced_version_leads_to_the_one_in_its_place(desks: list[Desk]) -> None:
    for day in ("2026-11-30", "2026-12-01"):
        site = desks[0].site(day)
        (there,) = site.line(f"versions/{COMING}/index.html", "See the version that replaced it")
        assert 'href="../2026-12-01-2/"' in there
        assert [str(site.site.timeline.status(site.site.timeline.version(id))) for id in (COMING, URGENT)] == [
            "superseded",
            "in-force" if day < COMING else "archived",
        ]
    rows = {version["version"]: version["status"] for version in versions_json(site.site)["versions"]}
    assert rows == {FIRST: "archived", URGENT: "archived", COMING: "superseded", AGAIN: "in-force"}
    assert COMING + "/" not in sitemap(site.site)
    assert AGAIN in sitemap(desks[0].site("2026-11-30").site)


def test_two_versions_of_a_day_are_told_apart(desks: list[Desk]) -> None:
    pages = desks[0].site("2026-12-01").pages
    titles = [pages[f"versions/{id}/index.html"].root.findtext("head/title") for id in (COMING, AGAIN)]
    assert titles[0] != titles[1]
    assert ", 2)" in str(titles[1])


def test_version_that_moves_and_goes_never_applies(desks: list[Desk]) -> None:
    desk = desks[1]
    assert chain(desk)[4:] == [EARLY, LATER, OFF]
    assert (desk.docs / "versions" / LATER / REPLACES).read_text("ascii") == f"{EARLY}\n"
    assert shown(desk, "2027-01-31", "2027-03-01") == [AGAIN] * 2
    moments = [desk.on(day).timeline for day in ("2027-02-01", "2027-02-02", "2027-02-28", "2027-03-02")]
    assert {timeline.current.id for timeline in moments} == {AGAIN}, "nothing changes on these days"
    timeline = desk.on("2027-03-01").timeline
    assert [timeline.status(timeline.version(id)) for id in (EARLY, LATER)] == [Status.SUPERSEDED, Status.WITHDRAWN]
    site = desk.site("2027-03-01")
    (there,) = site.line(f"versions/{LATER}/index.html", "See why it was withdrawn")
    assert f'href="../../history/#{OFF}"' in there
    assert site.line("history/index.html", f'id="{OFF}"')
    assert sorted(path.name for path in (desk.docs / "versions" / OFF).iterdir()) == [PUBLISHED, SUMS, "history.en.md"]


def test_old_text_is_in_the_line_from_then_on(desks: list[Desk]) -> None:
    desk = desks[2]
    assert chain(desk)[-2:] == [OFF, FOUND]
    assert shown(desk, "2026-12-06") == [AGAIN]
    assert (desk.docs / "versions" / FOUND / IMPORTED).read_text("ascii") == "2026-12-06\n"
    site = desk.site("2026-12-06")
    said = site.line(f"versions/{FOUND}/index.html", "found/")
    assert [part for part in ("notice-2012.html.txt", "notice-2012.pdf") if f'href="found/{part}"' not in " ".join(said)] == []
    assert site.line(f"versions/{FOUND}/index.html", "added to this archive on")


@pytest.mark.slow
def test_whole_site_of_all_of_it_is_built_and_read(desks: list[Desk], tmp_path: Path) -> None:
    """With feeds, search, exports and originals, as the hooks write them."""
    project = make_project(tmp_path / "project", SMALL)
    shutil.rmtree(project / "docs")
    shutil.copytree(desks[2].docs, project / "docs")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(noon_of("2026-12-06"))}
    done = forked.run("make_site", folder=project, environment=environment, in_one=True)
    assert done.returncode == 0, done.stdout
    site = project / "site"
    summary = json.loads((site / "privacy.json").read_text("utf-8"))
    assert {node["version"]: node["status"] for node in summary["versions"]} == {
        FOUND: "archived", FIRST: "archived", URGENT: "archived", COMING: "superseded", AGAIN: "in-force", EARLY: "superseded",
        LATER: "withdrawn",
    }  # fmt: skip
    assert (site / "versions" / FOUND / "found" / "notice-2012.pdf").read_bytes() == b"%PDF-1.4"
    assert (site / "versions" / OFF / SUMS).read_bytes() == (desks[2].docs / "versions" / OFF / SUMS).read_bytes()
    feed = (site / "feed.atom").read_text("utf-8")
    assert [id for id in (FOUND, URGENT, AGAIN, LATER) if f"versions/{id}/" not in feed] == []


# ---- What is left behind, and what cannot be


def test_folder_that_was_left_behind_is_taken_away(desks: list[Desk], tmp_path: Path) -> None:
    """Freezing was stopped after the entry was published, before its draft was taken away, or while it was."""
    shutil.copytree(desks[2].docs, tmp_path / "docs")
    desk = Desk(tmp_path / "docs")
    for id in (URGENT, FOUND, OFF):
        shutil.copytree(desk.docs / "versions" / id, desk.docs / "drafts" / id, ignore=shutil.ignore_patterns("*S*"))
    (desk.docs / "drafts" / URGENT / "notice.yml").unlink()
    assert desk.site("2026-12-07").faults() == []
    assert desk.on("2026-12-07").drafts == ()
    assert desk.freeze("2026-12-07") == [f"Nothing to freeze: the text is that of {AGAIN}, which is published."]
    assert not (desk.docs / "drafts").exists()
    draft = desk.copy(URGENT, URGENT)
    desk.edit("We keep", "They keep", f"{draft}/index.en.md")
    with pytest.raises(NoticeError, match="2026-11-28 is published already"):
        desk.freeze("2026-12-07")


def test_files_of_a_version_are_those_of_its_hashes(desks: list[Desk]) -> None:
    for version in desks[2].on("2026-12-06").timeline.frozen:
        assert {name: sha256(content).hexdigest() for name, content in version.contents.items()} == dict(version.files)


def test_text_that_applies_in_the_end_stands_in_docs(tmp_path: Path) -> None:
    desk = Desk.of(tmp_path)
    draft = desk.copy(FIRST, COMING)
    desk.tell(COMING, where=draft)
    with pytest.raises(NoticeError, match="2026-12-01 would apply after 2026-01-15, and so in the end"):
        desk.freeze("2026-11-24")


def test_text_of_what_is_to_be_withdrawn_does_not_stay_in_docs(desks: list[Desk], tmp_path: Path) -> None:
    shutil.copytree(desks[0].docs, tmp_path / "docs")
    desk = Desk(tmp_path / "docs")
    folder = desk.docs / "drafts" / f"{AGAIN}-withdrawn"
    folder.mkdir(parents=True)
    shutil.copy(desk.docs / "history.en.md", folder)
    desk.tell(f"{AGAIN}-withdrawn", where=f"drafts/{AGAIN}-withdrawn")
    with pytest.raises(NoticeError, match="you changed the published text of 2026-11-28"):
        desk.freeze("2026-11-28")


# ---- Each version takes effect at its own midnight


@pytest.mark.parametrize(("zone", "later"), [("Pacific/Kiritimati", "Pacific/Honolulu"), ("Europe/Helsinki", "Pacific/Pago_Pago")])
def test_version_of_another_zone_neither_delays_nor_takes_back(zone: str, later: str, tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs")
    notice.publish("2026-01-01", on="2025-12-01")
    notice.facts = notice.facts.replace("Europe/Helsinki", zone)
    notice.publish("2027-01-01", on="2026-12-01")
    midnight = datetime(2027, 1, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    moments = [midnight - timedelta(seconds=1), midnight, midnight + timedelta(days=1)]
    before = [in_force(notice, moment) for moment in moments]
    notice.facts = notice.facts.replace(zone, later)
    notice.publish("2027-02-01", on="2026-12-31")
    assert [in_force(notice, moment) for moment in moments] == before == ["2026-01-01", "2027-01-01", "2027-01-01"]


def in_force(notice: SmallNotice, moment: datetime) -> str | None:
    notice.on("2026-12-31")
    found = read_publication(notice.docs, reader(), moment, NO_CACHE, public=True).timeline.in_force
    return found.id if found else None


@pytest.mark.parametrize("broken", ["# No title {#", "## A section {#a}\n\n## Another {#a}\n", "<b>HTML</b>\n"])
def test_broken_working_text_keeps_no_correction_from_being_frozen(desks: list[Desk], tmp_path: Path, broken: str) -> None:
    shutil.copytree(desks[2].docs, tmp_path / "docs")
    desk, id = Desk(tmp_path / "docs"), "2026-12-10"
    desk.tell("2027-01-31")
    with (desk.docs / "index.en.md").open("a", encoding="utf-8") as text:
        text.write(broken)
    folder = desk.copy(AGAIN, id)
    shutil.copy(desk.docs / "versions" / OFF / "history.en.md", desk.docs / folder)
    desk.tell(id, where=folder)
    desk.edit("# Privacy notice", "# Our privacy notice", f"{folder}/index.en.md")
    (desk.docs / "drafts" / "2026-11-30").mkdir()
    said = desk.freeze(id)
    assert said[0] == f"Frozen: docs/versions/{id}. It applies from {id}."
    assert {line.partition(":")[0] for line in said[1:]} >= {"docs/index.en.md"}
    assert desk.on(id, public=True).timeline.current.id == id
    assert not (desk.docs / folder).exists()
