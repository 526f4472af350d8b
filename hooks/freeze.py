"""`make freeze` freezes the drafts into docs/versions/, where they are published for ever. It is a command, not a hook."""
from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from build_state import apart, read, stage
from notice.docs_folder import DRAFTS, VERSIONS
from notice.drafts import refusals
from notice.drafts_folder import Draft
from notice.freezing import files_to_seal, freeze, keep_bytes
from notice.ledger import Kind
from notice.messages import Message
from notice.problems import NoticeError, Problem
from notice.publication import Publication
from notice.rehearsal import problems_when_public
from notice.rules.blocking import blocked
from settings import language_of_messages, load

STAGING = ".freeze.new"


def main() -> None:
    """Freeze every draft that is finished, and say why not; without one there is nothing to do."""
    argparse.ArgumentParser(prog="freeze", description=__doc__).parse_args()
    language = language_of_messages()
    try:
        config = load()
        done, refused = freeze_drafts(
            lambda: read(config),
            lambda: apart(config),
            lambda publication, draft: problems_when_public(stage(config), publication, draft),
            Path(config.docs_dir),
            language,
        )
    except NoticeError as error:
        sys.exit(f"{Message('freezing.nothing-frozen').text(language)}\n{error.text(language)}")
    for message in done:
        print(message.text(language))
    if refused:
        nothing = "" if done else f"{Message('freezing.nothing-frozen').text(language)}\n"
        sys.exit(nothing + NoticeError(refused).text(language))


def freeze_drafts(
    read: Callable[[], Publication],
    apart: Callable[[], Publication],
    rehearse: Callable[[Publication, Draft], list[Problem]],
    docs: Path,
    language: str,
) -> tuple[list[Message], list[Problem]]:
    """Freeze one draft after the other into `docs`.

    Return what was done, in sentences, and what keeps others from being frozen. `read` gives everything as it is then, or
    raises NoticeError; `apart` then gives what is published and the drafts in folders of their own: no mistake in another
    text keeps them from being frozen. `rehearse` gives what would be wrong with the site if a draft were; `language` is that
    of the messages. Raise NoticeError if what is published cannot be read, or the disk does not take it.
    """
    done: list[Message] = []
    refused: dict[str, list[Problem]] = {}
    broken: tuple[Problem, ...] = ()
    while True:
        publication, broken = _whole_or_apart(read, apart)
        for folder in publication.left:
            shutil.rmtree(docs.parent / folder, ignore_errors=True)
        _without_empty_drafts(docs)
        waiting = [draft for draft in in_order(publication.drafts) if not draft.heading.held and draft.id not in refused]
        if not waiting:
            break
        draft = waiting[0]
        problems = [*refusals(publication, draft), *blocked(publication, draft, language)] or rehearse(publication, draft)
        if problems:
            refused[draft.id] = problems
        else:
            done.append(freeze_draft(publication, draft, docs))
    if broken and not done and not refused:
        raise NoticeError(broken)
    if not done and not refused:
        done.append(_nothing_to_freeze(publication))
    return done, [*broken, *(problem for problems in refused.values() for problem in problems)]


def _without_empty_drafts(docs: Path) -> None:
    """Take the folder of drafts away, if nothing is left in it."""
    with suppress(OSError):  # it is not there, or something is in it
        (docs / DRAFTS).rmdir()


def _whole_or_apart(read: Callable[[], Publication], apart: Callable[[], Publication]) -> tuple[Publication, tuple[Problem, ...]]:
    """Return what there is to freeze, and the mistakes that keep the rest from being read."""
    try:
        return read(), ()
    except NoticeError as error:
        try:
            return apart(), error.problems
        except NoticeError:
            raise error from None


def in_order(drafts: tuple[Draft, ...]) -> list[Draft]:
    """Return drafts in the order in which they are published: what was withdrawn, what was taken over, then by day."""
    return sorted(drafts, key=lambda draft: (not draft.heading.name.withdrawn, not draft.heading.imported, draft.heading.name))


def _nothing_to_freeze(publication: Publication) -> Message:
    if publication.drafts:
        return Message("freezing.held", version=publication.drafts[0].id)
    return Message("freezing.nothing-pending", version=publication.timeline.last.id)


def freeze_draft(publication: Publication, draft: Draft, docs: Path) -> Message:
    """Freeze a draft into a folder of `docs`, and say in a sentence what was done.

    Raise NoticeError if the disk does not take it.
    """
    timeline = publication.timeline
    entry = timeline.entry_of(draft.heading)
    folder = freeze(files_to_seal(draft, entry), docs / VERSIONS, draft.id, entry.after, docs.parent / STAGING)
    keep_bytes(docs / VERSIONS)
    if draft.folder != docs.name:
        shutil.rmtree(docs.parent / draft.folder, ignore_errors=True)  # what is left of it is taken away by the next run
    shown = str(folder.relative_to(docs.parent))
    if entry.name.kind == Kind.VERSION:
        return Message("freezing.frozen", folder=shown, version=draft.heading.effective.isoformat())
    if entry.name.kind == Kind.END:
        return Message("freezing.frozen-end", folder=shown, day=draft.heading.effective.isoformat())
    return Message("freezing.frozen-ending", folder=shown)


if __name__ == "__main__":
    main()
