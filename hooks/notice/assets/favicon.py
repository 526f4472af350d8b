"""Browsers and programs that know no SVG ask a site for `/favicon.ico`: it is made of the icon as PNG."""
from __future__ import annotations

from struct import pack, unpack

FAVICON = "favicon.ico"
PNG = b"\x89PNG\r\n\x1a\n"
# What stands before the picture: what kind of file it is, and the one picture in it.
HEADER, ENTRY = "<HHH", "<BBBBHHII"
LARGEST = 256


def favicon(png: bytes) -> bytes:
    """Return a file of the format ICO that holds a picture that an icon may be."""
    width, height = size_of(png) or (0, 0)
    before = 6 + 16
    entry = pack(ENTRY, width % LARGEST, height % LARGEST, 0, 0, 1, 32, len(png), before)
    return pack(HEADER, 0, 1, 1) + entry + png


def size_of(png: bytes) -> tuple[int, int] | None:
    """Return the width and the height of a picture in pixels; None if it is no PNG that an icon may be, of at most 256 each way."""
    if not png.startswith(PNG) or len(png) < 24:
        return None
    width, height = unpack(">II", png[16:24])
    return (width, height) if 0 < width <= LARGEST and 0 < height <= LARGEST else None
