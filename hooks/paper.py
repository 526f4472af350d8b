"""Writes the PDF of every published version, where they are wanted and can be made."""
from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from i18n_builds import is_outer_build
from notice.pages.paper import paper_files
from site_notice import site_of


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if not is_outer_build(config):
        return
    site = site_of(config)
    for address, content in paper_files(site):
        path = Path(config.site_dir, address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if site.paper:
        site.paper.kept.forget_unused()
