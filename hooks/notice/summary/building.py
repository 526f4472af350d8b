"""The document is built as it is in force at the root, or as one version states it for ever."""
from __future__ import annotations

from typing import Any

from ..addresses import Addresses, version_page
from ..facts import Facts
from ..page_names import DEVELOPERS, NOTICE
from ..readable_markdown import without_html
from ..reading import Notice
from ..versions import Status, Timeline, Version
from ..vocabulary import codes
from ..vocabulary.sealed_words import format_of
from . import cookie_nodes, party_nodes, processing_nodes, register_nodes
from .format import FORMAT, FORMAT_OF_VERSION
from .format import document as f
from .format.json_ld_context import context, context_of_version, has_later_keys, in_format
from .format.json_values import GDPR
from .multilingual import Multilingual, iri, one, several


def in_force(timeline: Timeline, addresses: Addresses) -> f.PrivacyNotice:
    """Return the version of the root pages, with every version beside it."""
    version = timeline.current
    return _document(
        version,
        timeline.written_after(version),
        Multilingual(version.notice, addresses),
        context=context(_own_terms(addresses)),
        schema_=addresses.schema(FORMAT),
        status=status_word(timeline.status(version)),
        current_version=permalink(version, addresses),
        versions=[_version(other, timeline, addresses) for other in reversed(timeline.frozen)],
    )


def frozen(version: Version, before: Version | None, addresses: Addresses) -> f.PrivacyNotice:
    """Return one version under its own ids, in the format in which it was published.

    Nothing in it depends on the day, or on what comes after.
    """
    own = format_of(version.contents) if version.frozen else FORMAT_OF_VERSION
    made = _document(
        version,
        before,
        Multilingual(version.notice, addresses, version.id),
        context=context_of_version(_own_terms(addresses), own),
        schema_=addresses.schema(own),
        is_version_of=addresses.absolute(NOTICE, addresses.default),
    )
    return in_format(made, own) if has_later_keys(own) else made


def _own_terms(addresses: Addresses) -> str:
    return addresses.absolute(DEVELOPERS, addresses.default)


def status_word(status: Status) -> str:
    """Return the word of the format for a status: to programs a draft is one, held back or not."""
    return Status.DRAFT.value if status.open else status.value


def permalink(version: Version, addresses: Addresses) -> str:
    """Return the address that shows a version for ever, in the default language."""
    return addresses.absolute(version_page(version.id, NOTICE), addresses.default)


def _document(version: Version, before: Version | None, multilingual: Multilingual, **more: Any) -> f.PrivacyNotice:
    notice, facts, addresses = version.notice, version.notice.facts, multilingual.addresses
    return f.PrivacyNotice(
        id=multilingual.root,
        type=["dpv:PrivacyNotice", "eu-gdpr:DirectDataCollectionNotice", "eu-gdpr:IndirectDataCollectionNotice"],
        title={language: notice.document(NOTICE, language).title for language in notice.written_in},
        description=described(notice),
        url=multilingual.page(NOTICE, notice.source),
        stable_ids={language: addresses.stable_id(version.id, language) for language in notice.written_in},
        version=version.id,
        replaces=permalink(before, addresses) if before else None,
        valid_from=version.effective,
        published=version.published,
        source_language=notice.source,
        in_language=notice.written_in,
        translations=[
            f.Translation(url=multilingual.page(NOTICE, language), in_language=[language])
            for language in notice.written_in
            if language != notice.source
        ],
        applicable_law=[GDPR],
        **_stated(facts, multilingual),
        **more,
    )


def described(notice: Notice) -> dict[str, str] | None:
    """Return what the notice is about, by language, or None where it does not say it."""
    found = {language: notice.document(NOTICE, language).description for language in notice.written_in}
    return {language: text for language, text in found.items() if text} or None


def _stated(facts: Facts, multilingual: Multilingual) -> dict[str, Any]:
    """Return everything that notice.yml states."""
    days = facts.notice_period_days
    return {
        "time_zone": facts.time_zone,
        "controller": party_nodes.controller(facts, multilingual),
        "joint_controllers": several(
            facts.joint_controllers, "dpv:JointDataControllers", lambda company: party_nodes.joint_controller(company, multilingual)
        ),
        "supervisory_authority": one(
            facts.authority, "eu-gdpr:DataProtectionAuthority", lambda found: party_nodes.authority(found, multilingual)
        ),
        "processes": [processing_nodes.process(facts, multilingual, id) for id in facts.purposes],
        "retention": several(facts.retention, "dpv:StorageDuration", processing_nodes.retention),
        "transfers": several(
            facts.transfers, "dpv:CrossBorderTransfer", lambda found: processing_nodes.transfer(facts, multilingual, found)
        ),
        "automated_decision_making": several(
            facts.automated_decisions, "dpv:AutomatedDecisionMaking", lambda found: processing_nodes.automated_decision(multilingual, found)
        ),
        "rights": [_right(facts, multilingual, code) for code in dict.fromkeys((*(facts.rights or ()), *codes()["rights"]))],
        "requests": one(facts.requests, "schema:ContactPoint", lambda found: party_nodes.requests(found, multilingual)),
        "change_notice": one(days, "dpv:Notice", lambda found: f.ChangeNotice(notice_period=f"P{found}D")),
        "cookie_categories": cookie_nodes.categories(facts, multilingual),
        "cookies": cookie_nodes.cookies(facts, multilingual),
        "cookie_consent": cookie_nodes.consent(facts, multilingual),
        "data_subject_register": [register_nodes.data_subject(facts, multilingual, id) for id in facts.groups],
        "personal_data_register": [register_nodes.own_category(facts, multilingual, id) for id in facts.categories],
        "source_register": [register_nodes.source(facts, multilingual, id) for id in facts.sources],
        "recipient_register": [register_nodes.recipient(facts, multilingual, id) for id in facts.recipients],
    }


def _right(facts: Facts, multilingual: Multilingual, code: str) -> f.RightNode:
    """Return a right with its section; one that the notice does not mention has its official name."""
    names = {"id": multilingual.id(code), "type": iri("rights", code), "code": code}
    if code not in (facts.rights or ()):
        return f.RightNode(**names, title=multilingual.term("rights", code), applicability="UnknownApplicability")
    channel = _channel(facts, code)
    own = multilingual.section_of(code) if multilingual.notice.homes[code].section == code else {"title": multilingual.term("rights", code)}
    return f.RightNode(**names, **own, exercised_at=multilingual.address(channel) if channel else None)


def _channel(facts: Facts, code: str) -> str | None:
    """Return the section that says how to use a right, of those that the notice has."""
    if code == "complaint":
        return "authority" if facts.authority else None
    return "rights" if facts.requests else "contact" if facts.contact else "controller"


def _version(version: Version, timeline: Timeline, addresses: Addresses) -> f.VersionNode:
    summaries, before = version.heading.summaries, timeline.written_after(version)
    return f.VersionNode(
        id=permalink(version, addresses),
        version=version.id,
        status=status_word(timeline.status(version)),
        valid_from=version.effective,
        valid_until=timeline.until(version),
        published=version.published,
        replaces=permalink(before, addresses) if before else None,
        title={language: section.title for language, section in summaries.items()},
        changes={language: without_html(section.text) for language, section in summaries.items() if section.text} or None,
        sha256=version.digest,
        described_by=addresses.summary(version.id),
    )
