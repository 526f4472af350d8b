"""Where the law asks for a fact and the notice does not state it, its pages may say that, as its data do.

Which facts are asked for is declared on them (`Asked`). A page is for people, and tells of fewer: only of those without
which a notice is not complete for the person it concerns.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from ..facts import Facts
from ..facts.declared import Field, declared
from ..facts.marks import HasRow
from ..facts.processing import Purpose
from ..facts.unstated import is_asked
from ..localizer import Localizer

# The facts of a purpose of which pages tell, and the labels under which they have them.
TOLD = ("categories", "sources", "legal_bases", "recipients", "retention", "provision")
LABELS = {field.name: mark.label for field in declared(Purpose) if field.name in TOLD and (mark := field.mark(HasRow))}
# The facts of the whole notice, likewise: Art. 13(1)(a), (b) and (f), 13(2)(d) and (f) GDPR.
COMMON_LABELS = {
    "contact": "contact", "dpo": "dpo", "transfers": "transfers", "automated_decisions": "automated", "authority": "authority",
}  # fmt: skip
# The rights of which every notice tells: Art. 13(2)(b) and (d) GDPR; and that of which it tells where it asks for consent, 13(2)(c).
RIGHTS = ("access", "rectification", "erasure", "restriction", "objection", "portability", "complaint")
OF_CONSENT = "withdraw-consent"


def _from_elsewhere(purpose: Purpose) -> bool:
    """Say whether data may come from somebody else than the person: Art. 14(1)(d) and 14(2)(f) GDPR."""
    return "other" in (purpose.collected_from or ("other",))


def _from_the_person(purpose: Purpose) -> bool:
    """Say whether the notice says that data come from the person: Art. 13(2)(e) GDPR."""
    return "subject" in (purpose.collected_from or ())


ONLY: Mapping[str, Callable[[Purpose], bool]] = {
    "categories": _from_elsewhere,
    "sources": lambda purpose: _from_elsewhere(purpose) and not any(used.sources for used in purpose.categories or ()),
    "provision": _from_the_person,
}


@cache
def _fields() -> dict[str, Field]:
    return {field.name: field for field in declared(Purpose)}


def is_silent(facts: Facts, purpose: Purpose, name: str) -> bool:
    """Say whether the law asks for a fact of a purpose and the notice does not state it; `name` is that of its field."""
    return getattr(purpose, name) is None and is_asked(_fields()[name], purpose, facts) and (name not in ONLY or ONLY[name](purpose))


def common_silences(facts: Facts, say: Localizer) -> Iterator[str]:
    """Yield what the whole notice does not say, in words."""
    yield from (say.label(label) for name, label in COMMON_LABELS.items() if getattr(facts, name) is None)
    consent = any("consent" in purpose.bases for purpose in facts.purposes.values())
    named = facts.rights or ()
    yield from (say.term("rights", code) for code in (*RIGHTS, *((OF_CONSENT,) if consent else ())) if code not in named)
