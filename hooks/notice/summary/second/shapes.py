"""What of a fact in data does not follow from its declaration: this is the table of exceptions, and there is no other.

A class of facts has a shape only where it needs an id, a class by what it states, keys that no fact has, or links to other
things. Links are for readers of linked data: a process is linked to its controller, a recipient by its kind.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...facts.all_facts import Facts
from ...facts.cookie_facts import Cookie, Cookies
from ...facts.parties import Authority, Contact, Controller, JointController, Officer, Requests, UnionRepresentative
from ...facts.processing import AutomatedDecision, Category, Group, Purpose, Recipient, Retention, Source, UsedCategory
from ...facts.values import Fact
from .keys import ID_PREFIXES, Node, iris

if TYPE_CHECKING:
    from .writer import FactWriter

NOT_APPLICABLE, UNKNOWN = "dpv:NotApplicable", "dpv:UnknownApplicability"
Made = Callable[[Any, "FactWriter", str], Node]


def _nothing(*_: Any) -> Node:
    return {}


def _none(*_: Any) -> tuple[()]:
    return ()


@dataclass(frozen=True)
class EntryShape:
    """How a class of facts differs from what is declared.

    `types` are further classes of the entry, of those in `further_types`; `links` lead to other things. `more` has keys that
    no fact has; `keys` has the schemas of these and of the id, those `required` are always there. Facts `left_out` are not in data.
    """

    id: Made = _nothing
    types: Callable[[Any, FactWriter], Iterable[str]] = _none
    further_types: tuple[str, ...] = ()
    more: Made = _nothing
    links: Callable[[Any, FactWriter, str], Iterable[tuple[str, Node]]] = _none
    keys: Mapping[str, Node] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()


def shape_of(model: type[Fact]) -> EntryShape:
    """Return the shape of a class; most have none of their own."""
    return SHAPES.get(model, EntryShape())


def _in_register(name: str) -> Made:
    return lambda _, writer, key: {"id": writer.id(f"{ID_PREFIXES[name]}{key}")}


def _at_section(_: Fact, writer: FactWriter, key: str) -> Node:
    return {"id": writer.id(key)}


def _numbered(name: str) -> Made:
    return lambda _, writer, key: {"id": writer.id(f"{name}-{key}")}


def _id_of_general(entry: Retention, writer: FactWriter, key: str) -> Node:
    """Give an id to what holds for every purpose that has nothing of its own, so that these can be linked to it."""
    return {"id": writer.id(f"retention-{key}")} if any(entry is one for one in writer.facts.retention or ()) else {}


def _to(writer: FactWriter, *names: str) -> Iterator[Node]:
    yield from ({"id": writer.id(name)} for name in names)


# ---- Parties


def _types_of_controller(_: Controller, writer: FactWriter) -> Iterator[str]:
    if any(purpose.role == "processor" for purpose in writer.facts.purposes.values()):
        yield "dpv:DataProcessor"


def _links_of_controller(_: Controller, writer: FactWriter, __: str) -> Iterator[tuple[str, Node]]:
    facts = writer.facts
    found = {"schema:contactPoint": "contact", "dpv:hasDataProtectionOfficer": "dpo", "dpv:hasRepresentative": "representative"}
    for iri, name in found.items():
        stated = getattr(facts, name)
        yield iri, {"id": writer.id(name) if isinstance(stated, Fact) else UNKNOWN if stated is None else NOT_APPLICABLE}


def _id_of_authority(entry: Authority, writer: FactWriter, key: str) -> Node:
    return {"id": iris("authorities").get(entry.code or "", writer.id(key))}


def _fee(entry: Requests, *_: Any) -> Iterator[tuple[str, Node]]:
    if entry.free_of_charge is not None:
        yield "dpv:hasFee", {"id": "dpv:FeeNotRequired" if entry.free_of_charge else "dpv:FeeRequired"}


# ---- Processing

# The property by which a recipient of a class is found; one of another class is found as any recipient is.
BY_KIND = {
    "dpv:DataProcessor": "dpv:hasDataProcessor",
    "dpv:ThirdParty": "dpv:hasRecipientThirdParty",
    "dpv:JointDataControllers": "dpv:hasRecipientDataController",
}


def _links_of_purpose(entry: Purpose, writer: FactWriter, key: str) -> Iterator[tuple[str, Node]]:
    facts = writer.facts
    own = "dpv:hasDataProcessor" if entry.role == "processor" else "dpv:hasDataController"
    yield from ((own, one) for one in _to(writer, "controller"))
    if entry.role == "joint" and isinstance(facts.joint_controllers, list):
        numbers = range(1, len(facts.joint_controllers) + 1)
        yield from ((own, one) for one in _to(writer, *(f"joint-controller-{number}" for number in numbers)))
    if not entry.kinds:
        yield "dpv:hasPurpose", {"type": ["dpv:Purpose"], "title": writer.say.section_of(key)["title"] or writer.texts(key)}
    if entry.direct_marketing and "direct-marketing" not in (entry.kinds or ()):
        yield "dpv:hasPurpose", {"id": "dpv:DirectMarketing"}
    yield from (("dpv:hasLegalBasis", {"id": iris("legal_bases")[basis.basis]}) for basis in entry.legal_bases or ())
    for id in entry.recipients if isinstance(entry.recipients, list) else ():
        if iri := BY_KIND.get(iris("recipient_kinds")[facts.recipients[id].kind]):
            yield from ((iri, one) for one in _to(writer, f"{ID_PREFIXES['recipients']}{id}"))
    if entry.retention is None:
        numbers = range(1, len(facts.retention or ()) + 1)
        yield from (("dpv:hasStorageCondition", one) for one in _to(writer, *(f"retention-{number}" for number in numbers)))
    for number, decision in enumerate(facts.automated_decisions if isinstance(facts.automated_decisions, list) else (), 1):
        if decision.purpose == key:
            yield from (("dpv:hasContext", one) for one in _to(writer, f"automated-decision-{number}"))


def _types_of_category(entry: Category, writer: FactWriter) -> Iterator[str]:
    if entry.special or (entry.like and writer.facts.is_special(entry.like)):
        yield "dpv:SpecialCategoryPersonalData"


def _types_of_used(entry: UsedCategory, writer: FactWriter) -> Iterator[str]:
    code = writer.facts.code_of("categories", entry.category)
    yield from filter(None, [iris("categories").get(code or "")])
    if writer.facts.is_special(entry.category):
        yield "dpv:SpecialCategoryPersonalData"


def _types_of_source(entry: Source, _: FactWriter) -> Iterator[str]:
    if entry.public is not None:
        yield "dpv:PublicDataSource" if entry.public else "dpv:NonPublicDataSource"


def _types_of_retention(entry: Retention, _: FactWriter) -> Iterator[str]:
    if entry.period or entry.criteria:
        yield "dpv:TemporalDuration" if entry.period else "dpv:UntilEventDuration"


# ---- Cookies


def _id_of_cookie(entry: Cookie, writer: FactWriter, key: str) -> Node:
    """Give an id by name; what bears the name of another, on another domain for example, has a number too."""
    items = writer.facts.cookies.items if isinstance(writer.facts.cookies, Cookies) else None
    before = Counter(one.name for one in items[: int(key)]) if isinstance(items, list) else Counter[str]()
    number = f"-{before[entry.name]}" if before[entry.name] > 1 else ""
    return {"id": writer.id(f"cookie-{quote(entry.name, safe='*')}{number}")}


# ---- The notice

SPECIAL = ("dpv:SpecialCategoryPersonalData",)
ID: Node = {"id": {"$ref": "#/$defs/Iri"}}
SECTION: Node = {"url": {"$ref": "#/$defs/WebAddress"}, "title": {"$ref": "#/$defs/Texts"}, "description": {"$ref": "#/$defs/Texts"}}
HAS_ID = ("id",)
SHAPES: dict[type[Fact], EntryShape] = {
    Facts: EntryShape(left_out=frozenset({"languages", "sections", "readers"})),
    Controller: EntryShape(
        _at_section, _types_of_controller, ("dpv:DataProcessor",), keys=ID, required=HAS_ID, links=_links_of_controller
    ),
    Contact: EntryShape(_at_section, keys=ID, required=HAS_ID),
    Officer: EntryShape(_at_section, keys=ID, required=HAS_ID),
    UnionRepresentative: EntryShape(_at_section, keys=ID, required=HAS_ID),
    JointController: EntryShape(_numbered("joint-controller"), keys=ID, required=HAS_ID),
    Requests: EntryShape(
        _at_section, lambda *_: ("schema:ContactPoint",), ("schema:ContactPoint",), keys=ID, required=HAS_ID, links=_fee
    ),
    Authority: EntryShape(_id_of_authority, keys=ID, required=HAS_ID),
    Group: EntryShape(_in_register("groups"), keys=ID, required=HAS_ID),
    Category: EntryShape(_in_register("categories"), _types_of_category, SPECIAL, keys=ID, required=HAS_ID),
    Source: EntryShape(
        _in_register("sources"), _types_of_source, ("dpv:PublicDataSource", "dpv:NonPublicDataSource"), keys=ID, required=HAS_ID
    ),
    Recipient: EntryShape(_in_register("recipients"), keys=ID, required=HAS_ID),
    Purpose: EntryShape(
        _in_register("purposes"), more=lambda _, writer, key: writer.section(key), keys={**ID, **SECTION},
        required=(*HAS_ID, "url"), links=_links_of_purpose,
    ),
    UsedCategory: EntryShape(types=_types_of_used, further_types=(*iris("categories").values(), *SPECIAL)),
    Retention: EntryShape(_id_of_general, _types_of_retention, ("dpv:TemporalDuration", "dpv:UntilEventDuration"), keys=ID),
    AutomatedDecision: EntryShape(_numbered("automated-decision"), keys=ID, required=HAS_ID),
    Cookie: EntryShape(_id_of_cookie, keys=ID, required=HAS_ID),
}  # fmt: skip
