"""On this page readers use the rights that the notice at the root names.

It has ready messages, limits, costs and the authority.
"""
from __future__ import annotations

from collections.abc import Iterator

from ..addresses import relative, version_page
from ..assets import RIGHTS as STYLE
from ..inventory import inventory
from ..page_names import NOTICE, RIGHTS
from ..versions import Version
from ..views.banner import day
from ..views.blocks import View
from ..views.frame import ContentsEntry
from ..views.head import Place, version_links
from ..views.purpose_deeds import CLIENT
from ..views.rights_guide import CitedVersion, rights
from .site import Site, Surroundings


def rights_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the address (relative to the root) and the HTML in every language.

    Where the notice names no right any more, the page says so and leads to the last version that named one; where it never
    did, there is none.
    """
    if site.current.notice.facts.rights:
        yield from site.cache.files(_pages, site.surroundings).items()
        return
    earlier = site.timeline.standing(site.current).earlier
    if last := next((version for version in reversed(earlier) if inventory(site.cache, version).rights), None):
        yield from site.cache.files(_gone_pages, site.surroundings, last).items()


def _gone_pages(surroundings: Surroundings, last: Version) -> dict[str, str]:
    presentation = surroundings.presentation
    return {presentation.addresses.path(RIGHTS, language): _gone_page(surroundings, last, language) for language in presentation.languages}


def _gone_page(surroundings: Surroundings, last: Version, language: str) -> str:
    presentation = surroundings.presentation
    say, addresses = presentation.say(language), presentation.addresses
    here, there = addresses.path(RIGHTS, language), addresses.path(version_page(last.id, NOTICE), language)
    body = presentation.templates.render(
        "gone_rights.html",
        say,
        last=day(say, last.effective),
        text=relative(here, there),
        rights=inventory(presentation.cache, last).rights,
        home=relative(here, addresses.path(NOTICE, language)),
        ended=day(say, surroundings.ended.heading.effective) if surroundings.ended else None,
    )
    place = Place(RIGHTS, language, RIGHTS, presentation.languages, f"{say.label('use_rights')} – {say.label('gone')}", noindex=True)
    return surroundings.page(place, body, (), version_links(addresses, language, NOTICE, None, None))


def _pages(surroundings: Surroundings) -> dict[str, str]:
    presentation = surroundings.presentation
    return {presentation.addresses.path(RIGHTS, language): _page(surroundings, language) for language in presentation.languages}


def _page(surroundings: Surroundings, language: str) -> str:
    presentation, version = surroundings.presentation, surroundings.current
    say = presentation.say(language)
    date = say.date(version.effective)
    permalink = version_page(version.id, NOTICE)
    title_of = View.of(version.notice, NOTICE, language).title
    shown = rights(version.notice.facts, say, CitedVersion(date, presentation.addresses.absolute(permalink, language), title_of))
    here, ended = presentation.addresses.path(RIGHTS, language), surroundings.ended
    body = presentation.templates.render(
        "rights.html",
        say,
        rights=shown,
        sections={id: home.section for id, home in version.notice.homes.items()},
        since=day(say, version.effective),
        notice=relative(here, presentation.addresses.path(permalink if ended else NOTICE, language)),
        ended=relative(here, presentation.addresses.path(NOTICE, language)) if ended else None,
    )
    contents = [
        *(ContentsEntry(right.code, right.title) for right in shown.rights),
        *([ContentsEntry(CLIENT, say.term("answers", "client_answers"))] if shown.clients else []),
        ContentsEntry("requests", say.label("how_to_request")),
        ContentsEntry("law", say.label("law_of_requests")),
        ContentsEntry("refusal", say.label("refusal")),
    ]
    title, description = say.label("use_rights"), say.label("rights_intro", date=date)
    place = Place(RIGHTS, language, RIGHTS, presentation.languages, title, description, noindex=not version.frozen)
    links = version_links(presentation.addresses, language, NOTICE, None, None)
    return surroundings.page(place, body, contents, links, [STYLE], ["copy.js"])
