"""A copy on paper leads to its version: the address as a code that a telephone reads."""
from __future__ import annotations

from functools import lru_cache

import segno

# Of the code, a fourth may be stained or torn; around it stay four modules of paper, as ISO/IEC 18004 asks.
ERRORS, BORDER = "q", 4
# The code says which of the eight patterns lies over it, and any can be read; to look for the one with the least repetition
# takes three times as long as all the rest.
PATTERN = 0


@lru_cache(maxsize=1024)
def qr_code(address: str) -> str:
    """Return an address as a QR code: SVG to stand in a page, the same bytes for the same address."""
    code = segno.make_qr(address, error=ERRORS, mask=PATTERN)
    return str(code.svg_inline(border=BORDER, omitsize=True, title=address))
