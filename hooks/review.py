"""`make review` says in Markdown what merging this branch into BASE does. It is a command, not a hook."""
from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from build_state import apart, read, stage
from git_tree import ChangedPath, GitError, differences, files_of, git, renamed
from i18n_builds import site_languages
from notice.clock import this_moment
from notice.docs_folder import DRAFTS, FACTS, VERSIONS
from notice.drafts import refusals
from notice.drafts_folder import Draft
from notice.ledger import LedgerFault, extends
from notice.messages import Message
from notice.problems import NoticeError, Problem, on_a_line
from notice.publication import Publication
from notice.published import Published, read_published
from notice.rehearsal import Stage, problems_when_public
from notice.review import OtherPath, Proposal, Voice, summary_of_mistakes, summary_of_proposal
from notice.review.frozen_entries import FrozenEntries
from notice.rules import judge
from notice.vocabulary import OWN
from settings import DOCS, FILE, PROGRAM, language_of_messages, load

# What a notice is read from; the program that reads it is that of the branch, and so are its words.
SOURCES = (FILE, DOCS, "overrides")
# "yes" where nobody may push to main: then a second pull request makes public what is frozen.
PROTECTED = "PROTECTED"


def main() -> None:
    """Print the summary. End with 1 if published entries would be changed, or one come that could not have been frozen."""
    parser = argparse.ArgumentParser(prog="review", description=__doc__)
    parser.add_argument("base", help="the branch or commit into which this is merged")
    base, language = parser.parse_args().base, language_of_messages()
    try:
        _review(Path.cwd(), base, language)
    except GitError as error:
        sys.exit(Message("review.git", command=on_a_line(error.command), said=on_a_line(error.said)).text(language))


def _review(project: Path, branch: str, language: str) -> None:
    fork = _fork(project, branch, language)
    program = tuple(_other_paths(differences(project, fork)))
    base, known = _base(project, fork, language)
    source = base.working.source if base else ""
    try:
        config = load()
        source = source or site_languages(config)[0]
        head = read(config)
    except NoticeError as error:
        _review_of_mistakes(error.problems, program, known, Voice(language, source))
        return
    tried = stage(config)
    rehearsed = {draft.id: tuple(problems_when_public(tried, head, draft)) for draft in head.drafts}
    refused = _refused(tried, known, language)
    protected = os.environ.get(PROTECTED) == "yes"
    proposal = Proposal(base, head, judge(head, language), program, rehearsed, known, refused, protected)
    print(summary_of_proposal(proposal, Voice(language, head.working.source)))
    _stop(proposal.rewritten, refused, language)


def _review_of_mistakes(
    problems: Sequence[Problem], program: tuple[OtherPath, ...], known: Sequence[tuple[str, str]], voice: Voice
) -> None:
    """Print the summary of a notice that cannot be read; what was published is read apart from it, and asked all the same."""
    try:
        seals = read_published(Path(DOCS)).ledger.seals
    except NoticeError as error:
        print(summary_of_mistakes(problems, program, voice))
        sys.exit(error.text(voice.language))
    published, refused = list[str](), tuple[Problem, ...]()
    with suppress(NoticeError):
        config = load()
        tried = stage(config)
        published += (id for id, _ in seals if id not in dict(known))
        refused = _refused(tried, known, voice.language)
        published += _drafts_published_all_the_same(tried, apart(config))
    rewritten = tuple(extends(known, seals))
    print(summary_of_mistakes(problems, program, voice, tuple(published), rewritten, refused))
    _stop(rewritten, refused, voice.language)


def _refused(tried: Stage, known: Sequence[tuple[str, str]], language: str) -> tuple[Problem, ...]:
    """Return what freezing would have refused of each entry that is not among the `known` ones."""
    entries = FrozenEntries(tried.published, tried.reader, tried.cache, language)
    return tuple(entries.problems([id for id, _ in known], this_moment(os.environ), partial(_rehearsed_after, tried)))


def _stop(rewritten: Sequence[LedgerFault], refused: Sequence[Problem], language: str) -> None:
    """End the program if what was published would be changed, or something published that could not have been frozen."""
    if rewritten:
        sys.exit(Message("review.rewritten", versions=tuple(fault.entry for fault in rewritten)).text(language))
    if refused:
        sys.exit(Message("review.frozen-refused").text(language))


def _rehearsed_after(tried: Stage, before: Published, publication: Publication, draft: Draft) -> list[Problem]:
    """Return what would have been wrong with the site if a draft had followed what was published before it."""
    return problems_when_public(replace(tried, published=before), publication, draft)


def _drafts_published_all_the_same(tried: Stage, found: Publication) -> tuple[str, ...]:
    """Return the finished drafts that are published although the notice as a whole cannot be read."""
    finished = (draft for draft in found.drafts if not draft.heading.held and not refusals(found, draft))
    return tuple(draft.id for draft in finished if not problems_when_public(tried, found, draft))


def _other_paths(changed: Sequence[ChangedPath]) -> Iterator[OtherPath]:
    """Yield the paths that are not of the notice; one that was renamed is told with its new name, where that is none either."""
    others = {one.path: one for one in changed if not _is_of_the_notice(one)}
    names = {new: old for new, old in renamed(changed).items() if new in others}
    for path in sorted(others.keys() - names.values()):
        is_special = not all(one.is_of_plain_files for one in changed if one.path == path)
        yield OtherPath(path, names.get(path, ""), any(part.startswith(".") for part in PurePosixPath(path).parts), is_special)


def _is_of_the_notice(difference: ChangedPath) -> bool:
    """Say whether what differs is a page, the facts, a draft or what was published: a plain file that the notice is read from."""
    top, *parts = PurePosixPath(difference.path).parts
    if top != DOCS or not parts or not difference.is_of_plain_files or any(part.startswith(".") for part in parts):
        return False
    return parts[0] in (VERSIONS, DRAFTS, FACTS) or (len(parts) == 1 and parts[0].endswith(".md"))


def _fork(project: Path, base: str, language: str) -> str:
    """Return the commit at which this branch left `base`. End the program if there is none."""
    try:
        return git(project, "merge-base", "--", base, "HEAD").decode().strip()
    except GitError:
        sys.exit(Message("review.unknown-base", base=base).text(language))


def _base(project: Path, commit: str, language: str) -> tuple[Publication | None, list[tuple[str, str]]]:
    """Read the notice as it was at `commit`, and name and seal of each entry that was published by then.

    The notice is None if it cannot be read. What was published must be: end the program if it cannot.
    """
    with TemporaryDirectory() as folder:
        for name, content in files_of(project, commit, *SOURCES).items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        Path(folder, PROGRAM).parent.mkdir(exist_ok=True)
        shutil.copy(project / PROGRAM, Path(folder, PROGRAM))
        if (project / OWN).is_dir():
            shutil.copytree(project / OWN, Path(folder, OWN), dirs_exist_ok=True)
        try:
            known = read_published(Path(folder, DOCS)).ledger.seals
        except NoticeError as error:
            sys.exit(Message("review.unread-ledger", problems=error.text(language)).text(language))
        try:
            return read(load_config(str(Path(folder, FILE)), hooks=[], watch=[])), known
        except (NoticeError, MkDocsException):
            return None, known


if __name__ == "__main__":
    main()
