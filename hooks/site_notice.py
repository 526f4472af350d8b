"""What the hooks share: the notice of this build and its templates. Not a hook itself.

MkDocs loads a hook that another one imports twice; shared state therefore lives in a module of its own.
"""
from __future__ import annotations

from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from i18n_builds import address, language_of, languages
from notice.localizer import Localizer
from notice.markup import Renderer
from notice.reading import Notice, read_notice
from notice.rendering import Templates

_notices: dict[str, Notice] = {}


def read(config: MkDocsConfig) -> Notice:
    """Read the notice anew and keep it for this build. Raises NoticeError."""
    renderer = Renderer(tuple(config.markdown_extensions), config.mdx_configs)
    notice = read_notice(Path(config.docs_dir), languages(config), renderer)
    _notices[config.docs_dir] = notice
    return notice


def notice_of(config: MkDocsConfig) -> Notice:
    return _notices[config.docs_dir]


def localizer_of(config: MkDocsConfig, language: str | None = None) -> Localizer:
    """Speaks the language being built, or the one given."""
    notice = notice_of(config)
    return Localizer(notice.terms[language or language_of(config)], notice.source)


def addresses_of(config: MkDocsConfig) -> dict[str, dict[str, str]]:
    """Where each page is in each language, relative to the site's root."""
    notice = notice_of(config)
    return {page: {language: address(config, page, language) for language in notice.languages} for page in notice.documents}


def templates_of(config: MkDocsConfig) -> Templates:
    return _templates(Path(str(config.theme.custom_dir), "notice"))


@cache
def _templates(folder: Path) -> Templates:
    """Compiled once for all pages; a template that changes is read anew."""
    return Templates.of(folder)
