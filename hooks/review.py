"""`make review` says in Markdown what merging this branch into BASE does. It is a command, not a hook."""
from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from build_state import read, stage
from i18n_builds import site_languages
from notice.messages import Message
from notice.problems import NoticeError
from notice.publication import Publication
from notice.rehearsal import problems_when_public
from notice.review import Proposal, Voice, summary_of_mistakes, summary_of_proposal
from notice.rules import judge
from notice.vocabulary import OWN
from settings import DOCS, FILE, PROGRAM, language_of_messages, load

# What a notice is read from; the program that reads it is that of the branch, and so are its words.
SOURCES = (FILE, DOCS, "overrides")


def main() -> None:
    """Print the summary. End with 1 if published versions would be changed, which nothing else can see."""
    project, language = Path.cwd(), language_of_messages()
    fork = _fork(project, sys.argv[1], language)
    changed = _git(project, "diff", "--name-only", "-z", fork).split("\0")
    program = tuple(name for name in changed if name and not name.startswith(f"{DOCS}/"))
    base = _base(project, fork)
    source = base.working.source if base else ""
    try:
        config = load()
        source = source or site_languages(config)[0]
        head = read(config)
    except NoticeError as error:
        print(summary_of_mistakes(error.problems, program, Voice(language, source)))
        return
    rehearsed = {draft.id: tuple(problems_when_public(stage(config), head, draft)) for draft in head.drafts}
    proposal = Proposal(base, head, judge(head, language), program, rehearsed)
    print(summary_of_proposal(proposal, Voice(language, head.working.source)))
    if proposal.rewritten:
        sys.exit(Message("review.rewritten", versions=tuple(fault.entry for fault in proposal.rewritten)).text(language))


def _fork(project: Path, base: str, language: str) -> str:
    """Return the commit at which this branch left `base`. End the program if there is none."""
    found = _done_by_git(project, "merge-base", base, "HEAD")
    if found.returncode != 0:
        sys.exit(Message("review.unknown-base", base=base).text(language))
    return found.stdout.strip()


def _base(project: Path, commit: str) -> Publication | None:
    """Read the notice as it was at `commit`; return None if it cannot be read."""
    with TemporaryDirectory() as folder:
        archive = Path(folder, "base.zip")
        _git(project, "archive", "--format=zip", f"--output={archive}", commit, "--", *SOURCES)
        ZipFile(archive).extractall(folder)
        Path(folder, PROGRAM).parent.mkdir()
        shutil.copy(project / PROGRAM, Path(folder, PROGRAM))
        if (project / OWN).is_dir():
            shutil.copytree(project / OWN, Path(folder, OWN))
        try:
            return read(load_config(str(Path(folder, "mkdocs.yml")), hooks=[], watch=[]))
        except (NoticeError, MkDocsException):
            return None


def _git(project: Path, *arguments: str) -> str:
    """Return what git prints; where it fails, end the program with what it says."""
    done = _done_by_git(project, *arguments)
    if done.returncode != 0:
        failed = Message("review.git", command=" ".join(["git", *arguments]), said=done.stderr.strip())
        sys.exit(failed.text(language_of_messages(project)))
    return done.stdout


def _done_by_git(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=project, capture_output=True, text=True, encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
