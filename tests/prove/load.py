"""Many readers at once, by wrk, while one notice after the other is published."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import web_servers
from prove.projects import Side

# Every connection goes through all addresses, one after the other.
SCRIPT = "local paths = {{{}}}\nlocal i = 0\nrequest = function()\n  i = i % #paths + 1\n  return wrk.format('GET', paths[i])\nend\n"


def under_load(sides: Sequence[Side], target: Path, origin: str, connections: int, seconds: int) -> dict[str, str]:
    """Figures by their name: requests, those that failed, and how often was published meanwhile."""
    script = target.parent / "paths.lua"
    addresses = sorted(sides[0].answers.keys() & sides[1].answers.keys())
    script.write_text(SCRIPT.format(", ".join(f"'{address}'" for address in addresses)), encoding="utf-8")
    options = ["--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s", "--timeout", "10s"]
    command = [web_servers.find("wrk"), *options, "--script", str(script), origin]
    load = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    published = 0
    while load.poll() is None:
        if sides[published % 2].publish(target).wait() != 0:
            raise RuntimeError("make publish failed under load")
        published += 1
    said = load.communicate()[0]
    requests = re.search(r"(\d+) requests in", said)
    if load.returncode or requests is None:
        raise RuntimeError(said)
    failed = [line.strip() for line in said.splitlines() if "Non-2xx" in line or "Socket errors" in line]
    return {"connections": str(connections), "requests": requests[1], "failed": "; ".join(failed) or "0", "published": str(published)}
