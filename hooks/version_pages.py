"""This hook writes the pages that MkDocs does not know.

They are those of every version, those that are gone, that for using one's rights, and that for developers. At the very
end, the cache is written for the next build, and what this one did not ask for is taken out.
"""
from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority

from build_state import site_of, write_files
from i18n_builds import is_outer_build
from notice.pages.whole_site import other_pages


@event_priority(-200)
def _write(config: MkDocsConfig) -> None:
    if not is_outer_build(config):
        return
    write_files(config, other_pages(site_of(config)))


@event_priority(-300)
def _finish(config: MkDocsConfig) -> None:
    """Prune the cache after every other hook: what one of them asks for later would be made anew in each build."""
    if is_outer_build(config):
        site_of(config).cache.prune()


on_post_build = CombinedEvent(_write, _finish)
