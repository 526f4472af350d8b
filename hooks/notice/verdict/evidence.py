"""Evidence is what a verdict rests on: words that went, and words that came in their place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """A verdict says what a change is, the gravest first.

    "substance" changes what is said, "read" is what nobody but a reader can decide, "wording" says the same in other words,
    "form" the same in the same words.
    """

    SUBSTANCE = "substance"
    READ = "read"
    WORDING = "wording"
    FORM = "form"

    @property
    def binds(self) -> bool:
        """Say whether readers are told of it in good time, unless somebody who has read it says that they need not be."""
        return self in (Verdict.SUBSTANCE, Verdict.READ)


@dataclass(frozen=True)
class Evidence:
    """Evidence is of a kind, such as "number"; `before` and `after` are the words in question, "" where there are none."""

    kind: str
    verdict: Verdict
    before: str = ""
    after: str = ""
