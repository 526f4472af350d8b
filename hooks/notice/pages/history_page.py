"""The change history has legal's own words, and beside them what was found by comparing the versions."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import takewhile

from ..addresses import relative, version_page
from ..assets import CHANGES
from ..change_history import VersionHeading
from ..documents import Section
from ..ledger import SUMS, Entry, EntryName, Kind
from ..links import leading_to_itself, with_places
from ..localizer import Localizer
from ..page_names import HISTORY, NOTICE
from ..seal import short_seal
from ..translations.lag import Following
from ..verdict import Verdict
from ..versions import Status, Version
from ..views.banner import Day, day
from ..views.head import Place, version_links
from .compare_page import link_to_compare
from .comparison import comparison, told_languages
from .differences import differences
from .history_arrangement import Arrangement, deepened, has_many_changes, told_in
from .section_notes import following_in
from .site import Presentation, Site
from .text import in_language


@dataclass(frozen=True)
class VersionRow:
    """A version stands so in the table of versions, and above its summary.

    `verdict` is what the program found of a change, None for the first version; `minor` is the editor's own word, which
    stands alone on what was published as minor before there were verdicts.
    """

    id: str
    title: str
    status: Status
    since: Day
    until: Day | None
    published: Day | None
    imported: bool
    verdict: str | None
    minor: bool
    urgent: bool
    recorded: Day | None
    ended: Day | None
    href: str


@dataclass(frozen=True)
class EndingRow:
    """What ended a version, or the notice, stands so above its summary, and the end of the notice in the table of versions.

    `kind` says which of them it is. `sentence` is the label that says of the end of the notice what becomes of it, with the
    day `since` which it holds; `stands` that nothing has ended it.
    """

    id: str
    kind: Kind
    title: str
    since: Day
    published: Day | None
    ended: Day | None
    sentence: str | None
    stands: bool


def history_page(site: Site, language: str) -> str:
    """Return the change history in `language`, newest version first."""
    document = site.change_history(language)
    intro = takewhile(lambda section: section.level == 1, document.sections)
    arranged = Arrangement.of(site)
    years = tuple(arranged.years(lambda heading: _entry(site, arranged, heading, document.language, language)))
    values = {
        "intro": with_places(_prose(intro), _addresses(site, language, None)),
        "rows": _table(site, language),
        "compare": link_to_compare(site, language),
        "two_times": site.timeline.ledger.has_two_answers,
        "years": years,
        "arranged": arranged,
        "steps": has_many_changes("".join(entry for year in years for entry in year.entries)),
        "seals": _seals(site, site.addresses.path(HISTORY, language)),
    }
    here = site.templates.render("history.html", site.say(language), **values)
    place = Place(HISTORY, language, HISTORY, tuple(_written(site)), document.title, document.description)
    links = version_links(site.addresses, language, NOTICE, None, None)
    body = in_language(site.presentation, language, document.language, here)
    contents = arranged.contents(site, document.language, language)
    scripts = ["redline.js", *(["on-a-date.js"] if values["rows"] else [])]
    return site.surroundings.page(place, body, contents, links, [CHANGES], scripts)


def _written(site: Site) -> list[str]:
    return [language for language in site.languages if language in site.publication.histories]


def rows(site: Site, language: str) -> list[VersionRow]:
    """Return what is known of each version, newest first."""
    return [_row(site, version, language) for version in reversed(site.timeline.versions)]


def _table(site: Site, language: str) -> list[VersionRow | EndingRow]:
    """Return what is known of each published version and of each end of the notice, newest first."""
    found: dict[EntryName, VersionRow | EndingRow] = {}
    published = (version for version in site.timeline.versions if not site.timeline.status(version).open)
    found |= {version.heading.name: _row(site, version, language) for version in published}
    ends = (one.heading for one in site.timeline.endings if one.heading.name.kind == Kind.END)
    found |= {heading.name: _ending_row(site, heading, language) for heading in ends}
    return [found[name] for name in sorted(found, reverse=True)]


def _ending_row(site: Site, heading: VersionHeading, language: str) -> EndingRow:
    say, timeline = site.say(language), site.timeline
    entry = next((one.entry for one in timeline.endings if one.id == heading.id), None)
    is_end, ended = heading.name.kind == Kind.END, timeline.ledger.ends.get(heading.id)
    begins = next((one.begins for one in timeline.endings if one.id == heading.id), None)
    past = begins is not None and begins <= timeline.moment
    return EndingRow(
        id=heading.id,
        kind=heading.name.kind,
        title=heading.summary(language, site.publication.working.source).title,
        since=day(say, heading.effective),
        published=_recorded(say, entry),
        ended=_recorded(say, ended),
        sentence=("was_to_end" if ended else "notice_ended" if past else "notice_ends") if is_end else None,
        stands=ended is None,
    )


def _row(site: Site, version: Version, language: str) -> VersionRow:
    say, heading, until = site.say(language), version.heading, site.timeline.until(version)
    start = site.addresses.path(HISTORY, language)
    return VersionRow(
        id=version.id,
        title=heading.summary(language, site.publication.working.source).title,
        status=site.timeline.status(version),
        since=day(say, version.effective),
        until=day(say, until) if until else None,
        published=day(say, version.published) if version.published else None,
        imported=heading.imported,
        urgent=heading.urgent,
        recorded=_recorded(say, version.entry),
        ended=_recorded(say, site.timeline.ledger.ends.get(version.id)),
        verdict=shown_verdict(site, version),
        minor=heading.minor,
        href=relative(start, site.addresses.path(version_page(version.id, NOTICE), language)),
    )


def shown_verdict(site: Site, version: Version) -> str | None:
    """Return what readers are told that the program found of a change: nothing of the first version, nor against its editor's word."""
    before = site.timeline.before(version)
    found = differences(site.presentation, before, version)["verdict"] if before else None
    return None if version.heading.minor and found == Verdict.SUBSTANCE else found


def _recorded(say: Localizer, entry: Entry | None) -> Day | None:
    return day(say, entry.recorded) if entry and entry.recorded else None


def _prose(sections: Iterable[Section]) -> str:
    return "\n".join(part for section in sections for part in (leading_to_itself(section), section.html))


def _entry(site: Site, arranged: Arrangement, heading: VersionHeading, page_language: str, language: str) -> str:
    """Return the HTML of an entry: its heading, what is known of it, legal's own words, and what changed.

    Where its words are not in the language of the page, they stand there in the language of the notice.
    """
    written = told_in(heading, page_language)
    chapter, of_content = heading.chapters[written], heading.name in arranged.of_content
    if heading.name.kind != Kind.VERSION:
        title, text = words_of(chapter)
        row = _ending_row(site, heading, language)
        values = {"row": row, "heading": title, "text": text, "of_content": of_content}
        written_of = deepened(site.templates.render("history_ending.html", site.say(language), **values), arranged.level)
        html = with_places(written_of, _addresses(site, language, None))
    else:
        version = site.timeline.version(heading.id)
        before, row_of, followed = site.timeline.before(version), _row(site, version, language), following_of(site, version)
        inputs = (site.presentation, language, before, version, chapter, row_of, followed, of_content, arranged.level)
        html = with_places(str(site.cache.data(_entry_html, *inputs)), _addresses(site, language, version))
    return html if written == page_language else in_language(site.presentation, page_language, written, html)


def _entry_html(
    presentation: Presentation,
    language: str,
    before: Version | None,
    version: Version,
    chapter: tuple[Section, ...],
    row: VersionRow,
    followed: Following,
    of_content: bool,
    level: int,
) -> str:
    (heading, text), say, changed, told = words_of(chapter), presentation.say(language), "", []
    if before:
        changed = comparison(presentation, before, version, language, HISTORY, following=followed)
        told = told_languages(presentation, before, version, language, followed)
        told += [] if changed else [say.told("unchanged_here" if told else "nothing")]
    values = {"row": row, "told": told, "changed": changed, "heading": heading, "text": text, "of_content": of_content}
    return deepened(presentation.templates.render("history_entry.html", say, **values), level)


def following_of(site: Site, version: Version) -> Following:
    """Return which translations followed their source in a version, or did not."""
    return following_in(site.presentation, site.timeline.standing(version))


def words_of(chapter: tuple[Section, ...]) -> tuple[str, str]:
    """Return the HTML of legal's own heading of an entry, and of the text below it."""
    first, *inner = chapter
    return leading_to_itself(first), "\n".join((first.html, _prose(inner)))


def _seals(site: Site, start: str) -> list[dict[str, str]]:
    """Return the seals with which a copy, such as a printed page, is compared; what was published last comes first."""
    return [
        {"id": entry.id, "seal": short_seal(entry.seal), "href": relative(start, version_page(entry.id, SUMS))}
        for entry in reversed(site.timeline.ledger.entries)
    ]


def _addresses(site: Site, language: str, version: Version | None) -> Callable[[str, str], str]:
    """Return what gives the address of a page and a section for links from what is told of a version."""
    start = site.addresses.path(HISTORY, language)

    def address(page: str, section: str) -> str:
        name, there = whereabouts(site, version, page, section, language)
        return relative(start, site.addresses.path(name, language)) + (f"#{there}" if there else "")

    return address


def whereabouts(site: Site, version: Version | None, page: str, section: str, language: str) -> tuple[str, str]:
    """Return the name of the page on which a section stands to which the change history links, and the section itself.

    That is the page at the root; where it is gone from there, or still to come, the page of the `version` of which
    something is told, or of the last one that has it. `section` is "" for a whole page.
    """
    if page == HISTORY or _has(site.current, page, section, language):
        return page, section
    told = [version] if version else []
    found = (other for other in (*told, *reversed(site.timeline.versions)) if _has(other, page, section, language))
    place = next(found, None)
    return (version_page(place.id, page), section) if place else (NOTICE, "")


def _has(version: Version, page: str, section: str, language: str) -> bool:
    return version.notice.has_section(page, section, language) if section else page in version.notice.pages
