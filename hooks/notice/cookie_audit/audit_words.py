"""What was seen and what differs is said in one language, with the texts in `texts/`, which a lawyer can correct."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cookie_scan.seen import COOKIE, Seen

from ..facts.cookie_facts import Cookie
from ..localizer import Localizer
from ..messages import Catalogue
from .declared_and_seen import CookieComparison, Difference, DifferenceKind
from .lifetimes import period_of

TEXTS = Catalogue(Path(__file__).parent / "texts")


def texts(language: str) -> dict[str, Any]:
    """Return what is said in a language, or in English where it has no texts."""
    return TEXTS.texts(language)


@dataclass(frozen=True)
class AuditWords:
    """These words say what a comparison found; `say` speaks the language of the report."""

    compared: CookieComparison
    say: Localizer

    def text(self, *keys: str, **values: object) -> str:
        """Return one of the texts, found by its keys and filled in with `values`."""
        found: Any = texts(self.say.language)
        for key in keys:
            found = found[key]
        return str(found).format(**values)

    def kept(self, seen: Seen, declared: Cookie | None) -> str:
        """Return a line that says all about one thing that is kept."""
        values = self._values(seen)
        category = self._category(declared) if declared else ""
        notice = self.text("declared", name=declared.name, category=category) if declared else self.text("undeclared_here")
        return ", ".join(f"{values[key]}" for key in ("kind", "party", "domain", "lifetime", "when")) + f"; {notice}"

    def what(self, difference: Difference) -> str:
        """Say what is wrong, in a sentence or two."""
        seen, declared = difference.seen, difference.declared
        values = self._values(seen) if seen else {}
        values["declared"] = self._declared(difference.kind, declared) if declared else ""
        values["category"] = self._category(declared) if declared else ""
        values["name"] = seen.stored.name if seen else declared.name if declared else ""
        return self.text(difference.kind, "what", **values)

    def how(self, difference: Difference) -> str:
        """Say how to put it right."""
        seen, kind = difference.seen, str(difference.kind)
        period = period_of(seen.stored.seconds) if seen else None
        if difference.kind == DifferenceKind.DURATION and period is None:
            kind = "no_period"
        code = (seen.stored.party(self.compared.visit.host) if kind == DifferenceKind.PARTY else seen.stored.kind) if seen else ""
        return self.text(kind, "how", period=period, code=code)

    def example(self, seen: Seen) -> Iterator[str]:
        """Yield the lines of notice.yml that declare what was seen, as far as a browser can know."""
        stored = seen.stored
        yield f"- name: {stored.name}"
        yield f"  category: …  # {', '.join(self.say.terms.kinds['cookie_categories'])}"
        yield from () if stored.kind == COOKIE else (f"  kind: {stored.kind}",)
        yield f"  party: {stored.party(self.compared.visit.host)}"
        yield f"  domain: {stored.domain.lstrip('.')}"
        yield f"  duration: {period_of(stored.seconds) or '…'}"

    def _values(self, seen: Seen) -> dict[str, str]:
        stored = seen.stored
        return {
            "kind": self.say.term("storage_kinds", stored.kind),
            "party": _small(self.say.term("parties", stored.party(self.compared.visit.host))),
            "domain": stored.domain,
            "lifetime": self._lifetime(stored.seconds),
            "when": self.text("before" if seen.before_consent else "after"),
            "page": seen.page,
        }

    def _lifetime(self, seconds: float | None) -> str:
        if seconds is None:
            return self.text("forever")
        return _small(self.say.duration(period_of(seconds) or ""))

    def _declared(self, kind: DifferenceKind, cookie: Cookie) -> str:
        if kind == DifferenceKind.DURATION:
            return _small(self.say.duration(cookie.duration or ""))
        if kind == DifferenceKind.PARTY:
            return _small(self.say.term("parties", cookie.party or ""))
        return self.say.term("storage_kinds", cookie.kind)

    def _category(self, cookie: Cookie) -> str:
        return self.say.term("cookie_categories", cookie.category)


def _small(words: str) -> str:
    """Return words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]
