"""`make report` writes the page for editors, which is not part of the site. It is a command, not a hook."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from build_state import sentences_remembered, site_of
from check import report_of
from notice.assets import PAGE, RARE, REPORT
from notice.assets.policy import REFERRER, policy_of_lone_file
from notice.messages import Message
from notice.overview import overview
from notice.reports import FORMATS
from settings import language_of_messages, load_or_stop

TARGET = Path("report.html")


def main() -> None:
    """Write the page; where the notice cannot be read, say why and leave no page that is out of date."""
    argparse.ArgumentParser(prog="report", description=__doc__).parse_args()
    config = load_or_stop()
    TARGET.unlink(missing_ok=True)
    with sentences_remembered():
        page = page_for_editors(config)
    TARGET.write_text(page, encoding="utf-8")
    print(Message("build.report", file=str(TARGET)).text(language_of_messages()))


def page_for_editors(config: MkDocsConfig) -> str:
    """Return the page as HTML. End the program with what is wrong where the notice cannot be read."""
    report = report_of(config)
    if report.judgement is None:
        sys.exit(FORMATS["people"](report))
    site = site_of(config)
    styles = [site.assets.sheets[name] for name in (RARE, PAGE, REPORT)]
    shown = overview(report, report.judgement)
    values = {"page": shown, "styles": styles, "policy": policy_of_lone_file(styles).meta, "referrer": REFERRER}
    return site.templates.render("report.html", shown.review.say, **values)


if __name__ == "__main__":
    main()
