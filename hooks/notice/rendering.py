"""Fills the templates of `overrides/notice/` and puts facts under their sections. All output is escaped."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .localizer import Localizer
from .views.blocks import Block

# Python-Markdown starts every heading on a line of its own, and the check of the text lets no other in.
SECTION_START = re.compile(r'(?=^<h[1-6] [^>]*id="([^"]+)")', re.MULTILINE)


@dataclass(frozen=True)
class Templates:
    """The HTML of everything that is added to the Markdown."""

    environment: Environment

    @classmethod
    def of(cls, folder: Path) -> Templates:
        environment = Environment(
            loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        return cls(environment)

    def render(self, template: str, say: Localizer, **values: Any) -> str:
        """HTML of one template; `say` gives it labels, terms and dates in the language of the page."""
        return self.environment.get_template(template).render(say=say, **values)

    def blocks(self, blocks: Iterable[Block], say: Localizer) -> str:
        return "\n".join(self.render(block.template, say, **block.values) for block in blocks)


def under_sections(html: str, additions: Mapping[str, str]) -> str:
    """`html` with each addition at the end of the own text of the section with that id."""
    parts = SECTION_START.split(html)
    # split() gives the text before the first heading, then id and text in turn.
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return parts[0] + "".join(f"{text.rstrip()}\n{additions[id]}\n" if additions.get(id) else text for id, text in pairs)
