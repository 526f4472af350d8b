"""Raise the direct requirements to their newest versions: `make update`. Works out nothing itself, but asks `uv pip compile`."""

import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from packaging.version import Version

LISTED = re.compile(r"^# ([a-z0-9-]+)==(\S+)( +)(?=\S)", re.MULTILINE)
RESOLVED = re.compile(r"^([a-z0-9-]+)==([^\s;\\]+)", re.MULTILINE)
SITE, TESTS = Path("requirements.txt"), Path("tests/requirements.txt")


def main() -> None:
    """Rewrite the lists of both files; the command to ask is the only argument."""
    command = [*shlex.split(sys.argv[1]), "-"]
    wanted = [*names(SITE.read_text(encoding="utf-8")), *names(TESTS.read_text(encoding="utf-8"))]
    done = subprocess.run(command, input="\n".join(wanted), stdout=subprocess.PIPE, text=True, check=True)
    newest = dict(RESOLVED.findall(done.stdout))
    for path in (SITE, TESTS):
        path.write_text(raised(path.read_text(encoding="utf-8"), newest), encoding="utf-8")


def names(text: str) -> list[str]:
    """List the direct requirements of a file, without their versions."""
    return [match[1] for match in LISTED.finditer(text)]


def raised(text: str, newest: Mapping[str, str]) -> str:
    """Write the newest versions into the list; none is lowered, and the reasons keep their column."""
    return LISTED.sub(lambda match: _line(match, newest.get(match[1], match[2])), text)


def _line(match: re.Match[str], version: str) -> str:
    name, before, spaces = match.groups()
    version = max(before, version, key=Version)
    width = len(before) + len(spaces)
    return f"# {name}=={version}{' ' * max(1, width - len(version))}"


if __name__ == "__main__":
    main()
