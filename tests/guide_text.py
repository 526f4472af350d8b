"""The guide as text: its pages by their names, and what stands in code in them."""

import re
from pathlib import Path

from projects import ROOT

DOCS = ROOT / "guide" / "docs"
# The source of each page by its name ("operate/server"), in the order of the alphabet.
PAGES = {path.relative_to(DOCS).with_suffix("").as_posix(): path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md"))}
TEXT = "\n".join(PAGES.values())
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def code_spans(text: str) -> list[str]:
    """Give what stands between backticks in a text, without its blocks of code."""
    return re.findall(r"`([^`\n]+)`", FENCED.sub("", text))


def blocks(text: str) -> list[str]:
    """Give the blocks of code in a text, without their fences."""
    return [block.partition("\n")[2].removesuffix("\n```") for block in FENCED.findall(text)]


def headings(text: str) -> list[str]:
    """Give the headings of a text as they read."""
    return re.findall(r"^#+ (.+)$", FENCED.sub("", text), re.MULTILINE)


def file_of(page: str) -> Path:
    """Say where a page stands in the repository."""
    return DOCS / f"{page}.md"
