"""This hook writes the PDF of every published version, where they are wanted and can be made."""
from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from build_state import site_of, write_files
from i18n_builds import is_outer_build
from notice.pages.pdf_document import paper_files


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the PDF files, after the last language, and forget parts that none of them needed."""
    if not is_outer_build(config):
        return
    site = site_of(config)
    write_files(config, paper_files(site))
    if site.paper:
        site.paper.cache.prune()
