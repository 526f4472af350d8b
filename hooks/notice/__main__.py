"""Commands of the Makefile: `summary SITE` tells what was built, `schema` and `rules` print what is written from the code."""
from __future__ import annotations

import argparse
import json
from pathlib import Path
from textwrap import wrap
from typing import Any

from .facts import Facts, schema_of
from .gaps import counted, not_stated
from .rules.catalogue import catalogue


def main() -> None:
    parser = argparse.ArgumentParser(prog="notice", description=__doc__)
    commands = parser.add_subparsers(required=True)
    summary = commands.add_parser("summary", help="what a built site holds")
    summary.add_argument("site", type=Path)
    summary.set_defaults(run=lambda given: print_summary(given.site))
    commands.add_parser("schema", help="JSON Schema of notice.yml").set_defaults(run=lambda _: print_schema())
    commands.add_parser("rules", help="what the checks look for").set_defaults(run=lambda _: print(catalogue(), end=""))
    given = parser.parse_args()
    given.run(given)


def print_summary(site: Path) -> None:
    document = json.loads((site / "privacy.json").read_text(encoding="utf-8"))
    print("\n".join(summary_lines(document, site)))


def summary_lines(document: dict[str, Any], site: Path) -> list[str]:
    languages = document["inLanguage"]
    pages = len(list(site.rglob("index.html")))
    silent = list(not_stated(document))
    versions = [version["version"] for version in document["versions"]]
    lines = [
        "",
        f"{document['controller']['name']}: the notice is built.",
        f"  languages   {', '.join(languages)} (written in {document['sourceLanguage']})",
        f"  pages       {pages}",
        f"  versions    {len(versions)}, newest {versions[0]}",
        f"  mistakes    none; {len(silent)} facts are not stated",
    ]
    if silent:
        lines += wrap(counted(silent), 100, initial_indent=" " * 14, subsequent_indent=" " * 14)
    return [*lines, f"  look at     {site / 'index.html'} and {site / 'privacy.json'}; or run `make serve`"]


def print_schema() -> None:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema_of(Facts)}
    print(json.dumps(schema, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
