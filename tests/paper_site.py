"""A small notice with one published version, for what is made on paper."""

import shutil
from datetime import date
from pathlib import Path

from author_mistakes import LANGUAGES, publication_of
from in_the_ledger import freeze_pending
from projects import REAL, copy_program
from samples import FACTS, PAGE

VERSION = "2026-03-01"
MORE_FACTS = """\
contact: {email: c@a.fi}
cookies: {categories: [necessary], items: [{name: basket, category: necessary, duration: P1D}]}
"""
WORDS = "Read of [cookies](cookies.md#necessary), of [ourselves](#controller) and of [others](https://others.example.fi/a)."
COOKIES = "# Cookies {#cookies}\n\nThere are some. Those of [ours](index.md#controller).\n\n## Necessary {#necessary}\n"
HISTORY = f"# History {{#history}}\n\n## First {{#{VERSION}}}\n\nThe first.\n"


def paper_project(folder: Path) -> Path:
    """Make a project whose only version is published."""
    docs = folder / "docs"
    copy_program(folder)
    shutil.copy(REAL.with_name("mkdocs.yml"), folder)
    docs.mkdir()
    (docs / "notice.yml").write_text(FACTS + MORE_FACTS, encoding="utf-8")
    index = PAGE.replace("Text.", f"Text. {WORDS}") + "\n## Contact {#contact}\n"
    for language in LANGUAGES:
        for name, text in (("index", index), ("cookies", COOKIES), ("history", HISTORY)):
            (docs / f"{name}.{language}.md").write_text(text, encoding="utf-8")
    freeze_pending(publication_of(docs, date(2026, 2, 28)), docs)
    return folder
