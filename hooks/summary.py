"""Writes /privacy.json, one file over all languages, when the last language is built."""
from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from i18n_builds import address, is_whole_site_built, site_url
from notice.clock import today
from notice.summary import summary, to_json
from site_notice import notice_of


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if not is_whole_site_built(config):
        return
    notice = notice_of(config)
    addresses = {
        page: {language: site_url(config) + address(config, page, language) for language in notice.languages}
        for page in notice.documents
    }
    in_force = notice.releases[0].is_in_force_on(today(notice.facts.time_zone, os.environ))
    text = to_json(summary(notice, addresses, in_force))
    Path(config.site_dir, "privacy.json").write_text(text, encoding="utf-8")
