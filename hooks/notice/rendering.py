"""Fills the templates of `overrides/notice/`. All output is escaped."""
from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .localizer import Localizer
from .views.blocks import Block


@dataclass(frozen=True)
class Templates:
    """The HTML of everything that is added to the Markdown."""

    environment: Environment
    _made: dict[tuple[Hashable, ...], str] = field(default_factory=dict, compare=False, repr=False)

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

    def piece(self, template: str, say: Localizer, **values: Any) -> str:
        """The same for a small piece that stands on many pages: made once. Its values can be told apart."""
        key = (template, say, *values.values())
        if key not in self._made:
            self._made[key] = self.render(template, say, **values)
        return self._made[key]

    def blocks(self, blocks: Iterable[Block], say: Localizer) -> str:
        return "\n".join(self._block(block, say) for block in blocks)

    def _block(self, block: Block, say: Localizer) -> str:
        """Rows of facts are the same in version after version."""
        make = self.piece if "rows" in block.values else self.render
        return make(block.template, say, **block.values)
