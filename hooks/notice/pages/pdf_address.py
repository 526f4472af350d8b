"""The PDF of a version has an address beside its pages."""
from __future__ import annotations

from ..addresses import Addresses, relative, version_page
from ..cache import BuildCache
from ..inventory import inventory
from ..page_names import NOTICE
from ..versions import Version
from .site import Surroundings


def paper_address(addresses: Addresses, version: Version, language: str) -> str:
    """Return the path relative to the root; the file has a name that tells it from others once it is saved."""
    folder = addresses.path(version_page(version.id, NOTICE), language)
    return f"{folder}privacy-notice-{version.id}-{language}.pdf"


def paper_language(cache: BuildCache, version: Version, language: str) -> str:
    """Return for readers of a language that of the PDF.

    It is their own, or the source where the version is not written in theirs.
    """
    found = inventory(cache, version)
    return language if language in found.languages[NOTICE] else found.source


def paper_link(surroundings: Surroundings, version: Version, here: str, language: str) -> str | None:
    """Return the link from the page at `here`, or None where there is no PDF.

    There is none of a draft, and none where no PDF is made.
    """
    if not surroundings.has_paper or not version.frozen:
        return None
    presentation = surroundings.presentation
    return relative(here, paper_address(presentation.addresses, version, paper_language(presentation.cache, version, language)))
