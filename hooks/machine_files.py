"""This hook writes the files for programs, once over all languages.

They are privacy.json, versions, exports, Markdown, sitemap.xml, robots.txt, what the search looks through, and the originals
of texts that were taken over.
"""
from __future__ import annotations

from itertools import chain

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from build_state import site_of, write_files
from i18n_builds import is_outer_build
from notice.exports import exported_files
from notice.pages.search import search_files
from notice.pages.sitemap import robots, sitemap
from notice.pages.version_lists import original_files


def on_config(config: MkDocsConfig) -> None:
    """Keep MkDocs and the languages plugin from writing a sitemap of their own, with the day of the build in it."""
    config.theme.static_templates.discard("sitemap.xml")


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the files for programs, after the last language."""
    if not is_outer_build(config):
        return
    site = site_of(config)
    found = ("sitemap.xml", sitemap(site).encode()), ("robots.txt", robots(site).encode())
    write_files(config, chain(exported_files(site), search_files(site), original_files(site), found))
