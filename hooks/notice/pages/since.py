"""A page says what has changed since a version that was once in force: one comparison with the text in force."""
from __future__ import annotations

from collections.abc import Iterator

from ..addresses import relative, version_page
from ..assets import CHANGES
from ..page_names import HISTORY, NOTICE
from ..versions import Status, Version
from ..views.banner import day
from ..views.head import Place, version_links
from .comparison import comparison
from .site import Site


def since_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the address (relative to the root) and the HTML of the comparison of every archived version.

    Each is compared with the one in force.
    """
    now = site.timeline.in_force
    for version in site.timeline.frozen:
        if now and site.timeline.status(version) == Status.ARCHIVED:
            yield from _kept_pages(site, version, now).items()


def _kept_pages(site: Site, old: Version, new: Version) -> dict[str, bytes]:
    between = [[(version.id, _told(site, version, own)) for own in site.languages] for version in _between(site, old, new)]
    inputs = ("since", old.id, old.digest, new.id, new.digest, between, site.common)
    return site.cache.files(inputs, lambda: dict(_pages(site, old, new)))


def _pages(site: Site, old: Version, new: Version) -> Iterator[tuple[str, str]]:
    name = version_page(old.id, "since")
    for language in site.languages:
        yield site.addresses.path(name, language), _page(site, old, new, language, name)


def _between(site: Site, old: Version, new: Version) -> list[Version]:
    """Return the versions that followed, newest first."""
    return [version for version in reversed(site.timeline.frozen) if old.effective < version.effective <= new.effective]


def _told(site: Site, version: Version, language: str) -> str:
    """Return what a version is about, in a few words."""
    return version.heading.summary(language, site.publication.working.source).title


def _page(site: Site, old: Version, new: Version, language: str, name: str) -> str:
    say, here = site.say(language), site.addresses.path(name, language)

    def to(target: str) -> str:
        return relative(here, site.addresses.path(target, language))

    versions = [
        {"date": day(say, version.effective), "title": _told(site, version, language), "href": f"{to(HISTORY)}#{version.id}"}
        for version in _between(site, old, new)
    ]
    body = site.templates.render(
        "since.html",
        say,
        since=day(say, old.effective),
        now=day(say, new.effective),
        versions=versions,
        old=to(version_page(old.id, NOTICE)),
        new=to(NOTICE),
        changed=comparison(site, old, new, language, name),
    )
    title = say.label("since_title", date=say.date(old.effective))
    place = Place(name, language, name, site.languages, title, noindex=True)
    links = version_links(site.addresses, language, NOTICE, None, None)
    return site.page(place, body, (), links, [CHANGES], ["redline.js"])
