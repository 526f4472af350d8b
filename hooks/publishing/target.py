"""What the user names is a folder or an address on the web."""
from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from publishing.answers import Target, UnreachableError
from publishing.asking import AskingLimits
from publishing.folder import Folder
from publishing.web import Web

WEB = ("https", "http")


def target_of(given: str, limits: AskingLimits | None = None) -> Target:
    """Return what reads a folder or an address such as "https://notice.example.org/", within `limits` on the web.

    Raise UnreachableError if the folder is not there, or the address is none.
    """
    try:
        if (parts := urlsplit(given)).scheme in WEB and "://" in given:
            if not parts.hostname or parts.port == 0:
                raise UnreachableError("its address names no host.")
            return Web(given, limits or AskingLimits())
        folder = Path(given).expanduser()
        there = folder.is_dir()
    except (OSError, ValueError, RuntimeError) as error:
        raise UnreachableError(f"that is no address and no folder: {error}.") from None
    if not there:
        raise UnreachableError(f"{folder} is no folder.")
    return Folder(folder)
