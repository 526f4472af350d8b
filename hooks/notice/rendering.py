"""Fills the templates of `overrides/notice/`. All output is escaped."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .localizer import Localizer
from .views.blocks import Block


@dataclass(frozen=True)
class Templates:
    """The HTML of everything that is added to the Markdown."""

    environment: Environment

    @classmethod
    def of(cls, folder: Path) -> Templates:
        environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # they do not change within a build
        )
        return cls(environment)

    def render(self, template: str, say: Localizer, **values: Any) -> str:
        """HTML of one template; `say` gives it labels, terms and dates in the language of the page."""
        return self.environment.get_template(template).render(say=say, **values)

    def blocks(self, blocks: Iterable[Block], say: Localizer) -> str:
        return "\n".join(self.render(block.template, say, **block.values) for block in blocks)
