"""`make new-version` prepares what an editor wants to do with the versions of the notice. It is a command, not a hook."""
from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from build_state import read, reader_of
from notice.acts import begin
from notice.messages import Message
from notice.new_draft import RefusedError
from notice.problems import NoticeError, not_allowed
from notice.putting import is_promised, put
from notice.wish import Wish
from settings import language_of_messages, load


def main() -> None:
    """Prepare what the environment asks for, or end with why not; then nothing is written.

    ACT, DATE, VERSION, and TITLE_FI and the like, are taken from the environment: no shell and no make ever reads what they say.
    """
    argparse.ArgumentParser(prog="new_version", description=__doc__).parse_args()
    language = language_of_messages()
    try:
        config = load()
        titles = {language: os.environ.get(variable(language), "") for language in reader_of(config).languages}
        given = os.environ.get("DATE", ""), titles, reader_of(config).renderer, os.environ.get("VERSION", "")
        wish = Wish(read(config), *given)
        begun = begin(os.environ.get("ACT", "").partition(":")[0] or "new", wish)
        put(Path(config.docs_dir), begun.files)
    except (NoticeError, RefusedError) as error:
        sys.exit(f"{Message('new-version.nothing-begun').text(language)}\n{error.text(language)}")
    except OSError as error:
        sys.exit(not_put(error, Path(load().docs_dir)).text(language))
    print(begun.say.text(language))


def not_put(error: OSError, docs: Path) -> Message:
    """Say that the machine did not allow files to be put into `docs`, and whether the next command will put the rest there."""
    reason = not_allowed(error)
    return Message("acts.promised", reason=reason) if is_promised(docs) else Message("acts.failed", reason=reason)


def variable(language: str) -> str:
    """Return the variable that holds the title in a language: TITLE_FI for "fi", TITLE_PT_BR for "pt-BR"."""
    return f"TITLE_{language.upper().replace('-', '_')}"


if __name__ == "__main__":
    main()
