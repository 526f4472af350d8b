"""`make additions` asks of what is not public yet whether it may be, by the publication.json of what is. It is a command, not a hook."""
from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from build_state import stage
from notice.clock import this_moment
from notice.ledger import extends, listed
from notice.messages import Message
from notice.problems import NoticeError, Problem
from notice.published import Published, read_published
from notice.review.frozen_entries import FrozenEntries
from settings import DOCS, language_of_messages, load

REFUSED, UNREAD = 1, 2
VOUCHED = ("yes", "true")


def main() -> None:
    """End with 1 if what is public does not go on here, or with what could not have been frozen; with 2 if the file is not to be read.

    With FIRST=yes somebody vouches for what could not have been frozen; what was public stays all the same.
    """
    parser = argparse.ArgumentParser(prog="additions", description=__doc__)
    parser.add_argument("file", type=Path, help="the publication.json of what is public")
    file, language = parser.parse_args().file, language_of_messages()
    try:
        known = listed(file)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        _end(UNREAD, Message("additions.unread", file=file.name).text(language))
    try:
        published = read_published(Path(DOCS))
        if lost := _lost(known, published):
            _end(REFUSED, _said(Message("additions.not-the-beginning"), lost, language))
        if os.environ.get("FIRST") not in VOUCHED and (refused := _refused(known, published, language)):
            _end(REFUSED, _said(Message("additions.refused"), refused, language))
    except NoticeError as error:
        _end(REFUSED, error.text(language))


def _lost(known: list[tuple[str, str]], published: Published) -> list[Problem]:
    """Name the first of the `known` entries that is not in its place, as it was."""
    faults = extends(known, published.ledger.seals)
    return [Problem(f"{published.shown}/{one.entry}", 1, Message(f"ledger.{one.kind}", entry=one.entry, **one.values)) for one in faults]


def _refused(known: list[tuple[str, str]], published: Published, language: str) -> list[Problem]:
    """List what freezing would have refused of the entries after the `known` ones; none are asked where nothing is known.

    Nothing is rehearsed: the site is built and read before it becomes public.
    """
    if not known or len(known) == len(published.ledger.entries):
        return []
    tried = stage(load())
    entries = FrozenEntries(published, tried.reader, tried.cache, language)
    return entries.problems([id for id, _ in known], this_moment(os.environ), lambda *_: [])


def _said(intro: Message, problems: list[Problem], language: str) -> str:
    return f"{intro.text(language)}\n{NoticeError(problems).text(language)}"


def _end(code: int, said: str) -> NoReturn:
    print(said, file=sys.stderr)
    sys.exit(code)


if __name__ == "__main__":
    main()
