"""Browsers and programs that know no SVG ask a site for `/favicon.ico`: it is made of the icon as PNG."""
from __future__ import annotations

from struct import pack, unpack

FAVICON = "favicon.ico"
PNG = b"\x89PNG\r\n\x1a\n"
# What stands before the picture: what kind of file it is, and the one picture in it.
HEADER, ENTRY = "<HHH", "<BBBBHHII"
LARGEST = 256


def favicon(png: bytes) -> bytes:
    """Return a file of the format ICO that holds a picture of the format PNG, of at most 256 pixels each way."""
    width, height = size_of(png)
    before = 6 + 16
    entry = pack(ENTRY, width % LARGEST, height % LARGEST, 0, 0, 1, 32, len(png), before)
    return pack(HEADER, 0, 1, 1) + entry + png


def size_of(png: bytes) -> tuple[int, int]:
    """Return the width and the height of a picture in pixels. Raise ValueError if it is no PNG that an icon may be."""
    if not png.startswith(PNG) or len(png) < 24:
        raise ValueError("no PNG")
    width, height = unpack(">II", png[16:24])
    if not (0 < width <= LARGEST and 0 < height <= LARGEST):
        raise ValueError("too large")
    return width, height
