"""The page for developers has every file for programs, ids, recipes with their answers, and the format."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..addresses import MARKDOWN, PUBLICATION, relative, summary_path, version_page
from ..assets import DEVELOPERS as SHEET
from ..exports import Export, exports
from ..page_names import DEVELOPERS, NOTICE
from ..seal import SUMS
from ..summary import published_schema, to_json
from ..summary.format import FORMAT
from ..views.frame import ContentsEntry
from ..views.head import Place, version_links
from .format_table import NodeKind, format_table
from .site import Site

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
SECTIONS = ("files", "ids", "recipes", "format", "keys")


@dataclass(frozen=True)
class Recipe:
    """A recipe is a question, the commands that answer it, and what they print for this notice."""

    id: str
    code: str
    answer: str


@dataclass(frozen=True)
class Shown:
    """The page shows this in every language: the notice as data, the files, the recipes, and the format."""

    document: dict[str, Any]
    found: list[Export]
    recipes: list[Recipe]

    @cached_property
    def kinds(self) -> list[NodeKind]:
        """Return each kind of thing in the format."""
        return format_table(published_schema(), self.document["@context"])


def developers_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the address (relative to the root) and the HTML in every language."""
    shown = Shown(site.summary, list(exports(site)), list(_recipes(site, site.summary)))
    named = [(export.path, export.label, export.make is None, export.language) for export in shown.found]
    inputs = ("developers", shown.document, named, shown.recipes, site.common)
    pages = {site.addresses.path(DEVELOPERS, language): language for language in site.languages}
    yield from site.cache.files(inputs, lambda: {path: _page(site, language, shown) for path, language in pages.items()}).items()


def _page(site: Site, language: str, shown: Shown) -> str:
    say, here = site.say(language), site.addresses.path(DEVELOPERS, language)
    found = [export for export in shown.found if export.language in (None, language)]
    body = site.templates.render(
        "developers.html",
        say,
        files=[(relative(here, export.path), export, _example(site, export)) for export in found if export.make],
        consent_tools=any(export.label in CONSENT_TOOLS for export in found if export.make),
        not_made=[export for export in found if not export.make],
        beside=[relative(here, summary_path(site.current.id)), relative(here, site.addresses.path(NOTICE, language) + MARKDOWN)],
        proof=[(relative(here, name), name) for name in (PUBLICATION, SUMS)],
        ids=_ids(site, shown.document),
        recipes=shown.recipes,
        record=to_json(_record(site, shown.document, language)),
        version=FORMAT,
        kinds=shown.kinds,
    )
    title = say.term("developers", "title")
    place = Place(DEVELOPERS, language, DEVELOPERS, site.languages, title, say.term("developers", "intro"))
    contents = [ContentsEntry(section, say.term("developers", section)) for section in SECTIONS]
    return site.page(place, body, contents, version_links(site.addresses, language, NOTICE, None, None), sheets=(SHEET,))


def _example(site: Site, export: Export) -> str | None:
    example = EXAMPLES.get(export.label)
    return example.format(address=site.addresses.site + export.path) if example else None


def _ids(site: Site, document: dict[str, Any]) -> list[dict[str, str]]:
    name = version_page(document["version"], NOTICE)
    return [
        {"language": language, "id": id, "address": site.addresses.absolute(name, language)}
        for language, id in document["stableIds"].items()
    ]


def _recipes(site: Site, document: dict[str, Any]) -> Iterator[Recipe]:
    process = document["processes"][0]
    section = process["id"].rpartition("#")[2]
    yield Recipe(
        "retention",
        f"curl -s {site.addresses.summary()} |\n  jq '.processes[]\n    | select(.id | endswith(\"#{section}\"))\n    | .retention'",
        to_json(process["retention"]),
    )
    if version := site.timeline.on(site.current.effective):
        language, day = site.addresses.default, document["version"]
        yield Recipe(
            "on_a_date",
            f"curl -s {site.addresses.site}versions.json |\n"
            f"  jq -r --arg day {day} '\n    first(.versions[] | select(.validFrom <= $day))\n    | .version, .pages.index.{language}'",
            f"{version.id}\n{site.addresses.absolute(version_page(version.id, NOTICE), language)}\n",
        )


def _record(site: Site, document: dict[str, Any], language: str) -> dict[str, str]:
    """Return what a record of consent needs to say about the notice, by ISO/IEC TS 27560."""
    shown = language if language in document["stableIds"] else document["sourceLanguage"]
    consents = (process for process in document["processes"] for basis in process["legalBases"] if basis.get("code") == "consent")
    process = next(consents, document["processes"][0])
    name, section = version_page(document["version"], NOTICE), process["id"].rpartition("#")[2]
    return {
        "notice": document["stableIds"][shown],
        "noticeAddress": site.addresses.absolute(name, shown),
        "noticeSha256": site.current.digest,
        "purpose": f"{site.addresses.absolute(name, site.addresses.default)}#{section}",
        "givenAt": f"{document['version']}T12:00:00Z",
    }
