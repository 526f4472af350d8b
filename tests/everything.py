"""Makes everything that is published of the notice, with what was kept or without; MkDocs builds nothing."""

import shutil
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from mkdocs.config import load_config

from build_state import read, site_of
from found_once import found_once
from notice.exports import exported_files
from notice.page_names import HISTORY
from notice.pages.compare_page import compare_pages
from notice.pages.developers import developers_pages
from notice.pages.gone import gone_pages
from notice.pages.history_page import history_page
from notice.pages.notice_pages import root_page, version_pages
from notice.pages.rights_page import rights_pages
from notice.pages.search import search_files
from notice.pages.since import since_pages
from notice.pages.site import Site
from notice.pages.sitemap import sitemap

CACHE = ".cache"


@found_once()
def everything(project: Path) -> dict[str, bytes]:
    """Give each file by its address, and forget what was kept and is not needed, as a build does."""
    config = load_config(str(project / "mkdocs.yml"))
    read(config)
    site = site_of(config)
    made = dict(
        chain(
            _root(site).items(),
            version_pages(site),
            since_pages(site),
            compare_pages(site),
            rights_pages(site),
            gone_pages(site),
            developers_pages(site),
            exported_files(site),
            search_files(site),
        )
    )
    made["sitemap.xml"] = sitemap(site).encode()
    site.cache.prune()
    return made


def fresh(project: Path) -> dict[str, bytes]:
    """Give the same as it is made from nothing, and leave what was kept as it was."""
    cache, aside = project / CACHE, project / f"{CACHE}.aside"
    cache.rename(aside)
    made = everything(project)
    shutil.rmtree(cache)
    aside.rename(cache)
    return made


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """List the addresses of files that differ, or that only one has."""
    return [address for address in sorted({*one, *other}) if one.get(address) != other.get(address)]


def _root(site: Site) -> dict[str, bytes]:
    return {
        site.addresses.path(name, language): (history_page(site, language) if name == HISTORY else root_page(site, name, language)).encode()
        for name in site.root_pages
        for language in site.languages
    }
