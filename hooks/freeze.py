"""`make freeze` freezes the draft into docs/versions/, where it is published for ever. It is a command, not a hook."""
from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from build_state import read
from notice.docs_folder import VERSIONS
from notice.drafts import refusals
from notice.freezing import freeze
from notice.messages import Message
from notice.problems import NoticeError, Problem
from notice.publication import Publication
from notice.rules import Finding, judge
from notice.seal import PUBLISHED, SUMS
from settings import language_of_messages, load

STAGING = ".freeze.new"


def main() -> None:
    """Freeze the draft, or say why not; without a draft there is nothing to do."""
    language = language_of_messages()
    try:
        config = load()
        publication = read(config)
        print(freeze_draft(publication, Path(config.docs_dir), blocked(publication, language)).text(language))
    except NoticeError as error:
        sys.exit(f"{Message('freezing.nothing-frozen').text(language)}\n{error.text(language)}")


def blocked(publication: Publication, language: str) -> list[Problem]:
    """List the errors that the checks find in the draft and nobody has accepted; `make check` shows them whole.

    `language` is that of the messages.
    """
    found = judge(publication, language).blocking
    return [Problem(one.place.file, one.place.line, _of_finding(one)) for one in found]


def _of_finding(finding: Finding) -> Message:
    return Message("freezing.blocked", rule=finding.rule, what=finding.what, how=finding.how.splitlines()[0])


def freeze_draft(publication: Publication, docs: Path, blocked: Sequence[Problem]) -> Message:
    """Freeze the draft into a folder of `docs`, and say in a sentence what was done.

    `blocked` is what the checks say against it. Raise NoticeError with that and all else that keeps it from being
    frozen.
    """
    timeline, draft = publication.timeline, publication.timeline.draft
    if draft is None:
        return Message("freezing.nothing-pending", version=timeline.versions[-1].id)
    if draft.heading.held:
        return Message("freezing.held", version=draft.id)
    if problems := [*refusals(publication), *blocked]:
        raise NoticeError(problems)
    files = dict(publication.files)
    if not draft.heading.imported:
        files[PUBLISHED] = f"{timeline.day.isoformat()}\n".encode()
    before = timeline.before(draft)
    previous = (before.id, (docs / VERSIONS / before.id / SUMS).read_bytes()) if before else None
    folder = freeze(files, docs / VERSIONS, draft.id, previous, docs.parent / STAGING)
    return Message("freezing.frozen", folder=str(folder.relative_to(docs.parent)), version=draft.id)


if __name__ == "__main__":
    main()
