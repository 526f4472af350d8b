"""What changed between two versions: as data, and as a piece of a page in one language.

Two frozen versions never change, so what was found is kept.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from ..addresses import relative, version_page
from ..changes import changes
from ..changes.sections import SectionChange, section_changes
from ..changes.shown import ShownChange, shown_changes
from ..links import with_addresses
from ..redline import announced, count, redline
from ..versions import Version
from .site import Site
from .text import addresses_of_links


@dataclass(frozen=True)
class Redline:
    """A changed section: how it changed, and its text with what was added and removed."""

    title: str
    href: str
    kinds: tuple[str, ...]
    old_title: str | None
    html: str
    count: int


@dataclass(frozen=True)
class FactChange:
    """A changed fact as pages show it."""

    section: str
    href: str
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def differences(site: Site, old: Version, new: Version) -> dict[str, Any]:
    """Facts and sections that changed, and whether that matters to readers: plain data, without language."""
    return dict(site.kept.data(("differences", old.digest, new.digest), lambda: _differences(site, old, new)))


def _differences(site: Site, old: Version, new: Version) -> dict[str, Any]:
    found = changes(old.notice, new.notice)
    source = site.say(new.notice.source)
    return {
        "material": found.material,
        "reasons": [asdict(reason) for reason in found.reasons],
        "facts": [asdict(fact) for fact in found.facts],
        "sections": {
            page: {language: {change.id: list(change.kinds) for change in sections} for language, sections in by_language.items()}
            for page, by_language in found.sections.items()
        },
        "shown": sorted({(change.page, change.section) for change in shown_changes(old.notice, new.notice, source)}),
    }


def is_minor(site: Site, version: Version) -> bool:
    """An editor says that a version is minor; what matters to readers cannot be."""
    before = site.timeline.before(version)
    return version.release.minor and before is not None and not differences(site, before, version)["material"]


def comparison(site: Site, old: Version, new: Version, language: str, name: str) -> str:
    """HTML of everything that changed from `old` to `new`, for the page `name`."""
    inputs = ("comparison", old.digest, new.digest, new.id, language, name, site.addresses)
    return site.kept.text(inputs, lambda: _comparison(site, old, new, language, name))


def _comparison(site: Site, old: Version, new: Version, language: str, name: str) -> str:
    say = site.say(language)
    facts = [_fact(site, new, change, language, name) for change in shown_changes(old.notice, new.notice, say)]
    pages = [page for page in new.notice.pages if page in old.notice.documents]
    redlines = [line for page in pages for line in _redlines(site, old, new, page, language, name)]
    lacking = [page for page in pages if _language(old, new, page, language) != language]
    return site.templates.render("changes.html", say, facts=facts, redlines=redlines, untranslated=bool(lacking), source=new.notice.source)


def _fact(site: Site, new: Version, change: ShownChange, language: str, name: str) -> FactChange:
    href = _section(site, new, change.page, change.section, language, name)
    return FactChange(change.title, href, change.label, change.before, change.after)


def _redlines(site: Site, old: Version, new: Version, page: str, language: str, name: str) -> Iterator[Redline]:
    written = _language(old, new, page, language)
    before, after = old.notice.documents[page].get(written), new.notice.documents[page].get(written)
    if before and after:
        for change in section_changes(before, after):
            yield _redline(site, new, page, change, language, name)


def _language(old: Version, new: Version, page: str, language: str) -> str:
    """The language in which both versions have the page; else the one they were written in."""
    both = all(version.notice.is_translated(page, language) for version in (old, new))
    return language if both else new.notice.source


def _redline(site: Site, new: Version, page: str, change: SectionChange, language: str, name: str) -> Redline:
    say = site.say(language)
    html = redline(change.old.html if change.old else "", change.new.html if change.new else "")
    html = announced(html, say.label("added"), say.label("removed"))
    kept = change.new or change.old
    title = kept.title if kept else change.id
    old_title = change.old.title if change.old and change.new and "renamed" in change.kinds else None
    address = addresses_of_links(site, new, (name, language), at_root=False)
    href = _section(site, new, page, change.id, language, name) if change.new else ""
    text = with_addresses(html, address) if {"added", "removed", "changed"} & set(change.kinds) else ""
    return Redline(title, href, change.kinds, old_title, text, count(html) if text else 0)


def _section(site: Site, version: Version, page: str, id: str, language: str, name: str) -> str:
    """The address of a section of a version, from the page `name`."""
    target = site.addresses.path(version_page(version.id, page), language)
    return f"{relative(site.addresses.path(name, language), target)}#{id}"
