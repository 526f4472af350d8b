"""Lists of versions are for programs: all of them as JSON, the seal of each, and in each language a feed.

Feeds are in Atom and in JSON Feed 1.1.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from ..addresses import ATOM, JSON_FEED, version_page
from ..inventory import inventory
from ..ledger import SUMS, Entry, Kind
from ..markup import plain_text
from ..page_names import HISTORY, NOTICE
from ..versions import Ending, Timeline, Version
from .comparison import Differences, differences, is_minor
from .site import Site


@dataclass(frozen=True)
class FeedEntry:
    """An entry is a version in a feed, or what ended one, or the notice.

    `id` never changes; `updated` is when it was published, or took effect if that is unknown.
    """

    id: str
    title: str
    summary: str
    url: str
    updated: str
    change: str
    applies_from: str
    facts: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return all of it as plain text; it stays the same when the version takes effect."""
        facts = "\n".join(f"• {fact}" for fact in self.facts)
        return "\n\n".join(part for part in (self.applies_from, self.summary, facts) if part)


def versions_json(site: Site) -> dict[str, Any]:
    """Return every published version, newest first, and the ledger.

    Each version has when it applies, what changed, where it is, and the SHA-256 of each file.
    """
    return {
        "notice": site.addresses.absolute(NOTICE, site.addresses.default),
        "timeZone": site.current.notice.facts.time_zone,
        **_end(site.timeline),
        "versions": [_version(site, version) for version in reversed(site.timeline.frozen)],
        "ledger": [_in_ledger(entry) for entry in site.timeline.ledger.entries],
    }


def _end(timeline: Timeline) -> dict[str, str]:
    """Return the day from which no text applies, as far as published; nothing if one applies in the end."""
    last = next(reversed(timeline.course), None)
    return {"noticeEnds": last.heading.effective.isoformat()} if isinstance(last, Ending) else {}


def _in_ledger(entry: Entry) -> dict[str, Any]:
    """Return what is known of an entry: the list of them is in the order in which they were published."""
    return {
        "entry": entry.id,
        "kind": entry.name.kind.value,
        "published": entry.published.isoformat() if entry.published else None,
        "imported": entry.imported.isoformat() if entry.imported else None,
        "replaces": entry.replaces,
        "seal": entry.seal,
    }


def _version(site: Site, version: Version) -> dict[str, Any]:
    changed, until = _changed(site, version), site.timeline.until(version)
    summaries = version.heading.summaries.items()
    return {
        "version": version.id,
        "status": str(site.timeline.status(version)),
        "validFrom": version.effective.isoformat(),
        "validUntil": until.isoformat() if until else None,
        "published": version.published.isoformat() if version.published else None,
        "imported": version.heading.imported,
        "change": _change(site, version),
        "title": {language: section.title for language, section in summaries},
        "summary": {language: plain_text(section.html) for language, section in summaries},
        "pages": {page: site.addresses.of(version_page(version.id, page)) for page in inventory(site.cache, version).pages},
        "changedFacts": changed["facts"] if changed else [],
        "changedFactsInWords": changed["sentences"] if changed else {},
        "sha256": dict(version.files),
        "seal": version.digest,
    }


def _changed(site: Site, version: Version) -> Differences | None:
    """Return how a version differs from the one before, or None for the first."""
    before = site.timeline.before(version)
    return differences(site.presentation, before, version) if before else None


def _change(site: Site, version: Version) -> str:
    if site.timeline.before(version) is None:
        return "first"
    return "minor" if is_minor(site, version) else "material"


def _entry(site: Site, version: Version, language: str) -> FeedEntry:
    summary = version.heading.summary(language, site.publication.working.source)
    changed = _changed(site, version)
    return FeedEntry(
        id=site.addresses.stable_id(version.id, language),
        title=summary.title,
        summary=plain_text(summary.html),
        url=site.addresses.absolute(version_page(version.id, NOTICE), language),
        updated=_midnight(site, version.published or version.effective),
        change=_change(site, version),
        applies_from=site.say(language).label("applies_from", date=site.say(language).date(version.effective)),
        facts=tuple(changed["sentences"][language]) if changed else (),
        changed=tuple(fact["id"] for fact in changed["facts"]) if changed else (),
    )


def _of_ending(site: Site, ending: Ending, language: str) -> FeedEntry:
    """Return the entry of what has no text: it leads to what the change history says of it."""
    say, name, heading = site.say(language), ending.entry.name, ending.heading
    summary = heading.summary(language, site.publication.working.source)
    sentence = "ends_from" if name.kind == Kind.END else "was_to_end" if name.ended else "was_withdrawn"
    return FeedEntry(
        id=site.addresses.stable_id(ending.id, language),
        title=summary.title,
        summary=plain_text(summary.html),
        url=f"{site.addresses.absolute(HISTORY, language)}#{ending.id}",
        updated=_midnight(site, ending.entry.published or name.day),
        change=name.kind.value,
        applies_from=say.label(sentence, date=say.date(name.day)),
        facts=(),
        changed=(),
    )


def _midnight(site: Site, day: date) -> str:
    return datetime.combine(day, time(), ZoneInfo(site.current.notice.facts.time_zone)).isoformat()


@dataclass(frozen=True)
class Feed:
    """A feed has the published versions in one language, and what ended one or the notice, newest first."""

    site: Site
    language: str

    @cached_property
    def entries(self) -> list[FeedEntry]:
        """Return the entries, newest first."""
        site, timeline = self.site, self.site.timeline
        found = {version.heading.name: _entry(site, version, self.language) for version in timeline.frozen}
        found |= {ending.heading.name: _of_ending(site, ending, self.language) for ending in timeline.endings}
        return [entry for _, entry in sorted(found.items(), reverse=True)]

    def json(self) -> dict[str, Any]:
        """Return the feed as JSON Feed 1.1."""
        return {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self._title,
            "language": self.language,
            "home_page_url": self._home,
            "feed_url": self.site.addresses.feed(JSON_FEED, self.language),
            "authors": [{"name": self._organisation}],
            "items": [
                {
                    "id": entry.id,
                    "url": entry.url,
                    "title": entry.title,
                    "content_text": entry.text,
                    "date_published": entry.updated,
                    "tags": [entry.change],
                    "_changed_facts": list(entry.changed),
                }
                for entry in self.entries
            ],
        }

    def atom(self) -> str:
        """Return the feed as Atom, RFC 4287."""
        return self.site.templates.render(
            "feed.html",
            self.site.say(self.language),
            title=self._title,
            organisation=self._organisation,
            home=self._home,
            updated=max((entry.updated for entry in self.entries), default="1970-01-01T00:00:00Z"),
            own=self.site.addresses.feed(ATOM, self.language),
            entries=self.entries,
        )

    @property
    def _title(self) -> str:
        return f"{self.site.publication.working.document(HISTORY, self.language).title} – {self._organisation}"

    @property
    def _organisation(self) -> str:
        return self.site.current.notice.facts.controller.name

    @property
    def _home(self) -> str:
        return self.site.addresses.absolute(HISTORY, self.language)


def original_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the path (relative to the root) and the content of each original of a text that was taken over, as it was found."""
    for version in site.timeline.frozen:
        yield from ((version_page(version.id, name), content) for name, content in version.originals.items())


def seal_files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path (relative to the root) and the text of each seal, of entries without a text as well.

    Of the files that it names, only originals are published.
    """
    for version in site.timeline.frozen:
        yield version_page(version.id, SUMS), version.sums.decode()
    for ending in site.timeline.endings:
        yield version_page(ending.id, SUMS), ending.sums.decode()
