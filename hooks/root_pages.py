"""This hook makes the pages at the root: the version in force in every language, and the change history.

The text comes rendered from the package: what was checked is what is published, and the same code makes the pages of
every version. MkDocs gives each page its place.
"""
from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from build_state import site_of
from i18n_builds import language_of, page_name, page_without_file
from notice.pages.whole_site import page_at_root

NOWHERE = ".pages"


def on_pre_build(config: MkDocsConfig) -> None:
    """Let MkDocs look for files in a folder that is not there.

    Otherwise it would list every file of every version in the build of each language.
    """
    config.docs_dir = str(Path(config.docs_dir, NOWHERE))


@event_priority(100)
def _no_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001 (MkDocs passes it)
    """Give MkDocs no files, and its folder back; those of the theme are published by hooks/page_assets.py."""
    config.docs_dir = str(Path(config.docs_dir).parent)
    return Files([])


@event_priority(-200)
def _pages_in_force(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, after the languages plugin has run, which wants pages to have files."""
    for name in site_of(config).root_pages:
        files.append(page_without_file(config, name))
    return files


on_files = CombinedEvent(_no_files, _pages_in_force)


def on_page_markdown(markdown: str, **_: Any) -> str:  # noqa: ARG001 (MkDocs passes it)
    """Return no Markdown: the page comes rendered."""
    return ""


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:  # noqa: ARG001
    """Put the rendered page into the context of its template."""
    context["whole_page"] = page_at_root(site_of(config), page_name(page.file), language_of(config))
    return context
