"""What a sentence says may be of something else than people's data and rights: of wares, of somebody else, of former days."""

from __future__ import annotations

from ..sentences import Hit, clause_of, find
from .said_in_prose import has, has_beside
from .under_review import Prose

OF_PEOPLE = ("personal-data", "your-data", "request-words", "rights-at-all", "of-consent")


def is_of_something_else(prose: Prose, hit: Hit) -> bool:
    """Say whether a hit stands in a clause on wares or on somebody else, in which no word is of people's data and rights."""
    if has_beside(prose, hit, *OF_PEOPLE):
        return False
    return has_beside(prose, hit, "of-wares") or is_of_somebody_else(prose, hit)


def is_of_somebody_else(prose: Prose, hit: Hit) -> bool:
    """Say whether in the clause of a hit somebody else does something, and the reader is not spoken to."""
    start, _ = clause_of(prose.sentence, hit)
    others = any(start <= one.start <= hit.start for one in find("of-somebody-else", prose.sentence))
    return others and not has_beside(prose, hit, "addresses-you")


def is_of_the_past(prose: Prose) -> bool:
    """Say whether a sentence tells how things were: "In the past a copy of the passport had to be enclosed"."""
    return has(prose, "of-the-past")
