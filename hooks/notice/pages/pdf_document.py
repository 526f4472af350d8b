"""Each published version is put on paper: all its pages in one language as one document, made into a PDF.

It says the same for ever: it names the version and where to look whether that is in force, not how things stand on the
day of the build.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urldefrag, urljoin

from lxml import html
from lxml.html import HtmlElement

from ..addresses import Addresses, version_page
from ..documents import Section
from ..page_names import NOTICE
from ..qr_codes import qr_code
from ..seal import short_seal
from ..versions import Version
from ..views.banner import day
from ..views.frame import Printed
from .notice_pages import TITLE
from .pdf_address import paper_address, paper_language
from .site import Presentation, Site
from .text import MAIN, in_language, text


def paper_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the address (relative to the root) and the PDF of every published version.

    There is one in every language it is written in.
    """
    if site.paper:
        for version in site.timeline.frozen:
            for language in sorted({paper_language(site.cache, version, language) for language in site.languages}):
                document = site.cache.content(pdf_document, site.presentation, version, language)
                yield paper_address(site.addresses, version, language), site.paper.pdf(document.decode(), version.digest)


def pdf_document(presentation: Presentation, version: Version, language: str) -> bytes:
    """Return the HTML that becomes the PDF: all pages of a version in one of the languages it is written in, in one document."""
    notice, say = version.notice, presentation.say(language)
    title = notice.document(NOTICE, language).title
    address = presentation.addresses.absolute(version_page(version.id, NOTICE), language)
    organisation, since = notice.facts.controller.name, day(say, version.effective)
    parts = tuple(_parts(presentation.addresses, version, language))
    edition = presentation.templates.piece("edition.html", say, organisation=organisation, since=since, parts=parts)
    return presentation.templates.render(
        "paper.html",
        say,
        title=f"{title} – {organisation}",
        organisation=organisation,
        description=notice.document(NOTICE, language).description,
        published=day(say, version.published) if version.published else None,
        printed=Printed(address, since, short_seal(version.digest), draft=False),
        digest=version.digest,
        code=qr_code(address),
        body="\n".join(_page(presentation, version, page, language, edition) for page in notice.pages),
    ).encode()


def _parts(addresses: Addresses, version: Version, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield what the contents name: the main sections of the notice, then each other page; of each its address, title and language."""
    for page in version.notice.pages:
        document = version.notice.document(page, language)
        for section in document.sections if page == NOTICE else document.sections[:1]:
            if page != NOTICE or section.level == MAIN:
                address = addresses.place(version_page(version.id, page), section.id, language)
                yield address, section.title, document.language


def _page(presentation: Presentation, version: Version, page: str, language: str, edition: str) -> str:
    """Return the text of a page, ready to stand in one document with the others; the first has the `edition` below its title."""

    def below(section: Section) -> str:
        return edition if page == NOTICE and section.level == TITLE else ""

    original, addresses = version.notice.document(page, language).language, presentation.addresses
    written = text(presentation, version, page, (version_page(version.id, page), language), at_root=False, notes=below)
    body = html.fromstring(f"<section>{in_language(presentation, language, original, written)}</section>")
    _answers_last(body)
    _explain_once(body)
    _name_apart(body, page)
    _lead(body, _places(addresses, version, language), addresses.absolute(version_page(version.id, page), language))
    return str(html.tostring(body, encoding="unicode"))


def _places(addresses: Addresses, version: Version, language: str) -> Callable[[str], str]:
    """Return what leads links on paper to their place in the document where that has it.

    Other links lead to the absolute address.
    """
    pages = {addresses.absolute(version_page(version.id, page), language): page for page in version.notice.pages}

    def place(address: str) -> str:
        target, fragment = urldefrag(address)
        if target in pages and fragment:
            return f"#{pages[target]}-{fragment}"
        return address

    return place


def _answers_last(body: HtmlElement) -> None:
    """Put the answers for the groups of readers behind the text, with their question.

    On paper nobody chooses one, and all stand one after another. What stands at a glance stays above the text.
    """
    for answers in body.find_class("answers") if body.find_class("glance") else ():
        behind = body.makeelement("section", {"class": "answers"})
        behind.extend([answers[0], *answers.find_class("answer")])
        answers.find_class("glance")[0][0].tag = "h2"
        body.append(behind)


def _explain_once(body: HtmlElement) -> None:
    """Take away each meaning that stands above already; on a screen it is folded, and there for whoever arrives at its section."""
    for term in body.find_class("again"):
        term[0].tail = None
        term[0].drop_tag()
        term.drop_tag()


def _name_apart(body: HtmlElement, page: str) -> None:
    for element in body.iter():
        if id := element.get("id"):
            element.set("id", f"{page}-{id}")


def _lead(body: HtmlElement, place: Callable[[str], str], here: str) -> None:
    for link in body.xpath(".//*[self::h2 or self::h3 or self::h4]/a"):  # a heading leads to itself only on a screen
        link.drop_tag()
    for link in list(body.iter("a")):
        link.set("href", place(urljoin(here, link.get("href", ""))))
        _say_where(link)


def _say_where(link: HtmlElement) -> None:
    """Put behind a link what says where it leads, and nothing into it: a piece of its own in a link would be a second one."""
    for part in link.xpath(".//span[not(@lang)]"):
        part.drop_tag()
    if link.text_content() != link.get("href"):
        told = html.Element("span", {"class": "to", "data-to": link.get("href", "")})
        told.tail, link.tail = link.tail, None
        link.addnext(told)
