"""These types hold what a browser was seen to keep: cookies, local and session storage, databases, caches and files."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

COOKIE, LOCAL, SESSION, DATABASE = "cookie", "local-storage", "session-storage", "indexed-db"
CACHE, FILES = "cache-storage", "file-system"


@dataclass(frozen=True)
class Stored:
    """This is one thing that a site keeps in a browser; `kind` is a cookie or one of the storages above.

    `seconds` is for how long: 0 until the browser is closed, None until somebody deletes it.
    """

    name: str
    kind: str
    domain: str
    seconds: float | None

    def party(self, host: str) -> str:
        """Return "first" where the thing belongs to the visited host or to a domain above it, else "third".

        >>> Stored("id", COOKIE, ".example.fi", 0).party("www.example.fi")
        'first'
        """
        domain = self.domain.lstrip(".")
        return "first" if host == domain or host.endswith(f".{domain}") else "third"


@dataclass(frozen=True)
class Seen:
    """A thing that was kept is seen on a page first, and that before consent or after it."""

    stored: Stored
    page: str
    before_consent: bool


@dataclass(frozen=True)
class Refused:
    """A request for `what` (such as "script") to `url` was not let out, before consent or after it."""

    url: str
    what: str
    before_consent: bool

    @property
    def host(self) -> str:
        """Return the host that the request was for, or the whole address where it names none."""
        try:
            return urlsplit(self.url).hostname or self.url
        except ValueError:
            return self.url

    @property
    def place(self) -> str:
        """Return the host and the port that the request was for, or the whole address where it names none."""
        try:
            return urlsplit(self.url).netloc or self.url
        except ValueError:
            return self.url


@dataclass
class Visit:
    """A visit is everything seen from `url` on.

    `accept` is the selector of the consent button that was pressed; without it no consent was given. `seen` is by kind,
    name and domain, `refused` by address. `unread` has the address of each page that could not be looked at to its end, and
    a word for why.
    """

    url: str
    accept: str | None
    pages: list[str] = field(default_factory=list)
    seen: dict[tuple[str, str, str], Seen] = field(default_factory=dict)
    refused: dict[str, Refused] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """Return the host that is visited."""
        return urlsplit(self.url).hostname or ""

    def see(self, stored: Iterable[Stored], page: str, before_consent: bool) -> None:
        """Note what is kept on a page.

        Each thing counts from when it was first seen, and lasts as long as it was to last then.
        """
        for one in stored:
            self.seen.setdefault((one.kind, one.name, one.domain), Seen(one, page, before_consent))

    def refuse(self, request: Refused) -> None:
        """Note a request that was refused, once for each address."""
        self.refused.setdefault(request.url, request)
