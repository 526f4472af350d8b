"""A rule is declared with its check, and stands in the list of all of them."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from ..facts.processing import Purpose
from ..versions import Status
from .finding import RuleHit, Severity
from .legal_sources import Source
from .under_review import Review

Check = Callable[[Review], Iterable[RuleHit]]
PurposeCheck = Callable[[Review, str, Purpose], Iterable[RuleHit]]


class Applies(StrEnum):
    """A duty applies to purposes by where their data come from; or to the notice as a whole."""

    SUBJECT = "subject"  # Art. 13: data collected from the person
    OTHER = "other"  # Art. 14: data obtained elsewhere
    BOTH = "both"
    NOTICE = "notice"


EVERY_STATE = frozenset(Status)
# What can still be changed, or is what people read now: not the archive.
CURRENT = frozenset(status for status in Status if status.open or status.indexed)
DRAFT = frozenset(status for status in Status if status.open)


@dataclass(frozen=True)
class Rule:
    """A rule is one demand on a notice. `severity` is the gravest of its findings.

    `states` are those of a version in which it is asked for. `by_words` says that it goes by what words mean, not by names,
    numbers, days or facts: where it is not certain, a person reads the sentence. `in_history` says that it holds for any text,
    and so for what the change history tells of the version. A rule without a check is found by another pass: over the
    acceptances, or over the built pages.
    """

    id: str
    severity: Severity
    sources: tuple[Source, ...]
    applies: Applies
    states: frozenset[Status]
    check: Check | None
    by_words: bool = False
    in_history: bool = False

    def findings(self, review: Review) -> Iterable[RuleHit]:
        """Return where the demand is not met; nothing in a version of which it is not asked."""
        if not self.check or review.status not in self.states:
            return ()
        return chain(self.check(review), self.check(review.of_history) if self.in_history and review.status.open else ())


RULES: dict[str, Rule] = {}


def declare(
    id: str,
    severity: Severity,
    *sources: Source,
    applies: Applies = Applies.NOTICE,
    states: frozenset[Status] = EVERY_STATE,
    check: Check | None = None,
    by_words: bool = False,
    in_history: bool = False,
) -> Rule:
    """Enter a rule in the list. Raise ValueError if another one has its id."""
    if id in RULES:
        raise ValueError(f"two rules are called {id}")
    RULES[id] = Rule(id, severity, sources, applies, states, check, by_words, in_history)
    return RULES[id]


def rule(
    id: str,
    severity: Severity,
    *sources: Source,
    applies: Applies = Applies.NOTICE,
    states: frozenset[Status] = EVERY_STATE,
    by_words: bool = False,
    in_history: bool = False,
) -> Callable[[Check], Check]:
    """Make the function below the check of a rule about the whole notice."""

    def bind(check: Check) -> Check:
        declare(id, severity, *sources, applies=applies, states=states, check=check, by_words=by_words, in_history=in_history)
        return check

    return bind


def purpose_rule(
    id: str,
    severity: Severity,
    *sources: Source,
    applies: Applies = Applies.BOTH,
    states: frozenset[Status] = EVERY_STATE,
    by_words: bool = False,
) -> Callable[[PurposeCheck], PurposeCheck]:
    """Make the function below the check of a rule about each purpose for which the organisation has that duty."""

    def bind(check: PurposeCheck) -> PurposeCheck:
        def each(review: Review) -> Iterator[RuleHit]:
            for name, purpose in review.purposes.items():
                if _concerns(purpose, applies):
                    yield from check(review, name, purpose)

        declare(id, severity, *sources, applies=applies, states=states, check=each, by_words=by_words)
        return check

    return bind


def _concerns(purpose: Purpose, applies: Applies) -> bool:
    """Say whether a duty applies to a purpose.

    One that does not say where its data come from may have them from both: silence is no way out.
    """
    if applies in (Applies.BOTH, Applies.NOTICE) or purpose.collected_from is None:
        return True
    return applies.value in purpose.collected_from
