"""The lines that say what was built stand below each other, each behind its label, in every language."""
from __future__ import annotations

from . import Message

LANGUAGES, PAGES, VERSIONS = Message("build.languages"), Message("build.pages"), Message("build.versions")
PDF, MISTAKES, LOOK = Message("build.pdf"), Message("build.mistakes-label"), Message("build.look")
CHECKS = Message("build.checks")
LABELS = (LANGUAGES, PAGES, VERSIONS, PDF, MISTAKES, LOOK, CHECKS)


def labelled_line(label: Message, text: str, language: str) -> str:
    """Return a text behind its label.

    >>> labelled_line(PAGES, "12", "en")
    '  pages       12'
    """
    return f"  {label.text(language):<{text_column(language) - 2}}{text}"


def text_column(language: str) -> int:
    """Return how many characters stand before the texts: two, the longest label, and three."""
    return 2 + max(len(label.text(language)) for label in LABELS) + 3
