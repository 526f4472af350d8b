"""Everything that a notice is shown with, without styles and scripts, made in this process; nothing is kept on the disk."""

import os
from functools import cache
from pathlib import Path

from notice.addresses import Addresses
from notice.assets import SHEETS, Assets
from notice.cache import BuildCache
from notice.page_names import HISTORY
from notice.pages.site import Site
from notice.publication import Publication
from notice.rendering import Templates, read_templates
from projects import ROOT

OVERRIDES = ROOT / "overrides"
ADDRESS = "https://privacy.example.org/"


def bare_site(publication: Publication) -> Site:
    """Give the site of a publication; its pages stand in the order of their names, the notice first."""
    default, *others = publication.working.languages
    addresses = Addresses(ADDRESS, {default: "", **{language: f"{language}/" for language in others}})
    templates, cache, assets = _workshop()
    order = dict.fromkeys((*publication.working.pages, *publication.timeline.current.notice.pages, HISTORY))
    return Site(publication, addresses, tuple(order), assets, templates, cache)


@cache
def _workshop() -> tuple[Templates, BuildCache, Assets]:
    """Templates are compiled once."""
    nowhere = BuildCache(Path(os.devnull, "nothing"), "tests")
    names = [path.name for path in (OVERRIDES / "assets").rglob("*.*")]
    assets = Assets(dict.fromkeys(("rare", *SHEETS), ""), {f"assets/{name}": b"" for name in names}, None)
    return read_templates(OVERRIDES / "notice", nowhere), nowhere, assets
