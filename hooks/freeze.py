"""`make freeze` freezes the draft into docs/versions/, where it is published for ever. It is a command, not a hook."""
from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from build_state import read
from check import messages
from notice.docs_folder import VERSIONS
from notice.drafts import refusals
from notice.freezing import freeze
from notice.problems import NoticeError, Problem
from notice.publication import Publication
from notice.rules import judge
from notice.seal import PUBLISHED, SUMS
from settings import load

STAGING = ".freeze.new"


def main() -> None:
    """Freeze the draft, or say why not; without a draft there is nothing to do."""
    try:
        config = load()
        publication = read(config)
        print(freeze_draft(publication, Path(config.docs_dir), blocked(publication, messages(config))))
    except NoticeError as error:
        sys.exit(f"Nothing was frozen:\n{error}")


def blocked(publication: Publication, language: str | None) -> list[Problem]:
    """List the errors that the checks find in the draft and nobody has accepted; `make check` shows them whole.

    `language` is that of the messages.
    """
    found = judge(publication, language).blocking
    return [Problem(one.place.file, one.place.line, f"{one.rule}: {one.what} {one.how.splitlines()[0]}") for one in found]


def freeze_draft(publication: Publication, docs: Path, blocked: Sequence[Problem]) -> str:
    """Freeze the draft into a folder of `docs`, and say in a sentence what was done.

    `blocked` is what the checks say against it. Raise NoticeError with that and all else that keeps it from being
    frozen.
    """
    timeline, draft = publication.timeline, publication.timeline.draft
    if draft is None:
        return f"Nothing to freeze: the text is that of {timeline.versions[-1].id}, which is published."
    if draft.heading.held:
        return f'Nothing to freeze: {draft.id} is marked as a draft. To publish it, take ".draft" away in every language.'
    if problems := [*refusals(publication), *blocked]:
        raise NoticeError(problems)
    files = dict(publication.files)
    if not draft.heading.imported:
        files[PUBLISHED] = f"{timeline.day.isoformat()}\n".encode()
    before = timeline.before(draft)
    previous = (before.id, (docs / VERSIONS / before.id / SUMS).read_bytes()) if before else None
    folder = freeze(files, docs / VERSIONS, draft.id, previous, docs.parent / STAGING)
    return f"Frozen: {folder.relative_to(docs.parent)}. It applies from {draft.id}."


if __name__ == "__main__":
    main()
