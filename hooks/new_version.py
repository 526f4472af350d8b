"""`make new-version` prepares what an editor wants to do with the versions of the notice. It is a command, not a hook."""
from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from build_state import read, reader_of
from notice.acts import Wish, begin
from notice.messages import Message
from notice.new_draft import RefusedError
from notice.problems import NoticeError, not_allowed
from settings import language_of_messages, load


def main() -> None:
    """Prepare what the environment asks for, or end with why not; then nothing is written.

    ACT, DATE, and TITLE_FI and the like, are taken from the environment: no shell and no make ever reads what they say.
    """
    language = language_of_messages()
    try:
        config = load()
        titles = {language: os.environ.get(variable(language), "") for language in reader_of(config).languages}
        wish = Wish(read(config), os.environ.get("DATE", ""), titles, reader_of(config).renderer)
        begun = begin(os.environ.get("ACT", "").partition(":")[0] or "new", wish)
        write(Path(config.docs_dir), begun.files)
    except (NoticeError, RefusedError) as error:
        sys.exit(f"{Message('new-version.nothing-begun').text(language)}\n{error.text(language)}")
    except OSError as error:
        sys.exit(Message("acts.failed", reason=not_allowed(error)).text(language))
    print(begun.say.text(language))


def write(docs: Path, files: Mapping[str, bytes | None]) -> None:
    """Write files into `docs`, by their path there; take those away for which there is None. Raise OSError if the disk does not take it."""
    for name, content in files.items():
        path = docs / name
        if content is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def variable(language: str) -> str:
    """Return the variable that holds the title in a language: TITLE_FI for "fi", TITLE_PT_BR for "pt-BR"."""
    return f"TITLE_{language.upper().replace('-', '_')}"


if __name__ == "__main__":
    main()
