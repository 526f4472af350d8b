"""Dishonest edits by chance, and who notices them: the table of the guide's "Proof" holds.

`make test` tries some of each; the night tries others each time (LIES=500 says how many).
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count, takewhile
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pytest

from desk import Desk
from dishonest_edits import EDITS, TODAY, Crime, run
from git_tree import differences, files_of
from guide_text import PAGES
from in_the_ledger import noon
from notice.cache import BuildCache
from notice.ledger import extends, faults_of_copy
from notice.problems import NoticeError
from notice.published import read_published
from notice.review.frozen_entries import FrozenEntries
from projects import site_reader
from publishing.extract import NotLandedError
from publishing.sending import send
from review import _is_of_the_notice as is_of_the_notice
from small_sites import make_site

pytestmark = pytest.mark.slow

OBSERVERS = ("build", "review", "publisher", "outsider")
YES, NO, BY_SEAL, NEVER_PUBLIC = "yes", "no", "by its seal", "never public"
HISTORIES, MOST = 3, 60
LIES = os.environ.get("LIES")
Seals = list[tuple[str, str]]


def table() -> dict[str, tuple[str, ...]]:
    """Give what the guide says of each edit: who notices it."""
    lines = PAGES["operate/proof"].partition("| Done to what was published |")[2].partition("\n\n")[0].split("\n")[2:]
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    return {row[0]: tuple(row[1:]) for row in rows}


def test_guide_tells_of_each_edit_who_notices_it() -> None:
    assert list(table()) == list(EDITS)
    assert {len(cells) for cells in table().values()} == {len(OBSERVERS)}
    assert {cell for cells in table().values() for cell in cells} == {YES, NO, BY_SEAL, NEVER_PUBLIC}


@cache
def lived(seed: int) -> Path:
    """Live a history by chance, honestly: versions, old texts, withdrawals; and commit it, beside a program."""
    chance, root = Random(seed), Path(mkdtemp())  # noqa: S311 (no secret)
    desk, day, upcoming = Desk.of(root), date(2026, 2, 1), ""
    for number in range(chance.randint(2, 5)):
        day += timedelta(days=chance.randint(2, 60))
        act = chance.choice(["new", "new", "old", "withdraw"])
        if act == "withdraw" and upcoming > str(day):
            _withdraw(desk, upcoming)
            upcoming = ""
        elif act == "old":
            _take_over(desk, f"20{10 + number}-03-01")
        else:
            taken = max(date.fromisoformat(id[:10]) for id in desk.entries)
            upcoming = str(max(day, taken) + timedelta(days=chance.randint(1, 30)))
            desk.tell(upcoming)
            desk.edit("The club is the controller.", f"The club is the controller. We met {number + 2} times.")
        said = desk.freeze(str(day))
        assert all(line.startswith(("Frozen", "Recorded")) for line in said), said
    for name in ("hooks/x.py", ".github/CODEOWNERS"):
        (root / name).parent.mkdir()
        (root / name).write_text("x\n", "utf-8")
    run(root, "init", "-q", "-b", "main")
    (root / ".git" / "info" / "exclude").write_text(".cache\n", "utf-8")
    commit(root)
    return root


def _withdraw(desk: Desk, id: str) -> None:
    folder = desk.docs / "drafts" / f"{id}-withdrawn"
    folder.mkdir(parents=True)
    told = f"# Change history {{#history}}\n\n## It does not come {{#{id}-withdrawn}}\n\nWe stay.\n"
    (folder / "history.en.md").write_text(told, "utf-8")
    last = [entry for entry in read_published(desk.docs).ledger.line if entry.id != id][-1]
    for name in ("index.en.md", "notice.yml"):
        shutil.copy(desk.docs / "versions" / last.id / name, desk.docs)


def _take_over(desk: Desk, id: str) -> None:
    desk.tell(id, " .imported", desk.copy("2026-01-15", id))
    desk.edit("The board decides.", f"The board of {id[:4]} decides.", f"drafts/{id}/index.en.md")


def commit(root: Path) -> None:
    run(root, "add", "--all")
    run(root, "commit", "-q", "--allow-empty", "-m", "x")


@dataclass(frozen=True)
class Scene:
    """After a dishonest edit: the `desk` with it, what was `known` before, and what is public at `www`."""

    desk: Desk
    known: Seals
    www: Path

    def published(self) -> Seals | None:
        """Give the ledger of the checkout as a build for the public reads it, or None if it refuses."""
        try:
            return self.desk.on(str(TODAY), public=True).timeline.ledger.seals
        except NoticeError:
            return None

    def refused_by_freezing(self) -> bool:
        """Say whether what is not known could not have been frozen."""
        cache = BuildCache(self.desk.docs.parent / ".cache", "tests")
        entries = FrozenEntries(read_published(self.desk.docs), site_reader("en"), cache, "en")
        return bool(entries.problems([id for id, _ in self.known], noon(TODAY), lambda *_: []))

    def by_build(self) -> bool:
        """Say whether `make` refuses it."""
        try:
            self.desk.on(str(TODAY))
        except NoticeError:
            return True
        return self.published() is None

    def by_review(self) -> bool:
        """Say whether the review refuses it, or names it at the top."""
        root = self.desk.docs.parent
        if any(not is_of_the_notice(one) for one in differences(root, "HEAD~1")) or self.by_build():
            return True
        with_base = root.with_name("base")
        for name, content in files_of(root, "HEAD~1", "docs").items():
            (with_base / name).parent.mkdir(parents=True, exist_ok=True)
            (with_base / name).write_bytes(content)
        known = read_published(with_base / "docs").ledger.seals
        return bool(extends(known, self.published() or [])) or self.refused_by_freezing()

    def by_publisher(self) -> bool:
        """Say whether `make publish` refuses it, with what is public."""
        now = self.published()
        if now is None or self.refused_by_freezing():
            return True
        try:
            send(make_site(self.www.with_name("site"), "new", ledger=now), str(self.www))
        except NotLandedError:
            return True
        return False

    def by_outsider(self, place: int) -> bool:
        """Say whether somebody notices it who has a copy of what is there now, and kept one seal."""
        return bool(faults_of_copy(self.desk.docs / "versions", [self.known[place][1]], TODAY)[1])


def scene_of(row: str, seed: int, folder: Path) -> tuple[Scene, int]:
    """Do something dishonest to a copy of a history; give what is then, and the place of the first entry to which it is done."""
    before = lived(seed % HISTORIES)
    desk = Desk(Path(shutil.copytree(before, folder / "notice", symlinks=True)) / "docs")
    known = read_published(desk.docs).ledger.seals
    send(make_site(folder / "public", "old", ledger=known), str(folder / "www"))
    crime = Crime(desk, Random(f"{row} {seed}"), [id for id, _ in known], len(known))  # noqa: S311 (no secret)
    EDITS[row](crime)
    commit(desk.docs.parent)
    return Scene(desk, known, folder / "www"), crime.first


def seeds(row: str, unseen: set[str]) -> Iterator[int]:
    """Give a few numbers, the same each time, or as many others as LIES says.

    There are more until each observer of whom the table says that he cannot know was deceived once.
    """
    start, some = (int.from_bytes(os.urandom(4)), int(LIES)) if LIES else (0, HISTORIES)
    deceived = {observer for observer, cell in zip(OBSERVERS, table()[row], strict=True) if cell != YES}
    yield from takewhile(lambda seed: seed - start < (some if deceived <= unseen else MOST), count(start))


@pytest.mark.parametrize("row", EDITS)
def test_who_can_know_of_an_edit_notices_it(row: str, tmp_path: Path) -> None:
    said = dict(zip(OBSERVERS, table()[row], strict=True))
    unseen: set[str] = set()
    for seed in seeds(row, unseen):
        scene, first = scene_of(row, seed, tmp_path / str(seed))
        found = {"build": scene.by_build(), "review": scene.by_review(), "publisher": scene.by_publisher()}
        for place in {0, max(first - 1, 0), min(first, len(scene.known) - 1), len(scene.known) - 1}:
            noticed = scene.by_outsider(place)
            assert noticed or not (said["outsider"] == BY_SEAL and place >= first), f"seal {place} ({seed})"
            found["outsider"] = found.get("outsider", True) and noticed
        missed = [observer for observer, noticed in found.items() if said[observer] == YES and not noticed]
        assert missed == [], f"seed {seed}"
        unseen |= {observer for observer, noticed in found.items() if not noticed}
        shutil.rmtree(tmp_path / str(seed))
    assert {observer for observer, cell in said.items() if cell != YES} <= unseen, "what the table says nobody can know is noticed"
