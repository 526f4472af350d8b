"""The hooks share what is published in this build, and the writing of its files, through this module.

It is no hook itself. MkDocs loads a hook that another one imports twice; shared state therefore lives in a module of
its own.
"""
from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils import get_theme_dir

from i18n_builds import addresses, site_languages
from notice.assets import ANSWERS, PAGE, RARE, Assets, read_assets
from notice.cache import BuildCache, digest_of
from notice.clock import this_moment
from notice.docs_folder import page_and_language
from notice.drafts import draft_problems
from notice.inventory import inventory
from notice.markup import Renderer
from notice.messages import Message
from notice.page_ids import unpublished_former_ids
from notice.page_names import HISTORY
from notice.pages.site import Site
from notice.pages.site_choices import site_choices
from notice.pdf import Paper, missing, read_paper
from notice.problems import NoticeError, Problem
from notice.publication import Publication, read_apart, read_publication
from notice.published import read_published
from notice.putting import keep_promise
from notice.reading import Reader
from notice.rendering import read_templates
from notice.sentences.hits import remembered
from notice.vocabulary import OWN
from settings import language_of_messages

if TYPE_CHECKING:
    from notice.rehearsal import Stage

THEME = "assets/stylesheets/main.*.min.css"
READ = Path(".cache") / "proofread"
HERE = Path(__file__).parent
# As it was loaded: while `mkdocs serve` runs, an edit changes the files, but not the program that makes the pages.
LOADED = digest_of(HERE)


class StoppedError(Abort):
    """The build ends here, with this and nothing else: to an error of another kind, MkDocs would add words of its own."""

    def show(self, *_: object, **__: object) -> None:
        """Say why."""
        print(self, file=sys.stderr)


_sites: dict[str, Site] = {}
_previewing = False


def preview(on: bool) -> None:
    """Say whether the site is being shown while it is written: `mkdocs serve` puts a script into its pages."""
    global _previewing
    _previewing = on


def reader_of(config: MkDocsConfig, cache: BuildCache | None = None) -> Reader:
    """Return what reads Markdown and facts with the languages and Markdown extensions of the settings.

    With a `cache`, a text that was read before is not read again.
    """
    renderer = Renderer(tuple(config.markdown_extensions), dict(config.mdx_configs), cache)
    return Reader(tuple(site_languages(config)), renderer, cache, _project(config) / OWN, tuple(_names(config.nav)))


def messages_in(config: MkDocsConfig) -> str:
    """Return the language in which editors are told things; it can be asked for before anything is read."""
    return language_of_messages(_project(config))


def read(config: MkDocsConfig) -> Publication:
    """Read what is published anew and hold it for this build. Raise NoticeError with every mistake in the notice."""
    keep_promise(Path(config.docs_dir))
    cache, docs = _build_cache(config), Path(config.docs_dir)
    try:
        publication = read_publication(docs, reader_of(config, cache), this_moment(os.environ), cache, is_public())
    except NoticeError as error:
        pages = {page_and_language(path.name)[0] for path in docs.glob("*.md")}
        raise NoticeError([*_unnamed(pages, _names(config.nav), Path(config.config_file_path)), *error.problems]) from None
    if problems := [*draft_problems(publication), *unpublished_former_ids(cache, publication.timeline)]:
        raise NoticeError(problems)
    site = _site(config, publication, cache)
    _sites[config.config_file_path] = replace(site, paper=_paper(config, site.assets))
    return publication


def apart(config: MkDocsConfig) -> Publication:
    """Read what is published, and the drafts that stand in folders of their own, whatever the working text is.

    Raise NoticeError if what is published cannot be read.
    """
    cache = _build_cache(config)
    return read_apart(Path(config.docs_dir), reader_of(config, cache), this_moment(os.environ), cache)


def _site(config: MkDocsConfig, publication: Publication, cache: BuildCache) -> Site:
    """Return what pages are made of, without paper. Raise NoticeError if the navigation lacks a page."""
    order = tuple(_names(config.nav))
    templates, assets = read_templates(_overrides(config) / "notice", cache), _assets(config, cache)
    choices = site_choices(config.extra, publication.working.languages)
    site = Site(publication, addresses(config), order, assets, templates, cache, choices=choices)
    if choices.last_checked and choices.last_checked > publication.timeline.day:
        message = Message("settings.last-checked-to-come", checked=choices.last_checked.isoformat())
        raise NoticeError([_at_line(Path(config.config_file_path), "last_checked:", message)])
    if unlisted := list(_unlisted(site, Path(config.config_file_path))):
        raise NoticeError(unlisted)
    return site


def stage(config: MkDocsConfig) -> Stage:
    """Return what a draft is tried on before it is frozen: all that is published, as it is now."""
    from notice.rehearsal import Stage  # it loads what reads a site, which a build has no use for

    cache = _build_cache(config)
    gate = BuildCache(_project(config) / READ, (LOADED, installed()))
    return Stage(read_published(Path(config.docs_dir)), reader_of(config, cache), cache, gate, partial(_site, config, cache=cache))


def is_public() -> bool:
    """Say whether the site goes public: `make DRAFTS=no` leaves drafts out, so that nothing half-done is on it."""
    return os.environ.get("DRAFTS") == "no"


def site_of(config: MkDocsConfig) -> Site:
    """Return what `read` held for this build; ask only after it."""
    return _sites[config.config_file_path]


def _unlisted(site: Site, settings: Path) -> Iterator[Problem]:
    """Yield a problem for each page of the text in the making, or in force, that no reader would find."""
    working, current = {HISTORY, *site.publication.working.pages}, site.current
    yield from _unnamed(working, site.order, settings)
    for page in sorted({*inventory(site.cache, current).pages} - working - {*site.order}):
        yield _at_nav(settings, Message("settings.page-still-shown", page=page, version=current.id))


def _unnamed(pages: Collection[str], order: Collection[str], settings: Path) -> Iterator[Problem]:
    """Yield a problem for each of the pages that the navigation in the file `settings` does not name."""
    for page in sorted(set(pages) - set(order)):
        yield _at_nav(settings, Message("settings.page-not-in-nav", page=page))


def _at_nav(settings: Path, message: Message) -> Problem:
    return _at_line(settings, "nav:", message)


def _at_line(settings: Path, begun: str, message: Message) -> Problem:
    """Return a problem on the first line of a file that begins so."""
    lines = settings.read_text(encoding="utf-8").split("\n")
    line = next((number for number, text in enumerate(lines, 1) if text.strip().startswith(begun)), 1)
    return Problem(settings.name, line, message)


def _names(nav: object) -> list[str]:
    """Return the pages that mkdocs.yml names, in order: "index" for index.md."""
    entries = nav if isinstance(nav, list) else []
    written = [next(iter(entry.values())) if isinstance(entry, dict) else entry for entry in entries]
    return [str(entry).removesuffix(".md") for entry in written]


def _assets(config: MkDocsConfig, cache: BuildCache) -> Assets:
    """Read our assets, and the theme's style sheet, whose name changes with its version."""
    theme = next(theme_folder(config).glob(THEME), None)
    if theme is None:
        raise NoticeError([Problem("requirements.txt", 1, Message("program.no-style-sheet", name=THEME))])
    return read_assets(_overrides(config) / "assets", theme, not _previewing, cache, own_folder(config))


def theme_folder(config: MkDocsConfig) -> Path:
    """Return the folder in which the theme is installed."""
    return Path(get_theme_dir(str(config.theme.name)))


def _paper(config: MkDocsConfig, assets: Assets) -> Paper | None:
    """Return what makes PDF files, or None where none are wanted or this computer cannot make them."""
    if not config.extra.get("pdf") or missing():
        return None
    screen = "".join(assets.sheets[kind] for kind in (RARE, PAGE, ANSWERS))
    return read_paper(_overrides(config) / "paper", screen, _project(config) / ".cache" / "paper")


def _project(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def own_folder(config: MkDocsConfig) -> Path:
    """Return the folder in which the organisation has looks and words of its own; it need not be there."""
    return (_project(config) / OWN).parent


def _build_cache(config: MkDocsConfig) -> BuildCache:
    # The terms are among the hooks, and like the templates they are read anew in each build.
    program = (LOADED, digest_of(HERE, _overrides(config), own_folder(config)), reader_of(config), installed())
    return BuildCache(_project(config) / ".cache" / "notice", program)


@contextmanager
def sentences_remembered() -> Iterator[None]:
    """Let what is found in sentences be found again by the next command that judges the notice in this folder."""
    # It depends on the program and on nothing else of the project.
    with remembered(BuildCache(Path(".cache") / "sentences", (LOADED, installed()))):
        yield


@cache
def installed() -> list[str]:
    """List Python and every package that it finds, each with its version."""
    return [sys.version, *sorted(path.name for folder in sys.path for path in Path(folder).glob("*.dist-info"))]


def _overrides(config: MkDocsConfig) -> Path:
    return Path(str(config.theme.custom_dir))


def write_files(config: MkDocsConfig, files: Iterable[tuple[str, bytes]]) -> None:
    """Write each file below the site's folder; `files` are pairs of a path, relative to it, and the content."""
    for name, content in files:
        path = Path(config.site_dir, name)
        try:
            path.write_bytes(content)
        except FileNotFoundError:  # most folders are there already
            path.parent.mkdir(parents=True)
            path.write_bytes(content)
