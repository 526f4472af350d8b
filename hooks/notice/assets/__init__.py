"""Pages need assets beside their text: style sheets, scripts, the icon.

Styles stand in the page itself, so that the text shows as soon as it has come. Everything else is published in a folder
whose name is a hash over all of it: browsers can keep it for ever, scripts find each other by relative addresses, and
whatever changes has a new address.
"""
from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publishing.manifest import assets_folder

from ..cache import BuildCache, cached_or_make
from ..messages import Message
from ..problems import NoticeError, Problem
from .css import SheetError, variables, written
from .policy import Policy, policy
from .theme import typography

# The style sheets that stand in pages: in those with rare elements, in all, in those that show changes, for rights, for developers.
RARE, PAGE, CHANGES, RIGHTS, DEVELOPERS = "rare", "page", "changes", "rights", "developers"
OWN_STYLE, OWN_ICON = "style.css", "icon.svg"  # of the organisation
REPORT = "report"  # the page for editors, which is not on the site
SHEETS = {
    PAGE: ("colours.css", "text.css", "frame.css", "facts.css"),
    CHANGES: ("history.css", "redline.css"),
    RIGHTS: ("rights.css",),
    DEVELOPERS: ("developers.css",),
    REPORT: ("report.css",),
}


@dataclass(frozen=True)
class Assets:
    """Of the assets, `sheets` stand in pages, and `files` are published beside them.

    `sheets` are by kind (RARE, PAGE …), `files` by their address relative to the site's root. `policy` is None while
    the site is being written: the preview reloads itself by a script in the page.
    """

    sheets: Mapping[str, str]
    files: Mapping[str, bytes]
    policy: Policy | None

    @property
    def digest(self) -> str:
        """Return a hash that changes when anything about the assets does."""
        return hashlib.sha256(repr((self.sheets, list(self.files), self.policy)).encode()).hexdigest()

    def address(self, name: str) -> str:
        """Return the address at which a file such as "page.js" is published, relative to the site's root."""
        return next(address for address in self.files if address.endswith(f"/{name}"))


def read_assets(
    folder: Path, theme: Path, strict: bool = True, cache: BuildCache | None = None, own: Path | None = None
) -> Assets:
    """Read our assets in `folder` and the theme's style sheet, which is the file `theme`.

    With a `cache`, what was made of them before is not made again. `strict` gives the pages a policy. What the
    organisation has in the folder `own` goes before ours: its icon, and its style sheet, which stands after ours. Raise
    NoticeError where a style sheet is wrong.
    """
    ours = {path.relative_to(folder).as_posix(): _read(path, cache) for path in sorted(folder.rglob("*")) if path.is_file()}
    within = {kind: [f"stylesheets/{name}" for name in names] for kind, names in SHEETS.items()}
    sheets = {kind: "".join(ours.pop(name).decode() for name in names) for kind, names in within.items()}
    css, file = theme.read_text(encoding="utf-8"), theme.name
    common, sheets[RARE] = cached_or_make(cache, "typography", (css, file), lambda: typography(css, file))
    sheets[PAGE] = common + sheets[PAGE] + _own_style(own, cache)
    _demand_values(sheets, theme.name)
    if own and (own / OWN_ICON).is_file():
        ours["images/icon.svg"] = (own / OWN_ICON).read_bytes()
    start = assets_folder(ours)
    files = {f"{start}/{name}": content for name, content in ours.items()}
    of_the_site = [css for kind, css in sheets.items() if kind != REPORT]
    return Assets(sheets, files, policy(of_the_site) if strict else None)


def _own_style(own: Path | None, cache: BuildCache | None) -> str:
    """Return the organisation's style sheet, if it has one: it loads nothing, as no page does."""
    if not own or not (own / OWN_STYLE).is_file():
        return ""
    css = _sheet(own / OWN_STYLE, cache)
    if found := re.search(r"@import|\burl\(", css):
        raise NoticeError([Problem(f"own/{OWN_STYLE}", 1, Message("program.loading-style-sheet", found=found[0]))])
    return css


def _read(path: Path, cache: BuildCache | None) -> bytes:
    return _sheet(path, cache).encode() if path.suffix == ".css" else path.read_bytes()


def _sheet(path: Path, cache: BuildCache | None) -> str:
    css = path.read_text(encoding="utf-8")
    try:
        return str(cached_or_make(cache, "css", (css,), lambda: written(css)))
    except SheetError as error:
        raise NoticeError([Problem(f"{path.parent.name}/{path.name}", error.line, Message("program.bad-style-sheet"))]) from None


def _demand_values(sheets: Mapping[str, str], theme: str) -> None:
    """Raise NoticeError if the theme's rules refer to a value that ours do not give."""
    used, given = variables("".join(sheets.values()))
    if used - given:
        raise NoticeError([Problem(theme, 1, Message("program.no-value", names=tuple(sorted(used - given))))])
