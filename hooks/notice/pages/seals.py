"""The SHA256SUMS of each version as it lies in `docs/versions/`: whoever keeps one can tell later what was published."""
from __future__ import annotations

from collections.abc import Iterator

from ..addresses import version_page
from ..seal import SUMS, seal_of_hashes
from .site import Site


def seal_files(site: Site) -> Iterator[tuple[str, str]]:
    """The path (relative to the root) and the text of each; the files that it names are not published."""
    for version in site.timeline.frozen:
        before = site.timeline.before(version)
        yield version_page(version.id, SUMS), seal_of_hashes(version.files, (before.id, before.digest) if before else None)
