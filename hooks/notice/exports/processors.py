"""Processors are listed for business customers, who must know who else processes their data (Art. 28(2) GDPR).

There is a table in each language, and a feed that tells of whoever comes, goes or changes.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..addresses import ATOM, JSON_FEED, version_page
from ..facts import Facts
from ..facts.processing import Recipient, Transfer
from ..facts.values import NONE
from ..localizer import Localizer
from ..page_names import NOTICE
from ..pages.feeds import Feed, FeedEntry, moment, moments
from ..pages.site import Presentation, Site
from ..reading import Notice
from ..versions import Version
from ..views import register_names
from .tables import Cell, ExportTable, together

PROCESSOR = "processor"
FOLDER = "exports/processors/"


@dataclass(frozen=True)
class Processor:
    """A processor is what the notice states of a recipient that is one, in no language."""

    id: str
    recipient: Recipient
    purposes: tuple[str, ...]
    categories: tuple[str, ...]
    transfers: tuple[Transfer, ...]


def processors(facts: Facts) -> list[Processor]:
    """Return the recipients that are processors, in the order of notice.yml; none where it names none."""
    return [_processor(facts, id, own) for id, own in facts.recipients.items() if own.kind == PROCESSOR]


def _processor(facts: Facts, id: str, own: Recipient) -> Processor:
    purposes = {key: purpose for key, purpose in facts.purposes.items() if purpose.recipients != NONE and id in (purpose.recipients or ())}
    categories = dict.fromkeys(used.category for purpose in purposes.values() for used in purpose.categories or ())
    transfers = [] if facts.transfers is None or facts.transfers == NONE else facts.transfers
    return Processor(id, own, tuple(purposes), tuple(categories), tuple(one for one in transfers if one.recipient == id))


def processor_table(notice: Notice, language: str) -> ExportTable:
    """Return a row for each processor, in a language."""
    say = Localizer(notice.terms[language], notice.source)
    return ExportTable(say.term("tables", "processors"), _columns(say), tuple(_cells(notice, say, one) for one in processors(notice.facts)))


def _columns(say: Localizer) -> tuple[str, ...]:
    return (
        say.label("name"), say.term("tables", "sector"), say.label("country"), say.label("website"),
        say.term("tables", "purposes"), say.label("which_data"), say.label("transfers"),
    )  # fmt: skip


def _cells(notice: Notice, say: Localizer, one: Processor) -> tuple[Cell, ...]:
    own, facts = one.recipient, notice.facts
    return (
        register_names.recipient(facts, say, one.id).text,
        say.text(own.sector).text if own.sector else None,
        together(map(say.country, own.country or ())),
        own.website,
        together(notice.title_of(id, say.language) for id in one.purposes),
        together(register_names.category(facts, say, id).text for id in one.categories),
        together(_transfer(say, transfer) for transfer in one.transfers),
    )


def _transfer(say: Localizer, transfer: Transfer) -> str:
    ground = f": {say.term('transfer_mechanisms', transfer.mechanism)}" if transfer.mechanism else ""
    return say.country(transfer.country) + ground


def processor_feed(site: Site, language: str) -> Feed | None:
    """Return a feed with an entry for each published version that has other processors than the one before; None if no version has."""
    entries = [entry for version in reversed(site.timeline.line) if version.frozen and (entry := _entry(site, version, language))]
    if not entries and not processors(site.current.notice.facts):
        return None
    organisation, say = site.current.notice.facts.controller.name, site.say(language)
    own = site.addresses.site + site.addresses.folders[language] + FOLDER
    return Feed(
        title=f"{say.term('tables', 'processors')} – {organisation}",
        organisation=organisation,
        home=site.addresses.absolute(NOTICE, language),
        own_atom=own + ATOM,
        own_json=own + JSON_FEED,
        entries=tuple(entries),
        begun=moment(site.current.effective, site.current.zone),
        say=say,
        templates=site.templates,
        addresses=site.addresses,
    )


def _entry(site: Site, version: Version, language: str) -> FeedEntry | None:
    """Return what is new of processors in a version; None where nothing is."""
    say = site.say(language)
    lines: list[str] = site.cache.data(_lines, site.presentation, site.timeline.before(version), version, language)
    if not lines:
        return None
    published, updated = moments(site.timeline, version)
    applies = say.label("applies_from", date=say.date(version.effective))
    return FeedEntry(
        id=f"{site.addresses.stable_id(version.id, language)}-processors",
        title=f"{say.term('tables', 'processors')}, {say.version(version.heading.name)}",
        summary=" ".join(lines),
        text="\n\n".join([applies, "\n".join(f"• {line}" for line in lines)]),
        html=site.templates.render("feed_entry.html", say, applies=applies, summary="", facts=lines).strip(),
        url=site.addresses.absolute(version_page(version.id, NOTICE), language),
        published=published,
        updated=updated,
        tags={"processors": None},
    )


def _lines(presentation: Presentation, before: Version | None, version: Version, language: str) -> list[str]:
    return list(_news(version.notice, before.notice if before else None, presentation.say(language)))


def _news(notice: Notice, earlier: Notice | None, say: Localizer) -> Iterator[str]:
    """Yield a sentence for each processor that came, changed or went."""
    now = {one.id: one for one in processors(notice.facts)}
    was = {one.id: one for one in processors(earlier.facts)} if earlier else {}
    for id, one in now.items():
        after, before = _described(notice, say, one), _described(earlier, say, was[id]) if earlier and id in was else None
        if before is None:
            yield say.terms["tables", "processor_added"].format(processor=after)
        elif after != before and one != was[id]:
            yield say.terms["tables", "processor_changed"].format(processor=after, before=before)
    for id, one in was.items():
        if earlier and id not in now:
            yield say.terms["tables", "processor_removed"].format(processor=_described(earlier, say, one))


def _described(notice: Notice, say: Localizer, one: Processor) -> str:
    """Return everything that is stated of a processor: "Bokposten Ab – Country: Finland – Which data: Name; Address"."""
    name, *rest = _cells(notice, say, one)
    return " – ".join([str(name), *(f"{label}: {cell}" for label, cell in zip(_columns(say)[1:], rest, strict=True) if cell)])
