"""Puts the facts of notice.yml under the sections whose ids they hang on: cards, purposes, rights, cookies."""
from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from i18n_builds import language_of, page_name
from notice.rendering import under_sections
from notice.views.blocks import blocks
from site_notice import localizer_of, notice_of, templates_of


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 (MkDocs passes it)
    notice, name, language = notice_of(config), page_name(page), language_of(config)
    original = notice.document(name, language).language
    say, templates = localizer_of(config, original), templates_of(config)
    additions = {id: templates.blocks(found, say) for id, found in blocks(notice, name, original).items()}
    html = under_sections(html, additions)
    if original == language:
        return html
    return templates.render("untranslated.html", localizer_of(config), original=original, content=html)
