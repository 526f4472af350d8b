"""The sitemap tells search engines what the pages tell them."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml.etree import _Element

from notice.output.built import SITEMAP, Built
from notice.output.faults import Fault, FaultKind
from notice.output.outline import PageOutline
from said import Said

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LINK = "{http://www.w3.org/1999/xhtml}link"


def sitemap(built: Built) -> Iterator[Fault]:
    """Yield addresses that the sitemap should not have, and those that it lacks."""
    if SITEMAP not in built.trees:
        return
    found = [(loc, (loc.text or "").strip()) for loc in built.trees[SITEMAP].iter(LOC)]
    count = Counter(url for _, url in found)
    for loc, url in found:
        wrong = "is listed more than once" if count[url] > 1 else _wrong(built, built.page_at(url), url, loc)
        if wrong:
            yield Fault(SITEMAP, loc.sourceline or 1, FaultKind.SITEMAP, Said(f'"{url}" {wrong}.'))
    for page in built.pages.values():
        url = built.layout.address(page.path)
        if url not in count and page.has_address and page.indexed and built.is_canonical(page) and not built.layout.version(page.path):
            yield Fault(SITEMAP, 1, FaultKind.SITEMAP, Said(f'"{url}" is missing; search engines are to find it.'))


def _wrong(built: Built, page: PageOutline | None, url: str, loc: _Element) -> str | None:
    if page is None:
        return f"is no page of the site; addresses begin with {built.layout.addresses.site}"
    if not page.indexed:
        return "is a page that search engines are told to leave out"
    if not built.is_canonical(page) or built.layout.address(page.path) != url:
        return f"is not the canonical address of {page.path}; list that one instead"
    return _other_languages(built.alternates(page), loc)


def _other_languages(expected: dict[str, str], loc: _Element) -> str | None:
    """Return what is wrong if the sitemap names the page in other languages, but not in them all."""
    parent = loc.getparent()
    alternates = {str(link.get("hreflang")): str(link.get("href")) for link in parent.iter(LINK)} if parent is not None else {}
    differing = sorted({language for language, _ in alternates.items() ^ expected.items()} - {"x-default"}) if alternates else []
    return f"is not named in {', '.join(differing)} as it stands there" if differing else None
