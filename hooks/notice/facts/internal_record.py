"""What the record of processing activities needs and must not be public stands in a file of its own, `own/record.yml`.

It lies outside `docs/`: it is no part of the notice, is never frozen, sealed or published. Art. 30 GDPR asks for
security measures; who answers for a purpose, and in which systems it is done, is asked by whoever keeps the record.
"""
from __future__ import annotations

from pydantic import Field, ValidationError

from ..located_yaml import read_yaml
from ..messages import Message
from ..problems import NoticeError, suggestion
from .all_facts import Facts
from .fact_messages import problems_of
from .facts_schema import schema_of
from .values import Fact, Id, Line

RECORD = "own/record.yml"


class InternalPurpose(Fact):
    """What the record says of one purpose beside the notice."""

    security_measures: list[Line] = Field(default_factory=list)
    """Measures for this purpose, beside those for all."""
    responsible: Line | None = None
    """Who answers for it: a role or a unit, not a person's name."""
    systems: list[Line] = Field(default_factory=list)
    """The systems in which the data are."""


class InternalRecord(Fact):
    """What the record says beside the notice."""

    security_measures: list[Line] = Field(default_factory=list)
    """Technical and organisational measures for every purpose, Art. 30(1)(g) and 32(1)."""
    purposes: dict[Id, InternalPurpose] = Field(default_factory=dict)
    """By the id of the purpose in notice.yml."""

    def measures_of(self, purpose: str) -> list[str]:
        """Return the measures for a purpose, by its id: those for all, then its own."""
        own = self.purposes.get(purpose)
        return [*self.security_measures, *(own.security_measures if own else ())]


def read_internal_record(text: str, facts: Facts) -> InternalRecord:
    """Read the content of `own/record.yml`. Raise NoticeError with what is wrong with it, also a purpose that the `facts` do not have."""
    source = read_yaml(text, RECORD)
    try:
        record = InternalRecord.model_validate(source.data or {})
    except ValidationError as error:
        raise NoticeError(problems_of(error, source, schema_of(InternalRecord))) from None
    unknown = [id for id in record.purposes if id not in facts.purposes]
    if unknown:
        told = ((id, Message("record.no-purpose", name=id, hint=suggestion(id, facts.purposes))) for id in unknown)
        raise NoticeError([source.problem(("purposes", id), message) for id, message in told])
    return record
