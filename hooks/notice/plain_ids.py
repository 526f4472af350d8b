"""An id is plain: small letters a–z, digits and single hyphens, so that it can stand in every address."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Letters that are not a letter with a sign on it.
PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})


def plain_id(text: str) -> str:
    """Return the text as it may be an id, or "an-id" where nothing of it can.

    >>> plain_id("Säilytys ja määräajat")
    'sailytys-ja-maaraajat'
    """
    letters = unicodedata.normalize("NFKD", text.lower().translate(PLAIN)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "an-id"


def foreign_signs(text: str) -> Iterator[str]:
    """Yield each sign that no id has, once, as people see it.

    >>> list(foreign_signs("Säilytys"))
    ['S', 'ä']
    """
    yield from dict.fromkeys(re.findall(r"[^a-z0-9-]", unicodedata.normalize("NFC", text)))
