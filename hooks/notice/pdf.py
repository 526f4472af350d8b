"""Makes a PDF of HTML with WeasyPrint: tagged (PDF/UA-1), with bookmarks, and the same bytes whenever it is made of the same."""
from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .cache import BuildCache

SHEETS = "*.css"
FONTS = "*.woff2"
HERE = "paper:/"
VARIANT = "pdf/ua-1"
NO_PANGO = (
    "WeasyPrint does not find Pango, a library for setting text. On Debian: "
    "`apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`; on macOS: `brew install pango`"
)


@cache
def missing() -> str | None:
    """What keeps this computer from making PDF files, and how to put it right; none where nothing does."""
    try:
        import weasyprint  # noqa: F401 (loading it is the question)
    except ImportError:
        return "WeasyPrint is not installed; run `make` again after `rm .venv/ready`"
    except OSError:
        return NO_PANGO
    return None


def makers() -> str:
    """What the bytes of a PDF depend on beside what it is made of. Only where nothing is missing."""
    from weasyprint.text.ffi import harfbuzz, harfbuzz_subset, pango

    libraries = (f"{name} {version(name)}" for name in ("weasyprint", "pydyf", "fonttools", "pyphen"))
    cutter = "fonttools" if harfbuzz_subset is None else "harfbuzz"  # which takes from a font what a document needs
    return " ".join([VARIANT, *libraries, f"pango {pango.pango_version()} harfbuzz {_version(harfbuzz)} fonts by {cutter}"])


def _version(harfbuzz: Any) -> str:
    """WeasyPrint can ask it only whether its version is at least another one."""
    found = [0, 0, 0]
    for place in range(len(found)):
        while harfbuzz.hb_version_atleast(*found[:place], found[place] + 1, *found[place + 1 :]):
            found[place] += 1
    return ".".join(map(str, found))


@dataclass(frozen=True)
class Paper:
    """How a version looks on paper: `sheet` is its style, `fonts` are the files it names. What was made is kept."""

    sheet: str
    fonts: Mapping[str, bytes]
    cache: BuildCache

    @property
    def digest(self) -> str:
        return hashlib.sha256(repr((self.sheet, sorted(self.fonts.items()))).encode()).hexdigest()

    def pdf(self, html: str, identifier: str) -> bytes:
        """The PDF of a whole HTML document; `identifier` is hexadecimal and tells it from all other documents."""
        return self.cache.content((html, identifier, self.digest), lambda: self._made(html, bytes.fromhex(identifier)))

    def _made(self, html: str, identifier: bytes) -> bytes:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration

        # It remarks on each property of a screen; what is wrong with the text is told elsewhere.
        logging.getLogger("weasyprint").setLevel(logging.ERROR)
        logging.getLogger("fontTools").setLevel(logging.ERROR)
        fonts, fetcher = FontConfiguration(), _fetcher(self.fonts)
        sheet = CSS(string=self.sheet, base_url=HERE, url_fetcher=fetcher, font_config=fonts)
        document = HTML(string=html, base_url=HERE, url_fetcher=fetcher)
        made: bytes = document.write_pdf(
            stylesheets=[sheet], font_config=fonts, pdf_variant=VARIANT, pdf_identifier=identifier, custom_metadata=False
        )
        return made


def _fetcher(fonts: Mapping[str, bytes]) -> Any:
    """Gives the fonts and nothing else, whatever a document names: no file of this computer, no address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 (WeasyPrint passes it)
            name = url.removeprefix(HERE).strip("/")
            if name not in fonts:
                raise ValueError(f"{url} is not for paper")
            return URLFetcherResponse(url, fonts[name])

    return Fetcher()


def read_paper(folder: Path, screen: str, cache: Path) -> Paper:
    """The style of paper in `folder` on top of that of the `screen`; what is made of it is kept in the folder `kept`."""
    own = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob(SHEETS)))
    fonts = {path.name: path.read_bytes() for path in sorted(folder.glob(FONTS))}
    return Paper(f"{screen}\n{own}", fonts, BuildCache(cache, makers()))
