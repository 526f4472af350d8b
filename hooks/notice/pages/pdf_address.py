"""The PDF of a version has an address beside its pages."""
from __future__ import annotations

from ..addresses import relative, version_page
from ..page_names import NOTICE
from ..versions import Version
from .site import Site


def paper_address(site: Site, version: Version, language: str) -> str:
    """Return the path relative to the root; the file has a name that tells it from others once it is saved."""
    folder = site.addresses.path(version_page(version.id, NOTICE), language)
    return f"{folder}privacy-notice-{version.id}-{language}.pdf"


def paper_languages(site: Site, version: Version) -> dict[str, str]:
    """Return for readers of each language the language of the PDF.

    It is their own, or the source where the version is not written in theirs.
    """

    def find() -> dict[str, str]:
        notice = version.notice
        return {language: language if language in notice.written_in else notice.source for language in site.languages}

    return dict(site.cache.data("paper languages", (version.digest, site.languages), find))


def paper_link(site: Site, version: Version, here: str, language: str) -> str | None:
    """Return the link from the page at `here`, or None where there is no PDF.

    There is none of a draft, and none where no PDF is made.
    """
    if site.paper is None or not version.frozen:
        return None
    return relative(here, paper_address(site, version, paper_languages(site, version)[language]))
