"""An address on the web is asked. Whatever answers there, that ends: each answer has a limit of time and size, and so have all together."""
from __future__ import annotations

import io
import socket
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Lock
from time import monotonic
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPErrorProcessor, HTTPHandler, HTTPSHandler, Request, build_opener

from publishing.on_a_line import shortened

GZIP = zlib.MAX_WBITS | 16
# What may stand around the body of an answer.
AROUND = 1_000_000
PLAIN = ("", "identity")

ENDLESS = "it did not answer to its end within {seconds:g} seconds"
TOO_LARGE = "its answer has more than {size} bytes"
CUT_SHORT = "its answer ended before its end: {length} bytes were still to come"
PACKED = "it answers packed as {how!r}, which nobody asked for"
BADLY_PACKED = "what it packed cannot be unpacked"
NO_MORE = "it was not asked any more: {why}"
ALL_SECONDS, ALL_BYTES, ALL_ENDLESS = "all together took too long", "all together were too large", "too many answers had no end"


class UnansweredError(Exception):
    """Nothing whole was answered; the message is the end of a sentence that says why."""


@dataclass(frozen=True)
class AskingLimits:
    """Each answer has `seconds` and a number of `bytes`; all together have more, and after some that had no end nothing is asked."""

    seconds: float = 15
    bytes: int = 20_000_000
    all_seconds: float = 300
    all_bytes: int = 1_000_000_000
    endless: int = 8


@dataclass(frozen=True)
class Reply:
    """This is what a server answered, unpacked; the names of `headers` are in small letters."""

    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def header(self, name: str) -> str:
        """Return the value of a header, or "" if there is none."""
        return next((value for other, value in self.headers if other == name), "")


class Asker:
    """It asks within its limits, of which it keeps count; many may ask at once."""

    def __init__(self, limits: AskingLimits) -> None:
        self.limits = limits
        self._end: float | None = None  # known once the first is asked
        self._bytes, self._endless, self._lock = limits.all_bytes, 0, Lock()
        most = limits.bytes + AROUND
        self._opener = build_opener(_AsItIs, _Plain(partial(_Connection, most)), _Secure(partial(_SecureConnection, most)))

    def ask(self, url: str, headers: dict[str, str]) -> Reply:
        """Ask for `url`, and follow nothing. Raise UnansweredError."""
        seconds = self._seconds()
        try:
            request = Request(url, headers=headers)  # noqa: S310 (see target_of)
            with self._opener.open(request, timeout=seconds) as answer:
                reply = self._read(answer)
        except TimeoutError:
            raise self._had_no_end(seconds) from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._had_no_end(seconds) from None
            raise UnansweredError(shortened(f"it cannot be reached: {error.reason}")) from None
        except (OSError, HTTPException, ValueError, EOFError) as error:
            raise UnansweredError(shortened(f"what it answers is none: {str(error) or type(error).__name__}")) from None
        return reply

    def _seconds(self) -> float:
        with self._lock:
            self._end = self._end or monotonic() + self.limits.all_seconds
        left = self._end - monotonic()
        for over, why in ((left <= 0, ALL_SECONDS), (self._bytes <= 0, ALL_BYTES), (self._endless >= self.limits.endless, ALL_ENDLESS)):
            if over:
                raise UnansweredError(NO_MORE.format(why=why))
        return min(left, self.limits.seconds)

    def _had_no_end(self, seconds: float) -> UnansweredError:
        with self._lock:
            self._endless += 1
        return UnansweredError(ENDLESS.format(seconds=round(seconds, 1)))

    def _read(self, answer: HTTPResponse) -> Reply:
        content = answer.read(self.limits.bytes + 1)
        with self._lock:
            self._bytes -= len(content)
        if len(content) > self.limits.bytes:
            raise UnansweredError(TOO_LARGE.format(size=self.limits.bytes))
        if answer.length:
            raise UnansweredError(CUT_SHORT.format(length=answer.length))
        headers = tuple((name.lower(), value) for name, value in answer.headers.items())
        reply = Reply(answer.status, headers, content)
        return Reply(answer.status, headers, self._unpacked(content, reply.header("content-encoding").strip().lower()))

    def _unpacked(self, content: bytes, how: str) -> bytes:
        if how in PLAIN or not content:
            return content
        if how not in ("gzip", "x-gzip"):
            raise UnansweredError(shortened(PACKED.format(how=how)))
        unpacking = zlib.decompressobj(GZIP)
        try:
            whole = unpacking.decompress(content, self.limits.bytes + 1)
        except zlib.error:
            raise UnansweredError(BADLY_PACKED) from None
        if len(whole) > self.limits.bytes:
            raise UnansweredError(TOO_LARGE.format(size=self.limits.bytes))
        if not unpacking.eof or unpacking.unused_data:
            raise UnansweredError(BADLY_PACKED)
        return whole


class _AsItIs(HTTPErrorProcessor):
    """Every answer is an answer, whatever its status."""

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:  # noqa: ARG002
        return response

    https_response = http_response


class _Plain(HTTPHandler):
    def __init__(self, connect: Callable[..., HTTPConnection]) -> None:
        super().__init__()
        self._connect: Any = connect

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(self._connect, req)


class _Secure(HTTPSHandler):
    def __init__(self, connect: Callable[..., HTTPConnection]) -> None:
        super().__init__()
        self._connect: Any = connect

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(self._connect, req)


class _Connection(HTTPConnection):
    """This connection ends after its `timeout` in seconds, and after a number of bytes, however it goes on."""

    def __init__(self, most: int, host: str, **given: Any) -> None:
        super().__init__(host, **given)
        self._most = most

    def connect(self) -> None:
        end = monotonic() + (self.timeout or 0)
        super().connect()
        self.sock: Any = _Bounded(self.sock, end, self._most)


class _SecureConnection(_Connection, HTTPSConnection):
    """The same with TLS."""


class _Bounded:
    """A socket, as far as a connection uses it."""

    def __init__(self, sock: socket.socket, end: float, most: int) -> None:
        self._sock, self._end, self._most = sock, end, most

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(_left(self._end))
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:  # noqa: ARG002 (it is only read)
        return io.BufferedReader(_Stream(self._sock, self._end, self._most))

    def close(self) -> None:
        self._sock.close()


class _Stream(io.RawIOBase):
    def __init__(self, sock: socket.socket, end: float, most: int) -> None:
        self._sock, self._end, self._left = sock, end, most
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(_left(self._end))
        count = self._raw.readinto(buffer)
        self._left -= count or 0
        if self._left < 0:
            raise OSError("it has no end")
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


def _left(end: float) -> float:
    left = end - monotonic()
    if left <= 0:
        raise TimeoutError
    return left
