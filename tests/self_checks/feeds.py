"""Feeds are readable by programs, and have every published version: RFC 4287 (Atom), JSON Feed 1.1."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree

from notice.addresses import ATOM as ATOM_FEED
from notice.addresses import JSON_FEED as JSON_FEED_FILE
from notice.output.built import Built
from notice.output.faults import Fault, FaultKind
from notice.page_names import NOTICE
from said import Said

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
JSON_FEED = "https://jsonfeed.org/version/"


def feeds(built: Built) -> Iterator[Fault]:
    """Yield what is wrong with Atom and JSON feeds."""
    for path, tree in built.trees.items():
        if tree.tag == f"{ATOM}feed":
            yield from (Fault(path, line, FaultKind.FEED, Said(message)) for line, message in _atom(built, path, tree))
    for path, document in built.documents.items():
        if str(built.data(path).get("version")).startswith(JSON_FEED):
            for near, message in _json_feed(built, path, document.data):
                yield Fault(path, document.line(near), FaultKind.FEED, Said(message))


def _atom(built: Built, path: str, feed: etree._Element) -> Iterator[tuple[int, str]]:
    entries = feed.findall(f"{ATOM}entry")
    for node in (feed, *entries):
        for name in ("id", "title", "updated"):
            child = node.find(ATOM + name)
            line = (node if child is None else child).sourceline or 1
            yield from ((line, message) for message in _needed(name, None if child is None else child.text))
    own = next((link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"), None)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    urls = [link.get("href") for entry in entries for link in entry.findall(f"{ATOM}link")]
    for message in (*_identity(built, path, feed.get(LANGUAGE), own), *_entries(built, path, ids, urls)):
        yield feed.sourceline or 1, message


def _json_feed(built: Built, path: str, feed: dict[str, Any]) -> Iterator[tuple[str, str]]:
    items = [item for item in feed.get("items") or () if isinstance(item, dict)]
    for node, names in ((feed, ("title",)), *((item, ("id", "title", "date_published")) for item in items)):
        for name in names:
            yield from ((str(node.get("id")), message) for message in _needed(name, node.get(name)))
    own = _identity(built, path, feed.get("language"), feed.get("feed_url"))
    for message in (*own, *_entries(built, path, [item.get("id") for item in items], [item.get("url") for item in items])):
        yield "items", message


def _needed(name: str, value: str | None) -> Iterator[str]:
    time = name in ("updated", "date_published")
    if not (_is_time(value) if time else value and value.strip()):
        yield f'{name} is "{value or ""}"; programs that read feeds need {"a time" if time else "a text"} there.'


def _identity(built: Built, path: str, language: str | None, own: str | None) -> Iterator[str]:
    if language != built.layout.language(path):
        yield f'the feed says that it is in "{language}", but stands in the folder of "{built.layout.language(path)}".'
    if own != built.layout.address(path):
        yield f'the feed says that it is at "{own}", but it is at {built.layout.address(path)}.'


def _entries(built: Built, path: str, ids: list[str | None], urls: list[str | None]) -> Iterator[str]:
    """Yield versions that are not there exactly once, and entries that are no version."""
    language = built.layout.language(path)
    own = {folder + name for folder in built.layout.addresses.folders.values() for name in (ATOM_FEED, JSON_FEED_FILE)}
    published = {version["version"]: version.get("pages", {}).get(NOTICE, {}).get(language) for version in built.versions}
    for id in sorted({str(id) for id in ids if ids.count(id) > 1}):
        yield f'the id "{id}" stands more than once; readers would take the entries for one.'
    for version, url in published.items() if path in own else ():
        if url not in urls:
            yield f"the version {version} is missing, which is published at {url}."
    for url in urls:
        if url not in published.values():
            yield f'"{url}" is no published version.'


def _is_time(value: str | None) -> bool:
    try:
        return datetime.fromisoformat(value or "").tzinfo is not None
    except ValueError:
        return False
