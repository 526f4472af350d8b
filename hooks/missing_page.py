"""This hook fills 404.html: once at the root, and in the folder of each other language."""
from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from build_state import site_of, write_files
from i18n_builds import is_outer_build
from notice.pages.not_found import NAME, not_found, not_found_pages


def on_config(config: MkDocsConfig) -> None:
    """Keep the builds of other languages from writing the page at the root again."""
    if not is_outer_build(config):
        config.theme.static_templates.discard(NAME)


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Put the text in every language into the template of 404.html."""
    if template_name == NAME:
        site = site_of(config)
        context["not_found"] = not_found(site, site.languages[0])
    return context


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write 404.html into the folder of each other language."""
    if not is_outer_build(config):
        return
    write_files(config, ((path, html.encode()) for path, html in not_found_pages(site_of(config))))
