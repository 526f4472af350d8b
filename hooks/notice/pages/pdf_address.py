"""Where the PDF of a version is."""
from __future__ import annotations

from ..addresses import relative, version_page
from ..page_names import NOTICE
from ..versions import Version
from .site import Site


def paper_address(site: Site, version: Version, language: str) -> str:
    """Relative to the root; the file has a name that tells it from others once it is saved."""
    folder = site.addresses.path(version_page(version.id, NOTICE), language)
    return f"{folder}privacy-notice-{version.id}-{language}.pdf"


def paper_languages(site: Site, version: Version) -> dict[str, str]:
    """For readers of each language the language of the PDF: their own, or the source where it is not written in theirs."""

    def find() -> dict[str, str]:
        notice = version.notice
        return {language: language if language in notice.written_in else notice.source for language in site.languages}

    return dict(site.cache.data("paper languages", (version.digest, site.languages), find))


def paper_link(site: Site, version: Version, here: str, language: str) -> str | None:
    """From the page at `here`; none where there is no PDF: of a draft, and where none are made."""
    if site.paper is None or not version.frozen:
        return None
    return relative(here, paper_address(site, version, paper_languages(site, version)[language]))
