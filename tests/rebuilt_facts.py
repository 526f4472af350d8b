"""Rebuilds notice.yml from privacy.json alone, without the code that made it: the proof that nothing is lost on the way."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

Node = dict[str, Any]
NONE = "none"
SILENT = {"applicability": "UnknownApplicability"}


def facts_in(document: Node) -> Node:
    """What notice.yml stated."""
    return _stated(
        languages={"source": document["sourceLanguage"]},
        time_zone=document["timeZone"],
        notice_period_days=_one(document["changeNotice"], lambda node: int(node["noticePeriod"][1:-1])),
        controller=_controller(document["controller"]),
        contact=_several(document["controller"]["contact"], _contact, first=True),
        dpo=_one(document["controller"]["dataProtectionOfficer"], _party),
        representative=_one(document["controller"]["representative"], _party),
        joint_controllers=_several(document["jointControllers"], _joint),
        requests=_one(document["requests"], _requests),
        authority=_one(document["supervisoryAuthority"], _authority),
        groups={_id(node, "group-"): _stated(label=node["title"], like=node.get("code")) for node in document["dataSubjectRegister"]},
        categories={_id(node, "category-"): _category(node) for node in document["personalDataRegister"]},
        sources={_id(node, "source-"): _source(node) for node in document["sourceRegister"]},
        recipients={_id(node, "recipient-"): _recipient(node) for node in document["recipientRegister"]},
        purposes={_id(node): _purpose(node) for node in document["processes"]},
        transfers=_several(document["transfers"], _transfer),
        retention=_several(document["retention"], _retention),
        automated_decisions=_several(document["automatedDecisionMaking"], _decision),
        rights=[node["code"] for node in document["rights"] if "applicability" not in node] or None,
        cookies=_cookies(document),
    )


def _stated(**values: Any) -> Node:
    return {key: value for key, value in values.items() if value is not None}


def _one(node: Node | None, rebuild: Callable[[Node], Any]) -> Any:
    """The fact in one of its three states."""
    state = (node or SILENT).get("applicability")
    return {"NotApplicable": NONE, "UnknownApplicability": None}[state] if state else rebuild(node or {})


def _several(nodes: list[Node], rebuild: Callable[[Node], Any], first: bool = False) -> Any:
    found = [_one(node, rebuild) for node in nodes]
    return found[0] if first or found[0] in (None, NONE) else found


def _id(node: Node | str, prefix: str = "") -> str:
    address = node if isinstance(node, str) else node["id"]
    return str(unquote(address.rpartition("#")[2])).removeprefix(prefix)


def _channels(node: Node) -> Node:
    return {"email": node.get("email"), "phone": node.get("telephone"), "website": node.get("website")}


def _address(node: Node | None) -> Node | None:
    if node is None:
        return None
    box = node.get("postOfficeBoxNumber")
    return _stated(
        street=node.get("streetAddress"),
        floor=node.get("floor"),
        po_box=int(box) if box else None,
        postal_code=node.get("postalCode"),
        town=node.get("addressLocality"),
        country=node.get("addressCountry"),
    )


def _party(node: Node) -> Node:
    return _stated(name=node.get("name"), address=_address(node.get("address")), **_channels(node))


def _controller(node: Node) -> Node:
    groups = [_id(group, "group-") for group in node.get("controllerOf", [])]
    return {**_party(node), **_stated(business_id=node.get("businessId"), group=node.get("group"), controller_of=groups or None)}


def _contact(node: Node) -> Node:
    return _stated(person=node.get("name"), role=node.get("jobTitle"), address=_address(node.get("address")), **_channels(node))


def _joint(node: Node) -> Node:
    return {**_party(node), **_stated(country=node.get("country"), essence=node.get("description"))}


def _authority(node: Node) -> Node:
    return _stated(
        code=node.get("code"),
        name=node["name"],
        visiting_address=_address(node.get("visitingAddress")),
        postal_address=_address(node.get("address")),
        **_channels(node),
    )


def _requests(node: Node) -> Node:
    return _stated(
        email=node.get("email"),
        form=node.get("website"),
        response_time=node.get("responseTime"),
        free_of_charge={"FeeNotRequired": True, "FeeRequired": False, None: None}[node.get("fee")],
        balancing_test=node.get("balancingTest"),
        identity_check=_one(node.get("identityCheck"), lambda check: check["description"]),
    )


def _category(node: Node) -> Node:
    return _stated(label=node["title"], like=node.get("code"), special="dpv:SpecialCategoryPersonalData" in node["type"])


def _source(node: Node) -> Node:
    public = _one(node.get("publicAccess"), lambda access: access["type"] == "dpv:PublicDataSource")
    return _stated(kind=node["code"], name=node.get("name"), label=node.get("title"), public=public)


def _recipient(node: Node) -> Node:
    return _stated(
        kind=node["code"],
        name=node.get("name"),
        label=node.get("title"),
        sector=node.get("sector"),
        country=node.get("countries"),
        website=node.get("website"),
    )


def _purpose(node: Node) -> Node:
    return _stated(
        kinds=[purpose["code"] for purpose in node["purposes"] if "code" in purpose] or None,
        groups=[_id(group, "group-") for group in node["dataSubjects"]],
        role=node.get("role"),
        on_behalf_of=node.get("onBehalfOf"),
        collected_from=node.get("collectedFrom"),
        categories=_several(node["personalData"], _used_category),
        sources=_several(node["sources"], lambda source: _id(source, "source-")),
        legal_bases=_several(node["legalBases"], _basis),
        special_condition=node["specialCondition"]["code"] if "specialCondition" in node else None,
        criminal_data_law=node.get("criminalDataBasis", {}).get("statute"),
        recipients=_several(node["recipients"], lambda recipient: _id(recipient, "recipient-")),
        retention=_several([kept for kept in node["retention"] if not kept.get("general")] or [SILENT], _retention),
        provision=_one(node["provision"], _provision),
        direct_marketing={NONE: False, None: None, "stated": True}[_one(node.get("directMarketing"), lambda _: "stated")],
        profiling=_one(node["profiling"], lambda profiling: profiling["description"]),
    )


def _used_category(node: Node) -> Node:
    own = [_id(category, "category-") for category in node["category"] if "#category-" in category]
    sources = [_id(source, "source-") for source in node.get("sources", [])]
    return _stated(category=own[0] if own else node["code"], sources=sources or None)


def _basis(node: Node) -> Node:
    interest = _one(node.get("interest"), lambda interest: interest["description"])
    return _stated(
        basis=node["code"],
        subject_is_party=node.get("subjectIsParty"),
        covers=node.get("covers"),
        statute=node.get("statute"),
        interest=interest,
    )


def _retention(node: Node) -> Node:
    duration = node.get("duration", {})
    period = duration.get("value") if duration.get("type") == "TemporalDuration" else None
    criteria = node.get("description") if period or not duration else duration["value"]
    return _stated(period=period, starts=node.get("starts"), criteria=criteria, statute=node.get("statute"))


def _provision(node: Node) -> Node:
    return _stated(kind=node["code"], consequences=_one(node["consequence"], lambda consequence: consequence["description"]))


def _transfer(node: Node) -> Node:
    mechanism = _several(node["transferMechanisms"], lambda basis: basis, first=True) or {}
    return _stated(
        country=node["thirdCountry"],
        mechanism=mechanism.get("code"),
        decision=node.get("decision"),
        adequacy_decision=node.get("adequacyDecision"),
        recipient=_several(node["recipients"], lambda recipient: _id(recipient, "recipient-"), first=True),
        what=node.get("description"),
        copy_from=_one(node["copyFrom"], lambda copy: copy["url"]),
    )


def _decision(node: Node) -> Node:
    return {"purpose": _id(node["process"]), "logic": node["logic"], "significance": node["significance"]}


def _cookies(document: Node) -> Any:
    categories = _several(document["cookieCategories"], lambda node: node["code"])
    if categories in (None, NONE):
        return categories
    consent = document["cookieConsent"]
    return _stated(
        categories=categories,
        consent_tool=_one(consent.get("tool"), lambda tool: tool["name"]),
        settings_link=consent.get("exercisedAt"),
        items=_several(document["cookies"], _cookie),
    )


def _cookie(node: Node) -> Node:
    duration, provider = node.get("duration"), node.get("provider", {})
    lifetime = "session" if duration and duration["type"] == "UntilEventDuration" else duration and duration["value"]
    return _stated(
        name=node["identifier"],
        category=_id(node["category"][0]),
        kind=node["code"],
        service=node.get("service"),
        party={True: "first", False: "third", None: None}[node.get("firstParty")],
        provider=provider.get("name"),
        provider_policy=provider.get("policy"),
        domain=node.get("domain"),
        duration=lifetime,
        description=node.get("description"),
        third_party_access=node.get("thirdPartyAccess"),
        country=provider.get("country"),
        purposes=[_id(process) for process in node.get("usedBy", [])] or None,
    )
