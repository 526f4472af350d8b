"""WeasyPrint makes a PDF of HTML: tagged (PDF/UA-1), with bookmarks, and of the same always the same bytes."""
from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from .cache import BuildCache
from .messages import Message

SHEETS = "*.css"
FONTS = "*.woff2"
HERE = "paper:/"
VARIANT = "pdf/ua-1"


@cache
def missing() -> Message | None:
    """Say what keeps this computer from making PDF files, and how to put it right; return None where nothing does."""
    try:
        import weasyprint  # noqa: F401 (loading it is the question)
    except ImportError:
        return Message("build.no-weasyprint")
    except OSError:
        return Message("build.no-pango")
    return None


def makers() -> str:
    """Say what the bytes of a PDF depend on beside what it is made of. Ask only where nothing is `missing`."""
    from weasyprint.text.ffi import harfbuzz, pango

    libraries = (f"{name} {version(name)}" for name in ("weasyprint", "pydyf", "fonttools", "pyphen"))
    return " ".join([VARIANT, *libraries, f"pango {pango.pango_version()} harfbuzz {_version(harfbuzz)}"])


def _version(harfbuzz: Any) -> str:
    """Find the version of HarfBuzz: WeasyPrint can ask it only whether that is at least another one."""
    found = [0, 0, 0]
    for place in range(len(found)):
        while harfbuzz.hb_version_atleast(*found[:place], found[place] + 1, *found[place + 1 :]):
            found[place] += 1
    return ".".join(map(str, found))


class Style(NamedTuple):
    """A style has been read by WeasyPrint: the sheet, the fonts that it names, and what gives them."""

    sheet: Any
    fonts: Any
    fetcher: Any


@dataclass(frozen=True)
class Paper:
    """A paper says how a version looks in print: `sheet` is its style, `fonts` are the files it names."""

    sheet: str
    fonts: Mapping[str, bytes]
    cache: BuildCache

    @cached_property
    def style(self) -> Style:
        """The style as WeasyPrint reads it: once for all documents, for that takes a quarter of the time of each."""
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        fonts, fetcher = FontConfiguration(), _fetcher(self.fonts)
        return Style(CSS(string=self.sheet, base_url=HERE, url_fetcher=fetcher, font_config=fonts), fonts, fetcher)

    def pdf(self, html: str, identifier: str) -> bytes:
        """Return the PDF of a whole HTML document.

        `identifier` is hexadecimal and tells the document from all others.
        """
        return self.cache.content(_made, self, html, bytes.fromhex(identifier))


def _made(paper: Paper, html: str, identifier: bytes) -> bytes:
    from weasyprint import HTML

    from .paper_fonts import cut_always_alike

    cut_always_alike()
    # It remarks on each property of a screen; what is wrong with the text is told elsewhere.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    style = paper.style
    document = HTML(string=html, base_url=HERE, url_fetcher=style.fetcher)
    made: bytes = document.write_pdf(
        stylesheets=[style.sheet], font_config=style.fonts, pdf_variant=VARIANT, pdf_identifier=identifier, custom_metadata=False
    )
    return made


def _fetcher(fonts: Mapping[str, bytes]) -> Any:
    """Return what gives the fonts and nothing else, whatever a document names: no file of this computer, no address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 (WeasyPrint passes it)
            name = url.removeprefix(HERE).strip("/")
            if name not in fonts:
                raise ValueError(f"{url} is not for paper")
            return URLFetcherResponse(url, fonts[name])

    return Fetcher()


def read_paper(folder: Path, screen: str, cache: Path) -> Paper:
    """Read the style of paper in `folder`, which is added to that of the `screen`.

    `cache` is a folder for what is made.
    """
    own = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob(SHEETS)))
    fonts = {path.name: path.read_bytes() for path in sorted(folder.glob(FONTS))}
    return Paper(f"{screen}\n{own}", fonts, BuildCache(cache, makers()))
