"""Once the notice has ended, the pages at the root say so, in each language, and lead to the last text, the rights and whom to ask."""
from __future__ import annotations

from collections.abc import Iterator

from ..addresses import relative, version_page
from ..links import with_places
from ..page_ids import GoneSection
from ..page_names import HISTORY, NOTICE, RIGHTS
from ..versions import Ending
from ..views.banner import day
from ..views.cards import authority_card, contact_card, controller_card
from ..views.head import Place, version_links
from .gone import GoneLink, link_to, links_to_gone
from .history_page import words_of
from .pdf_address import paper_link
from .site import Surroundings
from .text import in_language

CONTACT = "contact"


def ended_page(surroundings: Surroundings, ending: Ending, page: str, language: str) -> str:
    """Return a page of the root as it is from the day on which the notice ends.

    Every id that led to a section there leads to the same section of the last text that had it.
    """
    presentation, version = surroundings.presentation, surroundings.current
    say, here, facts = presentation.say(language), presentation.addresses.path(page, language), version.notice.facts
    document = version.notice.document(page, language)
    title, *sections = _last_links(surroundings, page, language)
    gone = list(links_to_gone(surroundings, page, language))
    contact = next((link for link in (*sections, *gone) if link.ids[0] == CONTACT), None)
    body = presentation.templates.render(
        "ended.html",
        say,
        title=title,
        ended=day(say, ending.entry.name.day),
        since=day(say, version.effective),
        told=_told(surroundings, ending, page, language),
        history=f"{relative(here, presentation.addresses.path(HISTORY, language))}#{ending.id}",
        pdf=paper_link(surroundings, version, here, language),
        card=contact_card(facts, say) or controller_card(facts, say),
        authority=authority_card(facts, say),
        rights=relative(here, presentation.addresses.path(RIGHTS, language)) if facts.rights else None,
        contact=contact,
        sections=[link for link in sections if link is not contact],
        links=[link for link in gone if link is not contact],
    )
    described = f"{document.title}: {say.label('notice_ended', date=say.date(ending.entry.name.day))}"
    place = Place(page, language, page, presentation.languages, document.title, described)
    links_of_head = version_links(presentation.addresses, language, NOTICE, version_page(version.id, page), None)
    return surroundings.page(place, body, (), links_of_head)


def _last_links(surroundings: Surroundings, page: str, language: str) -> Iterator[GoneLink]:
    """Yield a link to each section of the last text, with the ids that it had before; the title of the page comes first."""
    version, former = surroundings.current, surroundings.ids[page].former
    document, original = (version.notice.document(page, one) for one in (language, version.notice.source))
    for section in original.sections:
        shown = document.section(section.id)
        title = (shown.title, document.language) if shown else (section.title, original.language)
        ids = (section.id, *former(section.id))
        yield link_to(surroundings, GoneSection(version.id, version.effective, ids, {language: title}), page, language)


def _told(surroundings: Surroundings, ending: Ending, page: str, language: str) -> str:
    """Return legal's own words on the end, in the language of the notice where they are not translated."""
    presentation, version, chapters = surroundings.presentation, surroundings.current, ending.heading.chapters
    addresses, here = presentation.addresses, presentation.addresses.path(page, language)

    def address(to: str, section: str) -> str:
        name = version_page(version.id, to) if to in version.notice.documents else to
        return relative(here, addresses.path(name, language)) + (f"#{section}" if section else "")

    written = language if language in chapters else next(iter(chapters))
    heading, text = words_of(chapters[written])
    return in_language(presentation, language, written, with_places(f"{heading}\n{text}", address))
