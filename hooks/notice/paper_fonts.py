"""From each font a PDF takes only the letters it needs, cut out by fontTools on every computer, so that its bytes are the same.

WeasyPrint cuts with HarfBuzz where it finds that library, and each release of it cuts otherwise; fontTools is pinned.
"""
from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

# They lead from letters to shapes, which is done when a font goes into a PDF; to read them takes most of the time.
OF_LAYOUT = ("GDEF", "GPOS", "GSUB")


def cut_always_alike() -> None:
    """Have WeasyPrint cut fonts as described above, from now on."""
    from weasyprint.pdf.fonts import Font

    Font.subset = _cut


def _cut(font: Any, letters: Mapping[int, str], hinting: bool) -> None:
    """Keep of a font of WeasyPrint what `letters` need, which are by the numbers of their shapes; of no letters, keep all."""
    if letters:
        font.file_content = cut(font.file_content, letters, hinting, bool(font.missing))


def cut(whole: bytes, shapes: Mapping[int, str], hinting: bool = False, missing: bool = False) -> bytes:
    """Return a font with the `shapes` of these numbers only, each with its number.

    With `missing`, the sign for a letter that the font lacks keeps its shape.
    """
    options = Options(
        retain_gids=True, passthrough_tables=True, ignore_missing_glyphs=True, hinting=hinting, desubroutinize=True,
        notdef_outline=missing,
    )  # fmt: skip
    found = TTFont(io.BytesIO(whole), recalcTimestamp=False)  # or it says when it was cut
    for table in OF_LAYOUT:
        if table in found:
            del found[table]
    cutter = Subsetter(options)
    cutter.populate(gids=shapes)
    cutter.subset(found)
    result = io.BytesIO()
    found.save(result)
    return result.getvalue()
