"""A page in each language compares any two versions: a script of ours fetches their pages, and finds the words that differ.

Comparisons with the text in force are made beforehand (`since.py`), and better. All pairs would be too many: 49 versions have
1,176, in each language.
"""
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from ..addresses import Addresses, relative, version_page
from ..assets import CHANGES
from ..page_names import COMPARE, HISTORY, NOTICE
from ..translations.language_sentences import page_sentence
from ..versions import Version
from ..views.head import Place, version_links
from .since import has_since_page
from .site import Presentation, Site

# Two versions have one pair, and that has a since page.
LEAST = 3
# What the script says, by the name it has for it.
WORDS = {
    "del": "removed",
    "ins": "added",
    "same": "compare_same",
    "working": "compare_working",
    "found": "compare_found",
    "nothing": "compare_nothing",
    "failed": "compare_failed",
    "unchanged": "compare_unchanged",
    "compared_in_original": "compare_in_original",
}


@dataclass(frozen=True)
class Choice:
    """A version can be chosen so; `status` says that it never applied, `since` leads to its comparison with the text in force."""

    id: str
    name: str
    title: str
    status: str
    since: str


def compare_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the address (relative to the root) and the HTML of the page in every language, where there are enough versions."""
    if can_be_compared(site):
        for language in site.languages:
            yield site.addresses.path(COMPARE, language), _page(site, language).encode()


def can_be_compared(site: Site) -> bool:
    """Say whether there are so many published versions that not every pair has a since page."""
    return len(site.timeline.frozen) >= LEAST


def _page(site: Site, language: str) -> str:
    say, versions = site.say(language), site.timeline.frozen[::-1]
    choices = [_choice(site, version, language) for version in versions]
    words = {name: say.label(label, n="{n}") for name, label in WORDS.items()}
    words["unchanged_here"] = say.told("unchanged_here")
    words |= {f"section_{kind}": say.term("section_changes", kind) for kind in ("added", "removed")}
    addresses = [site.cache.data(_addresses, site.presentation, version, language) for version in versions]
    pages = {one.id: {"pages": found, "since": one.since} for one, found in zip(choices, addresses, strict=True)}
    led = {page: dict(ids) for page, ids in site.surroundings.led.items()}
    body = site.templates.render(
        "compare.html",
        say,
        versions=choices,
        since=[one for one in choices if one.since],
        data=json.dumps({"versions": pages, "labels": words, "led": led}).replace("<", r"\u003c"),
        current=site.current.id,
        earliest=choices[-1].id,
        latest=choices[0].id,
    )
    title = say.label("compare_title")
    place = Place(COMPARE, language, COMPARE, site.languages, title, noindex=True)
    links = version_links(site.addresses, language, NOTICE, None, None)
    return site.surroundings.page(place, body, (), links, [CHANGES], ["compare.js"])


def _choice(site: Site, version: Version, language: str) -> Choice:
    say, status = site.say(language), site.timeline.status(version)
    title = version.heading.summary(language, site.publication.working.source).title
    since = _to(site.addresses, language, version_page(version.id, "since"), language) if has_since_page(site, version) else ""
    return Choice(version.id, say.version(version.heading.name), title, "" if status.in_line else say.label(status), since)


def _addresses(presentation: Presentation, version: Version, language: str) -> dict[str, dict[str, str]]:
    """Return by page where a version has it in a language ("" where it has not), and where in that of its original.

    "told" says to readers of the language that the page has come in it, or is no longer there: so it is beside a version in
    which that is otherwise.
    """
    notice, addresses, say = version.notice, presentation.addresses, presentation.say(language)
    found = {}
    for page in notice.pages:
        name, is_here = version_page(version.id, page), notice.is_translated(page, language)
        what, title = "arrived" if is_here else "gone", notice.document(page, language).title
        found[page] = {
            "here": _to(addresses, language, name, language) if is_here else "",
            "original": _to(addresses, language, name, notice.source),
            "told": page_sentence(what, page, (language,), notice.source, say, {page: title}.__getitem__),
        }
    return found


def _to(addresses: Addresses, language: str, name: str, other: str) -> str:
    return relative(addresses.path(COMPARE, language), addresses.path(name, other))


def link_to_compare(site: Site, language: str) -> str:
    """Return the link from the change history to the page, "" where there is none."""
    here = site.addresses.path(HISTORY, language)
    return relative(here, site.addresses.path(COMPARE, language)) if can_be_compared(site) else ""
