"""Builds the document: as it is in force at the root, or as one version states it for ever."""
from __future__ import annotations

from typing import Any

from ..addresses import DEVELOPERS, Addresses, version_page
from ..facts import Facts
from ..reading import Notice
from ..versions import Timeline, Version
from ..vocabulary import codes
from . import cookies, parties, processing, registers
from .format import FORMAT
from .format import document as f
from .format.context import context
from .voices import Voices, iri, one, several

GDPR = "legal-eu:law-GDPR"


def in_force(timeline: Timeline, addresses: Addresses) -> f.PrivacyNotice:
    """The version of the root pages, with every version beside it."""
    version = timeline.shown
    return _document(
        version,
        timeline.before(version),
        Voices(version.notice, addresses),
        status=timeline.status(version),
        current_version=_permalink(version, addresses),
        versions=[_version(other, timeline, addresses) for other in reversed(timeline.frozen)],
    )


def frozen(version: Version, before: Version | None, addresses: Addresses) -> f.PrivacyNotice:
    """One version under its own ids. Nothing in it depends on the day, or on what comes after."""
    root = addresses.absolute("index", addresses.default)
    return _document(version, before, Voices(version.notice, addresses, version.id), is_version_of=root)


def _permalink(version: Version, addresses: Addresses) -> str:
    return addresses.absolute(version_page(version.id, "index"), addresses.default)


def _document(version: Version, before: Version | None, voices: Voices, **more: Any) -> f.PrivacyNotice:
    notice, facts, addresses = version.notice, version.notice.facts, voices.addresses
    return f.PrivacyNotice(
        context=context(addresses.absolute(DEVELOPERS, addresses.default)),
        schema_=addresses.schema(FORMAT),
        id=voices.root,
        type=["dpv:PrivacyNotice", "eu-gdpr:DirectDataCollectionNotice", "eu-gdpr:IndirectDataCollectionNotice"],
        title={language: notice.document("index", language).title for language in notice.written_in},
        description=_description(notice),
        url=voices.page("index", notice.source),
        stable_ids={language: addresses.stable_id(version.id, language) for language in notice.written_in},
        version=version.id,
        replaces=_permalink(before, addresses) if before else None,
        valid_from=version.effective,
        published=version.published,
        source_language=notice.source,
        in_language=notice.written_in,
        translations=[
            f.Translation(url=voices.page("index", language), in_language=[language])
            for language in notice.written_in
            if language != notice.source
        ],
        applicable_law=[GDPR],
        **_stated(facts, voices),
        **more,
    )


def _description(notice: Notice) -> dict[str, str] | None:
    found = {language: notice.document("index", language).description for language in notice.written_in}
    return {language: text for language, text in found.items() if text} or None


def _stated(facts: Facts, voices: Voices) -> dict[str, Any]:
    """Everything that notice.yml states."""
    days = facts.notice_period_days
    return {
        "time_zone": facts.time_zone,
        "controller": parties.controller(facts, voices),
        "joint_controllers": several(
            facts.joint_controllers, "dpv:JointDataControllers", lambda company: parties.joint_controller(company, voices)
        ),
        "supervisory_authority": one(facts.authority, "eu-gdpr:DataProtectionAuthority", lambda found: parties.authority(found, voices)),
        "processes": [processing.process(facts, voices, id) for id in facts.purposes],
        "retention": several(facts.retention, "dpv:StorageDuration", processing.retention),
        "transfers": several(facts.transfers, "dpv:CrossBorderTransfer", lambda found: processing.transfer(facts, voices, found)),
        "automated_decision_making": several(
            facts.automated_decisions, "dpv:AutomatedDecisionMaking", lambda found: processing.automated_decision(voices, found)
        ),
        "rights": [_right(facts, voices, code) for code in dict.fromkeys((*(facts.rights or ()), *codes()["rights"]))],
        "requests": one(facts.requests, "schema:ContactPoint", lambda found: parties.requests(found, voices)),
        "change_notice": one(days, "dpv:Notice", lambda found: f.ChangeNotice(notice_period=f"P{found}D")),
        "cookie_categories": cookies.categories(facts, voices),
        "cookies": cookies.cookies(facts, voices),
        "cookie_consent": cookies.consent(facts, voices),
        "data_subject_register": [registers.data_subject(facts, voices, id) for id in facts.groups],
        "personal_data_register": [registers.own_category(facts, voices, id) for id in facts.categories],
        "source_register": [registers.source(facts, voices, id) for id in facts.sources],
        "recipient_register": [registers.recipient(facts, voices, id) for id in facts.recipients],
    }


def _right(facts: Facts, voices: Voices, code: str) -> f.Right:
    """A right with its section; one that the notice does not mention by its official name."""
    names = {"id": voices.id(code), "type": iri("rights", code), "code": code}
    if code not in (facts.rights or ()):
        return f.Right(**names, title=voices.term("rights", code), applicability="UnknownApplicability")
    channel = "authority" if code == "complaint" else "rights" if facts.requests else "contact"
    return f.Right(**names, **voices.section("index", code), exercised_at=voices.id(channel))


def _version(version: Version, timeline: Timeline, addresses: Addresses) -> f.Version:
    summaries, before = version.release.summaries, timeline.before(version)
    return f.Version(
        id=_permalink(version, addresses),
        version=version.id,
        status=timeline.status(version).value,
        valid_from=version.effective,
        valid_until=timeline.until(version),
        published=version.published,
        replaces=_permalink(before, addresses) if before else None,
        title={language: section.title for language, section in summaries.items()},
        changes={language: section.text for language, section in summaries.items() if section.text} or None,
        sha256=version.digest,
        described_by=addresses.summary(version.id),
    )
