"""Sections of a version at stake are named by their titles."""

from __future__ import annotations

from .proposal import Stake


def title_of(stake: Stake, page: str, id: str, language: str) -> str:
    """Return the title of a section, in the version or in the one before, or else its id."""
    for notice in (stake.version.notice, stake.previous):
        section = notice.document(page, language).section(id) if notice and page in notice.documents else None
        if section:
            return section.title
    return id


def title_of_page(stake: Stake, page: str, language: str) -> str:
    """Return the title of a page, in the version or in the one before."""
    notice = next((one for one in (stake.version.notice, stake.previous) if one and page in one.documents), None)
    return notice.document(page, language).title if notice else page
