"""The page for developers: every file for programs, ids, recipes with their answers, and the format made readable."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..addresses import DEVELOPERS, MARKDOWN, PUBLICATION, relative, summary_path, version_page
from ..assets import DEVELOPERS as SHEET
from ..exports import Export, exports
from ..seal import SUMS
from ..summary import schema, to_json
from ..summary.format import FORMAT
from ..views.format_table import Kind, format_table
from ..views.frame import Entry
from ..views.head import Place, version_links
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
SECTIONS = ("files", "ids", "recipes", "format", "keys")


@dataclass(frozen=True)
class Recipe:
    """A question, the commands that answer it, and what they print for this notice."""

    id: str
    code: str
    answer: str


def developers_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """The address (relative to the root) and the HTML in every language."""
    document, found = site.summary, list(exports(site))
    recipes = list(_recipes(site, document))
    named = [(export.path, export.label, export.make is None, export.language) for export in found]
    inputs = ("developers", document, named, recipes, site.common)
    yield from site.kept.files(inputs, lambda: dict(_pages(site, document, found, recipes))).items()


def _pages(site: Site, document: dict[str, Any], found: list[Export], recipes: list[Recipe]) -> Iterator[tuple[str, str]]:
    kinds = format_table(schema(), document["@context"])
    for language in site.languages:
        yield site.addresses.path(DEVELOPERS, language), _page(site, language, document, found, recipes, kinds)


def _page(
    site: Site, language: str, document: dict[str, Any], found: list[Export], recipes: list[Recipe], kinds: list[Kind]
) -> str:
    say, here = site.say(language), site.addresses.path(DEVELOPERS, language)
    shown = [export for export in found if export.language in (None, language)]
    body = site.templates.render(
        "developers.html",
        say,
        files=[(relative(here, export.path), export, _example(site, export)) for export in shown if export.make],
        not_made=[export for export in shown if not export.make],
        beside=[relative(here, summary_path(site.shown.id)), relative(here, site.addresses.path("index", language) + MARKDOWN)],
        proof=[(relative(here, name), name) for name in (PUBLICATION, SUMS)],
        ids=_ids(site, document),
        recipes=recipes,
        record=to_json(_record(site, document, language)),
        version=FORMAT,
        kinds=kinds,
    )
    title = say.term("developers", "title")
    place = Place(DEVELOPERS, language, DEVELOPERS, site.languages, title, say.term("developers", "intro"))
    contents = [Entry(section, say.term("developers", section)) for section in SECTIONS]
    return site.page(place, body, contents, version_links(site.addresses, language, "index", None, None), sheets=(SHEET,))


def _example(site: Site, export: Export) -> str | None:
    example = EXAMPLES.get(export.label)
    return example.format(address=site.addresses.site + export.path) if example else None


def _ids(site: Site, document: dict[str, Any]) -> list[dict[str, str]]:
    name = version_page(document["version"], "index")
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
    if version := site.timeline.on(site.shown.effective):
        language, day = site.addresses.default, document["version"]
        yield Recipe(
            "on_a_date",
            f"curl -s {site.addresses.site}versions.json |\n"
            f"  jq -r --arg day {day} '\n    first(.versions[] | select(.validFrom <= $day))\n    | .version, .pages.index.{language}'",
            f"{version.id}\n{site.addresses.absolute(version_page(version.id, 'index'), language)}\n",
        )


def _record(site: Site, document: dict[str, Any], language: str) -> dict[str, str]:
    """What a record of consent needs to say about the notice, by ISO/IEC TS 27560."""
    shown = language if language in document["stableIds"] else document["sourceLanguage"]
    consents = (process for process in document["processes"] for basis in process["legalBases"] if basis.get("code") == "consent")
    process = next(consents, document["processes"][0])
    name, section = version_page(document["version"], "index"), process["id"].rpartition("#")[2]
    return {
        "notice": document["stableIds"][shown],
        "noticeAddress": site.addresses.absolute(name, shown),
        "noticeSha256": site.shown.digest,
        "purpose": f"{site.addresses.absolute(name, site.addresses.default)}#{section}",
        "givenAt": f"{document['version']}T12:00:00Z",
    }
