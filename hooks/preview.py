"""`make preview`: a copy of the built site that opens from a disk, with a first page for reviewers. Not a hook."""
from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs.config import load_config

from check import messages
from notice.pages.site import Site
from notice.review import Voice, voice_for
from notice.review.preview import opened_from_disk, ways_in
from site_notice import read, site_of

TARGET = Path("preview")


def main() -> None:
    """Make `preview/` of `site/`."""
    config = load_config("mkdocs.yml")
    publication = read(config)
    site, voice = site_of(config), voice_for(messages(config), publication.working.source)
    shutil.rmtree(TARGET, ignore_errors=True)
    shutil.copytree(config.site_dir, TARGET)
    for page in TARGET.rglob("*.html"):
        page.write_text(opened_from_disk(page.read_text(encoding="utf-8")), encoding="utf-8")
    (TARGET / "start.html").write_text(_start(site, voice), encoding="utf-8")


def _start(site: Site, voice: Voice) -> str:
    return site.templates.render("preview.html", voice.localizer, voice=voice, ways=ways_in(site, voice))


if __name__ == "__main__":
    main()
