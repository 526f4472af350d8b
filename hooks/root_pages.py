"""The pages at the root: the version in force in every language, and the change history.

The text comes rendered from the package: what was checked is what is published, and the same code makes
the pages of every version. MkDocs gives each page its place.
"""
from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from i18n_builds import language_of, page_name, page_without_file
from notice.folder import VERSIONS
from notice.pages.history import history_page
from notice.pages.versions import root_page
from notice.reading import HISTORY
from site_notice import site_of


@event_priority(100)
def _own_pages(files: Files, config: MkDocsConfig) -> Files:
    """Nothing else goes to the languages plugin, which would look at each file again for each language.

    Versions are no pages of MkDocs, and the files of pages are published by hooks/page_assets.py.
    """
    ending = f".{language_of(config)}.md"
    return Files(file for file in files if file.src_uri.endswith(ending) and not file.src_uri.startswith(f"{VERSIONS}/"))


@event_priority(-200)
def _pages_in_force(files: Files, config: MkDocsConfig) -> Files:
    """After it: exactly the pages of the version in force."""
    expected = site_of(config).root_pages
    found = {page_name(file): file for file in files if file.is_documentation_page()}
    for name, file in found.items():
        if name not in expected:
            files.remove(file)
    for name in expected:
        if name not in found:
            files.append(page_without_file(config, name))
    return files


on_files = CombinedEvent(_own_pages, _pages_in_force)


def on_page_markdown(markdown: str, **_: Any) -> str:  # noqa: ARG001 (MkDocs passes it)
    return ""


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:  # noqa: ARG001
    site, name, language = site_of(config), page_name(page.file), language_of(config)
    context["whole_page"] = history_page(site, language) if name == HISTORY else root_page(site, name, language)
    return context
