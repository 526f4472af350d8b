"""A declaration tells Open Terms Archive where watchdogs find the texts, and which part of the page is text."""
from __future__ import annotations

from typing import Any

from ..addresses import Addresses
from ..page_names import COOKIES, NOTICE
from ..reading import Notice

# Their names for kinds of texts.
KINDS = {NOTICE: "Privacy Policy", COOKIES: "Trackers Policy"}
TEXT, VERSION = "#content", ".version"


def open_terms_archive(notice: Notice, addresses: Addresses) -> dict[str, Any]:
    """Return the declaration, with pages in the language the notice is written in.

    What tells the version is no text: it changes by itself on a day.
    """
    return {
        "name": notice.facts.controller.name,
        "terms": {
            kind: {"fetch": addresses.absolute(page, notice.source), "select": TEXT, "remove": VERSION}
            for page, kind in KINDS.items()
            if page in notice.documents
        },
    }
