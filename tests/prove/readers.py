"""Readers who never stop: each answer must be, byte for byte, that of the old site or of the new one, and never go back."""

import http.client
import itertools
import random
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from prove.projects import Side


@dataclass
class Seen:
    """What all readers together have met."""

    answers: int = 0
    unchanged: int = 0
    """Of them, answers that said that what the reader has is still right."""
    wrong: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, status: int, wrong: str | None) -> None:
        """Count one answer."""
        with self.lock:
            self.answers += 1
            self.unchanged += status == http.client.NOT_MODIFIED
            if wrong:
                self.wrong.append(wrong)


@dataclass(frozen=True)
class Run:
    """The publishing that is under way: its number, and what it makes public."""

    number: int
    new: str


class Readers:
    """`run` is set by whoever publishes, while nothing is being published."""

    def __init__(self, origin: str, sides: Sequence[Side]) -> None:
        self.seen = Seen()
        self.run = Run(0, "")
        self._host = urlsplit(origin).netloc
        self._sides = sides
        self._stop = threading.Event()

    @contextmanager
    def reading(self, count: int) -> Iterator[None]:
        """Let as many readers read for as long as this lasts."""
        threads = [threading.Thread(target=self._read, args=(number,)) for number in range(count)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._stop.set()
            for thread in threads:
                thread.join()

    def _read(self, number: int) -> None:
        """One reader, on one connection. What was read before is asked for again with its tag, as browsers do."""
        connection = http.client.HTTPConnection(self._host, timeout=30)
        paths = list(self._sides[0].answers.keys() & self._sides[1].answers.keys())
        random.Random(number).shuffle(paths)  # noqa: S311 (it is no secret)
        kept: dict[str, tuple[str, bytes]] = {}
        newest = -1  # the last run whose new site this reader has met
        for path in itertools.cycle(sorted(paths)):
            if self._stop.is_set():
                break
            run, (tag, body) = self.run, kept.get(path, ("", b""))
            connection.request("GET", path, headers={"If-None-Match": tag} if tag else {})
            answer = connection.getresponse()
            content = answer.read()
            body = body if answer.status == http.client.NOT_MODIFIED else content
            kept[path] = (answer.headers["ETag"] or "", body)
            met = [side.mark for side in self._sides if side.answers[path] == body]
            wrong = None if answer.status in (200, 304) and met else f"{path}: {answer.status}"
            if run is self.run and len(met) == 1:
                if met[0] == run.new:
                    newest = run.number
                elif newest == run.number:
                    wrong = f"{path}: the old site after the new one"
            self.seen.add(answer.status, wrong)
        connection.close()
