"""The page for developers has every file for programs, ids, recipes with their answers, and the format."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..addresses import MARKDOWN, PUBLICATION, Addresses, relative, summary_path, version_page
from ..assets import DEVELOPERS as SHEET
from ..exports import exports
from ..ledger import SUMS
from ..page_names import DEVELOPERS, NOTICE
from ..summary import SECOND_SCHEMA, published_schema, to_json
from ..summary.format import FORMAT
from ..views.frame import ContentsEntry
from ..views.head import Place, version_links
from .format_table import NodeKind, format_table
from .site import Site, Surroundings

# How a file is used, by the label of the export.
EXAMPLES = {
    "summary": "curl -s {address} | jq .controller.name",
    "schema": "check-jsonschema --schemafile {address} privacy.json",
    "turtle": 'rdflib.Graph().parse("{address}")',
    "klaro": 'klaro.setup(await (await fetch("klaro.json")).json())',
    "cookieconsent": 'import settings from "./cookieconsent.js";\nCookieConsent.run(settings);',
    "tilt": "check-jsonschema --schemafile tilt-schema.json {address}",
}
CONSENT_TOOLS = ("klaro", "cookieconsent")
SECTIONS = ("files", "ids", "recipes", "format", "second", "keys", "second-keys")
# Of the versions, newest first: what was withdrawn or replaced before its day never applied.
ON_A_DATE = """.versions[]
      | select(.validFrom <= $day and (.status | IN("withdrawn", "superseded") | not))"""


@dataclass(frozen=True)
class Recipe:
    """A recipe is a question, the commands that answer it, and what they print for this notice."""

    id: str
    code: str
    answer: str


@dataclass(frozen=True)
class Listed:
    """A file is listed under its address; one that is not made needs what the notice does not state."""

    path: str
    label: str
    is_made: bool
    language: str | None


@dataclass(frozen=True)
class Shown:
    """The page shows this: the notice as data, the files, the recipes of each language, and the format."""

    document: dict[str, Any]
    second: dict[str, Any]
    files: list[Listed]
    recipes: dict[str, list[Recipe]]

    @cached_property
    def kinds(self) -> list[NodeKind]:
        """Return each kind of thing in the format."""
        return format_table(published_schema(), self.document["@context"])

    @cached_property
    def second_kinds(self) -> list[NodeKind]:
        """Return each kind of thing in the second format; a term of our own that the first has too is told of there."""
        seen = [key.id for kind in self.kinds for key in kind.keys if key.id]
        return format_table(published_schema(SECOND_SCHEMA), self.second["@context"], second=True, seen=seen)


def developers_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the address (relative to the root) and the HTML in every language."""
    files = [Listed(export.path, export.label, export.make is not None, export.language) for export in exports(site)]
    shown = Shown(site.summary, site.second_summary, files, {language: list(_recipes(site, language)) for language in site.languages})
    yield from site.cache.files(_pages, site.surroundings, shown).items()


def _pages(surroundings: Surroundings, shown: Shown) -> dict[str, str]:
    presentation = surroundings.presentation
    return {presentation.addresses.path(DEVELOPERS, language): _page(surroundings, language, shown) for language in presentation.languages}


def _page(surroundings: Surroundings, language: str, shown: Shown) -> str:
    presentation, addresses = surroundings.presentation, surroundings.presentation.addresses
    say, here = presentation.say(language), addresses.path(DEVELOPERS, language)
    found = [file for file in shown.files if file.language in (None, language)]
    body = presentation.templates.render(
        "developers.html",
        say,
        files=[(relative(here, file.path), file, _example(addresses, file)) for file in found if file.is_made],
        consent_tools=any(file.label in CONSENT_TOOLS for file in found if file.is_made),
        not_made=[file for file in found if not file.is_made],
        beside=[relative(here, summary_path(surroundings.current.id)), relative(here, addresses.path(NOTICE, language) + MARKDOWN)],
        proof=[(relative(here, name), name) for name in (PUBLICATION, SUMS)],
        ids=_ids(addresses, shown.document),
        recipes=shown.recipes[language],
        record=to_json(_record(surroundings, shown.document, language)),
        version=FORMAT,
        kinds=shown.kinds,
        second_kinds=shown.second_kinds,
    )
    title = say.term("developers", "title")
    place = Place(DEVELOPERS, language, DEVELOPERS, presentation.languages, title, say.term("developers", "intro"))
    contents = [ContentsEntry(section, say.term("developers", section.replace("-", "_"))) for section in SECTIONS]
    return surroundings.page(place, body, contents, version_links(addresses, language, NOTICE, None, None), sheets=(SHEET,))


def _example(addresses: Addresses, file: Listed) -> str | None:
    example = EXAMPLES.get(file.label)
    return example.format(address=addresses.site + file.path) if example else None


def _ids(addresses: Addresses, document: dict[str, Any]) -> list[dict[str, str]]:
    name = version_page(document["version"], NOTICE)
    return [
        {"language": language, "id": id, "address": addresses.absolute(name, language)}
        for language, id in document["stableIds"].items()
    ]


def _recipes(site: Site, language: str) -> Iterator[Recipe]:
    document = site.summary
    for process in document["processes"][:1]:
        section = process["id"].rpartition("#")[2]
        yield Recipe(
            "retention",
            f"curl -s {site.addresses.summary()} |\n  jq '.processes[]\n    | select(.id | endswith(\"#{section}\"))\n    | .retention'",
            to_json(process["retention"]),
        )
    if version := site.timeline.on(site.current.effective):
        day = document["validFrom"]
        yield Recipe(
            "on_a_date",
            f"curl -s {site.addresses.site}versions.json |\n"
            f"  jq -r --arg day {day} '\n    first({ON_A_DATE})\n    | .version, .pages.index.{language}'",
            f"{version.id}\n{site.addresses.absolute(version_page(version.id, NOTICE), language)}\n",
        )


def _record(surroundings: Surroundings, document: dict[str, Any], language: str) -> dict[str, str]:
    """Return what a record of consent needs to say about the notice, by ISO/IEC TS 27560.

    The purpose is that of the notice as a whole where it states none.
    """
    addresses = surroundings.presentation.addresses
    shown = language if language in document["stableIds"] else document["sourceLanguage"]
    consents = [process for process in document["processes"] for basis in process["legalBases"] if basis.get("code") == "consent"]
    name, purposes = version_page(document["version"], NOTICE), [*consents, *document["processes"]]
    section = f"#{purposes[0]['id'].rpartition('#')[2]}" if purposes else ""
    return {
        "notice": document["stableIds"][shown],
        "noticeAddress": addresses.absolute(name, shown),
        "noticeSha256": surroundings.current.digest,
        "purpose": f"{addresses.absolute(name, addresses.default)}{section}",
        "givenAt": f"{document['validFrom']}T12:00:00Z",
    }
