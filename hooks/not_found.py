"""Fills 404.html, which stands once for all languages."""
from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from i18n_builds import is_outer_build
from notice.addresses import RIGHTS
from site_notice import site_of


def on_config(config: MkDocsConfig) -> None:
    """The builds of other languages would write it again."""
    if not is_outer_build(config):
        config.theme.static_templates.discard("404.html")


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Its links start at the site's root: it answers at any depth, and in a preview too."""
    if template_name != "404.html":
        return context
    site = site_of(config)
    notice, root = site.shown.notice, urlsplit(site.addresses.site).path
    entries = [
        {
            "say": site.say(language),
            "href": root + site.addresses.path("index", language),
            "title": notice.document("index", language).title,
            "language": notice.document("index", language).language,
            "contact": notice.facts.contact is not None,
            "rights": root + site.addresses.path(RIGHTS, language) if notice.facts.rights else None,
        }
        for language in site.languages
    ]
    organisation, say = notice.facts.controller.name, site.say(site.languages[0])
    context["not_found"] = site.render("404.html", say, root, entries=entries, organisation=organisation)
    return context
