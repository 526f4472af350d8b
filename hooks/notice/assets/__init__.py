"""Pages need assets beside their text: style sheets, scripts, the icon.

Styles stand in the page itself, so that the text shows as soon as it has come. Everything else is published in a folder
whose name is a hash over all of it: browsers can keep it for ever, scripts find each other by relative addresses, and
whatever changes has a new address.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publishing.manifest import assets_folder

from ..cache import BuildCache
from ..messages import Message
from ..problems import NoticeError, Problem
from .css import SheetError, variables, written
from .favicon import size_of
from .policy import Policy, policy
from .theme import typography

# The style sheets that stand in pages: in those with rare elements, in all, in the notice itself, in those that
# show changes, for rights, for developers.
RARE, PAGE, ANSWERS, CHANGES, RIGHTS, DEVELOPERS = "rare", "page", "answers", "changes", "rights", "developers"
OWN_STYLE, OWN_ICON, OWN_PICTURE = "style.css", "icon.svg", "icon.png"  # of the organisation
ICON, PICTURE = f"images/{OWN_ICON}", f"images/{OWN_PICTURE}"
OWN_CSS = f"own/{OWN_STYLE}"
THEME_COMMON, THEME_RARE = "theme/common", "theme/rare"  # its rules for all pages, and for rare elements alone
REPORT = "report"  # the page for editors, which is not on the site
SHEETS = {
    PAGE: ("colours.css", "text.css", "frame.css", "facts.css"),
    ANSWERS: ("answers.css",),
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

    def address(self, name: str) -> str:
        """Return the address at which a file such as "page.js" is published, relative to the site's root."""
        return next(address for address in self.files if address.endswith(f"/{name}"))

    @property
    def picture(self) -> str | None:
        """Return the address of the icon as PNG, or None where the organisation has one of its own as SVG only."""
        return next((address for address in self.files if address.endswith(f"/{PICTURE}")), None)


def read_assets(
    folder: Path, theme: Path, strict: bool = True, cache: BuildCache | None = None, own: Path | None = None
) -> Assets:
    """Read our assets in `folder` and the theme's style sheet, which is the file `theme`.

    With a `cache`, what was made of them before is not made again. `strict` gives the pages a policy. What the
    organisation has in the folder `own` goes before ours: its icon, and its style sheet, which stands after ours. Raise
    NoticeError where a style sheet is wrong.
    """
    ours = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    css = {name: content.decode() for name, content in ours.items() if name.endswith(".css")} | _own_style(own)
    css = _written_styles(cache, css, theme)
    common, rare = css.pop(THEME_COMMON), css.pop(THEME_RARE)
    own_css = _loading_nothing(css.pop(OWN_CSS, ""))
    ours |= {name: text.encode() for name, text in css.items()}
    within = {kind: [f"stylesheets/{name}" for name in names] for kind, names in SHEETS.items()}
    sheets = {kind: "".join(ours.pop(name).decode() for name in names) for kind, names in within.items()}
    sheets |= {PAGE: common + sheets[PAGE] + own_css, RARE: rare}
    _demand_values(sheets, theme.name)
    ours = _with_own_icon(ours, own)
    start = assets_folder(ours)
    files = {f"{start}/{name}": content for name, content in ours.items()}
    of_the_site = [css for kind, css in sheets.items() if kind != REPORT]
    return Assets(sheets, files, policy(of_the_site) if strict else None)


def _with_own_icon(ours: dict[str, bytes], own: Path | None) -> dict[str, bytes]:
    """Return the assets with the organisation's icon; with its SVG alone, they have no PNG, for ours would be of somebody else."""
    if own is None or not (own / OWN_ICON).is_file():
        return ours
    others = {name: content for name, content in ours.items() if name not in (ICON, PICTURE)}
    picture = own / OWN_PICTURE
    return {**others, ICON: (own / OWN_ICON).read_bytes(), **({PICTURE: _png(picture.read_bytes())} if picture.is_file() else {})}


def _png(content: bytes) -> bytes:
    if size_of(content) is None:
        raise NoticeError([Problem(f"own/{OWN_PICTURE}", 1, Message("program.no-png"))])
    return content


def _own_style(own: Path | None) -> dict[str, str]:
    """Return the organisation's style sheet under its name, if it has one."""
    path = own / OWN_STYLE if own else None
    return {OWN_CSS: path.read_text(encoding="utf-8")} if path and path.is_file() else {}


def _loading_nothing(css: str) -> str:
    """Return the organisation's style sheet. Raise NoticeError if it loads anything: no page does."""
    if found := re.search(r"@import|\burl\(", css):
        raise NoticeError([Problem(OWN_CSS, 1, Message("program.loading-style-sheet", found=found[0]))])
    return css


def _written_styles(cache: BuildCache | None, css: Mapping[str, str], theme: Path) -> dict[str, str]:
    """Return style sheets by name as they are published, and what is taken from the theme's."""
    given = css, theme.read_text(encoding="utf-8"), theme.name
    return _styles(*given) if cache is None else {name: text.decode() for name, text in cache.files(_styles, *given).items()}


def _styles(own: Mapping[str, str], theme: str, theme_name: str) -> dict[str, str]:
    common, rare = typography(theme, theme_name)
    return {name: _written(name, css) for name, css in own.items()} | {THEME_COMMON: common, THEME_RARE: rare}


def _written(name: str, css: str) -> str:
    try:
        return written(css)
    except SheetError as error:
        raise NoticeError([Problem(name, error.line, Message("program.bad-style-sheet"))]) from None


def _demand_values(sheets: Mapping[str, str], theme: str) -> None:
    """Raise NoticeError if the theme's rules refer to a value that ours do not give."""
    used, given = variables("".join(sheets.values()))
    if used - given:
        raise NoticeError([Problem(theme, 1, Message("program.no-value", names=tuple(sorted(used - given))))])
