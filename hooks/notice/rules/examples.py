"""An example in a finding is of the notice at hand: its languages, its own addresses, the day on which it is read."""
from __future__ import annotations

import re

from .jurisdiction import jurisdictions
from .under_review import Review

LANGUAGE = re.compile(r"^( +)(en|fi|sv):(?= )", re.MULTILINE)
DOMAIN = re.compile(r"\bexample\.fi\b")
PURPOSE = re.compile(r"^( +(?:- )?(?:purpose: |purposes: \[))(?:orders|website)\b", re.MULTILINE)
RECIPIENTS = re.compile(r"^( +recipients: \[)service-providers, courts\b", re.MULTILINE)
# Two countries, of which the first is that of the organisation.
COUNTRIES = re.compile(r"^( +country: \[)FI, EE\b", re.MULTILINE)
# The law on accounting, as examples have it, and that of another country.
ACCOUNTING_ACT, ACCOUNTING_ACTS = "1336/1997", {"SE": "(1999:1078)"}
CHECKED = re.compile(r"((?:checked|tested|searched|reviewed_on): )\d{4}-\d\d-\d\d")


def of_the_notice(how: str, review: Review) -> str:
    """Return advice in which the example is in a language of the notice, of its country and host, and of the day of the review."""
    languages, source = review.notice.languages, review.notice.source
    how = LANGUAGE.sub(lambda match: match[0] if match[2] in languages else f"{match[1]}{source}:", how)
    how = _with_own_ids(how, review)
    for act in [act for country, act in ACCOUNTING_ACTS.items() if jurisdictions(review.facts) == {country}]:
        how = how.replace(ACCOUNTING_ACT, act)
    if review.country:
        how = COUNTRIES.sub(rf"\g<1>{review.country}, {'FI' if review.country == 'EE' else 'EE'}", how)
    if domain := _domain(review):
        how = DOMAIN.sub(domain, how)
    return CHECKED.sub(rf"\g<1>{review.day.isoformat()}", how)


def _with_own_ids(how: str, review: Review) -> str:
    """Return advice with the ids of the notice for those of the example; where it has none yet, the example stays."""
    purpose, recipient = next(iter(review.facts.purposes), "orders"), next(iter(review.facts.recipients), "courts")
    how = PURPOSE.sub(lambda match: f"{match[1]}{purpose}", how)
    return RECIPIENTS.sub(lambda match: f"{match[1]}{recipient}", how)


def _domain(review: Review) -> str | None:
    """Return the domain of the organisation's mail, as far as the facts state an address."""
    facts = review.facts
    stated = (facts.requests.email if facts.requests else None, facts.contact.email if facts.contact else None, facts.controller.email)
    return next((address.partition("@")[2] for address in stated if address), None)
