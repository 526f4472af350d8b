"""What a browser was seen to keep: cookies, local and session storage, databases."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

COOKIE, LOCAL, SESSION, DATABASE = "cookie", "local-storage", "session-storage", "indexed-db"


@dataclass(frozen=True)
class Stored:
    """One thing kept. `seconds` is for how long: 0 until the browser is closed, none until somebody deletes it."""

    name: str
    kind: str
    domain: str
    seconds: float | None

    def party(self, host: str) -> str:
        """`first` where it belongs to the visited host or to a domain above it, else `third`."""
        domain = self.domain.lstrip(".")
        return "first" if host == domain or host.endswith(f".{domain}") else "third"


@dataclass(frozen=True)
class Seen:
    """A thing kept, the page on which it was first seen, and whether that was before consent."""

    stored: Stored
    page: str
    before_consent: bool


@dataclass(frozen=True)
class Refused:
    """A request that was not let out, for what, and whether it was made before consent."""

    url: str
    what: str
    before_consent: bool

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or self.url


@dataclass
class Visit:
    """Everything seen from `url` on. `accept` is the consent button that was pressed; without it no consent was given."""

    url: str
    accept: str | None
    pages: list[str] = field(default_factory=list)
    seen: dict[tuple[str, str, str], Seen] = field(default_factory=dict)
    refused: dict[str, Refused] = field(default_factory=dict)

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    def see(self, stored: Iterable[Stored], page: str, before_consent: bool) -> None:
        """Each thing counts from when it was first seen, and lasts as long as it was to last then."""
        for one in stored:
            self.seen.setdefault((one.kind, one.name, one.domain), Seen(one, page, before_consent))

    def refuse(self, request: Refused) -> None:
        self.refused.setdefault(request.url, request)
