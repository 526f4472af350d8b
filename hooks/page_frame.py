"""Puts head, header, version in force, contents and footer around every page, and writes 404.html."""
from __future__ import annotations

import os
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from i18n_builds import address, language_of, languages, page_name, site_url
from notice.clock import today
from notice.views.frame import Addresses, frame
from site_notice import addresses_of, localizer_of, notice_of, templates_of

PARTS = ("head", "header", "version", "contents", "footer")


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    notice, language, templates = notice_of(config), language_of(config), templates_of(config)
    order = [page_name(item) for item in nav.pages]
    day = today(notice.facts.time_zone, os.environ)
    by_page = addresses_of(config)
    addresses = Addresses(site_url(config), by_page, by_page[page_name(page)][language])
    values = frame(notice, page_name(page), language, addresses, order, day)
    say = localizer_of(config)
    rendered = {part: templates.render(f"{part}.html", say, frame=values) for part in PARTS}
    context["frame"] = {"language": say.language, "direction": say.direction, **rendered}
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    if template_name == "404.html":
        context["not_found"] = _not_found(config)
    return context


def _not_found(config: MkDocsConfig) -> str:
    """Its links start at the site's root: it answers at any depth, and in a preview too."""
    notice, root = notice_of(config), urlsplit(site_url(config)).path
    entries = [
        {
            "say": localizer_of(config, language),
            "href": root + address(config, "index", language),
            "title": notice.document("index", language).title,
        }
        for language in languages(config)
    ]
    organisation = notice.facts.controller.name
    return templates_of(config).render("404.html", localizer_of(config), entries=entries, organisation=organisation, root=root)
