"""A site on the web is read as readers get it: at every address of a page, as this program and as browsers ask for it."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote, urljoin, urlsplit

from publishing.answers import Answer, Headers
from publishing.asking import Asker, AskingLimits, Reply, UnansweredError
from publishing.on_a_line import shortened

INDEX = "index.html"
PAGE = ".html"
HERE, GONE, MOVED = 200, (404, 410), (301, 302, 303, 307, 308)
MOST_MOVES = 5
ITSELF = {"User-Agent": "seloste-verify", "Accept": "*/*", "Cache-Control": "no-cache"}
FOR_PAGES = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
BROWSING = {"Accept": FOR_PAGES, "Accept-Encoding": "gzip", "Upgrade-Insecure-Requests": "1", "Sec-Fetch-Dest": "document",
            "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none", "Sec-Fetch-User": "?1"}  # fmt: skip
# A browser of each kind, each of a reader of another language.
BROWSERS = {
    "for Chrome in English": {
        **BROWSING, "Accept-Language": "en-GB,en;q=0.9",
        "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    },
    "for Safari on a telephone in Finnish": {
        **BROWSING, "Accept-Language": "fi-FI,fi;q=0.9",
        "User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                      "Version/18.6 Mobile/15E148 Safari/604.1",
    },
    "for Firefox in Swedish": {
        **BROWSING, "Accept-Language": "sv-SE,sv;q=0.8,en-US;q=0.5,en;q=0.3",
        "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
    },
}  # fmt: skip
FIRST = next(iter(BROWSERS))


class Web:
    """This target is a live site."""

    whole = False

    def __init__(self, address: str, limits: AskingLimits) -> None:
        parts = urlsplit(address)
        self.address = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"
        self._asker = Asker(limits)

    def answers(self, name: str) -> Iterator[Answer]:
        """Yield what the site answers to whoever asks, until it once gives no answer."""
        for way, path, headers in _ways(name):
            answer = self._answer(name, way, path, headers)
            # An address that no page names may be none; what it says if it is one is of interest.
            if answer.content is not None or answer.unread or path == _path(name):
                yield answer
            if answer.unread and not answer.led_to:
                return

    def names(self) -> list[str]:
        """Return nothing: a site on the web does not list its files."""
        return []

    def earlier(self) -> Mapping[str, set[str]]:
        """Return nothing, as only what is listed could be of an earlier release."""
        return {}

    def _answer(self, name: str, way: str, path: str, headers: dict[str, str]) -> Answer:
        url = urljoin(self.address, quote(path))
        seen: list[Headers] = []
        try:
            for _ in range(MOST_MOVES + 1):
                reply = self._asker.ask(url, headers)
                seen.append(reply.headers)
                if reply.status not in MOVED or not reply.header("location"):
                    return self._told(name, url, way, reply, tuple(seen))
                url, before = urljoin(url, reply.header("location").strip()), url
                if not _same_site(before, url):
                    return Answer(name, None, way, tuple(seen), shortened(f"it leads to another site, {url}"), shortened(url))
        except (UnansweredError, ValueError) as error:
            return Answer(name, None, way, tuple(seen), str(error))
        return Answer(name, None, way, tuple(seen), "it leads on without end")

    def _told(self, name: str, url: str, way: str, reply: Reply, seen: tuple[Headers, ...]) -> Answer:
        if reply.status in GONE:
            return Answer(name, None, way, seen)
        if reply.status != HERE:
            return Answer(name, None, way, seen, f"it answers with {reply.status}")
        shown = unquote(urlsplit(url).path).removeprefix(unquote(urlsplit(self.address).path))
        return Answer(f"{shown}{INDEX}" if shown.endswith("/") or not shown else shown, reply.content, way, seen)


def _ways(name: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield how a file is asked for: how to say that, the path, and the headers."""
    path = _path(name)
    yield "", path, ITSELF
    if not name.endswith(PAGE):
        yield FIRST, path, {**BROWSERS[FIRST], "Accept": "*/*", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "empty"}
        return
    yield from ((way, path, headers) for way, headers in BROWSERS.items())
    if path != name:
        others = (name, path.rstrip("/")) if path else (name,)
        yield from ((f"at /{other}", other, BROWSERS[FIRST]) for other in others)


def _path(name: str) -> str:
    """Return the address of a file as readers know it: cookies/ and not cookies/index.html."""
    return name.removesuffix(INDEX) if f"/{name}".endswith(f"/{INDEX}") else name


def _same_site(one: str, other: str) -> bool:
    """Say whether an address leads on within a site: a host may have its own way of writing one, or ask for https."""
    before, after = urlsplit(one), urlsplit(other)
    return before.netloc.lower() == after.netloc.lower() and after.scheme in (before.scheme, "https")
