"""`make` and `make serve` build the site with MkDocs, and say in the words of the catalogue what went wrong.

This is a command, not a hook.
"""
from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable

from mkdocs.commands import build as mkdocs
from mkdocs.exceptions import MkDocsException

from build_state import StoppedError
from notice.messages import Message
from notice.problems import NoticeError, not_allowed
from settings import FILE, language_of_messages, load


def main() -> None:
    """Build into the folder that is given, where every warning is a mistake; without one, serve the site.

    End the program with what is wrong if the site cannot be built.
    """
    parser = argparse.ArgumentParser(prog="build_site", description=__doc__)
    parser.add_argument("folder", nargs="?", help="where to build it; without one it is served")
    if folder := parser.parse_args().folder:
        build(folder)
    else:
        _in_our_words(_serve, "")


def build(folder: str) -> None:
    """Build the site into a folder; end the program with what is wrong if that fails."""
    _in_our_words(lambda: _build(folder), folder)


def _build(folder: str) -> None:
    config = load(builds=True, site_dir=folder, strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs.build(config)
    finally:
        config.plugins.on_shutdown()


def _serve() -> None:
    # Whatever it says of a build, the build says itself.
    logging.getLogger("mkdocs.livereload").setLevel(logging.CRITICAL)
    load()
    from mkdocs.commands.serve import serve  # it loads a web server, which a build has no use for

    serve(FILE)


def _in_our_words(work: Callable[[], None], folder: str) -> None:
    """Let MkDocs work on a folder, and say what it warns of, and why it stopped, in the language of the messages."""
    language = language_of_messages()
    said = _Said(language)
    logging.getLogger("mkdocs").addHandler(said)
    try:
        work()
    except NoticeError as error:
        count = Message("build.mistakes-in-settings", count=len(error.problems)).text(language)
        sys.exit(f"{count}:\n{error.text(language)}")
    except StoppedError as error:
        sys.exit(str(error))
    except MkDocsException as error:
        sys.exit(Message("build.not-built", reason=Message("build.mkdocs-stopped", said=error.message)).text(language))
    except OSError as error:
        sys.exit(not_built(error, folder))
    finally:
        logging.getLogger("mkdocs").removeHandler(said)


class _Said(logging.Handler):
    """What MkDocs warns of is shown as what it is: the words of another program, which are in English."""

    def __init__(self, language: str) -> None:
        super().__init__(logging.WARNING)
        self.language = language

    def emit(self, record: logging.LogRecord) -> None:
        print(Message("build.mkdocs-says", said=record.getMessage()).text(self.language), file=sys.stderr)


def not_built(error: OSError, folder: str) -> str:
    """Say that the machine did not allow the site to be built into a folder, and what to do about it."""
    reason = Message("build.where", reason=not_allowed(error), place=str(error.filename or folder))
    return Message("build.not-built", reason=reason).text(language_of_messages())


if __name__ == "__main__":
    main()
