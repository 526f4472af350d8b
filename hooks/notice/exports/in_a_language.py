"""Some files for other programs are made in each language: tables, the feed of processors, TILT."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ..addresses import ATOM, JSON_FEED
from ..anchors import cookie_page
from ..page_names import NOTICE
from ..pages.site import Site
from ..reading import Notice
from ..summary import to_json
from . import cookie_services
from .cookie_register import cookie_register
from .export import FOLDER, Export
from .processors import FOLDER as OF_PROCESSORS
from .processors import processor_feed, processor_table, processors
from .purpose_table import purpose_table
from .tables import ExportTable, to_csv, to_xlsx
from .tilt import tilt


def in_a_language(site: Site, language: str) -> Iterator[Export]:
    """Yield the files in a language.

    Where a text that a file needs is not translated yet, the file is not made: half of it would be in another language.
    """
    notice, addresses = site.current.notice, site.addresses
    facts, folder = notice.facts, addresses.folders[language]
    translated = _is_in(notice, language, {home.page for home in notice.homes.values()})
    listed = cookie_services.listed(facts) is not None and _is_in(notice, language, {cookie_page(notice.documents)})
    makers: dict[str, Callable[[], ExportTable] | None] = {
        "purposes": partial(purpose_table, notice, addresses, language) if translated and facts.purposes else None,
        "cookie_register": partial(cookie_register, notice, language) if translated and listed else None,
        "processors": partial(processor_table, notice, language) if translated and processors(facts) else None,
    }
    for label, make in makers.items():
        yield from _table(site, language, label, make)
    feed = processor_feed(site, language) if translated else None
    yield Export(folder + OF_PROCESSORS + ATOM, "processors_feed", feed.atom if feed else None, language)
    yield Export(folder + OF_PROCESSORS + JSON_FEED, "processors_feed", (lambda: to_json(feed.json())) if feed else None, language)
    found = tilt(site.current, site.timeline, addresses, language) if translated else None
    yield Export(f"{folder}{FOLDER}tilt.json", "tilt", partial(to_json, found) if found else None, language)


def _is_in(notice: Notice, language: str, pages: set[str]) -> bool:
    return all(notice.is_translated(page, language) for page in {NOTICE, *pages})


def _table(site: Site, language: str, label: str, make: Callable[[], ExportTable] | None) -> Iterator[Export]:
    """Yield a table as CSV and as XLSX; `make` is None where the notice does not state what is in it."""
    path = f"{site.addresses.folders[language]}{FOLDER}{label.replace('_', '-')}"
    author, day = site.current.notice.facts.controller.name, site.current.effective
    yield Export(f"{path}.csv", label, (lambda: to_csv(make())) if make else None, language)
    yield Export(f"{path}.xlsx", label, (lambda: to_xlsx([make()], author, day)) if make else None, language)
