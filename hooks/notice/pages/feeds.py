"""A feed tells feed readers and programs what is new, in one language: as Atom (RFC 4287) and as JSON Feed 1.1."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from ..addresses import Addresses
from ..localizer import Localizer
from ..page_names import DEVELOPERS
from ..rendering import Templates
from ..versions import Ending, Timeline, Version


@dataclass(frozen=True)
class FeedEntry:
    """An entry is something new, such as a version.

    `id` never changes. `published` is when it was made public, or took effect if that is unknown; `updated` is the same
    until it takes effect, and then the moment when it did. `text` is all of it as plain text, `html` the same as HTML with
    absolute addresses. `language` is that of its title and summary, where the feed is in another one. `tags` say what it
    is, each with what pages call that, if they do.
    """

    id: str
    title: str
    summary: str
    text: str
    html: str
    url: str
    published: str
    updated: str
    tags: Mapping[str, str | None]
    language: str | None = None
    about: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Feed:
    """A feed has entries, newest first. `home` is the page whose news these are; `atom` and `json` are its own addresses.

    `begun` is its moment while it has no entry.
    """

    title: str
    organisation: str
    home: str
    own_atom: str
    own_json: str
    entries: tuple[FeedEntry, ...]
    begun: str
    say: Localizer
    templates: Templates
    addresses: Addresses

    def json(self) -> dict[str, Any]:
        """Return the feed as JSON Feed 1.1. What only we have stands under `_seloste`, and says where that is explained."""
        return {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "language": self.say.language,
            "home_page_url": self.home,
            "feed_url": self.own_json,
            "authors": [{"name": self.organisation}],
            "items": [self._item(entry) for entry in self.entries],
        }

    def _item(self, entry: FeedEntry) -> dict[str, Any]:
        explained = {"about": self.addresses.absolute(DEVELOPERS, self.say.language)}
        return {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "content_text": entry.text,
            "content_html": entry.html,
            "date_published": entry.published,
            "date_modified": entry.updated,
            **({"language": entry.language} if entry.language else {}),
            "tags": [*entry.tags],
            **({"_seloste": {**explained, **entry.about}} if entry.about is not None else {}),
        }

    def atom(self) -> str:
        """Return the feed as Atom, RFC 4287."""
        updated = max((entry.updated for entry in self.entries), key=datetime.fromisoformat, default=self.begun)
        return self.templates.render("feed.html", self.say, feed=self, updated=updated)


def moment(day: date, zone: str) -> str:
    """Return the midnight with which a day begins in a time zone, as RFC 3339 has it."""
    return datetime.combine(day, time(), ZoneInfo(zone)).isoformat()


def moments(timeline: Timeline, told: Version | Ending) -> tuple[str, str]:
    """Return when something was published and when it was last new: on the day on which it takes effect it is so again."""
    entry, day = told.entry, told.heading.effective
    published = moment((entry.published if entry else None) or day, told.zone)
    has_come = told in timeline.course and told.begins <= timeline.moment
    updated = max((published, moment(day, told.zone)), key=datetime.fromisoformat) if has_come else published
    return published, updated
