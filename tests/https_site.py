"""Serves a built site under its own address: whoever asks through this proxy gets its files, by HTTPS and under its name.

So a command that names the address runs as it is printed. Nothing else is to be had through the proxy.
"""

import functools
import os
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

PROGRAMS = ("curl", "jq", "openssl", "bash")


def need_programs() -> None:
    """Skip what needs these on a computer without them; where everything must be tried, it fails instead."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing and "CI" in os.environ:
        pytest.fail(f"not installed: {missing}")
    if missing:
        pytest.skip(f"not installed: {missing}")


@contextmanager
def https_site(folder: Path, address: str, run: Path) -> Iterator[dict[str, str]]:
    """Serve a folder at an address, and yield the environment in which commands find it there; `run` is a folder for keys."""
    host = urlsplit(address).hostname or ""
    key, certificate = run / "key.pem", run / "certificate.pem"
    subject = ["-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}"]
    into = ["-keyout", str(key), "-out", str(certificate)]
    making = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *into, *subject]
    subprocess.run(making, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    handler = functools.partial(_Proxy, host, context, functools.partial(_Files, directory=str(folder)))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        trusted = dict.fromkeys(("CURL_CA_BUNDLE", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"), str(certificate))
        try:
            yield {**trusted, "https_proxy": f"http://127.0.0.1:{server.server_port}"}
        finally:
            server.shutdown()
            thread.join()


class _Files(SimpleHTTPRequestHandler):
    def guess_type(self, path: Any) -> str:
        """Tell the type as the servers do that the project configures."""
        return "text/turtle" if str(path).endswith(".ttl") else super().guess_type(path)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Proxy(BaseHTTPRequestHandler):
    def __init__(self, host: str, context: ssl.SSLContext, files: "functools.partial[_Files]", *given: object) -> None:
        self.host, self.context, self.files = host, context, files
        super().__init__(*given)  # type: ignore[arg-type]

    def do_CONNECT(self) -> None:
        """Be the site, if the site is asked for."""
        if self.path != f"{self.host}:443":
            self.send_error(403)
            return
        self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with self.context.wrap_socket(self.connection, server_side=True) as secure:
            self.files(secure, self.client_address, self.server)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""
