"""This hook runs last of all and writes the files that prove what the site is.

publication.json says what the site was made of, _headers how to serve it, SHA256SUMS what it consists of.
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from build_state import StoppedError, messages_in, site_of, write_files
from i18n_builds import is_outer_build
from notice.assets.headers import headers_file
from notice.messages import Message
from notice.pages.site import Site
from notice.pages.version_lists import seal_files
from publishing.commit import commit_of
from publishing.manifest import ABOUT, HEADERS_FILE, NotAManifestError, write_manifest


@event_priority(-1000)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the three files. Raise StoppedError if a file has a name that the manifest cannot hold."""
    if not is_outer_build(config):
        return
    site, folder = site_of(config), Path(config.site_dir)
    about = json.dumps(publication(site, commit_of(Path(config.config_file_path).parent)), indent=2) + "\n"
    texts = (*seal_files(site), (ABOUT, about), (HEADERS_FILE, headers_file()))
    write_files(config, ((name, text.encode()) for name, text in texts))
    try:
        write_manifest(folder)
    except NotAManifestError:
        raise StoppedError(Message("program.bad-name").text(messages_in(config))) from None


class MadeOf(TypedDict):
    """A site was made of this, by publication.json: the commit of git, the version in force, and the ledger.

    That is the name and the seal of each entry, in the order in which they were published.
    """

    site: str
    commit: str | None
    inForce: str | None
    ledger: list[tuple[str, str]]


def publication(site: Site, commit: str | None) -> MadeOf:
    """Return what the site was made of, as it stands in publication.json.

    The day is not in it: while no version takes effect, every day gives the same bytes.
    """
    in_force = site.timeline.in_force
    return {
        "site": site.addresses.site,
        "commit": commit,
        "inForce": in_force.id if in_force else None,
        "ledger": site.timeline.ledger.seals,
    }
