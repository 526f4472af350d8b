"""Each link of a section has the line it is written on, also where its address stands lines in the section, too."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape

from .readable_markdown import CODE

LINK = re.compile(
    r"""\]\(\s*(?: <(?P<angled>[^<>\n]*)> | (?P<bare>(?:\\.|\([^\s()]*\)|[^\s()\\])*) )
      | <(?P<auto>[^\s<>]*[:@][^\s<>]+)>
      | \[(?P<words>[^\[\]]+)\](?!\(|:)(?:[ ]?\[(?P<name>[^\[\]]*)\])?
      | (?<![\w\[@/.:+-])(?P<alone>(?:(?:https?|ftp)://|www\.)[^\s<>\[\]]+|[\w.+-]+@[\w.-]+)""",
    re.VERBOSE,
)
DEFINITION = re.compile(r"^ {0,3}\[(?P<name>[^\[\]\n]+)\]:[ ]*<?(?P<address>[^\s<>]+)", re.MULTILINE)
# What ends a sentence or stands around an address that stands alone, and is none of it.
AROUND = "?!.,:;*_~'\")"
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def lines_of_links(section: str, addresses: Sequence[str], definitions: str) -> list[int | None]:
    """Return for each of the `addresses` to which a section links, in their order, on which of its lines the link is, counted from 0.

    It is None where that cannot be told. `definitions` is Markdown with lines such as "[terms]: cookies.md".
    """
    if not addresses:
        return []
    written = list(_written(CODE.sub(_blank, section), _defined_in(definitions)))
    found: list[int | None] = []
    start = 0
    for address in addresses:
        own = {address, address.removeprefix("mailto:"), address.removeprefix("http://")}
        places = [place for place, (_, one) in enumerate(written) if one in own]
        place = next((place for place in places if place >= start), None)
        start = start if place is None else place + 1
        lines = lines_with(section.split("\n"), address) if place is None else [section.count("\n", 0, written[place][0])]
        found.append(lines[0] if lines else None)
    return found


@lru_cache(maxsize=4)  # the same text is asked once for each of its sections
def _defined_in(definitions: str) -> Mapping[str, str]:
    return {_name(match["name"]): _as_read(match["address"]) for match in DEFINITION.finditer(definitions)}


def lines_with(lines: Sequence[str], words: str) -> list[int]:
    """Return the line, counted from 0, of each place that has these words: as whole ones, or else as a part of others.

    >>> lines_with(["a titled text", "{: title=x }"], "title"), lines_with(["a titled text"], "title")
    ([1], [0])
    """
    sought = re.escape(words.split("\n")[0])
    if not sought:
        return []
    patterns = (rf"(?<![\w-]){sought}(?![\w-])", sought)
    whole, part = ([number for number, line in enumerate(lines) for _ in re.findall(pattern, line)] for pattern in patterns)
    return whole or part


def _written(text: str, defined: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield where the address of each link is written, and what it is: below the section, only the link can be named."""
    own = {_name(match["name"]): match.start("address") for match in DEFINITION.finditer(text)}
    for match in LINK.finditer(text):
        if match["words"]:
            name = _name(match["name"] or match["words"])
            if name in defined:
                yield own.get(name, match.start()), defined[name]
        else:
            alone = (match["alone"] or "").rstrip(AROUND)
            yield match.end(), _as_read(match["angled"] or match["bare"] or match["auto"] or alone)


def _name(written: str) -> str:
    return " ".join(written.split()).casefold()


def _as_read(written: str) -> str:
    return ESCAPE.sub(r"\1", unescape(written))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
