"""Two versions are compared: as data, and as a piece of a page in one language.

Two frozen versions never change, so what was found in them is cached.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from ..addresses import relative, version_page
from ..changes import changes
from ..changes.rendered_changes import ShownChange, shown_changes
from ..changes.section_changes import SectionChange, section_changes
from ..links import with_addresses
from ..localizer import Localizer
from ..redline import announced, redline
from ..versions import Version
from .site import Site
from .text import addresses_of_links, in_language

REMOVED = re.compile(r"<del\b.*?</del>", re.DOTALL)
# Name and language of the page on which something stands.
Here = tuple[str, str]


@dataclass(frozen=True)
class Redline:
    """A section changed: in which ways, and its text with what was added and removed."""

    title: str
    href: str
    kinds: tuple[str, ...]
    old_title: str | None
    html: str


@dataclass(frozen=True)
class ShownFactChange:
    """A changed fact is shown by a page, with its section, its label and its texts."""

    section: str
    href: str
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def differences(site: Site, old: Version, new: Version) -> dict[str, Any]:
    """Return facts and sections that changed, and whether that matters to readers: plain data, without language."""
    return dict(site.cache.data("differences", (old.digest, new.digest), lambda: _differences(site, old, new)))


def _differences(site: Site, old: Version, new: Version) -> dict[str, Any]:
    found = changes(old.notice, new.notice)
    source = site.say(new.notice.source)
    return {
        "source": new.notice.source,
        "material": found.material,
        "reasons": [asdict(reason) for reason in found.reasons],
        "facts": [asdict(fact) for fact in found.facts],
        "reworded": found.reworded,
        "new_languages": found.new_languages,
        "shown": sorted({(change.page, change.section) for change in shown_changes(old.notice, new.notice, source)}),
    }


def is_minor(site: Site, version: Version) -> bool:
    """Say whether a version is minor: an editor says so, but what matters to readers cannot be."""
    before = site.timeline.before(version)
    return version.heading.minor and before is not None and not differences(site, before, version)["material"]


def comparison(site: Site, old: Version, new: Version, language: str, name: str) -> str:
    """Return the HTML of everything that changed from `old` to `new`, for the page `name`.

    All of it is in one language: `language` where both versions have it, else the one they were written in.
    """
    written = _common_language(old, new, language)
    say, here = site.say(written), (name, language)
    facts = [_fact(site, new, change, here) for change in shown_changes(old.notice, new.notice, say)]
    redlines = [_redline(site, old, new, page, change, here, say) for page, change in _changed_sections(old, new, written)]
    html = site.templates.render("changes.html", say, facts=facts, redlines=redlines)
    return in_language(site, language, written, html, label="compared_in")


def told(site: Site, old: Version, new: Version, language: str) -> list[str]:
    """Return the facts that changed, each in a sentence in `language`, for readers without the page."""
    inputs = (old.digest, new.digest, site.languages)
    return list(site.cache.data("told", inputs, lambda: {other: _told(site, old, new, other) for other in site.languages})[language])


def _told(site: Site, old: Version, new: Version, language: str) -> list[str]:
    say = site.say(_common_language(old, new, language))
    return [change.sentence(say) for change in shown_changes(old.notice, new.notice, say)]


def _common_language(old: Version, new: Version, language: str) -> str:
    pages = [(version.notice, page) for version in (old, new) for page in version.notice.pages]
    return language if all(notice.is_translated(page, language) for notice, page in pages) else new.notice.source


def _fact(site: Site, new: Version, change: ShownChange, here: Here) -> ShownFactChange:
    return ShownFactChange(change.title, _section(site, new, change.page, change.section, here), change.label, change.before, change.after)


def _changed_sections(old: Version, new: Version, language: str) -> Iterator[tuple[str, SectionChange]]:
    for page in new.notice.pages:
        if page in old.notice.documents:
            for change in section_changes(old.notice.document(page, language), new.notice.document(page, language)):
                yield page, change


def _redline(site: Site, old: Version, new: Version, page: str, change: SectionChange, here: Here, say: Localizer) -> Redline:
    html = redline(change.old.html if change.old else "", change.new.html if change.new else "")
    html = announced(html, say.label("added"), say.label("removed"))
    section = change.new or change.old
    title = section.title if section else change.id
    old_title = change.old.title if change.old and change.new and "renamed" in change.kinds else None
    href = _section(site, new, page, change.id, here) if change.new else ""
    text = _linked(site, old, new, page, html, here) if {"added", "removed", "changed"} & set(change.kinds) else ""
    return Redline(title, href, change.kinds, old_title, text)


def _linked(site: Site, old: Version, new: Version, page: str, html: str, here: Here) -> str:
    """Return a redline with its links.

    They lead from the text that was taken away to the old version, from the rest to the new one.
    """
    before, after = (addresses_of_links(site, version, here, at_root=False) for version in (old, new))
    html = REMOVED.sub(lambda removed: with_addresses(removed[0], before, page), html)
    return with_addresses(html, after, page)


def _section(site: Site, version: Version, page: str, id: str, here: Here) -> str:
    """Return the address of a section of a version, from the page `here`."""
    name, language = here
    target = site.addresses.path(version_page(version.id, page), language)
    return f"{relative(site.addresses.path(name, language), target)}#{id}"
