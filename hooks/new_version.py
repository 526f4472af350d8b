"""`make new-version` begins a new version in the change history of every language. It is a command, not a hook."""
from __future__ import annotations

import os
import sys
from pathlib import Path

from build_state import read, reader_of
from notice.messages import Message
from notice.new_draft import RefusedError, new_version
from notice.problems import NoticeError
from settings import language_of_messages, load


def main() -> None:
    """Begin the version that the environment asks for, or end with why not.

    DATE, and TITLE_FI and the like, are taken from the environment: no shell and no make ever reads what they say.
    """
    language = language_of_messages()
    day = os.environ.get("DATE", "")
    try:
        config = load()
        titles = {language: os.environ.get(variable(language), "") for language in reader_of(config).languages}
        files = new_version(read(config), day, titles, reader_of(config).renderer)
    except (NoticeError, RefusedError) as error:
        sys.exit(f"{Message('new-version.nothing-begun').text(language)}\n{error.text(language)}")
    for name, content in files.items():
        Path(config.docs_dir, name).write_bytes(content)
    print(Message("new-version.begun", day=day).text(language))


def variable(language: str) -> str:
    """Return the variable that holds the title in a language: TITLE_FI for "fi", TITLE_PT_BR for "pt-BR"."""
    return f"TITLE_{language.upper().replace('-', '_')}"


if __name__ == "__main__":
    main()
