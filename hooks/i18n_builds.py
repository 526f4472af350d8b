"""This is the one module that knows how mkdocs-static-i18n runs one build per language.

For the languages fi (default), sv, en, every event from on_config to on_post_build runs three times; the builds of sv
and en run inside the on_post_build of fi.
"""
from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs_static_i18n.plugin import I18n
from mkdocs_static_i18n.suffix import create_i18n_file

from notice.addresses import Addresses
from notice.messages import Message
from notice.problems import NoticeError, Problem


def _i18n(config: MkDocsConfig) -> I18n:
    return config.plugins["i18n"]


def site_languages(config: MkDocsConfig) -> list[str]:
    """List the codes of the site's languages, the default first."""
    listed = _i18n(config).config.languages
    return [language.locale for language in sorted(listed, key=lambda language: not language.default)]


def is_outer_build(config: MkDocsConfig) -> bool:
    """Say whether this is the build that holds all others.

    That is true once in on_config, before the first language, and once in an on_post_build of priority -200, after the
    last.
    """
    return not _i18n(config).building


def language_of(config: MkDocsConfig) -> str:
    """Return the code of the language being built, which is known from on_pre_build on."""
    return str(_i18n(config).current_language)


def page_name(file: File) -> str:
    """Return the language-neutral name of a page: "cookies" for cookies.sv.md."""
    return str(file.norm_src_uri).removesuffix(".md")  # type: ignore[attr-defined]


def site_url(config: MkDocsConfig) -> str:
    """Return the address of the site's root, with a slash at the end. Raise NoticeError if mkdocs.yml has none."""
    if not config.site_url:
        raise NoticeError([Problem("mkdocs.yml", 1, Message("settings.no-site-url"))])
    return config.site_url.rstrip("/") + "/"


def addresses(config: MkDocsConfig) -> Addresses:
    """Return where pages are: the default language at the site's root, each other one in a folder of its own."""
    default, *others = site_languages(config)
    return Addresses(site_url(config), {default: "", **{language: f"{language}/" for language in others}})


def page_without_file(config: MkDocsConfig, name: str) -> File:
    """Return a page in the language being built that has no file in `docs/`.

    It is for on_files of priority -200: i18n runs at -100, refuses a file without a source and would build it anew.
    """
    i18n, language = _i18n(config), language_of(config)
    virtual = File.generated(config, f"{name}.{language}.md", content="", inclusion=InclusionLevel.INCLUDED)
    file: File = create_i18n_file(virtual, language, i18n.default_language, i18n.all_languages, config)
    file.content_string, file.generated_by = "", virtual.generated_by
    return file
