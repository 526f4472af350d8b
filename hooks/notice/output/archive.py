"""Some files must be there, each page names its day, and search engines never show an archived version or a draft."""
from __future__ import annotations

from collections.abc import Iterator

from ..ledger import EntryName
from ..messages import Message
from ..page_names import COMPARE, RIGHTS
from ..versions import Status
from .built import SITEMAP, SUMMARY, VERSIONS, Built
from .faults import Fault, FaultKind
from .outline import PageOutline
from .site_layout import INDEX

NOT_FOUND = "404.html"
NOINDEX = '<meta name="robots" content="noindex">'
INDEXED_NOWHERE = Message("gate.indexed-nowhere", tag=NOINDEX)


def archive(built: Built) -> Iterator[Fault]:
    """Yield missing files, pages that search engines may or may not show, and pages that do not name their day."""
    homes = [folder + INDEX for folder in built.layout.addresses.folders.values()]
    for path in (NOT_FOUND, SUMMARY, VERSIONS, SITEMAP, *homes):
        if path not in built.files:
            yield Fault(path, 1, FaultKind.MISSING, Message("gate.missing"))
    status = {str(version["version"]): Status.named(version.get("status")) for version in built.versions}
    unlisted = _gone(built) | {built.layout.addresses.path(COMPARE, language) + INDEX for language in built.layout.addresses.folders}
    for page in built.pages.values():
        if page.path not in unlisted:
            yield from _indexed(built, page, status)
        yield from _day(built, page)


def _gone(built: Built) -> set[str]:
    """Return pages at the root that only say where a page of an earlier version was: nobody need find them."""
    addresses, pages = built.layout.addresses, dict[bool, set[str]]()
    for version in built.versions:
        pages.setdefault(Status.named(version.get("status")).applies, set()).update(version.get("pages", ()))
    names = pages.get(False, set()) - pages.get(True, set()) if True in pages else set()
    if all("applicability" in right for right in built.data(SUMMARY).get("rights", ())):
        names = names | {RIGHTS}
    return {addresses.path(name, language) + INDEX for name in names for language in addresses.folders}


def _indexed(built: Built, page: PageOutline, statuses: dict[str, Status]) -> Iterator[Fault]:
    version = built.layout.version(page.path)
    status = statuses.get(version, Status.DRAFT) if version else Status.IN_FORCE if page.has_address else None
    if page.indexed and version and status and not status.indexed:
        message = Message("gate.indexed-version", version=version, status=Message(f"statuses.{status}"), tag=NOINDEX)
        yield Fault(page.path, 1, FaultKind.INDEXED, message)
    elif page.indexed and status is None:
        yield Fault(page.path, 1, FaultKind.INDEXED, INDEXED_NOWHERE)
    elif not page.indexed and not version and status is Status.IN_FORCE and status in statuses.values():
        yield Fault(page.path, page.robots_line, FaultKind.INDEXED, Message("gate.not-indexed", tag=NOINDEX))


def _day(built: Built, page: PageOutline) -> Iterator[Fault]:
    """Yield pages of a version that do not name its day; the first page names that of the version in force."""
    version = built.layout.version(page.path)
    if built.layout.neutral(page.path) == INDEX:
        version = built.data(SUMMARY).get("version")
    name = EntryName.parse(str(version))
    if name and name.day.isoformat() not in page.days:
        yield Fault(page.path, 1, FaultKind.DISAGREEMENT, Message("gate.no-day", version=name.day.isoformat()))
