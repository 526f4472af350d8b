"""People search with words of their own: for each language there are lists of words for the same thing.

They lie in `search/<language>.yml`; a language without such a file is searched by the words of its notice alone.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from ..own_data import own_data
from . import HERE

FOLDER = HERE / "search"
# The words that say nothing of what is meant, among the things.
SMALL = "small"
# Between the names of a thing and those to which it leads where a notice states nothing of it.
INSTEAD = " > "


@dataclass(frozen=True)
class SearchWords:
    """Words of a language, with commas between them: `small` ones say nothing alone, `things` have those for each by its names."""

    small: str = ""
    things: dict[str, str] = field(default_factory=dict)


@cache
def search_words(language: str) -> SearchWords:
    """Return the words with which people search in a language."""
    path = FOLDER / f"{language}.yml"
    if not path.is_file():
        return SearchWords()
    read = own_data(path)
    lists = {name: ",".join(dict.fromkeys(word.strip() for word in words.split(","))) for name, words in read.items()}
    return SearchWords(lists.pop(SMALL), lists)
