"""`make import-history FROM=folder` makes drafts of texts that were published elsewhere. It is a command, not a hook."""
from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from build_state import read, reader_of
from new_version import not_put
from notice.docs_folder import DRAFTS
from notice.history_import.found_texts import read_found
from notice.history_import.made_drafts import MadeDraft, import_history
from notice.messages import Message
from notice.problems import NoticeError, Problem
from notice.putting import put
from settings import language_of_messages, load


def main() -> None:
    """Make a draft of each day in the folder that FROM names, or end with what must be mended; then nothing is written."""
    argparse.ArgumentParser(prog="import_history", description=__doc__).parse_args()
    language = language_of_messages()
    try:
        config = load()
        reader = reader_of(config)
        found = read_found(_folder(), reader.languages)
        made = import_history(found, read(config), reader)
        write_drafts(made.drafts, Path(config.docs_dir))
    except NoticeError as error:
        sys.exit(f"{Message('import.nothing-written').text(language)}\n{error.text(language)}")
    except OSError as error:
        sys.exit(not_put(error, Path(load().docs_dir)).text(language))
    notes = [*made.left_out, *(problem for draft in made.drafts for problem in draft.mended)]
    for note in notes:
        print(note.text(language))
    print(Message("import.done", count=len(made.drafts)).text(language))


def _folder() -> Path:
    if given := os.environ.get("FROM"):
        return Path(given)
    raise NoticeError([Problem("FROM", 1, Message("import.no-folder"))])


def write_drafts(drafts: tuple[MadeDraft, ...], docs: Path) -> None:
    """Write the drafts into `docs`, all or none. Raise NoticeError if one is there already."""
    if there := [draft.id for draft in drafts if (docs / DRAFTS / draft.id).exists()]:
        raise NoticeError(Problem(f"{docs.name}/{DRAFTS}/{id}", 1, Message("import.draft-there")) for id in there)
    put(docs, {f"{DRAFTS}/{draft.id}/{name}": content for draft in drafts for name, content in draft.files.items()})


if __name__ == "__main__":
    main()
