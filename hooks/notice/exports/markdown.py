"""A page is written as Markdown, for people and programs that read text: prose, and below each section its facts."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from ..addresses import MARKDOWN, version_page
from ..cache import memoize_per_object
from ..documents import Section
from ..facts import Facts
from ..links import linked_markdown
from ..localizer import Localizer
from ..page_names import HISTORY, NOTICE
from ..pages.history_page import VersionRow, rows, whereabouts
from ..pages.site import Presentation, Site
from ..versions import Standing, Status, Version
from ..views.banner import Day, day
from ..views.blocks import Block, View, blocks_in
from ..views.labelled import labelled

# Gives the address of a page and a section on it, which is "" for a whole page.
Address = Callable[[str, str], str]
MARKUP = re.compile(r"([\\`*_\[\]<>])")


def markdown_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the path (relative to the root) and the content of the text beside each page.

    Pages are those at the root, of every version, and the history.
    """
    yield from _ended(site) if site.timeline.ended else _beside(site, site.current, at_root=True).items()
    for language in site.languages:
        yield site.addresses.path(HISTORY, language) + MARKDOWN, _history(site, language).encode()
    for version in site.timeline.versions:
        yield from _beside(site, version, at_root=False).items()


def _ended(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield what stands beside the pages at the root once the notice has ended."""
    for page in site.current.notice.pages:
        for language in site.languages:
            yield site.addresses.path(page, language) + MARKDOWN, _ended_page(site, page, language).encode()


def _ended_page(site: Site, page: str, language: str) -> str:
    say, ending, version = site.say(language), site.timeline.ended, site.current
    title = version.notice.document(page, language).sections[0]
    summary = ending.heading.summary(language, version.notice.source) if ending else title
    day_of = say.date(ending.heading.effective) if ending else ""
    permalink = site.addresses.absolute(version_page(version.id, page), language)
    last = f"[{say.label('read_last', date=say.date(version.effective))}](<{permalink}>)"
    history = f"<{site.addresses.place(HISTORY, summary.id, language)}>"
    told = f"**{summary.title}**", linked_markdown(summary.text, _in_version(site, language))
    return _joined([f"# {title.title} {{#{title.id}}}", say.label("notice_ended", date=day_of), *told, _list([last, history])])


def _in_version(site: Site, language: str) -> Address:
    def address(page: str, section: str) -> str:
        name = version_page(site.current.id, page) if page in site.current.notice.pages else page
        return site.addresses.place(name, section, language)

    return address


def _beside(site: Site, version: Version, at_root: bool) -> dict[str, bytes]:
    return site.cache.files(_pages, site.presentation, site.timeline.standing(version), at_root)


def _pages(presentation: Presentation, standing: Standing, at_root: bool) -> dict[str, str]:
    version = standing.version
    return {
        presentation.addresses.path(name, language) + MARKDOWN: _page(presentation, standing, page, language, name)
        for page in version.notice.pages
        for name in [page if at_root else version_page(version.id, page)]
        for language in presentation.languages
    }


def _page(presentation: Presentation, standing: Standing, page: str, language: str, name: str) -> str:
    version, until, say = standing.version, standing.until, presentation.say(language)
    notice, addresses = version.notice, presentation.addresses
    document = notice.document(page, language)
    head = [
        _status(say, standing.status, day(say, version.effective), day(say, until) if until else None),
        f"<{addresses.absolute(name, language)}>",
        f"`{addresses.stable_id(version.id, document.language)}`",
    ]
    if document.language != language:
        head.append(say.label("not_translated", language=say.name_of(document.language)))
    facts = _facts(notice.facts, View.of(notice, page, document.language))

    def address(target: str, fragment: str) -> str:
        own = target if name == page or target not in notice.pages else version_page(version.id, target)
        return addresses.place(own, fragment, language)

    parts: list[str] = []
    for section in document.sections:
        heading, text = _section(section, address)
        parts += [heading, _list(head) if section.level == 1 else "", text]
        parts.append(facts.get(section.id, ""))
    return _joined(parts)


def _history(site: Site, language: str) -> str:
    document, say = site.change_history(language), site.say(language)
    known = {row.id: _release(site, row, say) for row in rows(site, language)}
    parts: list[str] = []
    version: Version | None = None
    for section in document.sections:
        version = site.timeline.version(section.id) if section.id in known else version
        heading, text = _section(section, _places(site, version, language))
        parts += [heading, _list(known.get(section.id, ())), text]
    return _joined(parts)


def _places(site: Site, version: Version | None, language: str) -> Address:
    def address(page: str, section: str) -> str:
        return site.addresses.place(*whereabouts(site, version, page, section, language), language)

    return address


def _release(site: Site, row: VersionRow, say: Localizer) -> list[str]:
    published = say.label("published_on", date=row.published.text) if row.published else None
    imported = say.label("imported") if row.imported else None
    found = say.term("verdicts", row.verdict) if row.verdict else None
    told = (_status(say, row.status, row.since, row.until), published, imported, found, say.label("minor") if row.minor else None)
    return [*(line for line in told if line), f"<{site.addresses.absolute(version_page(row.id, NOTICE), say.language)}>"]


def _status(say: Localizer, status: Status, since: Day, until: Day | None) -> str:
    first = "" if status.indexed else f"{say.label(status)} "
    days = say.label(status.sentence, date=since.text, since=since.text, until=until.text if until else "")
    return first + (days.replace(f"–{since.text}", "") if until == since else days)


def _section(section: Section, address: Address) -> tuple[str, str]:
    heading = f"{'#' * section.level} {section.title} {{#{section.id}}}"
    return heading, linked_markdown(section.text, address)


@memoize_per_object
def _facts(facts: Facts, view: View) -> Mapping[str, str]:
    """Return the facts under each section, by its id."""
    return {id: _said(inner, view.say) for id, inner in blocks_in(facts, view).items()}


def _said(inner: list[Block], say: Localizer) -> str:
    lines = []
    for label, texts in labelled(inner, say):
        said = [_escaped(text) for text in texts]
        lines.append(f"**{_escaped(label)}:** {said[0]}" if len(said) == 1 else "\n    - ".join([f"**{_escaped(label)}:**", *said]))
    return _list(lines)


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _escaped(text: str) -> str:
    return MARKUP.sub(r"\\\1", " ".join(text.split()))


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
