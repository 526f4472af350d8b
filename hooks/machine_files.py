"""Writes the files for programs, once over all languages: privacy.json, versions.json, feeds, sitemap.xml, robots.txt."""
from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from i18n_builds import is_outer_build
from notice.pages.machine import machine_files
from notice.pages.sitemap import robots, sitemap
from notice.summary import summary, to_json
from site_notice import site_of


def on_config(config: MkDocsConfig) -> None:
    """MkDocs and the languages plugin would write a sitemap of their own, with the day of the build in it."""
    config.theme.static_templates.discard("sitemap.xml")


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if not is_outer_build(config):
        return
    site = site_of(config)
    files = dict(machine_files(site)) | {
        "privacy.json": to_json(summary(site.shown, site.timeline, site.addresses)),
        "sitemap.xml": sitemap(site),
        "robots.txt": robots(site),
    }
    for name, text in files.items():
        Path(config.site_dir, name).write_text(text, encoding="utf-8")
