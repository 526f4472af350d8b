"""The section of a fact has the id that is its name here; where the notice says so, it shares that of another fact."""
from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from ..messages import Message
from ..problems import suggestion
from ..vocabulary import codes
from .values import wrong

# Sections on which one fact of notice.yml hangs, and the name of that fact.
FACT_SECTIONS = {
    "controller": "controller",
    "contact": "contact",
    "dpo": "dpo",
    "representative": "representative",
    "joint-controllers": "joint_controllers",
    "rights": "requests",
    "authority": "authority",
    "transfers": "transfers",
    "retention": "retention",
    "automated-decisions": "automated_decisions",
}
# Facts that may stand under the section of another: a purpose is called like its section, and has its own.
GUESTS = (*(id for id in FACT_SECTIONS if id != "controller"), "recipients", *codes()["rights"])


def _guest(value: str) -> str:
    if value not in GUESTS:
        raise wrong(Message("facts.unknown-code", value=value, noun=Message("code.guests"), hint=suggestion(value, GUESTS)))
    return value


Guest = Annotated[str, AfterValidator(_guest), WithJsonSchema({"type": "string", "enum": sorted(GUESTS)})]
