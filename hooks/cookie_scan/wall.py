"""A wall stands around a browser: all that it sends goes through here, and goes on only if it is for the site that is visited.

It is a proxy of this machine, so nothing depends on how a page tries to send something: by redirects, workers, downloads,
windows, hints or sockets.
"""
from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Self
from urllib.parse import urlsplit

PIECE = 1 << 16
SECONDS = 20
# Bytes of an answer; no page that people look at has as many.
MOST = 200_000_000
FORBIDDEN = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
OPEN = b"HTTP/1.1 200 OK\r\n\r\n"
ONE_HOP = ("proxy-", "connection:", "keep-alive:")
PORTS = {"http": 80, "https": 443}

# With these a browser finds no other way: it asks no server of names, and sends nothing but through the wall; what says that
# has one name in old browsers and another in new ones. No page sees by the last that nobody sits before it.
ALONE = (
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-blink-features=AutomationControlled",
)


class Wall:
    """`allows` says of a host and a port whether something may go there; `refuse` is told the address of what may not."""

    def __init__(self, allows: Callable[[str, int], bool], refuse: Callable[[str], None]) -> None:
        self._allows, self._refuse = allows, refuse
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        """Begin to listen."""
        self._server = await asyncio.start_server(self._begin, "127.0.0.1", 0, limit=PIECE)
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        """Let nothing through any more."""
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.sleep(0)  # until what was closed is gone

    def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._serve(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(OSError, EOFError, ValueError, asyncio.LimitOverrunError):
                await self._answer(reader, writer)
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        tunnel = method == "CONNECT"
        address = urlsplit(f"https://{target}/" if tunnel else target)
        host, port = address.hostname or "", address.port or PORTS.get(address.scheme, 0)
        if not self._allows(host, port):
            self._refuse(address.geturl())
            writer.write(FORBIDDEN)
            await writer.drain()
            return
        async with asyncio.timeout(SECONDS):
            there, to_there = await asyncio.open_connection(host, port)
        try:
            if tunnel:
                writer.write(OPEN)
                await asyncio.gather(_pass_on(reader, to_there, MOST), _pass_on(there, writer, MOST))
            else:
                path = address._replace(scheme="", netloc="").geturl() or "/"
                to_there.write(_for_server(" ".join((method, path, "HTTP/1.1")), lines))
                await asyncio.gather(_pass_on(reader, to_there, _length(lines), more_follows=True), _pass_on(there, writer, MOST))
        finally:
            to_there.close()


def _for_server(first: str, lines: list[str]) -> bytes:
    """Return the head of a request as a server gets it, which is to close the connection after its answer."""
    kept = [line for line in lines if line and not line.lower().startswith(ONE_HOP)]
    return "\r\n".join([first, *kept, "Connection: close", "", ""]).encode("latin-1")


def _length(lines: list[str]) -> int:
    return next((int(line.partition(":")[2]) for line in lines if line.lower().startswith("content-length:")), 0)


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, most: int, more_follows: bool = False) -> None:
    """Pass on what comes, to its end, or `most` bytes of it; then say that this was all, unless `more_follows`."""
    while most > 0 and (piece := await reader.read(min(PIECE, most))):
        most -= len(piece)
        writer.write(piece)
        await writer.drain()
    if not more_follows and writer.can_write_eof():
        with suppress(OSError):
            writer.write_eof()
