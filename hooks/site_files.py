"""Writes files of the site, for the hooks that make them. Not a hook itself."""
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig


def write_files(config: MkDocsConfig, files: Iterable[tuple[str, bytes]]) -> None:
    """Each by its path, which is relative to the site's root."""
    for name, content in files:
        path = Path(config.site_dir, name)
        try:
            path.write_bytes(content)
        except FileNotFoundError:  # most folders are there already
            path.parent.mkdir(parents=True)
            path.write_bytes(content)
