"""What belongs to another country, another time or another organisation was left from a template, or is out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..sentences import QUOTED, Hit, find, is_listed
from .authority import PLACES
from .finding import RuleHit, Severity
from .jurisdiction import jurisdictions
from .legal_sources import Work, gdpr, judgment
from .outdated_names import outdated
from .rule import CURRENT, rule
from .said_in_prose import by_kind, has, has_beside, in_doubt, says, told
from .under_review import Prose, Review

ACCURATE = gdpr("5(1)(d)", "12(1)")
FAIR = gdpr("5(1)(a)", "12(1)")
CLAUSES_OF_2021 = Work("(EU) 2021/914", "https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj")
US, UK, FINLAND, SWEDEN = "US", "GB", "FI", "SE"


@rule("TXT-11", Severity.ERROR, *gdpr("44", "46"), judgment("C-311/18"), CLAUSES_OF_2021, states=CURRENT)
def grounds_of_transfers_hold(review: Review) -> Iterator[RuleHit]:
    """Safe Harbour and the Privacy Shield were annulled, the standard clauses of 2001, 2004 and 2010 repealed: no grounds of a transfer.

    Article 4 of Decision (EU) 2021/914 repealed them from 27 September 2021; contracts with them counted until 27 December 2022.
    """
    for prose, hit in says(review, "annulled-transfer-ground", unless=("is-history", "is-gone")):
        severity = Severity.WARNING if has(prose, "topic-of-a-work") else in_doubt(prose, hit)
        if severity is None or not has(prose, "topic-of-a-work") or has(prose, "personal-data"):
            yield review.at_sentence(prose, hit.words, severity=severity, phrase=hit.words)
    for one in outdated(review, "transfer-decisions"):
        yield review.at_section(one.document, one.section, one.line, about=one.phrase, phrase=one.phrase)


@rule("TXT-11b", Severity.WARNING, *ACCURATE, states=CURRENT)
def names_of_today(review: Review) -> Iterator[RuleHit]:
    """Services are called as they are today, and no law is named that was never passed."""
    for prose, hit in says(review, "former-service", "law-never-passed", unless=("is-history", "is-gone")):
        if not _is_in_a_title(prose, hit) and (not has(prose, "topic-of-a-work") or has(prose, "personal-data")):
            yield review.at_sentence(prose, hit.words, phrase=hit.words)
    bodies = ("former-body", "former-body-of-finland") if FINLAND in jurisdictions(review.facts) else ("former-body",)
    yield from told(review, *bodies, unless=("is-history", "is-gone"), severity=Severity.ADVICE)


def _is_in_a_title(prose: Prose, hit: Hit) -> bool:
    """Say whether a word that no list has stands right before a name, with a capital: "Hatching Twitter", and no "EU's ODR"."""
    before = prose.sentence.words[hit.start - 1] if hit.start > 1 and not prose.sentence.before(hit.start).strip() else ""
    is_acronym = hit.words[:2].isupper() or not hit.words[0].isupper()
    is_other = is_acronym or is_listed(before, prose.document.language) or re.search(r"[’':]|s$", before)
    return before[:1].isupper() and not is_other


@rule("TXT-12", Severity.WARNING, *FAIR, states=CURRENT)
def law_of_the_organisation(review: Review) -> Iterator[RuleHit]:
    """Laws of countries to which the organisation does not belong say nothing to its readers."""
    if not {US, UK} & jurisdictions(review.facts):
        yield from told(review, "foreign-law", unless=("does-not-apply", "topic-of-a-work", "of-their-own-law"))
        yield from told(review, "clause-of-us-law", severity=Severity.ADVICE)
        yield from told(review, "term-of-us-law", unless=("speaks-of-words",), severity=Severity.ADVICE)
        # Californian law asks what a site makes of that signal; that nothing is made of it, no other law asks to be told.
        for prose, hit in by_kind(review).get("do-not-track", ()):
            if has(prose, "negation") and has(prose, "answers-a-signal") and hit.words in QUOTED.sub(" ", prose.sentence.said):
                yield review.at_sentence(prose, hit.words, phrase=hit.words)
    if SWEDEN not in jurisdictions(review.facts):
        for prose, hit in says(review, "statute-of-sweden", unless=("of-sweden", "does-not-apply", "topic-of-a-work", "of-their-own-law")):
            if has(prose, "of-a-law", "names-a-law"):
                yield review.at_sentence(prose, hit.words, phrase=hit.words)


@rule("TXT-12b", Severity.ERROR, *gdpr("13(2)(d)", "77"), states=CURRENT)
def authority_of_the_organisation(review: Review) -> Iterator[RuleHit]:
    """The supervisory authority is not that of another country; one where people can complain as well, the sentence says so."""
    own = _own_names(review)
    for prose, hit in says(review, "foreign-authority", unless=("is-history", "supervised-otherwise")):
        # "Also", or "if", for those who live there, or beside our own.
        names_ours = any(name in prose.sentence.said.casefold() for name in own.split("\n"))
        if has(prose, "besides", "condition") and (names_ours or has(prose, "names-a-country", "lives-there")):
            continue
        supervises = has(prose, "supervises", "speaks-of-the-authority", "complaint-goes")
        # Whoever supervises us is not that of a country where readers live.
        is_ours = supervises and (has_beside(prose, hit, "supervises-us") or not has(prose, "names-a-country"))
        if is_ours and hit.words.casefold() not in own:
            yield review.at_sentence(prose, hit.words, severity=in_doubt(prose, hit), phrase=hit.words)


@rule("TXT-12c", Severity.WARNING, *gdpr("13(2)(d)", "77"), states=CURRENT, by_words=True)
def complaints_go_to_the_authority(review: Review) -> Iterator[RuleHit]:
    """Who complains does so to the supervisory authority, which supervises us: not to the police, a consumer body or the organisation."""
    unless = ("is-history", "is-gone", "appeals-a-decision", "cookie", "supervised-otherwise", "supervises-a-trade")
    for prose, hit in says(review, "wrong-body", under=PLACES, unless=unless):
        if _is_another_way(prose, hit):
            continue
        is_right = has(prose, "the-authority") and (has(prose, "complaint-goes") or not has(prose, "supervises"))
        is_named = any(name in prose.sentence.said.casefold() for name in _own_names(review).split("\n"))
        is_right = is_right or any(find("of-a-purchase", sentence) for sentence in prose.context)
        is_right = is_right or (has(prose, "names-the-ombudsman") and has(prose, "supervised-besides"))
        of_us = has(prose, "complaint-goes", "supervises") and hit.words.casefold() not in _own_names(review)
        if of_us and not (is_right or is_named):
            yield review.at_sentence(prose, hit.words, phrase=hit.words)


def _is_another_way(prose: Prose, hit: Hit) -> bool:
    """Say whether a sentence names a body besides the authority, or for something else than data: a purchase, say, or an offence.

    What begins with the body, or with us, and says that it supervises gives it no less for an "also" that comes later.
    """
    of_us = hit.start <= 1 or has_beside(prose, hit, "supervises-us")
    as_well = has(prose, "besides") and not (of_us and has(prose, "supervises"))
    return as_well or (has(prose, "condition") and not has(prose, "personal-data"))


def _own_names(review: Review) -> str:
    """Return the names of the authority of notice.yml and its site, a line each, in small letters."""
    authority = review.facts.authority
    names = (*review.said(authority.name).values(), str(authority.website or "")) if authority else ()
    return "\n".join(filter(None, names)).casefold() or "\0"
