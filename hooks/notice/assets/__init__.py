"""What pages need beside their text: style sheets, scripts, the icon.

Styles stand in the page itself, so that the text shows as soon as it has come. Everything else is published
under a name with its hash: it can be kept by a browser for ever, and is another file when it changes.
"""
from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..problems import NoticeError, Problem
from .css import variables, written
from .policy import Policy, policy
from .theme import typography

# The style sheets that stand in pages: in all of them, and in those that show changes.
PAGE, CHANGES = "page", "changes"
SHEETS = {
    PAGE: ("colours.css", "text.css", "frame.css", "facts.css"),
    CHANGES: ("history.css", "redline.css"),
}
FOLDER = "assets"


@dataclass(frozen=True)
class Assets:
    """`sheets` stand in pages, `files` are published beside them under the addresses that `addresses` has by name.

    `policy` is absent while the site is being written: the preview reloads itself by a script in the page.
    """

    sheets: Mapping[str, str]
    files: Mapping[str, bytes]
    addresses: Mapping[str, str]
    policy: Policy | None

    @property
    def digest(self) -> str:
        """Changes when anything about the assets does."""
        return hashlib.sha256(repr((self.sheets, self.addresses, self.policy)).encode()).hexdigest()

    def address(self, name: str) -> str:
        """Where a file is published, relative to the root: "assets/page.1a2b3c4d.js" for "page.js"."""
        return self.addresses[name]


def read_assets(folder: Path, theme: Path, strict: bool = True) -> Assets:
    """Read our assets in `folder` and the theme's style sheet. Raises NoticeError where a style sheet is wrong."""
    ours = {path.name: path for path in sorted(folder.rglob("*")) if path.is_file()}
    own = {name: _sheet(path) for name, path in ours.items() if path.suffix == ".css"}
    text = typography(theme.read_text(encoding="utf-8"), theme.name)
    sheets = {kind: "".join(own[name] for name in names) for kind, names in SHEETS.items()}
    sheets[PAGE] = text + sheets[PAGE]
    _demand_values(sheets, theme.name)
    within = {name for names in SHEETS.values() for name in names}
    beside = {name: own[name].encode() if name in own else path.read_bytes() for name, path in ours.items() if name not in within}
    addresses = {name: _address(name, content) for name, content in beside.items()}
    files = {addresses[name]: content for name, content in beside.items()}
    return Assets(sheets, files, addresses, policy(sheets.values()) if strict else None)


def _sheet(path: Path) -> str:
    try:
        return written(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise NoticeError([Problem(path.name, 1, f"is no style sheet: {error}")]) from None


def _demand_values(sheets: Mapping[str, str], theme: str) -> None:
    """What the theme's rules refer to must have a value of ours."""
    used, given = variables("".join(sheets.values()))
    if used - given:
        names = ", ".join(sorted(used - given))
        message = f"uses {names}, which has no value; give it one in overrides/assets/stylesheets/colours.css."
        raise NoticeError([Problem(theme, 1, message)])


def _address(name: str, content: bytes) -> str:
    path = PurePosixPath(name)
    return f"{FOLDER}/{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}"
