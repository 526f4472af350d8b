"""The keys of the document that are no facts: which notice it is, from when it applies, in which languages, and how to read it.

They are called as in `versions.json`.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..format.json_ld_context import PREFIXES as FIRST_PREFIXES
from ..format.json_values import DPV, GDPR, LANGUAGE_TAG, LOC
from .keys import DAY, Node, all_of, ref

PREFIXES = {**FIRST_PREFIXES, "dpv": DPV, "loc": LOC}
STATUSES = {
    "in-force": "dpv:NoticeLatest",
    "upcoming": "dpv:NoticeCommunicated",
    "archived": "dpv:NoticeStale",
    "draft": "dpv:NoticeGenerated",
    "withdrawn": "dpv:NoticeStale",
    "superseded": "dpv:NoticeStale",
}
NOTICE_TYPES = ["dpv:PrivacyNotice", "eu-gdpr:DirectDataCollectionNotice", "eu-gdpr:IndirectDataCollectionNotice"]
VERSION = f"{DAY}(-([2-9]|[1-9][0-9]))?"


@dataclass(frozen=True)
class FrameKey:
    """A key of the document has a definition in the context, a schema, and a sentence that says what it is."""

    definition: str | Node
    schema: Node
    text: str
    required: bool = True


def _by(name: str) -> Node:
    return {"type": "object", "additionalProperties": ref(name)}


def _iri(iri: str) -> Node:
    return {"@id": iri, "@type": "@id"}


def _in_words(iri: str) -> Node:
    return {"@id": iri, "@container": "@language"}


FRAME: dict[str, FrameKey] = {
    "version": FrameKey("dcat:version", ref("VersionName"), "Name of the version: the day from which it applies, and its number on it."),
    "status": FrameKey(
        {"@id": "dpv:hasNoticeStatus", "@type": "@vocab", "@context": {**STATUSES}},
        {"enum": [*STATUSES]},
        "What it is today; absent in the document of one version, which does not depend on the day.",
        required=False,
    ),
    "title": FrameKey(_in_words("dct:title"), ref("Texts"), "What it is called."),
    "description": FrameKey(_in_words("dct:description"), ref("Texts"), "What it is about, in Markdown.", required=False),
    "url": FrameKey(_iri("schema:url"), ref("WebAddress"), "Its page, or its section, in the language it is written in."),
    "stableIds": FrameKey(
        _in_words("dct:identifier"),
        {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": LANGUAGE_TAG},
            "additionalProperties": {"type": "string", "pattern": f"^https?://\\S+@{VERSION}#{LANGUAGE_TAG[1:]}"},
        },
        "By language: the id of exactly what is shown, `notice@version#language`, for records of consent and the like.",
    ),
    "isVersionOf": FrameKey(_iri("dct:isVersionOf"), ref("WebAddress"), "In the document of one version: the notice.", required=False),
    "currentVersion": FrameKey(
        _iri("dcat:hasCurrentVersion"),
        ref("WebAddress"),
        "In the document at the root: the version it shows, which is in force only where `status` says so.",
        required=False,
    ),
    "replaces": FrameKey(_iri("dct:replaces"), ref("WebAddress"), "The version before it.", required=False),
    "validFrom": FrameKey({"@id": "dct:valid", "@type": "xsd:date"}, ref("Day"), "The first day on which it applies."),
    "published": FrameKey(
        {"@id": "dct:issued", "@type": "xsd:date"},
        ref("Day"),
        "The day on which it was published; absent if that is not known.",
        required=False,
    ),
    "seal": FrameKey("schema:sha256", ref("Seal"), "SHA-256 of its SHA256SUMS; absent for a draft.", required=False),
    "firstFormat": FrameKey(_iri("schema:subjectOf"), ref("WebAddress"), "The same in the first format, privacy.json."),
    "sourceLanguage": FrameKey("dct:language", ref("Language"), "The language it is written in."),
    "inLanguage": FrameKey(
        {"@id": "schema:inLanguage", "@container": "@set"},
        {"type": "array", "minItems": 1, "uniqueItems": True, "items": ref("Language")},
        "All languages it exists in; texts are given in each of them.",
    ),
    "applicableLaw": FrameKey(
        {"@id": "dpv:hasApplicableLaw", "@type": "@id", "@container": "@set"},
        all_of([GDPR]),
        "The General Data Protection Regulation.",
    ),
    "sections": FrameKey(
        {"@id": "schema:hasPart", "@container": "@index"},
        _by("NoticeSection"),
        "Heading and text of the section of each fact that is no purpose, by the id of the section of the fact.",
    ),
    "terms": FrameKey(
        {
            "@id": "format:terms",
            "@container": "@index",
            "@context": {"iri": {"@id": "skos:broader", "@type": "@id"}, "article": "format:article"},
        },
        _by("VocabularyTerm"),
        "What each code is called, by its kind and itself: `legal_bases.contract`.",
    ),
}

PARTS: dict[str, Node] = {
    "VersionName": {"description": "A version.", "type": "string", "pattern": f"^{VERSION}$"},
    "Seal": {"description": "A SHA-256 in hexadecimal digits.", "type": "string", "pattern": "^[0-9a-f]{64}$"},
    "NoticeSection": {
        "description": "A section of the notice.",
        "type": "object",
        "properties": {
            "type": all_of(["schema:WebPageElement"]),
            "url": ref("WebAddress"),
            "title": ref("Texts"),
            "description": ref("Texts"),
        },
        "required": ["type", "url", "title"],
        "additionalProperties": False,
    },
    "VocabularyTerm": {
        "description": "A code: what it is called, its term in a vocabulary, and its place in the Regulation.",
        "type": "object",
        "properties": {
            "type": all_of(["skos:Concept"]),
            "title": ref("Texts"),
            "iri": ref("Iri"),
            "article": {"type": "string", "pattern": "^\\d+(\\(\\w+\\))*$"},
        },
        "required": ["type", "title"],
        "additionalProperties": False,
    },
    "Link": {
        "description": "Something that is linked to: by its id, or as it is.",
        "type": "object",
        "properties": {"id": ref("Iri"), "type": {"type": "array", "items": ref("Iri")}, "title": ref("Texts")},
        "minProperties": 1,
        "additionalProperties": False,
    },
    "Links": {
        "description": "For readers of linked data: properties of the Data Privacy Vocabulary that no fact has by itself.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": "^[a-z][a-z-]*:[A-Za-z_-]+$"},
        "additionalProperties": {"type": "array", "minItems": 1, "items": ref("Link")},
    },
}


def prefixed(own_terms: str) -> dict[str, Any]:
    """Return what every context begins with; `own_terms` is the address of the page that explains the notice's own terms."""
    return {"@version": 1.1, **PREFIXES, "format": f"{own_terms}#"}
