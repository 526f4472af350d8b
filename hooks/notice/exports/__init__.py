"""The notice is exported for other programs: each file in a module of its own, all from the same model."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from ..addresses import ATOM, JSON_FEED, SECOND_SUMMARY, SUMMARY, Addresses, summary_path
from ..pages.site import Site
from ..pages.version_feed import version_feed
from ..pages.version_lists import versions_json
from ..summary import SCHEMAS, SECOND_SCHEMAS, VERSIONS_SCHEMA, published_schema, second_of_version, summary_of_version, to_json
from ..versions import Version
from . import cookie_services
from .consent_mode import consent_mode
from .cookie_database import cookie_database
from .cookieconsent import cookieconsent
from .edpb import edpb
from .export import FOLDER, Export
from .in_a_language import in_a_language
from .klaro import klaro
from .markdown import markdown_files
from .open_terms_archive import open_terms_archive
from .turtle import turtle


def exports(site: Site) -> Iterator[Export]:
    """Yield every file that the page for developers names, in its order."""
    document = site.summary
    yield Export(SUMMARY, "summary", partial(to_json, document))
    yield from (Export(f"schema/{path.name}", "schema", partial(path.read_text, "utf-8")) for path in SCHEMAS)
    yield Export("privacy.ttl", "turtle", lambda: site.cache.content(_turtle, document).decode())
    yield from _second(site)
    yield Export("versions.json", "versions", _json(versions_json, site))
    yield _schema(site, VERSIONS_SCHEMA, "versions_schema")
    for language in site.languages:
        folder, feed = site.addresses.folders[language], version_feed(site, language)
        yield Export(folder + ATOM, "atom", feed.atom, language)
        yield Export(folder + JSON_FEED, "json_feed", _json(feed.json), language)
    yield from _about_cookies(site)
    yield Export(f"{FOLDER}open-terms-archive.json", "open_terms", _json(open_terms_archive, site.current.notice, site.addresses))
    for language in site.languages:
        yield from in_a_language(site, language)


def exported_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the path (relative to the root) and the content of each file, those beside the pages included."""
    yield from ((export.path, export.content) for export in exports(site) if export.make)
    for version in site.timeline.versions:
        before = site.timeline.written_after(version)
        yield summary_path(version.id), site.cache.content(_summary, version, before, site.addresses)
        yield summary_path(version.id, SECOND_SUMMARY), site.cache.content(_second_summary, version, before, site.addresses)
    yield from markdown_files(site)


def _second(site: Site) -> Iterator[Export]:
    """Yield the files of the second format, and its schemas."""
    document = site.second_summary
    yield Export(SECOND_SUMMARY, "second", partial(to_json, document))
    yield Export("privacy-2.ttl", "second_turtle", lambda: site.cache.content(_turtle, document).decode())
    yield from (_schema(site, path, "second_schema") for path in SECOND_SCHEMAS)


def _schema(site: Site, path: Path, label: str) -> Export:
    """Return a schema that says at which address it is."""
    target = f"schema/{path.name}"
    return Export(target, label, lambda: to_json({"$id": site.addresses.site + target, **published_schema(path)}))


def _about_cookies(site: Site) -> Iterator[Export]:
    """Yield the files about cookies.

    A register needs single cookies, or the statement that there are none; consent tools need categories at least. A
    file in one language stands in the folder of that language.
    """
    version, addresses = site.current, site.addresses
    notice = version.notice
    auditors = addresses.folders[cookie_services.auditors_language(notice)] + FOLDER
    stated, used = cookie_services.listed(notice.facts) is not None, bool(cookie_services.categories(notice.facts))
    yield Export(f"{FOLDER}klaro.json", "klaro", _json(klaro, notice, addresses) if used else None)
    script = partial(cookieconsent, notice, addresses, version.id)
    yield Export(f"{FOLDER}cookieconsent.js", "cookieconsent", script if used else None)
    yield Export(f"{auditors}edpb-knowledge-base.json", "edpb", _json(edpb, version, addresses) if stated else None)
    yield Export(f"{auditors}cookies.csv", "csv", partial(cookie_database, notice, addresses) if stated else None)
    made = consent_mode(notice.facts)
    yield Export(f"{FOLDER}google-consent-mode.json", "consent_mode", partial(to_json, made) if made else None)


def _summary(version: Version, before: Version | None, addresses: Addresses) -> bytes:
    return to_json(summary_of_version(version, before, addresses)).encode()


def _second_summary(version: Version, before: Version | None, addresses: Addresses) -> bytes:
    return to_json(second_of_version(version, before, addresses)).encode()


def _turtle(document: dict[str, Any]) -> bytes:
    return turtle(document).encode()


def _json(make: Callable[..., Any], *given: Any) -> Callable[[], str]:
    return lambda: to_json(make(*given))
