"""A Python that has loaded the program: commands and `make` start it again and again, in all processes of a run.

A server has loaded the program of this checkout and its packages, and what the program has read of its own for one notice.
Each start is a fork of it, with the folder, the environment, the input and the output of who asks, and lasts as long as that
waits. Where a project has another program than this checkout, or none is asked for, Python itself is started.
"""

import atexit
import gc
import json
import os
import runpy
import shlex
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from fcntl import LOCK_EX, flock
from functools import cache
from importlib import import_module
from pathlib import Path
from socketserver import BaseRequestHandler, ForkingMixIn, UnixStreamServer
from tempfile import TemporaryDirectory, gettempdir

HOOKS = Path(__file__).resolve().parent.parent / "hooks"
LOADED = (
    "mkdocs.commands.build", "mkdocs_static_i18n.plugin", "make_site", "freeze", "review", "report", "preview", "additions",
    "new_version", "publishing.steps", "publishing.comparing",
)  # fmt: skip
NOON = "1795521600"
"""The second since 1970 at which the server reads a notice: noon of 24 November 2026, as in other tests."""
LONGEST = 300
"""How many seconds a start may take."""
# It loads nothing that takes time. A program that was killed has no last word.
STARTER = """
import json, os, socket, sys
server = socket.socket(socket.AF_UNIX)
server.connect(sys.argv[1])
said = json.dumps([os.path.abspath(sys.argv[2]), sys.argv[3:], os.getcwd(), dict(os.environ)]).encode()
socket.send_fds(server, [len(said).to_bytes(4, "big")], [0, 1, 2])
server.sendall(said)
ended = server.recv(1)
sys.exit(ended[0] if ended else 1)
"""


def starter() -> str:
    """Give the text of a program that does what Python does."""
    return f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -ISc {shlex.quote(STARTER)} {_address()} "$0" "$@"\n'


def ask(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], files: Sequence[int]) -> int:
    """Start it with these arguments, and input, output and errors in three open files; give the code with which it ends."""
    with socket.socket(socket.AF_UNIX) as server:
        server.settimeout(LONGEST)
        server.connect(str(_address()))
        said = json.dumps([sys.executable, list(arguments), str(folder), dict(environment)]).encode()
        socket.send_fds(server, [len(said).to_bytes(4, "big")], list(files))
        server.sendall(said)
        ended = server.recv(1)
    return ended[0] if ended else 1


# Python says so where nobody waits for what was started.
_servers: list["subprocess.Popen[bytes]"] = []


@cache
def _address() -> Path:
    """Give where the server of this run answers, which the first who asks starts; it ends with the run."""
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    address = Path(gettempdir(), f"started-{run}")
    with address.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not _answers(address):
            own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
            command = [sys.executable, __file__, str(address), str(run)]
            server = subprocess.Popen(command, env=own, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, start_new_session=True)
            _servers.append(server)
            assert server.stdout
            with server.stdout as said:
                said.readline()  # it listens
    return address


def _answers(address: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as server, suppress(OSError):
        server.connect(str(address))
        return True
    address.unlink(missing_ok=True)
    return False


class _Server(ForkingMixIn, UnixStreamServer):
    """Each start is a process of its own. The server ends with the `run`, a process."""

    max_children = 1000
    block_on_close = False
    run = 0

    def service_actions(self) -> None:
        super().service_actions()
        try:
            os.kill(self.run, 0)
        except ProcessLookupError:
            sys.exit()


class _Start(BaseRequestHandler):
    def handle(self) -> None:
        """Become what is asked for, in this process, which is a fork; say in a byte how it ended."""
        size, descriptors, _, _ = socket.recv_fds(self.request, 4, 3)
        if not size:
            os._exit(0)  # somebody looks whether the server answers
        with self.request.makefile("rb") as said:
            executable, arguments, folder, environment = json.loads(said.read(int.from_bytes(size, "big")))
        for descriptor, own in zip(descriptors, range(3), strict=True):
            os.dup2(descriptor, own)
            os.close(descriptor)
        code = 1
        try:
            code = _run(executable, arguments, folder, environment)
        finally:
            self.request.sendall(bytes([code]))
            os._exit(code)


def _run(executable: str, arguments: list[str], folder: str, environment: dict[str, str]) -> int:
    own = [os.path.join(folder, path) for path in environment.get("PYTHONPATH", "").split(os.pathsep) if path]  # noqa: PTH118 (as Python)
    if not any(map(_is_ours, map(Path, own))):
        return subprocess.run([sys.executable, *arguments], cwd=folder, env=environment).returncode & 255
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.executable = executable
    sys.dont_write_bytecode = bool(environment.get("PYTHONDONTWRITEBYTECODE"))
    option, named = (arguments[0], arguments[1:]) if arguments[0] in ("-m", "-c") else ("", arguments)
    sys.path[:1] = [folder if option else os.path.dirname(os.path.abspath(named[0])), *own]  # noqa: PTH100, PTH120 (as Python)
    sys.argv = ["-c", *named[1:]] if option == "-c" else named
    try:
        if option == "-m":
            runpy.run_module(named[0], run_name="__main__", alter_sys=True)
        elif option == "-c":
            exec(compile(named[0], "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102 (as Python does)
        else:
            runpy.run_path(named[0], run_name="__main__")
    except SystemExit as ended:
        return _ended(ended.code)
    except Exception:  # noqa: BLE001 (as Python does)
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def _is_ours(folder: Path) -> bool:
    return folder == HOOKS or (folder.name == HOOKS.name and _program(folder) == _ours())


def _program(hooks: Path) -> dict[Path, bytes]:
    """Read everything that the program is made of."""
    return {path.relative_to(hooks): path.read_bytes() for path in hooks.rglob("*") if path.is_file() and path.suffix != ".pyc"}


@cache
def _ours() -> dict[Path, bytes]:
    return _program(HOOKS)


def _ended(code: object) -> int:
    if code is None or isinstance(code, int):
        return (code or 0) & 255
    print(code, file=sys.stderr)
    return 1


def _load() -> None:
    """Load the program, and let it judge a notice: then it has read its own words and lists."""
    import fixtures_only
    from projects import COMPLETE, make_project

    for name in LOADED:
        import_module(name)
    from check import report_of
    from settings import load

    del sys.modules["notice.__main__"]  # runpy warns where what it runs is there already
    fixtures_only.watch()
    os.environ["SOURCE_DATE_EPOCH"] = NOON
    with TemporaryDirectory() as folder:
        os.chdir(make_project(Path(folder, "project"), COMPLETE))
        report_of(load(builds=True))
        os.chdir(HOOKS.parent)
    _ours()
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def main() -> None:
    """Answer at the address that is given, as long as the run lasts whose number is given."""
    address, run = Path(sys.argv[1]), int(sys.argv[2])
    atexit.register(address.unlink)
    atexit.register(address.with_suffix(".lock").unlink)
    with _Server(str(address), _Start) as server:
        server.run = run
        print("ready", flush=True)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run ends it
        sys.path.insert(1, str(HOOKS))
        _load()
        del sys.path[1]
        server.serve_forever(poll_interval=1)


if __name__ == "__main__":
    main()
