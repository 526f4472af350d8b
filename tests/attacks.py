"""Attacks as data: what somebody proposes, and what becomes of it: it is refused in words, or shown as what it is, text."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from author_mistakes import LANGUAGES
from quick_yaml import load_yaml

FOLDER = Path(__file__).with_name("attacks")
SECTION = "\n## Attack {{#{id}}}\n\n{text}\n"


@dataclass(frozen=True)
class Attack:
    """`given` is one entry of `tests/attacks/`; `refused` is what the message says, `harmless` the words that readers see."""

    name: str
    given: dict[str, Any]

    @property
    def id(self) -> str:
        """The id of the section that holds it."""
        return self.name.lower().replace(" ", "-").replace(":", "")

    @property
    def refused(self) -> str | None:
        """A part of the message; none if it is harmless."""
        return self.given.get("refused")

    @property
    def harmless(self) -> str:
        """The words on the page."""
        return str(self.given["harmless"])

    def make(self, project: Path) -> None:
        """Do to a project what the attack does."""
        docs = project / "docs"
        if "text" in self.given:
            text = self.given["text"] * self.given.get("times", 1)
            for language in LANGUAGES:
                _append(docs / f"index.{language}.md", SECTION.format(id=self.id, text=text))
        elif "find" in self.given:
            facts = (docs / "notice.yml").read_text(encoding="utf-8")
            assert facts.count(self.given["find"]) == 1
            (docs / "notice.yml").write_text(facts.replace(self.given["find"], self.given["put"]), encoding="utf-8")
        elif "facts" in self.given:
            text = self.given["facts"] + self.given.get("then", "") * self.given.get("times", 1)
            (docs / "notice.yml").write_text(text, encoding="utf-8")
        else:
            self._make_file(project / self.given["file"])

    def _make_file(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if "link_to" in self.given:
            path.symlink_to(self.given["link_to"])
        elif "pipe" in self.given:
            os.mkfifo(path)
        elif "latin" in self.given:
            path.write_text(self.given["latin"], encoding="latin-1")
        else:
            path.write_text(self.given["content"] * self.given.get("times", 1), encoding="utf-8")


def attacks() -> Iterator[Attack]:
    """Read all of them."""
    for path in sorted(FOLDER.glob("*.yml")):
        for given in load_yaml(path.read_text(encoding="utf-8")):
            yield Attack(f"{path.stem}: {given['what']}", given)


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write(text)
