"""`make` and `make serve` build the site with MkDocs, and say in plain words what the machine does not allow.

This is a command, not a hook.
"""
from __future__ import annotations

import sys

from mkdocs.__main__ import cli

from notice.messages import Message
from publishing.server_side import in_words
from settings import language_of_messages, mistakes


def main() -> None:
    """Build into the folder that is given, where every warning is a mistake; without one, serve the site.

    End the program with what is wrong if the settings have mistakes or a file cannot be written.
    """
    if len(sys.argv) > 1:
        build(sys.argv[1])
    else:
        _run(["serve"], "")


def build(folder: str) -> None:
    """Build the site into a folder; end the program with what is wrong if that fails."""
    try:
        _run(["build", "--strict", "--site-dir", folder], folder)
    except SystemExit as ended:
        if ended.code:
            raise


def _run(arguments: list[str], folder: str) -> None:
    if found := mistakes():
        language = language_of_messages()
        count = Message("build.mistakes-in-settings", count=len(found)).text(language)
        sys.exit("\n".join([f"{count}:", *(problem.text(language) for problem in found)]))
    try:
        cli(arguments, prog_name="mkdocs")
    except OSError as error:
        sys.exit(not_built(error, folder))


def not_built(error: OSError, folder: str) -> str:
    """Say that the machine did not allow the site to be built into a folder, and what to do about it."""
    return f"The site was not built: {in_words(error, folder)}"


if __name__ == "__main__":
    main()
