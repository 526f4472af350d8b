"""A page says what has changed since a version that was once in force: one comparison with the text in force."""
from __future__ import annotations

from collections.abc import Iterator

from ..addresses import relative, version_page
from ..assets import CHANGES
from ..localizer import Localizer
from ..page_names import HISTORY, NOTICE
from ..versions import Status, Version
from ..views.banner import Day
from ..views.head import Place, version_links
from .comparison import comparison
from .history_arrangement import has_many_changes
from .site import Site, Surroundings


def since_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the address (relative to the root) and the HTML of the comparison of every archived version.

    Each is compared with the one in force; once the notice has ended, with the last one.
    """
    now, line = site.current, site.timeline.line
    for version in site.timeline.frozen:
        if has_since_page(site, version):
            since = tuple(reversed(line[line.index(version) + 1 : line.index(now) + 1]))
            yield from site.cache.files(_pages, site.surroundings, version, since).items()


def has_since_page(site: Site, version: Version) -> bool:
    """Say whether a version was once in force and is not now, and its pages lead to what has changed since."""
    return site.timeline.status(version) is Status.ARCHIVED and site.timeline.standing(version).is_compared


def _pages(surroundings: Surroundings, old: Version, since: tuple[Version, ...]) -> dict[str, str]:
    """Return the comparison in every language; `since` are the versions that followed the old one, that in force first."""
    name, presentation = version_page(old.id, "since"), surroundings.presentation
    return {
        presentation.addresses.path(name, language): _page(surroundings, old, since, language, name)
        for language in presentation.languages
    }


def _page(surroundings: Surroundings, old: Version, since: tuple[Version, ...], language: str, name: str) -> str:
    presentation, new = surroundings.presentation, since[0]
    say, here = presentation.say(language), presentation.addresses.path(name, language)

    def to(target: str) -> str:
        return relative(here, presentation.addresses.path(target, language))

    versions = [
        {
            "date": _named(say, version),
            "title": version.heading.summary(language, presentation.source).title,
            "href": f"{to(HISTORY)}#{version.id}",
        }
        for version in since
    ]
    changed = comparison(presentation, old, new, language, name, surroundings.led)
    body = presentation.templates.render(
        "since.html",
        say,
        since=_named(say, old),
        now=_named(say, new),
        versions=versions,
        old=to(version_page(old.id, NOTICE)),
        new=to(version_page(new.id, NOTICE) if surroundings.ended else NOTICE),
        ended=surroundings.ended is not None,
        changed=changed,
        steps=has_many_changes(changed),
    )
    title = say.label("since_title", date=say.version(old.heading.name))
    place = Place(name, language, name, presentation.languages, title, noindex=True)
    links = version_links(presentation.addresses, language, NOTICE, None, None)
    return surroundings.page(place, body, (), links, [CHANGES], ["redline.js"])


def _named(say: Localizer, version: Version) -> Day:
    """Return the day of a version with its number, which tells the versions of one day apart."""
    return Day(version.effective.isoformat(), say.version(version.heading.name))
