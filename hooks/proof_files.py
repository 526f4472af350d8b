"""This hook runs last of all and writes the files that prove what the site is.

publication.json says what the site was made of, _headers how to serve it, SHA256SUMS what it consists of.
"""
from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from build_state import StoppedError, is_public, messages_in, site_of, write_files
from i18n_builds import is_outer_build
from notice.assets.headers import headers_file
from notice.messages import Message
from notice.pages.whole_site import files_of_proof
from publishing.commit import commit_of
from publishing.manifest import HEADERS_FILE, NotAManifestError, write_manifest


@event_priority(-1000)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the three files. Raise StoppedError if a file has a name that the manifest cannot hold."""
    if not is_outer_build(config):
        return
    site, folder = site_of(config), Path(config.site_dir)
    write_files(config, files_of_proof(site, commit_of(Path(config.config_file_path).parent, is_public())))
    write_files(config, [(HEADERS_FILE, headers_file().encode())])
    try:
        write_manifest(folder)
    except NotAManifestError:
        raise StoppedError(Message("program.bad-name").text(messages_in(config))) from None
