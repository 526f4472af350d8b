"""`make` and `make proofread` read a built site before it is put in place, and say what is wrong.

This is a command, not a hook.
"""
from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from build_state import LOADED, READ, installed
from i18n_builds import addresses
from notice.cache import BuildCache
from notice.messages import Message
from notice.output.faults import problems
from notice.output.proofreading import proofread
from notice.problems import Problem
from settings import DOCS, language_of_messages, load_or_stop

SHOWN = 50


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the site that the arguments name, and end with 1 if anything is wrong with it."""
    parser = argparse.ArgumentParser(prog="proofread", description="Read every page and file of a built site.")
    parser.add_argument("site", type=Path, help="the folder of the built site")
    site = parser.parse_args(arguments).site
    if not site.is_dir():
        sys.exit(Message("gate.no-site", folder=str(site)).text(language_of_messages()))
    config, cache = load_or_stop(), BuildCache(READ, (LOADED, installed()))
    found = list(problems(proofread(site, addresses(config), DOCS, cache), site.name))
    cache.prune()
    if found:
        sys.exit(report(found, site, language_of_messages()))


def report(found: Sequence[Problem], site: Path, language: str) -> str:
    """Say what is wrong, a line for each thing; only the first of very many are shown."""
    head = Message("gate.wrong", count=len(found), folder=str(site)).text(language)
    more = [Message("gate.more", number=len(found) - SHOWN).text(language)] if len(found) > SHOWN else []
    return "\n".join([head, *(problem.text(language) for problem in found[:SHOWN]), *more])


if __name__ == "__main__":
    main()
