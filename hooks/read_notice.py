"""This hook reads what is published before anything is built; a mistake stops here, and the old site stays."""
# ruff: noqa: E402 (what is said to Python holds while the program is loaded, too)
from __future__ import annotations

import gc

# Python looks less often for what nobody needs any more: a build makes much and throws little away.
gc.set_threshold(100_000)

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from build_state import StoppedError, messages_in, own_folder, read, site_of
from i18n_builds import is_outer_build
from notice.facts.reference_places import explained
from notice.messages import Message
from notice.problems import NoticeError
from settings import language_of_messages, load, mistakes

if TYPE_CHECKING:  # it loads a web server, which a build has no use for
    from mkdocs.livereload import LiveReloadServer


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 (MkDocs passes it)
    """Let Python never look through what is loaded by now. Raise StoppedError with what is wrong with the settings.

    `make` has looked at them before; MkDocs alone would stumble on what it does not know.
    """
    if found := mistakes():
        raise StoppedError(NoticeError(found).text(language_of_messages()))
    gc.freeze()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:  # noqa: ARG001 (MkDocs passes it)
    """Watch what the organisation may have of its own, too, look at the settings before each build, and say where the site is."""
    if own_folder(config).is_dir():
        server.watch(str(own_folder(config)))
    server.builder = partial(_built_anew, server.builder)
    print(Message("build.served", url=server.url).text(messages_in(config)), flush=True)


def _built_anew(builder: Callable[[], None]) -> None:
    """Build the site anew. Raise StoppedError with what is wrong with the settings, before MkDocs stumbles on it."""
    try:
        load()
    except NoticeError as error:
        raise StoppedError(error.text(language_of_messages())) from None
    builder()


def on_config(config: MkDocsConfig) -> None:
    """Read the notice and set the pages of the root. Raise StoppedError with every mistake in the notice."""
    if not is_outer_build(config):
        return
    try:
        read(config)
    except NoticeError as error:
        language = messages_in(config)
        count = Message("build.mistakes", count=len(error.problems)).text(language)
        told = explained(error.problems)
        more = f"\n{told.text(language)}" if told else ""
        raise StoppedError(f"{count}:\n{error.text(language)}{more}") from None
    # A draft may add or drop a page; the root shows those of the version in force.
    config.nav = [f"{page}.md" for page in site_of(config).root_pages]
