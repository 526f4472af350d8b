"""The words of a piece of HTML."""
from __future__ import annotations

from lxml import html


def plain_text(markup: str) -> str:
    """One line without markup; empty for nothing."""
    if not markup.strip():
        return ""
    return " ".join(str(html.fragment_fromstring(markup, create_parent="div").text_content()).split())
