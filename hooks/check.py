"""`make check` says what must be known before the notice is public. It is a command, not a hook."""
# ruff: noqa: E402 (what is said to Python holds while the program is loaded, too)
from __future__ import annotations

import gc

# A command that soon ends need not look for what it no longer uses.
gc.disable()

import argparse
import os
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from build_state import read, sentences_remembered
from exposed_record import exposed
from notice.docs_folder import VERSIONS
from notice.messages import Message
from notice.pages.site_choices import site_choices
from notice.problems import NoticeError, Problem, suggestion
from notice.publication import Publication
from notice.reports import FORMATS, Report
from notice.rules import judge
from settings import language_of_messages, load

MISUSED = 2
ON_GITHUB = "github"


def main() -> None:
    """Print the findings; end with 1 if they keep the version in the making from being published, with 2 if asked for no format."""
    parser = argparse.ArgumentParser(prog="check", description=__doc__)
    parser.add_argument("--format", default="people", help=f"one of {', '.join(FORMATS)}")
    parser.add_argument("--version", help="judge a published version, such as 2026-12-01, instead of the newest text")
    given = parser.parse_args()
    if given.format not in FORMATS:
        unknown = Message("report.no-format", value=given.format, hint=suggestion(given.format, FORMATS))
        print(unknown.text(language_of_messages()), file=sys.stderr)
        sys.exit(MISUSED)
    with sentences_remembered():
        report = _report(given.version)
        show(FORMATS[given.format](report))
    if told := exposed(Path()):
        print(f"::warning::{report.told(told)}" if given.format == ON_GITHUB else report.told(told), file=sys.stderr)
    gc.freeze()  # nor when it ends, where Python would look once more
    sys.exit(report.failed)


def show(text: str) -> None:
    """Print a text, as far as anybody reads: `make check | head` has seen enough after ten lines."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report(version: str | None) -> Report:
    try:
        return report_of(load(), version)
    except NoticeError as error:
        return Report(language_of_messages(), None, error.problems)


def report_of(config: MkDocsConfig, version: str | None = None) -> Report:
    """Judge the newest text, or the published `version`, such as "2026-12-01".

    Where the notice cannot be read, the report holds the mistakes instead of a judgement.
    """
    language = language_of_messages()
    try:
        publication = read(config)
        return judged(publication, language, version, site_choices(config.extra).says_silence)
    except NoticeError as error:
        return Report(language, None, error.problems)


def judged(publication: Publication, language: str, version: str | None, says_silence: bool) -> Report:
    """Judge the newest text of a publication, or one version, in a `language`; drafts of others are named beside the newest text.

    Raise NoticeError for a version that there is not.
    """
    known = [one.id for one in publication.timeline.versions]
    if version and version not in known:
        message = Message("versions.unknown", version=version, known=tuple(known))
        raise NoticeError([Problem(f"{publication.working.folder}/{VERSIONS}", 1, message)])
    judgement = judge(publication, language, version)
    others = () if version else (one for one in publication.drafts if one.version and one.heading.name != judgement.review.heading.name)
    return Report(language, judgement, (), publication.timeline.day, says_silence, tuple(others))


if __name__ == "__main__":
    main()
