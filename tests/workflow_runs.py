"""Runs the steps of a workflow on this machine: their very commands, in a clone of a repository that lies beside it.

Only GitHub itself is played: its checkout by `git clone`, its commands `gh` and `sudo` by programs that note what they are asked.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conftest import lend_packages
from github_files import fitting
from github_rules import EXPRESSION, FAILURE, SUCCESS, Status, holds
from notice.located_yaml import read_yaml
from projects import REAL, ROOT, in_english, lend, lend_compiled, make_project

WORKFLOWS = ROOT / ".github" / "workflows"
TESTS = ("requirements.txt", "update.py", "old_enough.py", "package.json", "package-lock.json")
MAIN = {"github": {"ref": "refs/heads/main"}}
GH = """#!/usr/bin/env bash
# Notes what it is asked; "gh pr list" tells the branches in the file "open", "gh pr create" fails if there is a file "refuse";
# the same for issues, of which there is one or none. What protects main stands in "rules" and "protected".
echo "$*" >> "$FAKE_GH/asked"
case "$1 $2" in
  "pr list") touch "$FAKE_GH/open"; if [[ $* == *--head* ]]; then grep -Fx -- "$6" "$FAKE_GH/open" || true; else cat "$FAKE_GH/open"; fi ;;
  "pr close") grep -vFx -- "$3" "$FAKE_GH/open" > "$FAKE_GH/left" || true; mv "$FAKE_GH/left" "$FAKE_GH/open" ;;
  "api repos/"*/rules/*) [ ! -e "$FAKE_GH/rules" ] || cat "$FAKE_GH/rules" ;;
  "api repos/"*/branches/*) if [ -e "$FAKE_GH/protected" ]; then echo true; else echo false; fi ;;
  "issue list") touch "$FAKE_GH/issue"; cat "$FAKE_GH/issue" ;;
  "issue create") [ ! -e "$FAKE_GH/refuse" ] && echo 7 > "$FAKE_GH/issue" ;;
  "issue close") : > "$FAKE_GH/issue" ;;
  "pr create") [ ! -e "$FAKE_GH/refuse" ] && echo "$6" >> "$FAKE_GH/open" ;;
esac
"""
# What is written is read once: neither small nor on the disk for ever.
GIT = "[core]\n\tcompression = 0\n\tfsync = none\n[pack]\n\twindow = 0\n[gc]\n\tauto = 0\n"
# On GitHub it installs packages; what belongs to this machine stays as it is.
SUDO = """#!/usr/bin/env bash
echo "sudo $*" >> "$FAKE_GH/asked"
"""


def workflow(name: str, folder: Path = WORKFLOWS) -> dict[str, Any]:
    """Read a workflow, every value as text; `on` stays a word, which YAML takes for "true"."""
    data: dict[str, Any] = read_yaml((folder / f"{name}.yml").read_text(encoding="utf-8"), name).data
    return data


@dataclass
class Run:
    """What came of a job: whether it succeeded, what its steps printed, their outputs, and its summary."""

    folder: Path
    ok: bool = True
    log: str = ""
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)
    steps: dict[str, dict[str, object]] = field(default_factory=dict)


@dataclass
class Host:
    """A repository `origin` with a branch main, and everything around it, in `folder`. `day` is the day of all runs.

    If its Python is `loaded`, what its jobs start has loaded the program already.
    """

    folder: Path
    day: str
    loaded: bool = True

    def copied(self, folder: Path) -> "Host":
        """Copy it, without its clones, for somebody to change."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns("clones", "work", "cache"))
        if self.cache.is_dir():
            shutil.copytree(self.cache, folder / self.cache.name, copy_function=lend)
        (folder / "clones").mkdir()
        return Host(folder, self.day)

    @property
    def origin(self) -> Path:
        """The repository as it is on the host."""
        return self.folder / "origin.git"

    @property
    def cache(self) -> Path:
        """What the last build of a clone has cached."""
        return self.folder / "cache"

    def keep_cache(self) -> None:
        """Keep what the last build has cached, for clones to come."""
        caches = [*self.folder.glob("cache/notice"), *self.folder.glob("clones/*/.cache/notice")]
        newest = max(caches, key=lambda path: path.stat().st_mtime, default=self.cache / "notice").parent
        if newest != self.cache:
            shutil.rmtree(self.cache, ignore_errors=True)
            shutil.copytree(newest, self.cache, copy_function=lend)

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of this machine's own settings."""
        home = self.folder / "home"
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        own = {"HOME": str(home), "PATH": path, "GIT_CONFIG_NOSYSTEM": "1", "FAKE_GH": str(self.folder / "gh")}
        moment = subprocess.run(["date", "-ud", f"{self.day} 12:00", "+%s"], capture_output=True, text=True, check=True).stdout.strip()
        github = {"GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "example/notice", "SOURCE_DATE_EPOCH": moment}
        return {**own, **github, "LC_ALL": "C.UTF-8", "PDF": "false"}

    def git(self, folder: Path, *arguments: str) -> str:
        """Run git as the author of the project."""
        author = ("-c", "user.name=Lawyer", "-c", "user.email=lawyer@example.org")
        done = subprocess.run(["git", *author, *arguments], cwd=folder, env=self.environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def clone(self, name: str, ref: str = "main", depth: int = 1) -> Path:
        """Do as actions/checkout does; the clone has the packages of this run, what it compiled, and what earlier clones have cached.

        On GitHub nothing is cached; that a build is the same either way is asked elsewhere (test_nothing_stale.py).
        """
        target = self.folder / "clones" / name
        self.keep_cache()
        shutil.rmtree(target, ignore_errors=True)
        self.git(self.folder, "clone", "--quiet", f"--depth={depth}", f"--branch={ref}", f"file://{self.origin}", str(target))
        lend_packages(target, self.loaded)
        lend_compiled(target)
        if self.cache.is_dir():
            shutil.copytree(self.cache, target / ".cache", copy_function=lend)
        return target

    def head(self, ref: str) -> str:
        """Say which commit a branch is at."""
        return self.git(self.origin, "rev-parse", ref)

    def asked(self, what: str) -> list[str]:
        """List what `gh` was asked of this kind ("pr create")."""
        path = self.folder / "gh" / "asked"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [line for line in lines if line.startswith(what)]

    def job(self, folder: Path, name: str, job: str, values: Mapping[str, str] | None = None, event: str = "push") -> Run:
        """Run the commands of a job in `folder`, as after `event`. `values` are what its expressions stand for."""
        run, found = Run(folder), workflow(name, folder / ".github" / "workflows")
        known = {"github.token": "a-token", **(values or {})}
        around = {**found.get("env", {}), "GITHUB_EVENT_NAME": event}
        for step in found["jobs"][job]["steps"]:
            if "run" in step and holds(step.get("if", "success()"), {**MAIN, "steps": run.steps}, Status(run.ok, not run.ok)):
                self._step(step, run, known, around)
        return run

    def _step(self, step: Mapping[str, Any], run: Run, known: Mapping[str, str], around: Mapping[str, str]) -> None:
        output, summary = self.folder / "output", self.folder / "summary"
        output.write_text("", encoding="utf-8")
        summary.write_text("", encoding="utf-8")
        own = {key: EXPRESSION.sub(lambda match: known[match[1]], value) for key, value in step.get("env", {}).items()}
        files = {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=run.folder, env={**self.environment, **around, **own, **files},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300,
        )  # fmt: skip
        run.log += done.stdout
        run.ok = run.ok and done.returncode == 0
        run.summary += summary.read_text(encoding="utf-8")
        given = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
        run.outputs |= given
        if "id" in step:
            run.steps[step["id"]] = {"outcome": SUCCESS if done.returncode == 0 else FAILURE, "outputs": given}


def host(folder: Path, docs: Path, day: str, address: str = "https://notice.example.org/") -> Host:
    """Make a repository of the program and of the notice in `docs`, for a site at `address`."""
    made = Host(folder, day)
    work = in_english(make_project(folder / "work", docs, "Makefile", "requirements.txt", ".gitignore"))
    shutil.copytree(ROOT / ".github", work / ".github", ignore=shutil.ignore_patterns("CODEOWNERS"))
    shutil.copy(REAL.parent / ".github" / "CODEOWNERS", work / ".github")
    (work / "tests").mkdir()
    for name in TESTS:
        shutil.copy(ROOT / "tests" / name, work / "tests" / name)
    zone = re.search(r"^time_zone: (\S+)", (docs / "notice.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert zone
    for path, text in fitting(work, ("fi", "sv", "en"), zone[1]):
        path.write_text(text, encoding="utf-8")
    settings = (work / "mkdocs.yml").read_text(encoding="utf-8")
    (work / "mkdocs.yml").write_text(re.sub(r"(?m)^site_url: \S+", f"site_url: {address}", settings), encoding="utf-8")
    for name in ("home", "gh", "bin", "clones"):
        (folder / name).mkdir()
    (folder / "home" / ".gitconfig").write_text(GIT, encoding="utf-8")
    for name, text in {"gh": GH, "sudo": SUDO}.items():
        program = folder / "bin" / name
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)
    made.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(made.origin))
    made.git(work, "init", "--quiet", "--initial-branch=main")
    commit(made, work, "main")
    return made


def commit(made: Host, work: Path, branch: str) -> None:
    """Commit everything in `work` and push it to a branch."""
    made.git(work, "add", "--all")
    made.git(work, "commit", "--quiet", "--message", "Change")
    made.git(work, "push", "--quiet", "--force", str(made.origin), f"HEAD:refs/heads/{branch}")


def run_lines() -> Iterator[tuple[str, str]]:
    """Every line that a workflow runs, with the name of the workflow."""
    for path in sorted(WORKFLOWS.glob("*.yml")):
        for job in workflow(path.stem)["jobs"].values():
            for step in job["steps"]:
                yield from ((path.stem, line) for line in step.get("run", "").splitlines())
