"""It is known what a version consists of without reading it again: its pages, and the languages of each."""
from __future__ import annotations

from dataclasses import asdict, dataclass

from .cache import BuildCache
from .versions import Version


@dataclass(frozen=True)
class Inventory:
    """An inventory has the languages of each page, the notice itself first.

    `source` is the language of the original, `zone` the time zone in which it takes effect, `rights` are those that it names.
    """

    source: str
    zone: str
    languages: dict[str, list[str]]
    rights: list[str]

    @property
    def pages(self) -> list[str]:
        """Return the names of the pages, the notice itself first."""
        return list(self.languages)


def inventory(cache: BuildCache, version: Version) -> Inventory:
    """Return what a version consists of. Raise NoticeError where it cannot be read."""
    return Inventory(**cache.data(_taken, version))


def _taken(version: Version) -> dict[str, object]:
    notice = version.notice
    languages = {page: list(notice.documents[page]) for page in notice.pages}
    return asdict(Inventory(notice.source, notice.facts.time_zone, languages, list(notice.facts.rights or ())))
