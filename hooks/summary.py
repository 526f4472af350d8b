"""Writes /privacy.json, one file over all languages, when the last language is built."""
from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from i18n_builds import is_outer_build, site_url
from notice.clock import today
from notice.summary import summary, to_json
from site_notice import addresses_of, notice_of


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if not is_outer_build(config):
        return
    notice = notice_of(config)
    root = site_url(config)
    addresses = {page: {language: root + path for language, path in paths.items()} for page, paths in addresses_of(config).items()}
    in_force = notice.releases[0].is_in_force_on(today(notice.facts.time_zone, os.environ))
    text = to_json(summary(notice, addresses, in_force))
    Path(config.site_dir, "privacy.json").write_text(text, encoding="utf-8")
