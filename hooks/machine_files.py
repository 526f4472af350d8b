"""This hook writes the files for programs, once over all languages.

They are privacy.json, versions, exports, Markdown, sitemap.xml, robots.txt, what the search looks through, and the originals
of texts that were taken over.
"""
from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from build_state import site_of, write_files
from i18n_builds import is_outer_build
from notice.pages.whole_site import files_for_programs


def on_config(config: MkDocsConfig) -> None:
    """Keep MkDocs and the languages plugin from writing a sitemap of their own, with the day of the build in it."""
    config.theme.static_templates.discard("sitemap.xml")


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the files for programs, after the last language."""
    if not is_outer_build(config):
        return
    write_files(config, files_for_programs(site_of(config)))
