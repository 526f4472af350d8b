"""A published site is read from a folder or an address on the web. Nothing it holds is trusted, written down or run."""
from __future__ import annotations

from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

MAX_BYTES = 50_000_000
SECONDS = 30
INDEX = "index.html"


class UnreachableError(Exception):
    """The place cannot be read at all; the message says why."""


class Target(Protocol):
    """A target is where a published site lies."""

    def read(self, name: str) -> bytes | None:
        """Return the content of a file by its path in the site ("sv/index.html"), or None if it is not there.

        Raise UnreachableError if the place cannot be read.
        """

    def names(self) -> list[str]:
        """Return the paths of all files; the list is empty where they cannot be listed."""


class Folder:
    """This target is a copy on this machine, such as /srv/notice/current."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not folder.is_dir():
            raise UnreachableError(f"{folder} is no folder.")

    def read(self, name: str) -> bytes | None:
        """Return the content of a file, or None if it is not there or too large."""
        path = self.folder / name
        try:
            return path.read_bytes() if path.is_file() and path.stat().st_size <= MAX_BYTES else None
        except OSError as error:
            raise UnreachableError(f"{path} cannot be read: {error.strerror}.") from None


    def names(self) -> list[str]:
        """Return the paths of all files."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if not path.is_dir())


class Web:
    """This target is a live site. Pages are asked for as readers do: cookies/ and not cookies/index.html."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/") + "/"
        self._opener = build_opener(_SameHost)

    def read(self, name: str) -> bytes | None:
        """Return the content that the site answers with, or None if it has no such file or one that is too large."""
        shown = name.removesuffix(INDEX) if f"/{name}".endswith(f"/{INDEX}") else name
        request = Request(urljoin(self.address, quote(shown)), headers={"Cache-Control": "no-cache"})  # noqa: S310 (see target_of)
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                content: bytes = answer.read(MAX_BYTES + 1)
        except HTTPError as error:
            error.close()
            if error.code in (404, 410):
                return None
            raise UnreachableError(f"{request.full_url} answers with {error.code}.") from None
        except (URLError, OSError, ValueError) as error:
            raise UnreachableError(f"{request.full_url} cannot be reached: {getattr(error, 'reason', error)}.") from None
        return content if len(content) <= MAX_BYTES else None

    def names(self) -> list[str]:
        """Return nothing: a site on the web does not list its files."""
        return []


class _SameHost(HTTPRedirectHandler):
    """A host may have its own way of writing an address, but the answer of another host proves nothing."""

    def redirect_request(self, req: Request, *others: object) -> Request | None:
        target = str(others[-1])
        if urlsplit(target).netloc != urlsplit(req.full_url).netloc:
            raise URLError(f"it leads to another site, {target}")
        return super().redirect_request(req, *others)  # type: ignore[arg-type]


def target_of(given: str) -> Target:
    """Return what reads a folder or an address such as "https://notice.example.org/".

    Raise UnreachableError if the folder is not there.
    """
    return Web(given) if given.startswith(("https://", "http://")) else Folder(Path(given))
