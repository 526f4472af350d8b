"""The feed of versions has every published one in a language, and what ended one or the notice, newest first."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..addresses import ATOM, JSON_FEED, version_page
from ..documents import Section
from ..facts.all_facts import used_as
from ..facts.marks import Use
from ..ledger import Kind
from ..links import with_places
from ..markup import plain_text
from ..page_names import HISTORY, NOTICE
from ..versions import Ending, Version
from .feeds import Feed, FeedEntry, moment, moments
from .history_page import shown_verdict, whereabouts
from .site import Site
from .version_lists import changed, what_changed


def version_feed(site: Site, language: str) -> Feed:
    """Return the feed in a language."""
    timeline = site.timeline
    found = {version.heading.name: _entry(site, version, language) for version in timeline.frozen}
    found |= {ending.heading.name: _of_ending(site, ending, language) for ending in timeline.endings}
    organisation = site.current.notice.facts.controller.name
    return Feed(
        title=f"{site.publication.working.document(HISTORY, language).title} – {organisation}",
        organisation=organisation,
        home=site.addresses.absolute(HISTORY, language),
        own_atom=site.addresses.feed(ATOM, language),
        own_json=site.addresses.feed(JSON_FEED, language),
        entries=tuple(entry for _, entry in sorted(found.items(), reverse=True)),
        begun=moment(site.current.effective, site.current.zone),
        say=site.say(language),
        templates=site.templates,
        addresses=site.addresses,
    )


def _entry(site: Site, version: Version, language: str) -> FeedEntry:
    differs, say = changed(site, version), site.say(language)
    facts = what_changed(site, version, language)
    about = list(dict.fromkeys(fact["id"] for fact in differs["facts"])) if differs else []
    return _made(
        site,
        version,
        language,
        applies=say.label("applies_from", date=say.date(version.effective)),
        facts=facts,
        url=site.addresses.absolute(version_page(version.id, NOTICE), language),
        tags=_tags(site, version, language),
        about={"changed_facts": [id for id in about if id.partition(".")[0] not in used_as(Use.STEERS)]},
    )


def _of_ending(site: Site, ending: Ending, language: str) -> FeedEntry:
    """Return the entry of what has no text: it leads to what the change history says of it."""
    say, name = site.say(language), ending.entry.name
    sentence = "ends_from" if name.kind == Kind.END else "was_to_end" if name.ended else "was_withdrawn"
    return _made(
        site,
        ending,
        language,
        applies=say.label(sentence, date=say.date(name.day)),
        facts=[],
        url=site.addresses.place(HISTORY, ending.id, language),
        tags={name.kind.value: None},
        about={"changed_facts": []},
    )


def _tags(site: Site, version: Version, language: str) -> dict[str, str | None]:
    """Return what a version changes as the program found, and whether its editor marked it as minor, in words of the change history."""
    verdict, say = shown_verdict(site, version), site.say(language)
    found = {verdict: say.term("verdicts", verdict)} if verdict else {}
    return {**found, **({"minor": say.label("minor")} if version.heading.minor else {})} or {"first": None}


def _made(
    site: Site,
    told: Version | Ending,
    language: str,
    applies: str,
    facts: list[str],
    url: str,
    tags: Mapping[str, str | None],
    about: dict[str, Any],
) -> FeedEntry:
    """Return an entry. Its content stays the same when the version takes effect."""
    source = site.publication.working.source
    summary = told.heading.summary(language, source)
    text, (published, updated) = plain_text(summary.html), moments(site.timeline, told)
    listed = "\n".join(f"• {fact}" for fact in facts)
    html = site.templates.render(
        "feed_entry.html", site.say(language), applies=applies, summary=_absolute(site, told, summary, language), facts=facts
    )
    return FeedEntry(
        id=site.addresses.stable_id(told.id, language),
        title=summary.title,
        summary=text,
        text="\n\n".join(part for part in (applies, text, listed) if part),
        html=html.strip(),
        url=url,
        published=published,
        updated=updated,
        tags=tags,
        language=source if summary is not told.heading.summaries.get(language) else None,
        about=about,
    )


def _absolute(site: Site, told: Version | Ending, summary: Section, language: str) -> str:
    """Return what the change history says, without its heading, with absolute addresses of pages and sections."""
    version = told if isinstance(told, Version) else None

    def address(page: str, section: str) -> str:
        return site.addresses.place(*whereabouts(site, version, page, section, language), language)

    return with_places(summary.html, address, HISTORY)
