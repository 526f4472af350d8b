"""Some files must be there, each page names its day, and search engines never show an archived version or a draft."""
from __future__ import annotations

from collections.abc import Iterator

from .built import SITEMAP, SUMMARY, VERSIONS, Built
from .faults import Fault, FaultKind
from .outline import PageOutline
from .site_layout import INDEX

NOT_FOUND = "404.html"
NOINDEX = '<meta name="robots" content="noindex">'
FROM = "It is made by hooks/notice/pages/."


def archive(built: Built) -> Iterator[Fault]:
    """Yield missing files, pages that search engines may or may not show, and pages that do not name their day."""
    homes = [folder + INDEX for folder in built.layout.addresses.folders.values()]
    for path in (NOT_FOUND, SUMMARY, VERSIONS, SITEMAP, *homes):
        if path not in built.files:
            yield Fault(path, 1, FaultKind.MISSING, "the site lacks this file; build it again, and look at what the build says.")
    status = {str(version["version"]): str(version.get("status")) for version in built.versions}
    for page in built.pages.values():
        yield from _indexed(built, page, status)
        yield from _day(built, page)


def _indexed(built: Built, page: PageOutline, status: dict[str, str]) -> Iterator[Fault]:
    version = built.layout.version(page.path)
    found = status.get(version, "draft") if version else "in-force" if page.has_address else "none"
    if page.indexed and found in ("archived", "draft", "none"):
        what = f"belongs to the version {version} ({found})" if version else "stands for addresses that do not exist"
        yield Fault(page.path, 1, FaultKind.INDEXED, f"search engines may show this page, which {what}; add {NOINDEX}. {FROM}")
    elif not page.indexed and not version and found == "in-force" and found in status.values():
        message = f"search engines are told to leave out the text in force; take away {NOINDEX}. {FROM}"
        yield Fault(page.path, page.robots_line, FaultKind.INDEXED, message)


def _day(built: Built, page: PageOutline) -> Iterator[Fault]:
    """Yield pages of a version that do not name its day; the first page names that of the version in force."""
    version = built.layout.version(page.path)
    if built.layout.neutral(page.path) == INDEX:
        version = built.data(SUMMARY).get("version")
    if version and version not in page.days:
        message = f'the page shows the version {version}, but does not name that day in a <time datetime="{version}">. {FROM}'
        yield Fault(page.path, 1, FaultKind.DISAGREEMENT, message)
