"""Lists of versions are for programs: all of them as JSON, and the seal of each."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from ..addresses import schema_path, version_page
from ..inventory import inventory
from ..ledger import SUMS, Entry
from ..markup import plain_text
from ..page_names import NOTICE
from ..summary import VERSIONS_FORMAT
from ..versions import Ending, Timeline, Version
from .comparison import told_languages
from .differences import Differences, changed_languages, differences
from .history_page import following_of
from .site import Site


def versions_json(site: Site) -> dict[str, Any]:
    """Return every published version, newest first, and the ledger.

    Each version has when it applies, what changed, where it is, and the SHA-256 of each file.
    """
    return {
        "$schema": site.addresses.site + schema_path(VERSIONS_FORMAT, "versions"),
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
    differs, until = changed(site, version), site.timeline.until(version)
    before, summaries = site.timeline.before(version), version.heading.summaries.items()
    return {
        "version": version.id,
        "status": str(site.timeline.status(version)),
        "validFrom": version.effective.isoformat(),
        "validUntil": until.isoformat() if until else None,
        "published": version.published.isoformat() if version.published else None,
        "imported": version.heading.imported,
        "change": change(site, version),
        "found": {"verdict": differs["verdict"], "evidence": differs["evidence"]} if differs else None,
        "title": {language: section.title for language, section in summaries},
        "summary": {language: plain_text(section.html) for language, section in summaries},
        "pages": {page: site.addresses.of(version_page(version.id, page)) for page in inventory(site.cache, version).pages},
        "changedFacts": differs["facts"] if differs else [],
        "changedFactsInWords": differs["sentences"] if differs else {},
        "changedLanguages": _languages(site, before, version) if before else None,
        "changedInWords": {language: what_changed(site, version, language) for language in site.languages} if differs else {},
        "sha256": dict(version.files),
        "seal": version.digest,
    }


def _languages(site: Site, before: Version, version: Version) -> dict[str, Any]:
    """Return which languages came, went, changed or did not follow, as versions.json has it."""
    found, followed = asdict(changed_languages(site.presentation, before, version)), following_of(site, version)
    return {
        **{name: found[name] for name in ("arrived", "gone", "awaited", "text", "form")},
        "late": followed.late,
        "caughtUp": followed.caught_up,
        "ahead": followed.ahead,
    }


def what_changed(site: Site, version: Version, language: str) -> list[str]:
    """Return in sentences what changed from the version before: languages, headings, facts; nothing for the first."""
    before, differs = site.timeline.before(version), changed(site, version)
    if before is None or differs is None:
        return []
    languages = told_languages(site.presentation, before, version, language, following_of(site, version))
    return [*languages, *differs["headings"][language], *differs["sentences"][language]]


def changed(site: Site, version: Version) -> Differences | None:
    """Return how a version differs from the one before, or None for the first."""
    before = site.timeline.before(version)
    return differences(site.presentation, before, version) if before else None


def change(site: Site, version: Version) -> str:
    """Return what its editor says that a version is: "first", marked as "minor", or else "material", as versions.json always said."""
    if site.timeline.before(version) is None:
        return "first"
    return "minor" if version.heading.minor else "material"


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
