"""A server of a small site that answers as an honest one does, or as a lie has it."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from notice.assets.headers import HEADERS
from publishing.manifest import ABOUT, HEADERS_FILE, write_manifest

PAGES = ("index.html", "en/index.html", "sv/index.html", "versions/2026-01-01/index.html")
PAGE = "<!doctype html><html lang=en><title>Notice</title><h1>{name}</h1><p>We sell books.</p></html>"
SEAL = "5" * 64
LEDGER = [["2026-01-01", SEAL]]
SAYS: dict[str, Any] = {"site": "https://notice.example.org/", "commit": "c" * 40, "inForce": "2026-01-01", "ledger": LEDGER}
PROTECTING = {name: value for name, value in HEADERS.items() if name != "Strict-Transport-Security"}


def make_small_site(folder: Path) -> Path:
    """Write the site that they lie about."""
    for name in PAGES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE.format(name=name), encoding="utf-8")
    (folder / "privacy.json").write_text("{}", encoding="utf-8")
    (folder / ABOUT).write_text(json.dumps(SAYS), encoding="utf-8")
    rules = "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())
    (folder / HEADERS_FILE).write_text(f"/*\n{rules}", encoding="utf-8")
    write_manifest(folder)
    return folder


class Handler(BaseHTTPRequestHandler):
    """Answers as an honest server does, unless the lie has answered already."""

    protocol_version = "HTTP/1.1"
    files: dict[str, bytes]
    lie: "Callable[[Handler], object]"

    @property
    def name(self) -> str:
        """The file that is asked for at its usual address."""
        path = self.path.lstrip("/")
        return f"{path}index.html" if path.endswith("/") or not path else path

    @property
    def body(self) -> bytes:
        """What an honest server would say."""
        return self.files.get(self.name, b"")

    def asks(self, header: str, words: str) -> bool:
        """Say whether somebody asks in this way."""
        return words in self.headers.get(header, "")

    def do_GET(self) -> None:
        """Answer."""
        try:
            if self.lie(self) is None:
                self.honest()
        except OSError:
            self.close_connection = True

    def honest(self, **changed: str | None) -> bool:
        """Answer with what is there; `changed` are other headers, or none of that name."""
        if self.name not in self.files and f"{self.name}/index.html" in self.files:
            return self.say(b"", 301, **{"Location": f"{self.path}/", **changed})
        return self.say(self.body, 200 if self.name in self.files and self.name != HEADERS_FILE else 404, **changed)

    def say(self, body: bytes, status: int = 200, **changed: str | None) -> bool:
        """Answer with these bytes."""
        kind = {"Content-Type": "text/html; charset=utf-8"} if self.name.endswith(".html") else {}
        other = {name.replace("_", "-"): value for name, value in changed.items()}
        given = {"Content-Length": str(len(body)), **kind, **PROTECTING, **other}
        self.send_response(status)
        for name, value in given.items():
            if value is not None:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        return True

    def raw(self, *parts: bytes, wait: float = 0, more: bytes = b"", times: int = 0) -> bool:
        """Answer with bytes that need not be HTTP, and with `more` of them, so many times."""
        self.close_connection = True
        self.wfile.write(b"".join(parts))
        for _ in range(times):
            time.sleep(wait)
            self.wfile.write(more)
        return True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name it has)
        """Say nothing."""


@contextmanager
def lying(files: dict[str, bytes], lie: Callable[[Handler], object]) -> Iterator[str]:
    """Serve files with a lie, and yield the address."""
    handler = type("Liar", (Handler,), {"files": files, "lie": staticmethod(lie)})
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 50

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: who was lied to may leave early."""
