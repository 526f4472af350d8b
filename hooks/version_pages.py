"""Writes the pages of every version, and forgets what is no longer needed to make them."""
from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from i18n_builds import is_outer_build
from notice.pages.since import since_pages
from notice.pages.versions import version_pages
from site_notice import site_of


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if not is_outer_build(config):
        return
    site = site_of(config)
    for address, html in (*version_pages(site), *since_pages(site)):
        folder = Path(config.site_dir, address)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(html, encoding="utf-8")
    site.kept.forget_unused()
