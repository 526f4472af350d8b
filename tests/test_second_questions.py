"""privacy-2.json is asked questions in SPARQL, and its terms are held to the sense, domain and range that DPV gives them."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from author_mistakes import publication_of
from notice.addresses import Addresses
from notice.facts import Facts
from notice.facts.values import NONE
from notice.summary import second_of_version
from projects import BOOKSHOP, COMPLETE, REAL
from reviewed import TODAY

TESTS = Path(__file__).parent
NOTICES = {"complete": COMPLETE, "bookshop": BOOKSHOP, "real": REAL}
ADDRESSES = Addresses("https://www.example.fi/", {"fi": "", "sv": "sv/", "en": "en/"})
DPV = rdflib.Namespace("https://w3id.org/dpv#")
SCHEMA = rdflib.Namespace("https://schema.org/")
PREFIXES = """
PREFIX dpv: <https://w3id.org/dpv#>
PREFIX eu-gdpr: <https://w3id.org/dpv/legal/eu/gdpr#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""
DEFINED = rdflib.Graph()
for file in ("dpv-classes.ttl", "dpv-properties.ttl"):
    DEFINED.parse(TESTS / "third_party" / file)
Document = dict[str, Any]


@pytest.fixture(scope="module", params=NOTICES)
def asked(request: pytest.FixtureRequest) -> tuple[Facts, Document, rdflib.Graph]:
    """A notice: its facts, which say the true answers, its data, and the graph of these."""
    version = publication_of(NOTICES[request.param], TODAY).timeline.versions[-1]
    document = second_of_version(version, None, ADDRESSES)
    return version.notice.facts, document, _graph(document)


def _graph(document: Document) -> rdflib.Graph:
    return rdflib.Graph().parse(data=json.dumps(document), format="json-ld")


def _answers(graph: rdflib.Graph, question: str) -> set[str]:
    return {str(row[0]).rpartition("#")[2] for row in graph.query(PREFIXES + question)}  # type: ignore[index]


def test_which_processes_profile(asked: tuple[Facts, Document, rdflib.Graph]) -> None:
    facts, document, graph = asked
    true = {id for id, purpose in facts.purposes.items() if purpose.profiling not in (None, NONE)}
    assert _answers(graph, "SELECT ?p { ?p dpv:hasProcessing [ a dpv:Profiling ] }") == true
    assert {id for id, purpose in document["purposes"].items() if purpose.get("profiling")} == true
    none = {id for id, purpose in facts.purposes.items() if purpose.profiling == NONE}
    assert _answers(graph, "SELECT ?p { ?p a dpv:Process ; dpv:hasProcessing dpv:NotApplicable }") == none
    silent = {id for id, purpose in facts.purposes.items() if purpose.profiling is None}
    assert _answers(graph, "SELECT ?p { ?p a dpv:Process ; dpv:hasProcessing dpv:UnknownApplicability }") == silent


def test_which_processes_are_for_direct_marketing(asked: tuple[Facts, Document, rdflib.Graph]) -> None:
    facts, document, graph = asked
    kinds = {id for id, purpose in facts.purposes.items() if purpose.direct_marketing or "direct-marketing" in (purpose.kinds or ())}
    assert _answers(graph, "SELECT ?p { ?p dpv:hasPurpose dpv:DirectMarketing ; a dpv:Process }") == kinds
    said = {id for id, purpose in facts.purposes.items() if purpose.direct_marketing}
    assert {id for id, purpose in document["purposes"].items() if purpose.get("direct_marketing")} == said


def test_who_is_the_data_protection_officer(asked: tuple[Facts, Document, rdflib.Graph]) -> None:
    facts, document, graph = asked
    found = _answers(graph, "SELECT ?o { ?c a dpv:DataController ; dpv:hasDataProtectionOfficer ?o }")
    assert found == ({"UnknownApplicability"} if facts.dpo is None else {"NotApplicable"} if facts.dpo == NONE else {"dpo"})
    addresses = _answers(graph, "SELECT ?mail { ?c dpv:hasDataProtectionOfficer [ schema:email ?mail ] }")
    stated = facts.dpo if facts.dpo != NONE else None
    assert addresses == ({str(stated.email)} if stated and stated.email else set())
    assert bool(document.get("dpo")) == bool(stated)


def test_which_processes_are_those_of_the_controller(asked: tuple[Facts, Document, rdflib.Graph]) -> None:
    facts, _, graph = asked
    name = facts.controller.name
    question = f'SELECT ?p {{ ?p a dpv:Process ; dpv:hasDataController ?c . ?c dpv:hasName ?n . FILTER(str(?n) = "{name}") }}'
    assert _answers(graph, question) == {id for id, purpose in facts.purposes.items() if purpose.role != "processor"}


@pytest.mark.parametrize("form", ["?b", "[ a ?b ]", "[ skos:broader ?b ]"])
def test_which_legal_basis(asked: tuple[Facts, Document, rdflib.Graph], form: str) -> None:
    """DPV's examples name a basis itself, an instance of it, or one of the notice's own that belongs to it: each finds all."""
    facts, _, graph = asked
    iris = {"consent": "A6-1-a", "contract": "A6-1-b", "legal-obligation": "A6-1-c", "legitimate-interest": "A6-1-f"}
    for code, iri in iris.items():
        true = {id for id, purpose in facts.purposes.items() if code in purpose.bases}
        assert _answers(graph, f"SELECT ?p {{ ?p dpv:hasLegalBasis {form.replace('?b', f'eu-gdpr:{iri}')} }}") == true, code


def test_who_processes_data_for_the_controller(asked: tuple[Facts, Document, rdflib.Graph]) -> None:
    facts, _, graph = asked
    named = {id for purpose in facts.purposes.values() if isinstance(purpose.recipients, list) for id in purpose.recipients}
    own = {f"recipient-{id}" for id in named if facts.recipients[id].kind == "processor"}
    own |= {"controller"} if any(purpose.role == "processor" for purpose in facts.purposes.values()) else set()
    assert _answers(graph, "SELECT ?r { ?p a dpv:Process ; dpv:hasDataProcessor ?r . ?r a dpv:DataProcessor }") == own
    every = {f"recipient-{id}" for id in named}
    assert _answers(graph, "SELECT ?r { ?p a dpv:Process ; dpv:hasRecipient ?r . ?r a dpv:Recipient }") == every


def test_how_long_each_process_keeps_data(asked: tuple[Facts, Document, rdflib.Graph]) -> None:
    """What holds for all that say nothing of their own is linked to each of them."""
    facts, _, graph = asked
    kept = {id for id, purpose in facts.purposes.items() if facts.retention_of(purpose)}
    assert _answers(graph, "SELECT ?p { ?p a dpv:Process ; dpv:hasStorageCondition [ a dpv:StorageDuration ] }") == kept


def test_cookies_have_a_purpose_and_are_none(asked: tuple[Facts, Document, rdflib.Graph]) -> None:
    _, _, graph = asked
    assert _answers(graph, "SELECT ?c { ?c a dpv:Technology ; skos:broader ?b . ?b a dpv:Purpose }") == set()
    cookies = _answers(graph, "SELECT ?c { ?c a dpv:Technology }")
    assert _answers(graph, "SELECT ?c { ?c a dpv:Technology ; dpv:hasPurpose ?p }") == cookies


def _instance(shapes: rdflib.Graph, of: Node) -> rdflib.BNode:
    shape = rdflib.BNode()
    shapes.add((shape, SH["class"], of))
    return shape


def _instance_of_a_kind(shapes: rdflib.Graph, of: Node) -> rdflib.BNode:
    """What is of a kind that DPV lists as an instance itself: dpv:IdentityManagementMethod is a dpv:OrganisationalMeasure."""
    shape, narrowed, widened, path = (rdflib.BNode() for _ in range(4))
    shapes.add((shape, SH.property, narrowed))
    shapes.add((narrowed, SH.path, path))
    shapes.add((narrowed, SH.hasValue, of))
    shapes.add((widened, SH.zeroOrMorePath, RDFS.subClassOf))
    Collection(shapes, path, [RDF.type, widened, RDF.type])
    return shape


def _shapes() -> rdflib.Graph:
    """Shapes made from DPV's own definitions: for each property what it is said of, and what it leads to."""
    shapes = rdflib.Graph()
    for predicate, target in ((SCHEMA.rangeIncludes, SH.targetObjectsOf), (SCHEMA.domainIncludes, SH.targetSubjectsOf)):
        for term in set(DEFINED.subjects(predicate)):
            shape, either = rdflib.BNode(), rdflib.BNode()
            choices = []
            for one in (*DEFINED.objects(term, predicate), *([DPV.Applicability] if target == SH.targetObjectsOf else [])):
                choices += [_instance(shapes, one), _instance_of_a_kind(shapes, one)]
            shapes.add((shape, RDF.type, SH.NodeShape))
            shapes.add((shape, target, term))
            shapes.add((shape, SH["or"], either))
            Collection(shapes, either, [*choices])
            shapes.add((shape, SH.message, rdflib.Literal(f"{term.n3()} {predicate.n3()}")))
            if target == SH.targetObjectsOf:
                shapes.add((shape, SH.nodeKind, SH.BlankNodeOrIRI))
    return shapes


SHAPES = _shapes()


def _violations(graph: rdflib.Graph) -> set[str]:
    _, report, _ = pyshacl.validate(graph + DEFINED, shacl_graph=SHAPES, inference="none")
    return {str(text) for text in report.objects(None, SH.resultMessage)}


def test_every_term_is_used_in_its_domain_and_range(asked: tuple[Facts, Document, rdflib.Graph]) -> None:
    _, _, graph = asked
    assert _violations(graph) == set()
    inferred = rdflib.Graph()
    for narrow, wide in DEFINED.subject_objects(RDFS.subPropertyOf):
        inferred += [(subject, wide, value) for subject, value in graph.subject_objects(narrow)]
    assert _violations(graph + inferred) == set()


def test_every_property_of_the_vocabulary_is_defined(asked: tuple[Facts, Document, rdflib.Graph]) -> None:
    """One that is used and whose definition the tests do not know could be used in any sense."""
    _, _, graph = asked
    used = {str(one) for one in graph.predicates() if str(one).startswith(str(DPV))}
    known = {str(one) for one in DEFINED.subjects() if isinstance(one, rdflib.URIRef)}
    plain = ("hasApplicableLaw", "hasCountry", "hasIdentifier", "hasNoticeStatus", "hasThirdCountry")  # to terms of DPV, and a text
    assert used - known <= {f"{DPV}{name}" for name in plain}


def _linked(node: Document, **more: Any) -> None:
    node.setdefault("linked", {}).update({f"dpv:{name}": [value] for name, value in more.items()})


def _orders(document: Document) -> Document:
    found: Document = document["purposes"]["orders"]
    return found


WRONG: dict[str, Callable[[Document], Any]] = {
    "a literal where a thing must be": lambda document: _linked(_orders(document), hasProcessing="profiling"),
    "a class for the controller": lambda document: _linked(_orders(document), hasDataController={"id": "dpv:DataController"}),
    "a purpose as a measure": lambda document: document["requests"]["identity_check"].update(type=["dpv:IdentityVerification"]),
    "a notice with a representative": lambda document: _linked(document, hasRepresentative={"id": "dpv:NotApplicable"}),
    "an authority that is no recipient": lambda document: document["recipients"]["post"].update(type=["dpv:Authority"]),
    "a notice that is exercised": lambda document: _linked(document, isExercisedAt={"id": document["requests"]["id"]}),
    "a legal basis that is a purpose": lambda document: _orders(document)["legal_bases"][0].update(type=["dpv:Purpose"]),
    "a cookie for a purpose": lambda document: _linked(_orders(document), hasPurpose={"id": document["cookies"]["items"][0]["id"]}),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_shapes_refuse_what_the_first_format_did_wrong(wrong: str) -> None:
    document = deepcopy(second_of_version(publication_of(NOTICES["complete"], TODAY).timeline.versions[-1], None, ADDRESSES))
    assert _violations(_graph(document)) == set()
    WRONG[wrong](document)
    assert _violations(_graph(document)) != set()
