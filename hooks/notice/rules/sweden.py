"""Swedish law adds demands, for a controller in Sweden or one under the Swedish authority.

The Act with supplementary provisions to the Regulation is SFS 2018:218; the Ordinance 2018:219 names the authority. That
children consent from the age of 13, and on which conditions identity numbers are used, is explained in the bill
(prop. 2017/18:105). The numbers of the sections could not be compared with the statute book of today: a lawyer does once.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from .ages import guardian_is_named
from .finding import RuleHit, Severity
from .jurisdiction import jurisdictions, under_law_of
from .legal_sources import Work, gdpr
from .outdated_names import outdated
from .rule import CURRENT, Applies, rule
from .under_review import Review

SWEDEN, FINLAND = "SE", "FI"
ACT = "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/_sfs-2018-218/"
ORDINANCE = "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/_sfs-2018-219/"
NUMBER_OF_THE_ACT = re.compile(r"(?<!\d)2018:218(?!\d)")
AUTHORITY = re.compile(r"\bIMY\b|Integritetsskyddsmyndigheten", re.IGNORECASE)
YOUNGEST = re.compile(r"\b(13|thirteen|tretton\w*|kolmetoista\w*)\b", re.IGNORECASE)

swedish = under_law_of(SWEDEN)


@rule("SWE-01", Severity.WARNING, *gdpr("87"), Work("SFS 2018:218, 3 kap. 10 §", ACT, SWEDEN), applies=Applies.BOTH)
@swedish
def reason_for_identity_numbers(review: Review) -> Iterator[RuleHit]:
    """Whoever uses Swedish identity numbers without consent says by the law why: the purpose, or safe identification."""
    for name, purpose in review.purposes.items():
        used = {review.facts.code_of("categories", one.category) for one in purpose.categories or ()}
        in_facts = NUMBER_OF_THE_ACT.search(purpose.model_dump_json())
        in_text = any(any(review.phrases("act-on-identity-numbers", document, section)) for document, section in review.chapters(name))
        # Records of care have the identity of the patient by law (SFS 2008:355, 3 kap. 6 §).
        of_care = purpose.special_condition == "health-care" and "legal-obligation" in purpose.bases
        if "personal-identity-code" in used and "consent" not in purpose.bases and not (in_facts or in_text or of_care):
            yield review.at_fact("purposes", name, "categories", about="personal-identity-code", purpose=review.title(name))


@rule("SWE-02", Severity.WARNING, *gdpr("8"), Work("SFS 2018:218, 2 kap. 4 §", ACT, SWEDEN), applies=Applies.SUBJECT)
@swedish
def age_of_consent_in_sweden(review: Review) -> Iterator[RuleHit]:
    """Where children consent to online services, which they do themselves from the age of 13, that age or their guardian is named."""
    for name, purpose in review.purposes.items():
        groups = {review.facts.code_of("groups", group) for group in purpose.groups}
        original = (section.text for document, section in review.chapters(name) if document.language == review.notice.source)
        told = any(map(YOUNGEST.search, original)) or guardian_is_named(review, name)
        if "children" in groups and "consent" in purpose.bases and not told:
            yield review.at_fact("purposes", name, "legal_bases", purpose=review.title(name))


@rule("SWE-03", Severity.ERROR, *gdpr("13(2)(d)", "14(2)(e)", "51"), Work("SFS 2018:219, 3 §", ORDINANCE, SWEDEN), states=CURRENT)
@swedish
def authority_of_sweden(review: Review) -> Iterator[RuleHit]:
    """The authority of a controller that is under no other law is Integritetsskyddsmyndigheten (IMY)."""
    authority = review.facts.authority
    if authority and jurisdictions(review.facts) == {SWEDEN} and not any(map(AUTHORITY.search, review.said(authority.name).values())):
        name = next(iter(review.said(authority.name).values()), "")
        yield review.at_fact("authority", "name", name=name)


@rule("SWE-04", Severity.ERROR, *gdpr("5(1)(d)", "94"), Work("SFS 2018:218", ACT, SWEDEN), states=CURRENT)
@swedish
def swedish_laws_of_today(review: Review) -> Iterator[RuleHit]:
    """The Personal Data Act (1998:204), PUL, was repealed when the Regulation began to apply."""
    for one in outdated(review, "repealed-in-sweden") if FINLAND not in jurisdictions(review.facts) else ():
        yield review.at_section(one.document, one.section, one.line, about=one.phrase, law=one.phrase, now=one.now)
