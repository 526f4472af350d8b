"""The templates of `overrides/notice/` are filled here. All output is escaped."""
from __future__ import annotations

import marshal
from collections.abc import Hashable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound

from .cache import UNKEYED, BuildCache
from .localizer import Localizer
from .messages import Message
from .views.blocks import Block, FactsBlock


@dataclass(frozen=True)
class Templates:
    """Templates make the HTML of everything that is added to the Markdown, for one build; `sources` has each by its name."""

    sources: Mapping[str, str] = field(compare=False, repr=False)
    environment: Environment = field(metadata={UNKEYED: "it has no templates but the `sources`"})
    _made: dict[Hashable, str] = field(default_factory=dict, compare=False, repr=False, metadata={UNKEYED: "what was made of the rest"})

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


def read_templates(folder: Path, cache: BuildCache) -> Templates:
    """Read the templates of a folder; all are compiled when the first is needed, unless they were before."""
    sources = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))}
    return Templates(sources, _environment(_Compiled(sources, cache)))


class _Compiled(BaseLoader):
    """A loader takes templates as they were compiled before: reading them takes a thirtieth of the time."""

    def __init__(self, sources: Mapping[str, str], cache: BuildCache) -> None:
        self._sources, self._cached = sources, cache

    @cached_property
    def _codes(self) -> dict[str, CodeType]:
        codes: dict[str, CodeType] = marshal.loads(self._cached.content(_compiled, self._sources))  # noqa: S302 (of a file of our own)
        return codes

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:  # noqa: A002
        if name not in self._sources:
            raise TemplateNotFound(name)
        return environment.template_class.from_code(environment, self._codes[name], {} if globals is None else globals)


def _compiled(sources: Mapping[str, str]) -> bytes:
    environment = _environment()
    return marshal.dumps({name: environment.compile(source, name, name) for name, source in sources.items()})


def _environment(loader: BaseLoader | None = None) -> Environment:
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # they do not change within a build
    )
    environment.globals["Message"] = Message  # what editors are told
    return environment
