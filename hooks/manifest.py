"""Last of all, lists what was built: publication.json says what the site was made of, SHA256SUMS seals every file."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from i18n_builds import is_outer_build
from notice.pages.seals import seal_files
from notice.pages.site import Site
from publishing.commit import commit_of
from publishing.manifest import ABOUT, write_manifest
from site_notice import site_of


@event_priority(-1000)
def on_post_build(config: MkDocsConfig) -> None:
    if not is_outer_build(config):
        return
    site, folder = site_of(config), Path(config.site_dir)
    for name, text in seal_files(site):
        (folder / name).write_text(text, encoding="utf-8")
    about = publication(site, commit_of(Path(config.config_file_path).parent))
    (folder / ABOUT).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    write_manifest(folder)


def publication(site: Site, commit: str | None) -> dict[str, Any]:
    """What the site was made of. The day is not in it: while no version takes effect, every day gives the same bytes."""
    in_force = site.timeline.in_force
    return {
        "site": site.addresses.site,
        "commit": commit,
        "inForce": in_force.id if in_force else None,
        "seals": {version.id: version.digest for version in site.timeline.frozen},
    }
