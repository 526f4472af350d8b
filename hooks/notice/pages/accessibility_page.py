"""A page on accessibility says whom to tell of a fault, which are known, and who supervises; an organisation states it or not."""
from __future__ import annotations

from collections.abc import Iterator

from ..page_names import ACCESSIBILITY
from ..views.banner import day
from ..views.head import Place
from .accessibility_statement import AccessibilityStatement, text_in
from .site import Site, Surroundings


def accessibility_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the address (relative to the root) and the HTML in every language, if there is a statement."""
    if site.choices.accessibility:
        yield from site.cache.files(_pages, site.surroundings, site.choices.accessibility).items()


def _pages(surroundings: Surroundings, statement: AccessibilityStatement) -> dict[str, str]:
    presentation = surroundings.presentation
    addresses = {language: presentation.addresses.path(ACCESSIBILITY, language) for language in presentation.languages}
    return {address: _page(surroundings, statement, language) for language, address in addresses.items()}


def _page(surroundings: Surroundings, statement: AccessibilityStatement, language: str) -> str:
    presentation = surroundings.presentation
    say, organisation = presentation.say(language), surroundings.current.notice.facts.controller.name
    title, intro = say.term("accessibility", "title"), say.term("accessibility", "intro").format(organisation=organisation)
    body = presentation.templates.render(
        "accessibility.html",
        say,
        title=title,
        intro=intro,
        checked=day(say, statement.checked),
        email=statement.email,
        authority=text_in(statement.authority, language),
        website=statement.website,
        faults=[text_in(fault, language) for fault in statement.faults],
    )
    place = Place(ACCESSIBILITY, language, ACCESSIBILITY, presentation.languages, title, intro)
    return surroundings.page(place, body, (), ())
