"""`make preview` makes a copy of the built site that opens from a disk, for reviewers, with the report for editors.

This is a command, not a hook.
"""
from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from build_state import site_of
from notice.messages import Message
from notice.pages.site import Site
from notice.review import Voice
from notice.review.disk_preview import opened_from_disk, ways_in
from report import TARGET as REPORT
from report import page_for_editors
from settings import language_of_messages, load_or_stop

TARGET = Path("preview")


def main() -> None:
    """Make `preview/` of `site/`, anew each time."""
    argparse.ArgumentParser(prog="preview", description=__doc__).parse_args()
    config, language = load_or_stop(), language_of_messages()
    if not Path(config.site_dir).is_dir():
        sys.exit(Message("gate.no-site", folder=Path(config.site_dir).name).text(language))
    report = page_for_editors(config)
    site = site_of(config)
    voice = Voice(language, site.publication.working.source)
    shutil.rmtree(TARGET, ignore_errors=True)
    shutil.copytree(config.site_dir, TARGET)
    for page in TARGET.rglob("*.html"):
        page.write_text(opened_from_disk(page.read_text(encoding="utf-8")), encoding="utf-8")
    (TARGET / REPORT.name).write_text(report, encoding="utf-8")
    (TARGET / "start.html").write_text(_start(site, voice), encoding="utf-8")


def _start(site: Site, voice: Voice) -> str:
    values = {"voice": voice, "ways": ways_in(site, voice), "report": REPORT.name}
    return site.templates.render("preview.html", voice.localizer, **values)


if __name__ == "__main__":
    main()
