"""This hook publishes what pages need beside their text, and says if a page has grown beyond its budget."""
from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from build_state import StoppedError, messages_in, preview, site_of, theme_folder, write_files
from i18n_builds import is_outer_build
from notice.assets.budgets import Weight, over_budget, read_budget, weight_of
from notice.pages.notice_pages import current_pages
from notice.problems import NoticeError


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 (MkDocs passes it)
    """Note whether MkDocs serves the site while it is written."""
    preview(command == "serve")


def on_config(config: MkDocsConfig) -> None:
    """Read the budget, so that a mistake in it stops the build before it begins, and leave folders out that none uses.

    Of the theme only a style sheet is used; MkDocs would list its 12,000 icons in the build of each language. The
    languages plugin adds a folder of its own each time, which is needed once.
    """
    _budget(config)
    unused = str(theme_folder(config))
    config.theme.dirs[:] = [folder for folder in dict.fromkeys(config.theme.dirs) if folder != unused]


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the assets, and say which page weighs more than its budget: a long notice is published all the same."""
    if not is_outer_build(config):
        return
    site = site_of(config)
    write_files(config, site.assets.files.items())
    pages = [f"{site.addresses.path(name, language)}index.html" for name in current_pages(site) for language in site.languages]
    weights = {page: weight_of(Path(config.site_dir), page, site.cache) for page in pages}
    for message in over_budget(weights, _budget(config)):
        print(message.text(messages_in(config)), file=sys.stderr)


def _budget(config: MkDocsConfig) -> Weight:
    try:
        return read_budget(config.extra.get("budget"))
    except NoticeError as error:
        raise StoppedError(error.text(messages_in(config))) from None
