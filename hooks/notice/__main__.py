"""The Makefile runs these commands: `summary SITE` says what was built, `schema` and `rules` write what code says."""
from __future__ import annotations

import argparse
import json
from pathlib import Path
from textwrap import wrap
from typing import Any

from .facts import Facts, schema_of
from .overview.unstated_facts import counted, not_stated
from .pdf import missing
from .rules.catalogue import catalogue
from .summary import CURRENT_SCHEMA, schema, to_json

HERE = Path(__file__).parent


def main() -> None:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(prog="notice", description=__doc__)
    commands = parser.add_subparsers(required=True)
    summary = commands.add_parser("summary", help="what a built site holds")
    summary.add_argument("site", type=Path)
    summary.set_defaults(run=lambda given: print_summary(given.site))
    commands.add_parser("schema", help="write the JSON Schemas from the code").set_defaults(run=lambda _: write_schemas())
    commands.add_parser("rules", help="what the checks look for").set_defaults(run=lambda _: print(catalogue(), end=""))
    given = parser.parse_args()
    given.run(given)


def print_summary(site: Path) -> None:
    """Print what the built site in the folder `site` holds."""
    document = json.loads((site / "privacy.json").read_text(encoding="utf-8"))
    print("\n".join(summary_lines(document, site)))


def summary_lines(document: dict[str, Any], site: Path) -> list[str]:
    """Return the lines that say what a site holds; `document` is its privacy.json."""
    languages = document["inLanguage"]
    pages = len(list(site.rglob("index.html")))
    silent = list(not_stated(document))
    lines = [
        "",
        f"{document['controller']['name']}: the notice is built.",
        f"  languages   {', '.join(languages)} (written in {document['sourceLanguage']})",
        f"  pages       {pages}",
        f"  versions    {len(document['versions'])} published; the pages show {document['version']}",
        f"  pdf         {pdf_line(site)}",
        f"  mistakes    none; {len(silent)} facts are not stated",
    ]
    if silent:
        lines += wrap(counted(silent), 100, initial_indent=" " * 14, subsequent_indent=" " * 14)
    return [*lines, f"  look at     {site / 'index.html'} and {site / 'privacy.json'}; or run `make serve`"]


def pdf_line(site: Path) -> str:
    """Say how many PDF files there are, or why there are none."""
    files = len(list(site.rglob("*.pdf")))
    return f"{files} files" if files else f"none: {missing() or 'no version is published, or PDF=false left them out'}"


def write_schemas() -> None:
    """Write the JSON Schemas of notice.yml and of privacy.json.

    That of privacy.json is a new file for every version of the format; earlier ones stay.
    """
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    (HERE / "facts" / "notice.schema.json").write_text(to_json({**dialect, **schema_of(Facts)}), encoding="utf-8")
    CURRENT_SCHEMA.write_text(to_json(schema()), encoding="utf-8")


if __name__ == "__main__":
    main()
