"""A desk at which the club's notice is edited by hand and frozen, day by day; its site is made in this process."""

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from freeze import freeze_drafts
from in_the_ledger import noon
from notice.cache import BuildCache
from notice.publication import Publication, read_apart, read_publication
from projects import SMALL, site_reader
from small_site import SmallSite

TITLE = "# Change history {#history}\n"


@dataclass(frozen=True)
class Desk:
    """`docs` is the folder of the notice."""

    docs: Path

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Copy the notice into a folder, unless it is there."""
        if not (folder / "docs").exists():
            shutil.copytree(SMALL, folder / "docs")
        return cls(folder / "docs")

    def tell(self, id: str, marks: str = "", where: str = "", told: str = "Something changes.") -> Path:
        """Write a heading on top of the change history, in `docs` or in a folder there; give the folder."""
        folder = self.docs / where
        history = folder / "history.en.md"
        history.write_text(history.read_text("utf-8").replace(TITLE, f"{TITLE}\n## News of {id} {{#{id}{marks}}}\n\n{told}\n", 1), "utf-8")
        return folder

    def copy(self, version: str, draft: str) -> str:
        """Copy text and facts of a published version into a folder for a draft; give its path."""
        folder = self.docs / "drafts" / draft
        folder.mkdir(parents=True)
        for path in (self.docs / "versions" / version).glob("*.*"):
            if path.suffix in (".yml", ".md"):
                shutil.copy(path, folder)
        return f"drafts/{draft}"

    def edit(self, before: str, after: str, name: str = "index.en.md") -> None:
        """Put other words into a file."""
        path = self.docs / name
        text = path.read_text("utf-8")
        assert before in text, f"{name} has no {before}"
        path.write_text(text.replace(before, after), "utf-8")

    def apart(self, day: str) -> Publication:
        """Read what is published and the drafts in folders of their own, as it stands on a day. Raises NoticeError."""
        return read_apart(self.docs, site_reader("en"), noon(day), BuildCache(self.docs.parent / ".cache", "tests"))

    def on(self, day: str, public: bool = False) -> Publication:
        """Read everything as it stands on a day. Raises NoticeError."""
        cache = BuildCache(self.docs.parent / ".cache", "tests")
        return read_publication(self.docs, site_reader("en"), noon(day), cache, public)

    def freeze(self, day: str) -> list[str]:
        """Freeze what is finished on a day; give what is said: what was done, then what was refused."""
        done, refused = freeze_drafts(lambda: self.on(day), lambda: self.apart(day), lambda _publication, _draft: [], self.docs, "en")
        return [message.text("en") for message in done] + [str(problem) for problem in refused]

    def site(self, day: str) -> SmallSite:
        """Make the site of a day, from what is published alone; once, so ask only when nothing more is to be published."""
        return _site(self, day)

    @property
    def entries(self) -> list[str]:
        """List the folders of what was published."""
        return sorted(path.name for path in (self.docs / "versions").iterdir() if path.is_dir())


@cache
def _site(desk: Desk, day: str) -> SmallSite:
    return SmallSite.of(desk.on(day, public=True))
