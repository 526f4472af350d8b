"""`make` and `make proofread` read a built site before it is put in place, and say what is wrong.

This is a command, not a hook.
"""
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from build_state import LOADED, READ, installed
from i18n_builds import addresses
from notice.cache import BuildCache
from notice.docs_folder import text_of
from notice.messages import Message
from notice.output.fault_identity import of_what_was_published
from notice.output.faults import Fault, problems
from notice.output.proofreading import faults_in, read_site
from notice.output.text_lines import with_line
from notice.problems import Problem
from settings import DOCS, language_of_messages, load_or_stop

SHOWN = 50


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the site that the arguments name, and end with 1 if anything is wrong with it that can be mended.

    What was published stays as it is, for ever: what is wrong with it is told, and stops nothing.
    """
    parser = argparse.ArgumentParser(prog="proofread", description="Read every page and file of a built site.")
    parser.add_argument("site", type=Path, help="the folder of the built site")
    site = parser.parse_args(arguments).site
    if not site.is_dir():
        sys.exit(Message("gate.no-site", folder=str(site)).text(language_of_messages()))
    config, cache = load_or_stop(), BuildCache(READ, (LOADED, installed()))
    language, found = language_of_messages(), read_site(site, addresses(config), DOCS, cache)
    faults = faults_in(found)
    cache.prune()
    published = of_what_was_published(faults, found.built)
    if old := list(problems(_with_lines(published), site.name)):
        print(report(old, Message("gate.published", count=len(old)), language), file=sys.stderr)
    if new := list(problems(_with_lines(set(faults) - published), site.name)):
        sys.exit(report(new, Message("gate.wrong", count=len(new), folder=str(site)), language))


def _with_lines(faults: Iterable[Fault]) -> list[Fault]:
    return [with_line(fault, _text) for fault in faults]


def _text(file: str) -> str | None:
    path = Path(file)
    return text_of(path.read_bytes()) if path.is_file() else None


def report(found: Sequence[Problem], said: Message, language: str) -> str:
    """Say what is wrong, a line for each thing below what is `said` of all; only the first of very many are shown."""
    head = said.text(language)
    more = [Message("gate.more", number=len(found) - SHOWN).text(language)] if len(found) > SHOWN else []
    return "\n".join([head, *(problem.text(language) for problem in found[:SHOWN]), *more])


if __name__ == "__main__":
    main()
