"""`make import-history FROM=folder` makes drafts of texts that were published elsewhere. It is a command, not a hook."""
from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from build_state import read, reader_of
from notice.docs_folder import DRAFTS
from notice.history_import.found_texts import read_found
from notice.history_import.made_drafts import MadeDraft, import_history
from notice.messages import Message
from notice.problems import NoticeError, Problem, not_allowed
from settings import language_of_messages, load

STAGING = ".import.new"


def main() -> None:
    """Make a draft of each day in the folder that FROM names, or end with what must be mended; then nothing is written."""
    language = language_of_messages()
    try:
        config = load()
        reader = reader_of(config)
        found = read_found(_folder(), reader.languages)
        made = import_history(found, read(config), reader)
        write_drafts(made.drafts, Path(config.docs_dir) / DRAFTS)
    except NoticeError as error:
        sys.exit(f"{Message('import.nothing-written').text(language)}\n{error.text(language)}")
    except OSError as error:
        sys.exit(Message("acts.failed", reason=not_allowed(error)).text(language))
    notes = [*made.left_out, *(problem for draft in made.drafts for problem in draft.mended)]
    for note in notes:
        print(note.text(language))
    print(Message("import.done", count=len(made.drafts)).text(language))


def _folder() -> Path:
    if given := os.environ.get("FROM"):
        return Path(given)
    raise NoticeError([Problem("FROM", 1, Message("import.no-folder"))])


def write_drafts(drafts: tuple[MadeDraft, ...], folder: Path) -> None:
    """Write each draft into a folder of its own, whole or not at all.

    Raise NoticeError if one is there already: then none is written.
    """
    if there := [draft.id for draft in drafts if (folder / draft.id).exists()]:
        shown = f"{folder.parent.name}/{folder.name}"
        raise NoticeError(Problem(f"{shown}/{id}", 1, Message("import.draft-there")) for id in there)
    for draft in drafts:
        staging = folder / STAGING
        shutil.rmtree(staging, ignore_errors=True)
        for name, content in draft.files.items():
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            (staging / name).write_bytes(content)
        staging.rename(folder / draft.id)


if __name__ == "__main__":
    main()
