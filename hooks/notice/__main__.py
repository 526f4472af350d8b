"""The Makefile runs these commands: `summary SITE` says what was built; `schema`, `reference` and `rules` write what code says."""
from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from textwrap import wrap
from typing import Any

from .addresses import SECOND_SUMMARY
from .messages import Message
from .messages.built_lines import LANGUAGES, LOOK, MISTAKES, PAGES, PDF, VERSIONS, labelled_line, text_column
from .messages.choice import chosen_language
from .overview.unstated_facts import counted, not_stated
from .pdf import missing
from .reference import PAGES as REFERENCE
from .reference import described_schema, reference_page
from .rules.catalogue import catalogue
from .summary import CURRENT_SCHEMA, SECOND_SCHEMA, schema, second_schema, to_json
from .versions import Status

HERE = Path(__file__).parent
SETTINGS = Path("mkdocs.yml")


def main() -> None:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(prog="notice", description=__doc__)
    commands = parser.add_subparsers(required=True)
    summary = commands.add_parser("summary", help="what a built site holds")
    summary.add_argument("site", type=Path)
    summary.set_defaults(run=lambda given: print_summary(given.site))
    commands.add_parser("schema", help="write the JSON Schemas from the code").set_defaults(run=lambda _: write_schemas())
    commands.add_parser("reference", help="write the pages of the guide on keys and codes").set_defaults(run=lambda _: write_reference())
    commands.add_parser("rules", help="what the checks look for").set_defaults(run=lambda _: print(catalogue(), end=""))
    given = parser.parse_args()
    given.run(given)


def print_summary(site: Path) -> None:
    """Print what the built site in the folder `site` holds, in the language in which editors are told things."""
    document = json.loads((site / "privacy.json").read_text(encoding="utf-8"))
    settings = SETTINGS.read_text(encoding="utf-8", errors="replace") if SETTINGS.is_file() else ""
    print("\n".join(summary_lines(document, site, chosen_language(settings, document["sourceLanguage"]))))


def summary_lines(document: dict[str, Any], site: Path, language: str) -> list[str]:
    """Return the lines that say in a language what a site holds; `document` is its privacy.json."""
    silent = list(not_stated(json.loads((site / SECOND_SUMMARY).read_text(encoding="utf-8"))))
    languages = Message("build.languages-text", languages=tuple(document["inLanguage"]), source=document["sourceLanguage"])
    count, shown = len(document["versions"]), str(document["version"])
    ended = document.get("status") == Status.ARCHIVED
    published = Message("build.versions-text", number=count, version=shown)
    versions = Message("build.versions-ended", number=count, version=shown) if ended else published
    mistakes = Message("build.mistakes-text", count=len(silent))
    look = Message("build.look-text", page=str(site / "index.html"), data=str(site / "privacy.json"))
    indent = " " * text_column(language)
    return [
        "",
        Message("build.built", name=document["controller"]["name"]).text(language),
        labelled_line(LANGUAGES, languages.text(language), language),
        labelled_line(PAGES, str(len(list(site.rglob("index.html")))), language),
        labelled_line(VERSIONS, versions.text(language), language),
        labelled_line(PDF, pdf_text(site).text(language), language),
        labelled_line(MISTAKES, mistakes.text(language), language),
        *wrap(counted(silent, language), 100, initial_indent=indent, subsequent_indent=indent),
        labelled_line(LOOK, look.text(language), language),
    ]


def pdf_text(site: Path) -> Message:
    """Say how many PDF files there are, or why there are none: only where they were wanted may something be missing."""
    if count := len(list(site.rglob("*.pdf"))):
        return Message("build.pdf-text", count=count)
    reason = None if os.environ.get("PDF") == "false" else missing()
    return Message("build.no-pdf", reason=reason or Message("build.no-pdf-wanted"))


def write_schemas() -> None:
    """Write the JSON Schemas of notice.yml and of privacy.json.

    That of privacy.json is a new file for every version of the format; earlier ones stay.
    """
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    (HERE / "facts" / "notice.schema.json").write_text(to_json({**dialect, **described_schema()}), encoding="utf-8")
    CURRENT_SCHEMA.write_text(to_json(schema()), encoding="utf-8")
    SECOND_SCHEMA.write_text(to_json(second_schema()), encoding="utf-8")


def write_reference() -> None:
    """Write the pages of the guide that tell every key and code of notice.yml."""
    for language, path in REFERENCE.items():
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(reference_page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
