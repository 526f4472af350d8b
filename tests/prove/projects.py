"""Two notices that are published in turn: the same organisation, and another mark on every page."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from conftest import TODAY, lend_packages, noon_of
from projects import BOOKSHOP, make_project
from publishing.manifest import SUMS, manifest_in
from publishing.steps import SITE

MARKS = ("old", "new")


@dataclass(frozen=True)
class Side:
    """A project, and what each address answers once it is public."""

    mark: str
    project: Path
    answers: dict[str, bytes]

    def publish(self, target: Path) -> "subprocess.Popen[bytes]":
        """Start `make publish`."""
        return publishing(self.project, target, self.project.parent / f"{self.mark}.log")


def publishing(project: Path, target: Path, log: Path) -> "subprocess.Popen[bytes]":
    """Start `make publish` in a session of its own, so that it can be killed with all it has started; `log` takes what it says."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    environment = {**own, "PDF": "false", "SOURCE_DATE_EPOCH": str(noon_of(TODAY))}
    with log.open("ab") as said:
        command = ["make", "publish", f"TO={target}"]
        return subprocess.Popen(command, cwd=project, env=environment, stdout=said, stderr=said, start_new_session=True)


def make_side(folder: Path, mark: str) -> Side:
    """Make the project, and publish it once beside, to know what it answers."""
    project = make_project(folder / mark, BOOKSHOP, "Makefile", "requirements.txt")
    lend_packages(project)
    footer = project / "overrides" / "notice" / "footer.html"
    footer.write_text(footer.read_text(encoding="utf-8").replace("</footer>", f"<p>{mark}</p>\n</footer>"), encoding="utf-8")
    side = Side(mark, project, {})
    if side.publish(folder / f"only-{mark}").wait() != 0 or (project / SITE).exists():
        raise RuntimeError((folder / f"{mark}.log").read_text(encoding="utf-8"))
    site = folder / f"only-{mark}" / "current"
    for name in (*manifest_in(site), SUMS):
        address = name.removesuffix("index.html") if f"/{name}".endswith("/index.html") else name
        side.answers[f"/{address}"] = (site / name).read_bytes()
    return side
