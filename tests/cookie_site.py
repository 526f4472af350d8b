"""A small site that keeps things of every kind with its visitors, and another that nobody may reach."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# {elsewhere} is the address of the other site, {accept} the id of the button that gives consent.
HOME = """<!doctype html>
<title>Shop</title>
<link rel="preconnect" href="{elsewhere}">
<img src="{elsewhere}/pixel.png" alt="">
<p><a href="/basket">Basket</a> <a href="/leaving">Partner</a> <a href="{elsewhere}/">Other</a> <a href="/file.zip">File</a></p>
<button id="{accept}">Accept</button>
<script>
document.cookie = "theme=dark; max-age=" + 30 * 24 * 3600
localStorage.setItem("favourites", "[]")
sessionStorage.setItem("step", "1")
new WebSocket("{elsewhere}/live".replace("http", "ws"))
document.querySelector("#{accept}").addEventListener("click", () => {{
  document.cookie = "_ga=GA1; max-age=" + 730 * 24 * 3600
  document.cookie = "_ga_AB12=GS1; max-age=" + 395 * 24 * 3600
  indexedDB.open("profile")
  fetch("{elsewhere}/collect", {{ method: "POST", mode: "no-cors", body: "seen" }})
}})
</script>
"""
BASKET = "<!doctype html><title>Basket</title><a href='/'>Shop</a>"


class Shop(BaseHTTPRequestHandler):
    """Answers as a shop does; `asked` has every path."""

    asked: list[str]
    elsewhere: str
    accept: str

    def do_GET(self) -> None:
        """Answer."""
        self.asked.append(self.path)
        if self.path == "/leaving":
            self._answer(302, "", ("Location", f"{self.elsewhere}/landing"))
        elif self.path == "/basket":
            self._answer(200, BASKET, ("Set-Cookie", "basket=7; Path=/; Max-Age=86400"))
        elif self.path == "/file.zip":
            self._answer(200, "PK", ("Content-Disposition", "attachment"), ("Content-Type", "application/zip"))
        elif self.path == "/":
            self._answer(200, HOME.format(elsewhere=self.elsewhere, accept=self.accept), ("Set-Cookie", "session_4711=x; Path=/; HttpOnly"))
        else:
            self._answer(404, "<!doctype html><title>Missing</title>")

    def _answer(self, code: int, body: str, *headers: tuple[str, str]) -> None:
        self.send_response(code)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **dict(headers)}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name it has)
        """Say nothing."""


@contextmanager
def shop(accept: str = "accept") -> Iterator[tuple[str, list[str]]]:
    """The address of the shop, and the paths that were asked of the other site."""
    with _served("localhost", "", accept) as (elsewhere, asked), _served("127.0.0.1", elsewhere, accept) as (address, _):
        yield address, asked


@contextmanager
def _served(host: str, elsewhere: str, accept: str) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    handler = type("Handler", (Shop,), {"asked": asked, "elsewhere": elsewhere, "accept": accept})
    with ThreadingHTTPServer((host, 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{host}:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()
