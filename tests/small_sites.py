"""Small sites to publish: a few files and their manifest, told apart by a mark."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from publishing.manifest import ABOUT, assets_folder, write_manifest

PAGES = ("index.html", "404.html", "sv/index.html", "sv/404.html", "cookies/index.html", "privacy.json")
MARKS = ("old", "new")


def make_site(folder: Path, mark: str, in_force: str = "2026-01-01", size: int = 20_000, ledger: Sequence[tuple[str, str]] = ()) -> Path:
    """Write a site of which every file says the mark; all marks of one length give files of the same size."""
    for name in PAGES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"{mark} {name} ".encode() * (size // len(f"{mark} {name} ")))
    style = folder / style_of(mark)
    style.parent.mkdir(parents=True, exist_ok=True)
    style.write_bytes(_style(mark))
    about: dict[str, Any] = {"site": "https://notice.example.org/", "commit": None, "inForce": in_force, "ledger": ledger}
    if in_force.endswith("-ended"):
        about |= {"inForce": None, "ended": in_force}
    (folder / ABOUT).write_text(json.dumps(about), encoding="utf-8")
    write_manifest(folder)
    return folder


def style_of(mark: str) -> str:
    """Give the path of the style sheet: the name of its folder says what is in it."""
    return f"{assets_folder({'style.css': _style(mark)})}/style.css"


def _style(mark: str) -> bytes:
    return f"/* {mark} */".encode()


def files_of(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
