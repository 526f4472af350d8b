"""The law asks a notice for some facts of each purpose. Where one is not stated, its pages may say that, as its data do."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from ..facts import Facts
from ..facts.processing import Purpose

Asked = Callable[[Facts, Purpose], bool]


def _always(facts: Facts, purpose: Purpose) -> bool:  # noqa: ARG001 (others ask for them)
    return True


def _from_elsewhere(facts: Facts, purpose: Purpose) -> bool:  # noqa: ARG001 (others ask for them)
    """Say whether data may come from somebody else than the person: Art. 14(1)(d) and 14(2)(f) GDPR."""
    return "other" in (purpose.collected_from or ("other",))


def _kept_somehow(facts: Facts, purpose: Purpose) -> bool:
    """Say whether the notice does not say it for all purposes together."""
    return not facts.retention_of(purpose)


# What the law asks for, in the order of a page, and of which purposes: Art. 13(1)(c), (e) and 13(2)(a), 14(1)(d) and 14(2)(f) GDPR.
ASKED: Mapping[str, Asked] = {
    "categories": _from_elsewhere,
    "sources": _from_elsewhere,
    "legal_bases": _always,
    "recipients": _always,
    "retention": _kept_somehow,
}
# The labels under which pages have them.
LABELS = {
    "categories": "which_data", "sources": "where_from", "legal_bases": "legal_basis", "recipients": "who_gets", "retention": "how_long",
}  # fmt: skip


def is_silent(facts: Facts, purpose: Purpose, name: str) -> bool:
    """Say whether the law asks for a fact of a purpose and the notice does not state it; `name` is that of its field."""
    return getattr(purpose, name) is None and not _said_otherwise(purpose, name) and ASKED[name](facts, purpose)


def _said_otherwise(purpose: Purpose, name: str) -> bool:
    """Say whether sources are stated with a category of data, or the person is the only one."""
    return name == "sources" and any(used.sources for used in purpose.categories or ())
