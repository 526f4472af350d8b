"""Built pages with one thing spoilt, as data: what was put where, and what reading the site must say."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from notice.addresses import Addresses
from notice.cache import BuildCache
from notice.output import proofreading
from notice.output.dom import Page, parse
from notice.output.faults import Fault, FaultKind
from notice.output.proofreading import PageReading, faults_in, read_page, read_site
from notice.output.site_layout import Layout
from publishing.manifest import SUMS, write_manifest
from quick_yaml import load_yaml
from self_checks import faults_of_program

ADDRESSES = Addresses("https://tietosuoja.example.fi/", {"fi": "", "sv": "sv/", "en": "en/"})
Known = tuple[str, bytes, str, tuple[str, ...]]
_pages: dict[Known, Page] = {}
_readings: dict[Known, PageReading] = {}
CASES = Path(__file__).with_name("spoilt_pages.yml")


@dataclass(frozen=True)
class Spoilt:
    """In `file`, `put` stands for `find`; without `find` the file is new, without `put` it is gone.

    `faults` has the file, a text of the line, and the message of each expected fault, the first where `put` is.
    """

    kind: FaultKind
    what: str
    file: str
    find: str | None
    put: str | None
    faults: tuple[tuple[str, str, str], ...]

    @contextmanager
    def within(self, site: Path) -> Iterator[None]:
        """Spoil a site for a while, as a fault of the build would have: before the manifest is written."""
        before = {path: path.read_bytes() if path.exists() else None for path in (site / self.file, site / SUMS)}
        try:
            self._spoil(site / self.file)
            if self.kind != FaultKind.MANIFEST:
                write_manifest(site)
            yield
        finally:
            for path, content in before.items():
                if content is None:
                    path.unlink(missing_ok=True)
                else:
                    path.write_bytes(content)

    def _spoil(self, path: Path) -> None:
        if self.put is None:
            path.unlink()
        elif self.find is None:
            path.write_text(self.put, encoding="utf-8")
        else:
            text = path.read_text(encoding="utf-8")
            assert text.count(self.find) == 1, f"{self.find!r} stands {text.count(self.find)} times in {self.file}"
            path.write_text(text.replace(self.find, self.put), encoding="utf-8")

    def expected(self, site: Path) -> list[tuple[str, int, str]]:
        """File, line and message of each fault; call it on the spoilt site."""
        return sorted((file, _line(site / file, at), says) for file, at, says in self.faults)


def faults_of(site: Path, kept: Path) -> list[Fault]:
    """Read a site as `make` does, and check the program against itself; what stays the same is kept in the folder `kept`."""
    with patch.multiple(proofreading, parse=_parsed, read_page=_reading):
        read = read_site(site, ADDRESSES, "docs", BuildCache(kept, "tests"))
        return sorted({*faults_in(read), *faults_of_program(read)})


def _parsed(path: str, content: bytes, layout: Layout) -> Page:
    """Parse a page; one that stays as it is in most sites is parsed once for all of them."""
    key = (path, content, layout.docs, layout.frozen)
    if key not in _pages:
        _pages[key] = parse(path, content, layout)
    return _pages[key]


def _reading(path: str, content: bytes, layout: Layout, cache: BuildCache) -> PageReading:
    """Read a page; what was read of one that stays as it is need not be found in the cache again."""
    key = (path, content, layout.docs, layout.seen_from(path).frozen)
    if key not in _readings:
        _readings[key] = read_page(path, content, layout, cache)
    return _readings[key]


def found(faults: list[Fault]) -> list[tuple[str, int, str]]:
    """The same of what was found."""
    return sorted((fault.file, fault.line, fault.message.text("en")) for fault in faults)


def spoilt_pages() -> list[Spoilt]:
    """Read the cases."""
    return [_case(case) for case in load_yaml(CASES.read_text(encoding="utf-8"))]


def _case(case: dict[str, Any]) -> Spoilt:
    put = case.get("put", case.get("new"))
    first = (case.get("in", case["file"]), case.get("at", "" if "in" in case else (put or "").strip().partition("\n")[0]), case["says"])
    others = [(other.get("in", case["file"]), other["at"], other["says"]) for other in case.get("also", ())]
    return Spoilt(FaultKind(case["kind"]), case["what"], case["file"], case.get("find"), put, (first, *others))


def _line(path: Path, at: str) -> int:
    """The line with that text; the first one if there is no text to look for, or no file."""
    if not at or not path.exists():
        return 1
    lines = path.read_text(encoding="utf-8").splitlines()
    numbers = [number for number, line in enumerate(lines, 1) if at in line]
    assert len(numbers) == 1, f"{at!r} stands on the lines {numbers} of {path.name}"
    return numbers[0]
