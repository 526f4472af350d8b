"""A Python for the projects of the tests that has loaded the program: `make` starts it again and again.

A server has loaded the program of this checkout and its packages. Each start in a project whose program is the same, byte
by byte, is a fork of it, with the folder, the environment, the input and the output of a small program, which waits until
it has ended. Where the project has another program, or none is asked for, Python itself is started.
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
from functools import cache
from importlib import import_module
from pathlib import Path
from socketserver import BaseRequestHandler, ForkingMixIn, UnixStreamServer
from tempfile import TemporaryDirectory

HOOKS = Path(__file__).resolve().parent.parent / "hooks"
LOADED = (
    "mkdocs.__main__", "mkdocs.commands.build", "mkdocs_static_i18n.plugin",
    "make_site", "freeze", "review", "report", "preview", "additions", "new_version", "publishing.steps", "publishing.comparing",
)  # fmt: skip
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


@cache
def starter() -> str:
    """Start the server, once in each process of the tests, and give the text of a program that does what Python does."""
    folder = TemporaryDirectory()
    address = str(Path(folder.name, "server"))
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    server = subprocess.Popen([sys.executable, __file__, address], env=own, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    atexit.register(folder.cleanup)
    atexit.register(server.kill)
    assert server.stdout
    server.stdout.readline()  # it listens
    return f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -ISc {shlex.quote(STARTER)} {address} "$0" "$@"\n'


class _Server(ForkingMixIn, UnixStreamServer):
    """Each start is a process of its own."""

    max_children = 1000


class _Start(BaseRequestHandler):
    def handle(self) -> None:
        """Become what is asked for, in this process, which is a fork; say in a byte how it ended."""
        size, descriptors, _, _ = socket.recv_fds(self.request, 4, 3)
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
    if [_program(Path(path)) for path in own] != [_ours()]:
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


def main() -> None:
    """Load the program and answer at the address that is given, until the tests end."""
    with _Server(sys.argv[1], _Start) as server:
        print("ready", flush=True)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the tests end it
        sys.path.insert(0, str(HOOKS))
        for name in LOADED:
            import_module(name)
        del sys.path[0]
        _ours()
        gc.collect()
        gc.freeze()
        server.serve_forever(poll_interval=60)


if __name__ == "__main__":
    main()
