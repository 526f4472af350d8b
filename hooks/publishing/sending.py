"""A site is sent to where it is served: a folder of this machine, or of another one that ssh reaches."""
from __future__ import annotations

import json
import shlex
import subprocess
import tarfile
from hashlib import sha256
from importlib import resources
from io import BytesIO
from pathlib import Path

from publishing import server_side
from publishing.destination import destination_of
from publishing.extract import FILE_MODE, NotLandedError
from publishing.manifest import SUMS, manifest_in

ON_SERVER = ("manifest", "extract", "carry_over", "release_files", "releases", "server_side")  # each after those it needs
# A line that is lost is noticed within a minute.
SSH = ("ssh", "-C", "-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4", "--")
NO_CONNECTION, NO_COMMAND = 255, 127
# Python reads the program from the stream first, so that nothing needs to be installed on the server.
START = "import sys; exec(sys.stdin.buffer.read({}))"
LOAD = """\
import sys, types
for name, source in {!r}.items():
    module = sys.modules[name] = types.ModuleType(name)
    exec(compile(source, name, "exec"), module.__dict__)
sys.modules["publishing.server_side"].main()
"""


def send(site: Path, to: str, first: bool = False) -> str:
    """Make `site` public at `to` (see `destination_of`), and say what was done (see `Releases.land`).

    `first` says that somebody vouches for a past that cannot be read. Raise NotLandedError if nothing has changed for readers.
    """
    return _do("land", to, sha256((site / SUMS).read_bytes()).hexdigest(), packed(site), "yes" if first else "no")


def known_at(to: str) -> list[tuple[str, str]] | None:
    """Return name and seal of each entry that is public at `to`: none where nothing is, and None where that cannot be read.

    Raise NotLandedError if it cannot be asked.
    """
    try:
        found = json.loads(_do("known", to).splitlines()[-1])
        return None if found is None else [(str(entry), str(seal)) for entry, seal in found]
    except (ValueError, IndexError, TypeError):
        return None


def take_back(to: str) -> str:
    """Make the release before public again at `to`, and say so. Raise NotLandedError if nothing has changed."""
    return _do("back", to)


def packed(site: Path) -> bytes:
    """Return the site as the bytes of a tar file, its manifest first."""
    stream = BytesIO()
    with tarfile.open(fileobj=stream, mode="w|") as archive:
        for name in (SUMS, *manifest_in(site)):
            content = (site / name).read_bytes()
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(content), FILE_MODE
            archive.addfile(member, BytesIO(content))
    return stream.getvalue()


def _do(command: str, to: str, digest: str = "", stream: bytes = b"", first: str = "no") -> str:
    place = destination_of(to)
    if place.host:
        return _over_ssh(place.host, [command, place.folder, digest, first], stream)
    return server_side.run(command, place.folder, digest, first, BytesIO(stream))


def _over_ssh(host: str, arguments: list[str], stream: bytes) -> str:
    program = _program()
    command = shlex.join(["python3", "-c", START.format(len(program)), *arguments])
    done = subprocess.run([*SSH, host, command], input=program + stream, capture_output=True)
    said = (done.stdout if done.returncode == 0 else done.stderr).decode(errors="replace").strip()
    if done.returncode == 0:
        return said
    if done.returncode == NO_CONNECTION:
        raise NotLandedError(f"the connection failed or was lost ({said}). Run it again: it goes on, or says that it is done.")
    if done.returncode == NO_COMMAND:
        raise NotLandedError(f"{host} needs Python 3.9 or newer as python3.")
    raise NotLandedError(said)


def _program() -> bytes:
    here = resources.files("publishing")
    sources = {f"publishing.{name}": (here / f"{name}.py").read_text(encoding="utf-8") for name in ON_SERVER}
    return LOAD.format({"publishing": "", **sources}).encode()
