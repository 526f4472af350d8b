"""Cookies and similar techniques have laws of their own, beside the consent of the GDPR.

These are Act 917/2014 § 205 and Art. 5(3) of the ePrivacy Directive.
"""
from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fnmatch import fnmatchcase

from ..countries import EEA
from ..facts.cookie_facts import Cookies
from ..facts.processing import LegalBasis, Purpose
from ..facts.values import NONE
from .finding import RuleHit, Severity
from .legal_sources import PLANET49, Statute, Work, gdpr
from .phrases import find
from .rule import CURRENT, rule
from .under_review import Review

TERMINALS = Statute("917/2014", "205")
BANNERS = Work("EDPB Cookie Banner Taskforce, 17.1.2023")
A_YEAR, HALF_A_YEAR = timedelta(days=366), timedelta(days=184)
# Purposes of the vocabulary for which the website observes its visitors.
OBSERVING = {"website-analytics", "personalisation"}
# What a purpose uses that observes visitors; of the kinds, only the first is of the website by itself.
OF_VISITORS = {"browsing", "device", "ip-address"}
OF_THE_WEBSITE = "website-analytics"
# Names by which widely used services of statistics and advertising know a browser.
NEVER_NECESSARY = ("_ga", "_ga_*", "_gid", "_gat*", "_gcl_*", "_fbp", "_fbc", "_hj*", "_pk_id*", "_uetsid", "_uetvid", "IDE")


@rule("CKI-00", Severity.ERROR, TERMINALS)
def cookies_or_none(review: Review) -> Iterator[RuleHit]:
    """Cookies are described, or it is said that there are none."""
    if review.facts.cookies is None:
        yield review.at_fact("cookies")


@rule("CKI-01", Severity.ERROR, TERMINALS)
def purpose_of_each(review: Review) -> Iterator[RuleHit]:
    """Every cookie has its purpose."""
    for number, cookie in enumerate(review.cookies):
        if not cookie.description:
            yield review.at_fact("cookies", "items", number, cookie=cookie.name)


@rule("CKI-01b", Severity.ERROR, TERMINALS, PLANET49)
def list_of_cookies(review: Review) -> Iterator[RuleHit]:
    """Cookies that need consent are listed one by one."""
    if (used := needing_consent(review)) and used.items in (None, NONE):
        yield review.at_fact("cookies", "items")


@rule("CKI-02", Severity.ERROR, TERMINALS, PLANET49)
def lifetime_of_each(review: Review) -> Iterator[RuleHit]:
    """Every cookie has its lifetime."""
    for number, cookie in enumerate(review.cookies):
        if not cookie.duration:
            yield review.at_fact("cookies", "items", number, cookie=cookie.name)


@rule("CKI-03", Severity.ERROR, TERMINALS, *gdpr("4(11)"))
def consent_for_observing(review: Review) -> Iterator[RuleHit]:
    """Purposes for which cookies observe visitors do not rest on a legitimate interest, unless it covers something else.

    Where consent stands beside it, the interest may be for "the logs of the server" or "necessary cookies", as it says what it
    covers; where it does not say so, a person decides which of them is for the observing.
    Offers can be chosen by what somebody bought, too: what uses other data, and no cookie serves, is none of them.
    """
    observing = {name: one for name, one in review.purposes.items() if OBSERVING.intersection(one.kinds or ())}
    for name, purpose in observing.items() if needing_consent(review) else ():
        is_certain, consented = _surely_observes(review, name, purpose), "consent" in purpose.bases
        for number, basis in enumerate(purpose.legal_bases or ()) if is_certain or not purpose.categories else ():
            if basis.basis == "legitimate-interest" and not (consented and _covers_no_observing(review, basis)):
                severity = None if is_certain and not consented else Severity.WARNING
                yield review.at_fact("purposes", name, "legal_bases", number, severity=severity, purpose=review.title(name))


@rule("CKI-04", Severity.ERROR, TERMINALS, *gdpr("4(11)", "7(1)"))
def consent_tool(review: Review) -> Iterator[RuleHit]:
    """Consent is asked with a tool; the settings of a browser are no consent."""
    if (used := needing_consent(review)) and used.consent_tool in (None, NONE):
        yield review.at_fact("cookies", "consent_tool")


@rule("CKI-05", Severity.ERROR, PLANET49, *gdpr("13(1)(e)"))
def who_sets_it(review: Review) -> Iterator[RuleHit]:
    """Every cookie says who sets it, by name if it is not the site itself, and whether others get access."""
    for number, cookie in enumerate(review.cookies):
        setter = cookie.provider or (cookie.party if cookie.party == "first" else None)
        if None in (cookie.party, setter, cookie.third_party_access):
            yield review.at_fact("cookies", "items", number, cookie=cookie.name)


@rule("CKI-06", Severity.WARNING, BANNERS, *gdpr("4(11)"), states=CURRENT)
def refusing_is_as_easy(review: Review) -> Iterator[RuleHit]:
    """Within a year, somebody saw that one can refuse where one can accept."""
    seen = review.facts.records.consent_window_checked if review.facts.records else None
    if needing_consent(review) and (seen is None or review.day - seen > A_YEAR):
        yield review.at_fact("records", "consent_window_checked")


@rule("CKI-07", Severity.ERROR, TERMINALS, *gdpr("7(3)"))
def settings_link(review: Review) -> Iterator[RuleHit]:
    """Consent is withdrawn behind a link that is always there."""
    if (used := needing_consent(review)) and not used.settings_link:
        yield review.at_fact("cookies", "settings_link")


@rule("CKI-08", Severity.ERROR, TERMINALS)
def really_necessary(review: Review) -> Iterator[RuleHit]:
    """No cookie of a well-known service of statistics or advertising counts as necessary."""
    for number, cookie in enumerate(review.cookies):
        if cookie.category == "necessary" and any(fnmatchcase(cookie.name, known) for known in NEVER_NECESSARY):
            yield review.at_fact("cookies", "items", number, cookie=cookie.name)


@rule("CKI-11", Severity.WARNING, *gdpr("13(1)(c)"))
def purpose_in_the_notice(review: Review) -> Iterator[RuleHit]:
    """A cookie that needs consent serves a purpose that the notice describes."""
    for number, cookie in enumerate(review.cookies):
        if cookie.category != "necessary" and not cookie.purposes:
            yield review.at_fact("cookies", "items", number, cookie=cookie.name)


@rule("CKI-13", Severity.ERROR, *gdpr("13(1)(f)"))
def transfer_of_each(review: Review) -> Iterator[RuleHit]:
    """A provider outside the European Economic Area comes with a transfer."""
    transfers = review.facts.transfers
    described = {one.country for one in transfers} if transfers and transfers != NONE else set()
    for number, cookie in enumerate(review.cookies):
        if cookie.country and cookie.country not in EEA | described:
            yield review.at_fact("cookies", "items", number, cookie=cookie.name, country=review.say.country(cookie.country))


@rule("CKI-14", Severity.ADVICE, TERMINALS, states=CURRENT)
def searched_lately(review: Review) -> Iterator[RuleHit]:
    """Within half a year, somebody searched the website for cookies."""
    searched = review.facts.records.cookies_searched if review.facts.records else None
    if review.cookies and (searched is None or review.day - searched > HALF_A_YEAR):
        yield review.at_fact("records", "cookies_searched")


def _surely_observes(review: Review, name: str, purpose: Purpose) -> bool:
    """Say whether a purpose observes visitors of the website, by its kind, by the data that it uses, or because a cookie serves it."""
    used = {review.facts.code_of("categories", one.category) for one in purpose.categories or ()}
    served = any(name in (one.purposes or ()) for one in review.cookies)
    return OF_THE_WEBSITE in (purpose.kinds or ()) or bool(used & OF_VISITORS) or served


def _covers_no_observing(review: Review, basis: LegalBasis) -> bool:
    """Say whether a basis covers, in its words, something else than observing: a form by which people write, necessary cookies."""
    covers = review.said(basis.covers).items()
    observing = (find(kind, language, text) for language, text in covers for kind in ("observing", "cookies"))
    return bool(covers) and not any(any(found) for found in observing)


def needing_consent(review: Review) -> Cookies | None:
    """Return the cookies of the notice if some of them are not necessary, else None."""
    used = review.facts.cookies
    return used if used and used != NONE and set(used.categories) != {"necessary"} else None
