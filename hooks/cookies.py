"""`make cookies` opens a site in a browser and compares what it stores there with the notice.

This is a command, not a hook.
"""
from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from build_state import read
from cookie_scan import chromium
from cookie_scan.browsing import VisitError, visit
from cookie_scan.seen import Visit
from cookie_scan.wall import ALONE
from notice.cookie_audit.audit_report import audit_as_json, audit_for_people
from notice.cookie_audit.audit_words import AuditWords
from notice.cookie_audit.declared_and_seen import CookieComparison, declared_in
from notice.localizer import Localizer
from notice.messages import Message
from notice.problems import NoticeError, on_a_line, suggestion
from notice.reading import Notice
from notice.vocabulary import vocabulary
from settings import language_of_messages, load

FORMATS = {"people": audit_for_people, "json": audit_as_json}
PAGES = 10
DIFFERS, NOT_LOOKED_AT = 1, 2


def main() -> None:
    """Print what was seen.

    End with 1 if the notice says anything else. End with 2 if it or the site cannot be read, or what was typed, and if what
    was seen agrees, but not everything could be looked at.
    """
    parser = argparse.ArgumentParser(prog="cookies", description=__doc__)
    parser.add_argument("url", help="the page to begin with")
    parser.add_argument("--accept", help="the button that gives consent, as a CSS selector")
    parser.add_argument("--pages", default=str(PAGES), help="how many pages of the site to look at")
    parser.add_argument("--format", default="people", help=f"one of {', '.join(FORMATS)}")
    given = parser.parse_args()
    language = language_of_messages()
    if misused := _misused(given):
        _stop(misused.text(language))
    try:
        config = load()
        notice = read(config).working
    except NoticeError as error:
        _stop(error.text(language))
    try:
        found = look_at(given.url, given.accept or None, int(given.pages))
    except VisitError as error:
        _stop(_why(error).text(language))
    except chromium.NoChromiumError:
        _stop(Message("cookies.no-browser").text(language))
    except Exception as error:  # noqa: BLE001 (a page can do anything to a browser; "differs" must not be said of that)
        _stop(Message("cookies.failed", error=str(error).partition("\n")[0] or type(error).__name__).text(language))
    words = _words(notice, found, language)
    print(FORMATS[given.format](words, notice.written))
    sys.exit(DIFFERS if words.compared.differences else NOT_LOOKED_AT if found.unread else 0)


def _misused(given: argparse.Namespace) -> Message | None:
    """Say what is wrong with what was typed, or return None."""
    if not given.url:
        return Message("cookies.no-url")
    if not given.pages.isdecimal():
        return Message("cookies.no-number", value=given.pages)
    return None if given.format in FORMATS else Message("report.no-format", value=given.format, hint=suggestion(given.format, FORMATS))


def look_at(url: str, accept: str | None, pages: int) -> Visit:
    """Visit at most `pages` pages from `url` on, with a browser that reaches nothing else.

    `accept` is the CSS selector of the button that gives consent; with None, it is that of a common tool, if there is one.
    Raise VisitError if the site cannot be seen, and NoChromiumError if there is no browser.
    """
    try:
        parts = urlsplit(url)
        right = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        right = False
    if not right:
        raise VisitError("no_address", url=url)
    return asyncio.run(_look_at(chromium.find_chromium(), parts.geturl(), accept, pages))


async def _look_at(executable: Path, url: str, accept: str | None, pages: int) -> Visit:
    async with chromium.launch_for_a_while(executable, *ALONE) as browser:
        return await visit(browser, url, accept, pages)


def _why(error: VisitError) -> Message:
    """Say why a site cannot be looked at."""
    given = error.values
    match error.reason:
        case "answered":
            return Message("cookies.answered", url=given["url"], status=given["status"])
        case "moved":
            return Message("cookies.moved", url=given["url"], to=given["to"])
        case "no_button":
            return Message("cookies.no-button", url=given["url"], selector=given["selector"])
        case "no_address":
            return Message("cookies.no-address", url=given["url"])
    return Message("cookies.unreachable", url=given["url"])


def _words(notice: Notice, found: Visit, language: str) -> AuditWords:
    say = Localizer(vocabulary([language])[language], notice.source)
    return AuditWords(CookieComparison(found, declared_in(notice.facts)), say)


def _stop(message: str) -> NoReturn:
    print("\n".join(map(on_a_line, message.split("\n"))), file=sys.stderr)
    sys.exit(NOT_LOOKED_AT)


if __name__ == "__main__":
    main()
