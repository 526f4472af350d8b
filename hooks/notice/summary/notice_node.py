"""The node of the notice itself: identity, languages, versions, parties, purposes, rights, cookies."""
from __future__ import annotations

from ..agreement import cookie_page
from ..facts import Facts
from ..facts.cookies import Cookie
from ..facts.parties import Requests
from ..facts.values import NONE
from ..history import Release
from ..reading import HISTORY, Notice
from ..versions import Status, Timeline, Version
from ..vocabulary import codes
from .parties import authority_node, controller_node, joint_node
from .processing import decision_node, process_node, recipient_node, retention_node, transfer_node
from .voices import Node, Voices, none, not_stated, one, several, stated

TYPES = ["dpv:PrivacyNotice", "eu-gdpr:DirectDataCollectionNotice", "eu-gdpr:IndirectDataCollectionNotice"]


def notice_node(version: Version, timeline: Timeline, voices: Voices) -> Node:
    notice, facts = version.notice, version.notice.facts
    title = {language: document.title for language, document in notice.documents["index"].items()}
    return {
        "id": voices.root,
        "type": TYPES,
        "title": title,
        "version": version.id,
        "validFrom": version.id,
        "status": "dpv:NoticeLatest" if timeline.status(version) == Status.IN_FORCE else "dpv:NoticeUpdated",
        "sourceLanguage": notice.source,
        "inLanguage": notice.written_in,
        "translations": [
            {"id": voices.addresses.absolute("index", language), "inLanguage": [language]}
            for language in notice.written_in
            if language != notice.source
        ],
        "versions": [_version(notice, voices, other.release) for other in reversed(timeline.versions)],
        "applicableLaw": ["legal-eu:law-GDPR"],
        "controller": controller_node(facts, voices),
        "jointControllers": several(facts.joint_controllers, "dpv:JointDataControllers", lambda company: joint_node(company, voices)),
        "supervisoryAuthority": one(facts.authority, "eu-gdpr:DataProtectionAuthority", lambda found: authority_node(found, voices)),
        "processes": [process_node(facts, voices, id) for id in facts.purposes],
        "retention": several(facts.retention, "dpv:StorageDuration", lambda kept: retention_node(voices, kept)),
        "transfers": several(facts.transfers, "dpv:CrossBorderTransfer", lambda transfer: transfer_node(voices, transfer)),
        "automatedDecisionMaking": several(
            facts.automated_decisions, "dpv:AutomatedDecisionMaking", lambda decision: decision_node(voices, decision)
        ),
        "rights": several(facts.rights, "dpv:DataSubjectRight", lambda code: _right(facts, voices, code)),
        "requests": one(facts.requests, "schema:ContactPoint", lambda requests: _requests(voices, requests)),
        "recipientRegister": [recipient_node(facts, voices, id) for id in facts.recipients],
        "cookieCategories": _cookie_categories(facts, voices),
        "cookies": _cookies(facts, voices),
    }


def _version(notice: Notice, voices: Voices, release: Release) -> Node:
    title = {language: section.title for language, section in release.summaries.items()}
    prose = {language: section.text for language, section in release.summaries.items() if section.text}
    history = voices.addresses.absolute(HISTORY, notice.source)
    return stated(id=f"{history}#{release.id}", version=release.id, validFrom=release.id, title=title, description=prose or None)


def _right(facts: Facts, voices: Voices, code: str) -> Node:
    channel = "authority" if code == "complaint" else "rights" if facts.requests else "contact"
    return {
        "id": voices.id(code),
        "type": codes()["rights"][code].iri,
        **voices.section("index", code),
        "exercisedAt": voices.id(channel),
    }


def _requests(voices: Voices, requests: Requests) -> Node:
    fee = {True: "dpv:FeeNotRequired", False: "dpv:FeeRequired", None: None}[requests.free_of_charge]
    check = requests.identity_check
    return stated(
        id=voices.id("rights"),
        type="schema:ContactPoint",
        email=requests.email,
        website=requests.form,
        responseTime=requests.response_time,
        fee=fee,
        identityCheck=one(check, "dpv:IdentityVerification", lambda text: _identity_check(voices, text)) if check else None,
    )


def _identity_check(voices: Voices, text: object) -> Node:
    return {"type": "dpv:IdentityVerification", "description": voices.text(text)}


def _cookie_categories(facts: Facts, voices: Voices) -> list[Node]:
    if facts.cookies is None:
        return [not_stated("tech:Cookie")]
    if facts.cookies == NONE:
        return [none("tech:Cookie")]
    page = cookie_page(voices.notice.documents)
    return [
        {
            "id": voices.cookie_id(category),
            "type": "dpv:Purpose",
            "category": [codes()["cookie_categories"][category].iri],
            **voices.section(page, category),
        }
        for category in facts.cookies.categories
    ]


def _cookies(facts: Facts, voices: Voices) -> list[Node]:
    items = facts.cookies.items if facts.cookies and facts.cookies != NONE else facts.cookies
    return several(items, "tech:Cookie", lambda cookie: _cookie(voices, cookie))


def _cookie(voices: Voices, cookie: Cookie) -> Node:
    duration = {"type": "TemporalDuration", "value": cookie.duration} if cookie.duration not in (None, "session") else None
    session = {"type": "UntilEventDuration", "value": voices.each(lambda say: say.label("session"))}
    return stated(
        id=voices.cookie_id(f"cookie-{cookie.name}"),
        type=codes()["storage_kinds"][cookie.kind].iri,
        identifier=cookie.name,
        category=[voices.cookie_id(cookie.category)],
        provider=stated(name=cookie.provider, country=cookie.country) if cookie.provider else None,
        duration=session if cookie.duration == "session" else duration,
        description=voices.text(cookie.description) if cookie.description else None,
        domain=cookie.domain,
        party=voices.term("parties", cookie.party) if cookie.party else None,
        thirdPartyAccess=cookie.third_party_access,
        usedBy=[voices.id(purpose) for purpose in cookie.purposes] if cookie.purposes else None,
    )
