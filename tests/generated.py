"""400 notices that chance drew from the models of the facts, and what the program makes of each: JSON, rows, feeds, exports.

They are stored in `goldens/generated/notices-*.json`, a fact on each line; `digests.txt` has a SHA-256 of each
output. To read a notice, or what is made of it, for instance before and after a change:

    PYTHONPATH=hooks:tests .venv/bin/python -m generated 017
    PYTHONPATH=hooks:tests .venv/bin/python -m generated 017 sv/rows
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from bare_site import bare_site
from in_the_ledger import heading_of, timeline_of, version_of_heading
from notice.anchors import sections_of_facts
from notice.documents import Document, Section
from notice.exports import exported_files
from notice.facts import Facts
from notice.located_yaml import LocatedYaml
from notice.page_names import HISTORY, NOTICE
from notice.pages.rights_page import rights_pages
from notice.pages.site import Site
from notice.pages.text import text
from notice.publication import Publication
from notice.reading import Notice
from notice.rules import findings_of, review_of
from notice.versions import Version
from notice.vocabulary import vocabulary

FOLDER = Path(__file__).parent / "goldens" / "generated"
DIGESTS = FOLDER / "digests.txt"


@dataclass(frozen=True)
class Generated:
    """A notice. `languages` are those of the site, the default first, `pages` those of the notice; it is read on a `day`.

    `versions` are its versions, oldest first. Each has the facts, by their paths, that differ from the version
    before, null for one that is taken away; `says` has the text of sections that say something of their own.
    """

    id: str
    day: str
    languages: tuple[str, ...]
    pages: tuple[str, ...]
    versions: tuple[Mapping[str, Any], ...]


@cache
def notices() -> dict[str, Generated]:
    """Read all of them, by id."""
    stored = [one for path in sorted(FOLDER.glob("notices-*.json")) for one in json.loads(path.read_text(encoding="utf-8"))]
    return {one["id"]: read(one) for one in stored}


def read(stored: Mapping[str, Any]) -> Generated:
    """Read one as it is stored."""
    return Generated(stored["id"], stored["day"], *(tuple(stored[name]) for name in ("languages", "pages", "versions")))


def publication_of(generated: Generated) -> Publication:
    """Give all versions of a notice, as if they had been read from its files."""
    read = [_notice(generated, facts, says) for facts, says in _states(generated)]
    versions = tuple(_version(generated, told, notice) for told, notice in zip(generated.versions, read, strict=True))
    newest = read[-1]
    histories = {language: _history(versions, language) for language in newest.documents[NOTICE]}
    working = replace(newest, documents={**newest.documents, HISTORY: histories})
    return Publication(working, {}, timeline_of(versions, date.fromisoformat(generated.day)))


def _states(generated: Generated) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """Give the facts of each version, and the text of its sections where that is not the usual one."""
    facts: dict[str, Any] = {}
    says: dict[str, str] = {}
    for version in generated.versions:
        facts, says = deepcopy(facts), {**says, **version.get("says", {})}
        for path, value in version["facts"].items():
            _put(facts, path.split("/"), value)
        yield facts, says


def _put(facts: dict[str, Any], path: list[str], value: Any) -> None:
    *above, last = path
    for step in above:
        facts = facts.setdefault(step, {})
    if value is None:
        facts.pop(last, None)
    else:
        facts[last] = value


def _notice(generated: Generated, data: dict[str, Any], says: Mapping[str, str]) -> Notice:
    """Give a notice that states these facts, with the pages and sections they need."""
    facts = Facts.model_validate(data)
    documents: dict[str, dict[str, Document]] = {page: {} for page in generated.pages}
    needed = sections_of_facts(facts, documents)
    for page, by_language in documents.items():
        for language in generated.languages:
            if page not in facts.languages.untranslated.get(language, ()):
                ids = ("title", *needed.get(page, ()))
                sections = tuple(_section(id, language, says.get(id, f"Text of {id}.")) for id in ids)
                by_language[language] = Document(page, language, f"docs/{page}.{language}.md", f"{page} {language}", "", sections)
    return Notice(facts, documents, generated.languages, _terms(generated.languages), LocatedYaml("docs/notice.yml", data, {}))


def _section(id: str, language: str, says: str) -> Section:
    level = 1 if id == "title" else 2
    return Section(id, level, f"{id} {language}", 1, says, f'<h{level} id="{id}">{id}</h{level}>', f"<p>{escape(says)}</p>")


def _version(generated: Generated, told: Mapping[str, Any], notice: Notice) -> Version:
    day, marks = told["day"], told.get("marks", ())
    summaries = {language: _section(day, language, f"What changes on {day}.") for language in notice.documents[NOTICE]}
    heading = heading_of(day, summaries, tuple(marks))
    published = date.fromisoformat(told["published"]) if "published" in told else None
    digest = _digest(f"{generated.id} {day}".encode())
    return version_of_heading(heading, notice, published, published is not None or heading.imported, digest)


def _history(versions: tuple[Version, ...], language: str) -> Document:
    told = (version.heading.summaries.get(language) for version in reversed(versions))
    sections = (_section("title", language, "All versions."), *(section for section in told if section))
    return Document(HISTORY, language, f"docs/{HISTORY}.{language}.md", f"history {language}", "", sections)


_terms = cache(vocabulary)


def outputs_of(generated: Generated) -> dict[str, bytes]:
    """Give what is made of a notice, by name; what is made of each version and each page is one output."""
    publication = publication_of(generated)
    site = bare_site(publication)
    found: dict[str, list[bytes]] = {}
    for name, content in (*_files(site), *_rows(site), *_letters(site), *_findings(publication)):
        found.setdefault(name, []).append(content)
    return {name: b"\n".join(contents) for name, contents in found.items()}


def _files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Give what other programs read; the name says the language where it is not the default one."""
    for path, content in exported_files(site):
        folder, _, name = path.rpartition("/")
        if folder != "schema":
            yield f"{_folder(site, folder)}{name}", content


def _folder(site: Site, path: str) -> str:
    first = f"{path.partition('/')[0]}/"
    return first if first in site.addresses.folders.values() else ""


def _rows(site: Site) -> Iterator[tuple[str, bytes]]:
    """Give the facts as the pages of the newest version show them, with the text around them."""
    version = site.timeline.versions[-1]
    for language, folder in site.addresses.folders.items():
        for page in version.notice.pages:
            html = text(site.presentation, version, page, (page, language), at_root=False, notes=lambda _: "", rights="rights/")
            yield f"{folder}rows", html.encode()


def _letters(site: Site) -> Iterator[tuple[str, bytes]]:
    """Give the page for using one's rights, without the frame that all pages have."""
    for path, html in rights_pages(site):
        yield f"{_folder(site, path)}rights", html.partition(b"<main")[2].partition(b"</main>")[0]


def _findings(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Give what legal is told of the version in the making."""
    for found in findings_of(review_of(publication, publication.timeline.versions[-1], "en")):
        yield "findings", f"{found.rule} {found.severity} {found.place.scope}: {found.what}".encode()


def digests_of(generated: Generated) -> dict[str, str]:
    """Give a SHA-256 of each output, by the name of the notice and the output."""
    return {f"{generated.id} {name}": _digest(content) for name, content in outputs_of(generated).items()}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def stored_digests() -> dict[str, str]:
    """Read what `make goldens` wrote."""
    lines = DIGESTS.read_text(encoding="utf-8").splitlines()
    return {name: digest for name, _, digest in (line.rpartition("  ") for line in lines)}


def write_digests() -> None:
    """Write a line for each output of each notice."""
    found = {name: digest for generated in notices().values() for name, digest in digests_of(generated).items()}
    DIGESTS.write_text("".join(f"{name}  {digest}\n" for name, digest in found.items()), encoding="utf-8")


def main(id: str, *names: str) -> None:
    """Print the facts of each version, or outputs."""
    generated = notices()[id]
    if not names:
        print(json.dumps([facts for facts, _ in _states(generated)], indent=2, ensure_ascii=False))
    made = outputs_of(generated) if names else {}
    for name in names:
        sys.stdout.buffer.write(made[name])


if __name__ == "__main__":
    main(*sys.argv[1:])
