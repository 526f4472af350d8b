"""What was seen is set beside what the notice declares, and the differences are found."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from cookie_scan.seen import Seen, Visit

from ..facts import Facts
from ..facts.cookie_facts import Cookie
from ..facts.values import NONE
from .lifetimes import agree

NECESSARY = "necessary"


class DifferenceKind(StrEnum):
    """Reality and notice differ in one of these ways, the gravest first."""

    BEFORE_CONSENT = "before_consent"
    UNDECLARED = "undeclared"
    DURATION = "duration"
    PARTY = "party"
    STORAGE = "storage"
    NEVER_SEEN = "never_seen"


@dataclass(frozen=True)
class Difference:
    """A difference lies between what was seen and what is declared.

    `seen` is None where something declared was never seen, `declared` where something seen is not declared.
    """

    kind: DifferenceKind
    seen: Seen | None
    declared: Cookie | None


@dataclass(frozen=True)
class CookieComparison:
    """A visit is compared with the cookies that `notice.yml` lists."""

    visit: Visit
    declared: Sequence[Cookie]

    @cached_property
    def pairs(self) -> list[tuple[Seen, Cookie | None]]:
        """Return everything that was seen, with what it is declared as."""
        return [(seen, self._declaration(seen)) for seen in self.visit.seen.values()]

    def _declaration(self, seen: Seen) -> Cookie | None:
        """Return what something is declared as, or None.

        One of the same kind comes before others, an exact name before one with a wildcard.
        """
        named = [cookie for cookie in self.declared if matches(cookie.name, seen.stored.name)]
        return min(named, key=lambda cookie: (cookie.kind != seen.stored.kind, cookie.name != seen.stored.name), default=None)

    @cached_property
    def unseen(self) -> list[Cookie]:
        """Return what is declared, but was not seen."""
        matched = [cookie for _, cookie in self.pairs]
        return [cookie for cookie in self.declared if cookie not in matched]

    def could_be_seen(self, cookie: Cookie) -> bool:
        """Say whether a visit can see it: what others set cannot be, as requests to them are refused."""
        return cookie.party != "third" or not self.visit.refused

    @cached_property
    def differences(self) -> list[Difference]:
        """Return all differences, the gravest first."""
        found = [Difference(kind, seen, cookie) for seen, cookie in self.pairs for kind in self._kinds(seen, cookie)]
        found += [Difference(DifferenceKind.NEVER_SEEN, None, cookie) for cookie in self.unseen if self.could_be_seen(cookie)]
        return sorted(found, key=lambda difference: list(DifferenceKind).index(difference.kind))

    def _kinds(self, seen: Seen, cookie: Cookie | None) -> Iterator[DifferenceKind]:
        if cookie is None:
            yield DifferenceKind.UNDECLARED
            return
        if seen.before_consent and cookie.category != NECESSARY:
            yield DifferenceKind.BEFORE_CONSENT
        if cookie.kind != seen.stored.kind:
            yield DifferenceKind.STORAGE
        elif cookie.duration and not agree(cookie.duration, seen.stored.seconds):
            yield DifferenceKind.DURATION
        if cookie.party and cookie.party != seen.stored.party(self.visit.host):
            yield DifferenceKind.PARTY


def declared_in(facts: Facts) -> Sequence[Cookie]:
    """Return the cookies and the like that a notice lists.

    There are none where it says that there are none, or does not say.
    """
    cookies = facts.cookies if facts.cookies != NONE else None
    items = cookies.items if cookies else None
    return items if items and items != NONE else ()


def matches(declared: str, name: str) -> bool:
    """Say whether a declared name stands for `name`: `*` in it stands for any characters.

    >>> matches("_ga_*", "_ga_X1"), matches("_ga", "_ga_X1")
    (True, False)
    """
    return bool(re.fullmatch(".*".join(map(re.escape, declared.split("*"))), name, re.DOTALL))
