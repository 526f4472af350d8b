"""This hook publishes what pages need beside their text, and says if a page has grown beyond its budget."""
from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from build_state import StoppedError, messages_in, preview, site_of, theme_folder, write_files
from i18n_builds import is_outer_build
from notice.assets.budgets import Budget, over_budget, read_budget, weight_of
from notice.messages import Message
from notice.pages.notice_pages import current_pages, pages_in_the_making
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
    """Write the assets, and say which page weighs more than its budget: a long notice is published all the same.

    Raise StoppedError where the organisation chose that, and a text that can still be shortened is meant.
    """
    if not is_outer_build(config):
        return
    site, budget = site_of(config), _budget(config)
    write_files(config, site.assets.files.items())

    def heavy(names: Iterable[str]) -> list[Message]:
        pages = [f"{site.addresses.path(name, language)}index.html" for name in names for language in site.languages]
        weights = {page: weight_of(Path(config.site_dir), page, site.cache) for page in pages}
        return over_budget(weights, budget.most)

    language = messages_in(config)
    if budget.stops and (found := heavy(pages_in_the_making(site))):
        raise StoppedError("\n".join(message.text(language) for message in (*found, Message("budget.stopped"))))
    for message in heavy(current_pages(site)):
        print(Message("budget.goes-on", message=message).text(language), file=sys.stderr)


def _budget(config: MkDocsConfig) -> Budget:
    try:
        return read_budget(config.extra.get("budget"))
    except NoticeError as error:
        raise StoppedError(error.text(messages_in(config))) from None
