"""The text of a page of the notice has each section with its prose, then the facts that hang on it."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..addresses import Addresses, relative, version_page
from ..cache import memoize_per_object
from ..documents import Document, Section
from ..facts import Facts
from ..links import leading_to_itself, with_addresses
from ..page_names import HISTORY, RIGHTS
from ..rendering import Templates
from ..told_tables import with_told_tables
from ..versions import Version
from ..views.banner import Day
from ..views.blocks import NoneBlock, View, blocks_in
from ..views.frame import ContentsEntry
from ..views.glance import glance
from ..views.group_answers import Asking, answers
from ..views.retention_chart import place_of_chart, retention_chart
from ..views.silences import common_silences
from ..views.terms import explained
from .site import Presentation, Surroundings

MAIN = 2
# Gives what stands between a heading and the text of its section.
Notes = Callable[[Section], str]
# Gives the ids that a section had before.
FormerIds = Callable[[str], tuple[str, ...]]


def text(
    presentation: Presentation,
    version: Version,
    page: str,
    here: tuple[str, str],
    at_root: bool,
    notes: Notes,
    rights: str | None = None,
    former: FormerIds | None = None,
    coming: Notes = lambda _: "",
) -> str:
    """Return the HTML of a page of `version`.

    `here` is the name and the language of the page on which it stands. `rights` is the address of the page for using
    the rights, where this text leads to it. `former` gives the ids that still lead to a section.
    `coming` gives what stands before the facts of a section.
    """
    notice = version.notice
    document = notice.document(page, here[1])
    view = View.of(notice, page, document.language, rights, presentation.says_silence)
    facts = _facts(notice.facts, presentation.templates, view)
    led = {section.id: former(section.id) if former else () for section in document.sections}
    marks = {id: presentation.templates.piece("former_ids.html", presentation.say(here[1]), ids=ids) for id, ids in led.items() if ids}
    first = document.sections[0]
    taken = frozenset((*document.ids, *(id for ids in led.values() for id in ids)))
    opening = {first.id: _opening(notice.facts, presentation.templates, view, taken)} if view.has_notice else {}
    none = presentation.templates.blocks([NoneBlock()], view.say)
    own = SectionParts(marks, opening, facts, none, _chart(notice.facts, presentation.templates, view), notes, coming)
    parts = (*(part for section in document.sections for part in own.of(section)), _not_said(notice.facts, presentation.templates, view))
    html = "\n".join(part for part in parts if part)
    return with_addresses(html, addresses_of_links(presentation.addresses, version, here, at_root))


@memoize_per_object
def _facts(facts: Facts, templates: Templates, view: View) -> Mapping[str, str]:
    """Return the HTML of the facts under each section."""
    shown = explained(blocks_in(facts, view), view.outline.ids, view.say)
    return {id: templates.blocks(found, view.say) for id, found in shown.items()}


@memoize_per_object
def _opening(facts: Facts, templates: Templates, view: View, taken: frozenset[str]) -> str:
    """Return what stands first on the notice: who the reader is, and what it says to them; nothing of a text without facts."""
    if facts.silent:
        return ""
    asking = Asking(view.say, view.title, view.href, view.rights, taken, view.says_silence)
    shown = glance(facts, view.title, view.href, view.say)
    return templates.render("answers.html", view.say, answers=answers(facts, asking), glance=shown)


@memoize_per_object
def _chart(facts: Facts, templates: Templates, view: View) -> Mapping[str, str]:
    """Return the chart of how long data are kept, if the page shows one, by the section under which it stands."""
    chart = retention_chart(facts, view.say, view.title, view.href) if view.has_notice else None
    if chart is None:
        return {}
    html = templates.render("retention_chart.html", view.say, chart=chart, says_silence=view.says_silence)
    return {place_of_chart(facts, view.outline): html}


@memoize_per_object
def _not_said(facts: Facts, templates: Templates, view: View) -> str:
    """Return what says at the end of the notice what the whole of it does not."""
    silences = list(common_silences(facts, view.say)) if view.has_notice and view.says_silence and not facts.silent else []
    return templates.render("not_said.html", view.say, silences=silences) if silences else ""


@dataclass(frozen=True)
class SectionParts:
    """What the sections of a page are made of beside their own text, as HTML by the id of the section, or a note on each.

    `none` stands for facts where there is nobody to name; a section that has words of its own says so in these.
    """

    marks: Mapping[str, str]
    opening: Mapping[str, str]
    facts: Mapping[str, str]
    none: str
    chart: Mapping[str, str]
    notes: Notes
    coming: Notes

    def of(self, section: Section) -> Iterator[str]:
        """Yield all parts of a section, in their order."""
        yield self.marks.get(section.id, "")
        yield leading_to_itself(section)
        yield self.notes(section)
        yield self.opening.get(section.id, "")
        yield with_told_tables(section.html)
        yield self.coming(section)
        facts = self.facts.get(section.id, "")
        yield "" if facts == self.none and section.html.strip() else facts
        yield self.chart.get(section.id, "")


def rights_address(surroundings: Surroundings, version: Version, here: tuple[str, str]) -> str | None:
    """Return where the rights that the version at the root names can be used, from the page `here`.

    Return None for any other version, which has no such page.
    """
    if version != surroundings.current or not version.notice.facts.rights:
        return None
    addresses = surroundings.presentation.addresses
    return relative(addresses.path(*here), addresses.path(RIGHTS, here[1]))


def addresses_of_links(addresses: Addresses, version: Version, here: tuple[str, str], at_root: bool) -> Callable[[str], str]:
    """Return what gives the address of a page for links from the text of `version`.

    They lead to the same version, and from the root to the root.
    """
    name, language = here
    start = addresses.path(name, language)

    def address(page: str) -> str:
        own = page if at_root or page == HISTORY or page not in version.notice.pages else version_page(version.id, page)
        return relative(start, addresses.path(own, language))

    return address


def contents(document: Document) -> tuple[ContentsEntry, ...]:
    """Return the main sections, each with the sections within it."""
    found: list[ContentsEntry] = []
    for section in document.sections:
        entry = ContentsEntry(section.id, section.title)
        if section.level == MAIN:
            found.append(entry)
        elif section.level == MAIN + 1:
            found[-1] = replace(found[-1], parts=(*found[-1].parts, entry))
    return tuple(found)


@dataclass(frozen=True)
class FormerText:
    """A page was once in a language: `day` is that from which its last text applied, `href` leads to it."""

    day: Day
    href: str


def in_language(
    presentation: Presentation, language: str, original: str, html: str, label: str = "not_translated", former: FormerText | None = None
) -> str:
    """Return `html`; where it is in another language than the page, marked as such under a note that says it.

    `former` is the last text in the language of the page, where there was one.
    """
    if original == language:
        return html
    say = presentation.say(language)
    return presentation.templates.render("untranslated.html", say, original=original, content=html, label=label, former=former)
