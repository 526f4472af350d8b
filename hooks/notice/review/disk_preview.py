"""The preview of a pull request is the site as files on a disk, with ways into it."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ..addresses import version_page
from ..messages import Message
from ..page_names import HISTORY, NOTICE
from ..pages.site import Site
from .review_texts import Voice

# On a disk, "cookies/" is a list of files; only a server answers with the page in that folder.
TO_A_FOLDER = re.compile(r'(<a\b[^>]*?\shref=")(?![a-z]+:)([^"#?]*/|\.{1,2})(?=["#?])')
# It speaks of the server that sends the page, and a disk is none.
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')


@dataclass(frozen=True)
class Way:
    """A way is a link into the preview, in the language of what it leads to."""

    language: str
    label: str
    href: str


def opened_from_disk(html: str) -> str:
    """Return a page of the site with links that lead to files."""
    return TO_A_FOLDER.sub(lambda match: f"{match[1]}{match[2].removesuffix('/')}/index.html", POLICY.sub("", html))


def ways_in(site: Site, voice: Voice) -> dict[str, list[Way]]:
    """Return what a reviewer looks at, by what it is: the draft, what changes, what is in force.

    Each is there in every language.
    """
    draft = site.timeline.draft
    pages = {voice.text(Message("review.preview-history")): HISTORY, voice.text(Message("review.preview-now")): NOTICE}
    if draft:
        pages = {voice.text(Message("review.preview-draft", version=voice.date(draft.effective))): version_page(draft.id, NOTICE), **pages}
    return {title: [_way(site, page, language) for language in site.languages] for title, page in pages.items()}


def _way(site: Site, page: str, language: str) -> Way:
    return Way(language, site.say(language).terms.name, f"{site.addresses.path(page, language)}index.html")
