"""Run nginx and Caddy with the project's own configurations, on this machine only."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cookie_scan.chromium import install

DEPLOY = Path(__file__).resolve().parent.parent / "deploy"
SBIN = ("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin")
PACKAGES = {"nginx": "nginx-light", "caddy": "caddy", "wrk": "wrk"}
# What stands around a site's own configuration on a machine; here everything of one run lies in one folder.
AROUND = """\
daemon off;
pid {run}/nginx.pid;
error_log {run}/error.log;
worker_processes 2;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {run}/body;
    proxy_temp_path {run}/proxy;
    fastcgi_temp_path {run}/fastcgi;
    uwsgi_temp_path {run}/uwsgi;
    scgi_temp_path {run}/scgi;
    include {run}/site.conf;
}}
"""


class NoProgramError(Exception):
    """A program that tests need is not here and cannot be installed."""


def find(program: str) -> str:
    """Give the path of a program, installing it where it is missing."""
    path = _found(program)
    if path is None and install(PACKAGES[program]):
        path = _found(program)
    if path is None:
        raise NoProgramError(f"{program} was not found and could not be installed. Install it, then try again.")
    return path


def nginx_configuration(root: Path, port: int) -> str:
    """Give deploy/nginx.conf for plain HTTP on this machine, everything else as it is."""
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    text = re.sub(r"^    (listen \[::\].*|ssl_certificate.*)\n", "", text, flags=re.MULTILINE)
    return text.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};").replace("/srv/notice/current", str(root))


def nginx_http_configuration(challenges: Path, port: int) -> str:
    """Give deploy/nginx-http.conf for another port of this machine, everything else as it is."""
    text = re.sub(r"^    listen \[::\].*\n", "", (DEPLOY / "nginx-http.conf").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/var/www/certbot", str(challenges))


def caddy_configuration(root: Path, port: int) -> str:
    """Give deploy/Caddyfile for plain HTTP on this machine, everything else as it is."""
    text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8").replace("/srv/notice/current", str(root))
    own = text.replace("\nnotice.example.org {", f"\nhttp://127.0.0.1:{port} {{\n\tbind 127.0.0.1")
    return f"{{\n\tadmin off\n\tauto_https off\n}}\n{own}"


@contextmanager
def nginx(root: Path, run: Path, change: dict[str, str] | None = None) -> Iterator[str]:
    """Serve a folder with nginx and yield its address; `change` replaces text of the configuration."""
    with _nginx(nginx_configuration, root, run, change) as address:
        yield address


@contextmanager
def nginx_http(challenges: Path, run: Path) -> Iterator[str]:
    """Answer as nginx does before there is a certificate, with what proves to others whose address it is; yield the address."""
    with _nginx(nginx_http_configuration, challenges, run, None) as address:
        yield address


@contextmanager
def _nginx(configuration: Callable[[Path, int], str], root: Path, run: Path, change: dict[str, str] | None) -> Iterator[str]:
    port = _free_port()
    run.mkdir(parents=True)
    (run / "site.conf").write_text(_changed(configuration(root, port), change), encoding="utf-8")
    around = AROUND.format(run=run)
    if os.geteuid() == 0:  # or its workers could not read what a test has made
        around = f"user root;\n{around}"
    (run / "nginx.conf").write_text(around, encoding="utf-8")
    with _running([find("nginx"), "-p", str(run), "-c", str(run / "nginx.conf")], port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def caddy(root: Path, run: Path, change: dict[str, str] | None = None) -> Iterator[str]:
    """Serve a folder with Caddy and yield its address; `change` replaces text of the configuration."""
    port = _free_port()
    run.mkdir(parents=True)
    (run / "Caddyfile").write_text(_changed(caddy_configuration(root, port), change), encoding="utf-8")
    with _running([find("caddy"), "run", "--adapter", "caddyfile", "--config", str(run / "Caddyfile")], port):
        yield f"http://127.0.0.1:{port}"


def _changed(text: str, change: dict[str, str] | None) -> str:
    for old, new in (change or {}).items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the configuration"
        text = text.replace(old, new)
    return text


def _found(program: str) -> str | None:
    return shutil.which(program, path=os.pathsep.join([os.environ.get("PATH", ""), *SBIN]))


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        _wait(process, port)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _wait(process: "subprocess.Popen[str]", port: int) -> None:
    """Until it answers."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    process.terminate()
    raise RuntimeError(f"the server did not start:\n{process.communicate()[0]}")


def run(command: list[str]) -> None:
    """Run a command that must succeed."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
    assert done.returncode == 0, done.stdout


def kill(child: int) -> None:
    """End a process of our own at once, wherever it is."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
