"""The templates of `overrides/notice/` are filled here. All output is escaped."""
from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from .cache import BuildCache
from .localizer import Localizer
from .views.blocks import Block, FactsBlock


@dataclass(frozen=True)
class Templates:
    """Templates make the HTML of everything that is added to the Markdown, for one build."""

    environment: Environment
    _made: dict[Hashable, str] = field(default_factory=dict, compare=False, repr=False)

    def render(self, template: str, say: Localizer, **values: Any) -> str:
        """Return the HTML of one template; `say` gives it labels, terms and dates in the language of the page."""
        return self.environment.get_template(template).render(say=say, **values)

    def piece(self, template: str, say: Localizer, **values: Any) -> str:
        """Return the HTML of a small piece that stands on many pages; it is made once.

        Its values can be told apart.
        """
        key = (template, say, *values.items())
        if key not in self._made:
            self._made[key] = self.render(template, say, **values)
        return self._made[key]

    def blocks(self, blocks: Iterable[Block], say: Localizer) -> str:
        """Return the HTML of several blocks of a page, one below the other."""
        return "\n".join(self._block(block, say) for block in blocks)

    def _block(self, block: Block, say: Localizer) -> str:
        """Return the HTML of a block; rows of facts are the same in version after version, and made once."""
        make = self.piece if isinstance(block, FactsBlock) else self.render
        return make(block.template, say, **block.values)


class _Compiled(BytecodeCache):
    """Templates are cached as they were compiled: reading them takes a thirtieth of the time."""

    def __init__(self, cache: BuildCache) -> None:
        self._cached = cache

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 (Jinja passes it)
        """Return the name of a template without its path, which need not be text."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        if found := self._cached.find(_kept_as(bucket.key)):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._cached.keep(_kept_as(bucket.key), bucket.bytecode_to_string())


def _kept_as(template: str) -> tuple[str, str]:
    """Return the inputs of a template in the cache; Jinja itself sees whether it was made of the same source."""
    return "template", template


def environment(folder: Path, cache: BuildCache) -> Environment:
    """Return the environment of the templates of a folder, compiled when they are first used and then cached.

    None is forgotten in the cache, whichever of them this build fills.
    """
    loader = FileSystemLoader(folder)
    for template in loader.list_templates():
        cache.touch(_kept_as(template))
    return Environment(
        bytecode_cache=_Compiled(cache),
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # they do not change within a build
    )
