"""Gives every language every page: one whose translation follows later shows the source text."""
from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from i18n_builds import language_of, untranslated_file
from site_notice import notice_of


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    notice = notice_of(config)
    for name in notice.documents:
        if not notice.is_translated(name, language_of(config)):
            source = Path(config.docs_dir, f"{name}.{notice.source}.md")
            files.append(untranslated_file(config, name, source.read_text(encoding="utf-8-sig")))
    return files
