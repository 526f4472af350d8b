"""Where the text says that data are or go agrees with the transfers of notice.yml: Art. 13(1)(f), 14(1)(f) and 44–46 GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, zip_longest

from ..countries import ADEQUATE, EEA
from ..facts.processing import Transfer
from ..facts.values import NONE
from ..sentences import Hit, clause_of, countries_in, find, is_conditional, is_negated, places_in
from .against_facts import by_gravity, is_certain, is_of_people, once, says, stated, to_copy
from .company_names import bare_name
from .finding import RuleHit, Severity
from .jurisdiction import jurisdictions
from .legal_sources import TRANSPARENCY, gdpr
from .rule import CURRENT, rule
from .said_in_prose import asked_and_denied, has_beside
from .something_else import is_not_ours, is_told_to_get_nothing
from .transfers import SAFEGUARDS
from .under_review import Prose, Review

TRANSFERS = gdpr("13(1)(f)", "14(1)(f)")
RECIPIENTS = gdpr("13(1)(e)", "14(1)(e)")
# Where a country is named for no other reason than that data are there.
PLACES = ("transfers",)
# Where authorities of other countries are named, and nobody who has data.
AUTHORITIES = ("authority", "complaint")
# Where data are moved, and not out of the area.
PORTABILITY = "portability"
NOT_SENT = ("sends-goods", "topic-of-a-work", "rights-at-all", "at-your-wish")
ADEQUACY, CERTIFICATION = "adequacy", "certification"
# "Bokposten Ab in the United States": so many words stand between a recipient and where it is.
FARTHEST_PLACE = 2
# "In the EEA and in Türkiye": so many between the "and" and a place beside Europe.
FARTHEST_BESIDE = 1
JOINTS = ("–", "-", "/")
NAMED_GROUNDS = (*SAFEGUARDS, ADEQUACY, "explicit-consent", "contract", "public-interest", "compelling-interests")


@rule("FCT-07", Severity.ERROR, *TRANSFERS, *gdpr("44"), states=CURRENT)
def named_countries(review: Review) -> Iterator[RuleHit]:
    """A country outside the EEA where data are, by the text, is that of a recipient or a transfer; an error where they are sent there."""
    known = set(_countries(review.facts.model_dump(exclude_none=True)))
    found = (
        (prose.document.language, code, _country(review, prose, code, hit))
        for prose in review.sentences()
        for code, hit in countries_in(prose.sentence)
        if code not in known and not is_negated(prose.sentence, hit) and _is_of_data(prose) and not find("goods-from-there", prose.sentence)
        if not (_is_told_of_the_commission(prose) or _is_of_nobody_with_data(review, prose, hit))
    )
    yield from (hit for _, _, hit in once(found, lambda one: one[:2], lambda one: by_gravity(one[2])))


@rule("FCT-07b", Severity.WARNING, *TRANSFERS, TRANSPARENCY, states=CURRENT)
def outside_is_where(review: Review) -> Iterator[RuleHit]:
    """A section that lets data go outside the EEA says to which country, unless it is the one on transfers, where the facts say it.

    “Any country” and “other countries” are none anywhere.
    """
    for prose in review.sentences() if review.facts.transfers is not None else ():
        limited = find("limits-of-denial", prose.sentence) and find("negation", prose.sentence)
        for hit in list(stated(prose, "anywhere"))[:1] if _is_sent(prose) and not limited else ():
            yield review.at_sentence(prose, hit.words, words=hit.words)
    named = {id(prose.section) for prose in review.sentences() if any(countries_in(prose.sentence))}
    for prose in review.sentences() if _transfers(review) else ():
        if prose.section.id not in PLACES and id(prose.section) not in named and _is_of_data(prose):
            limited = find("limits-of-denial", prose.sentence) and find("negation", prose.sentence)
            told = limited or find("condition", prose.sentence) or any(prose.leads_to(place) for place in PLACES)
            for hit in list(stated(prose, "outside-europe"))[:1] if not told else ():
                yield review.at_sentence(prose, hit.words, words=hit.words)


@rule("FCT-07c", Severity.WARNING, *RECIPIENTS, TRANSPARENCY, states=CURRENT)
def places_of_recipients(review: Review) -> Iterator[RuleHit]:
    """A country of the EEA in which recipients work or data are kept, by the text, is one of notice.yml, or the organisation's own."""
    known = set(_countries(review.facts.model_dump(exclude_none=True)))
    known |= jurisdictions(review.facts)
    known |= {"FI", "AX"} if known & {"FI", "AX"} else set()
    found = (
        (prose.document.language, code, _place(review, prose, code, hit))
        for prose in review.sentences()
        if _is_at_work_there(review, prose)
        for code, hit in places_in(prose.sentence)
        if code in EEA - known and not (is_negated(prose.sentence, hit) or is_conditional(prose.sentence, hit))
        if not (find("topic-of-a-work", prose.sentence) or _is_of_nobody_with_data(review, prose, hit))
    )
    elsewhere = (
        (prose.document.language, code, _place(review, prose, code, hit))
        for prose in review.sentences()
        for code, hit in places_in(prose.sentence)
        if _is_right_after_another_one(review, prose, code, hit) and not is_negated(prose.sentence, hit)
    )
    yield from (hit for _, _, hit in once((*found, *elsewhere), lambda one: one[:2]))


@rule("FCT-08", Severity.ERROR, *TRANSFERS, *gdpr("5(1)(a)"), states=CURRENT, by_words=True)
def data_leave_europe(review: Review) -> Iterator[RuleHit]:
    """A text that says that all data stay in the Union is one of a notice without transfers."""
    countries = review.say.join(list(dict.fromkeys(review.say.country(one.country) for one in _transfers(review))))
    prose_then_next = zip_longest(review.sentences(), islice(review.sentences(), 1, None))
    for prose, after in prose_then_next if countries else ():
        limited = any(find(kind, prose.sentence) for kind in ("hedges", "exception", "other-data", "condition", "in-that-case"))
        told = limited or (after and after.section is prose.section and _names(review, after))
        for hit in find("stays-in-europe", prose.sentence)[:1] if not told else ():
            # "Prescriptions and payments do not leave the Union" is not said of all data.
            is_of_all = says(prose, "your-data", "all-data") and not find("limits-of-denial", prose.sentence)
            severity = None if is_of_all else Severity.WARNING
            yield review.at_sentence(prose, hit.words, severity=severity, words=hit.words, countries=countries)
    for prose, said in asked_and_denied(review, "asks-of-transfers") if countries else ():
        here = review.facts.purposes.get(prose.section.id)
        if not (here and here.recipients == NONE):
            yield review.at_sentence(prose, said, severity=Severity.WARNING, words=said, countries=countries)


@rule("FCT-09", Severity.ERROR, *TRANSFERS, *gdpr("45"), states=CURRENT)
def in_europe_or_not(review: Review) -> Iterator[RuleHit]:
    """A place outside the Union and the EEA is not told of as one in it."""
    for prose in review.sentences():
        if says(prose, "in-europe") and not find("outside-europe", prose.sentence) and _is_of_data(prose):
            for code, hit in countries_in(prose.sentence):
                # "The EU–US framework" is one name.
                is_name = prose.sentence.before(hit.start) in JOINTS or find(f"ground-{ADEQUACY}", prose.sentence)
                passed = is_name or _is_beside_europe(prose, hit) or is_negated(prose.sentence, hit)
                if not (passed or find("clause-break", prose.sentence)):
                    yield review.at_sentence(prose, hit.words, words=hit.words, country=review.say.country(code))


@rule("FCT-10", Severity.WARNING, *TRANSFERS, *gdpr("45", "46"), states=CURRENT)
def adequacy_of_the_facts(review: Review) -> Iterator[RuleHit]:
    """An adequate level of protection is claimed for a country only if a transfer of notice.yml rests on it."""
    others = {one.country for one in _transfers(review) if one.mechanism not in (None, "adequacy")}
    for prose in review.sentences():
        claimed = any(stated(prose, "adequacy-claimed")) and not _is_not_relied_on(review, prose)
        for code, hit in countries_in(prose.sentence) if claimed else ():
            if code in others and not is_negated(prose.sentence, hit):
                yield review.at_sentence(prose, hit.words, words=hit.words, country=review.say.country(code))


@rule("FCT-10b", Severity.WARNING, *TRANSFERS, *gdpr("46", "47"), states=CURRENT)
def safeguards_of_the_facts(review: Review) -> Iterator[RuleHit]:
    """A safeguard on which the text says that a transfer rests is one of notice.yml."""
    own = {one.mechanism for one in _transfers(review)}
    for prose in review.sentences() if own and None not in own else ():
        for hit in find("no-safeguards", prose.sentence)[:1] if prose.section.id in PLACES and own & set(SAFEGUARDS) else ():
            grounds = review.say.join([review.say.term("transfer_mechanisms", one) for one in sorted(filter(None, own))])
            yield review.at_sentence(prose, hit.words, words=hit.words, ground=review.say.label("none"), stated=grounds)
        # "There is a framework, too, but we rely on clauses".
        set_apart = find("contrast", prose.sentence) and any(find(f"ground-{one}", prose.sentence) for one in own & set(NAMED_GROUNDS))
        speaks_of_it = prose.section.id in PLACES or (find("transfers", prose.sentence) and prose.section.id != PORTABILITY)
        # Who is certified under the framework with the United States is covered by a decision: that is no certification of Article 46.
        of_a_decision = any(stated(prose, f"ground-{ADEQUACY}"))
        for mechanism in NAMED_GROUNDS if speaks_of_it else ():
            for hit in list(stated(prose, f"ground-{mechanism}"))[:1] if mechanism not in own else ():
                told = any(find(kind, prose.sentence) for kind in ("would-be", "others-use", "annulled-transfer-ground"))
                told = told or (mechanism == CERTIFICATION and of_a_decision)
                denied = _is_not_relied_on(review, prose) or _is_told_not_to_be_relied_on(prose, hit)
                if not (told or set_apart or denied or _after_if(prose, hit)):
                    term = review.say.term("transfer_mechanisms", mechanism)
                    grounds = review.say.join([review.say.term("transfer_mechanisms", one) for one in sorted(filter(None, own))])
                    yield review.at_sentence(prose, hit.words, words=hit.words, ground=term, stated=grounds)


def _country(review: Review, prose: Prose, code: str, hit: Hit) -> RuleHit:
    goes = any(stated(prose, "we-disclose")) and says(prose, "your-data") and is_certain(prose, hit)
    mechanism = "adequacy" if code in ADEQUATE else "standard-clauses"
    facts = to_copy({"transfers": [{"country": code, "mechanism": mechanism}]})
    severity = None if goes else Severity.WARNING
    return review.at_sentence(prose, hit.words, severity=severity, words=hit.words, country=review.say.country(code), facts=facts)


def _place(review: Review, prose: Prose, code: str, hit: Hit) -> RuleHit:
    return review.at_sentence(prose, hit.words, words=hit.words, country=review.say.country(code))


def _is_beside_europe(prose: Prose, country: Hit) -> bool:
    """Say whether a place is told beside Europe, and not in it: "in the EEA and in Türkiye", but not "in the EEA (Iceland and Türkiye)"."""
    between = ((min(one.end, country.end), max(one.start, country.start)) for one in find("in-europe", prose.sentence))
    joined = ((one, end) for start, end in between for one in find("and", prose.sentence) if one.start == start)
    return any(end - one.end <= FARTHEST_BESIDE for one, end in joined)


def _is_right_after_another_one(review: Review, prose: Prose, code: str, place: Hit) -> bool:
    """Say whether a country stands right after a recipient that is, by notice.yml, in another one: "Bokposten Ab in the United States"."""
    before = " ".join(prose.sentence.text[: prose.sentence.places[place.start][1]].split()).casefold()
    for id, recipient in review.facts.recipients.items():
        of_transfers = [one.country for one in _transfers(review) if one.recipient == id]
        if recipient.name and recipient.country and code not in (*recipient.country, *of_transfers):
            _, found, after = before.rpartition(recipient.name.casefold())
            if found and len(after.split()) <= FARTHEST_PLACE and not re.search("[,;:()]", after):
                return True
    return False


def _is_at_work_there(review: Review, prose: Prose) -> bool:
    """Say whether a sentence tells where somebody works or something is kept: one who is named, or of whom it has a word."""
    sentence = prose.sentence
    works = bool(find("works-in", sentence) and find("located-there", sentence)) and not find("sends-goods", sentence)
    works = works and prose.section.id not in AUTHORITIES
    names = [bare_name(one.name) for one in review.facts.recipients.values() if one.name]
    return works or (bool(find("is-based-in", sentence)) and any(sentence.text.casefold().startswith(name) for name in names))


def _is_not_relied_on(review: Review, prose: Prose) -> bool:
    """Say whether the next sentence says that the organisation does not rely on the decision or the safeguard of which this one tells."""
    after = review.after(prose)
    return bool(after and find("not-relied-on", after.sentence))


def _is_told_not_to_be_relied_on(prose: Prose, hit: Hit) -> bool:
    start, _ = clause_of(prose.sentence, hit)
    return any(start <= one.start < hit.start for one in find("not-relied-on", prose.sentence))


def _after_if(prose: Prose, hit: Hit) -> bool:
    """Say whether a condition stands before a hit: "if there are no clauses, we ask for your consent"."""
    return any(one.start < hit.start for one in find("condition", prose.sentence))


def _is_of_nobody_with_data(review: Review, prose: Prose, place: Hit) -> bool:
    """Say whether nobody who has data now is in a country: the reader is, or somebody who gets none, or it was so once."""
    return has_beside(prose, place, "reader-is-there") or is_told_to_get_nothing(review, prose) or is_not_ours(review, prose, place)


def _is_sent(prose: Prose) -> bool:
    """Say whether a sentence tells that data of people are sent or kept somewhere, by us and not by the reader."""
    sent = says(prose, "transfers") or any(stated(prose, "goes"))
    return sent and is_of_people(prose) and not any(find(kind, prose.sentence) for kind in NOT_SENT)


def _is_told_of_the_commission(prose: Prose) -> bool:
    """Say whether a sentence tells for which countries the Commission has decided, and not that data go there."""
    return bool(find("adequacy-told", prose.sentence)) and not _is_sent(prose)


def _names(review: Review, prose: Prose) -> bool:
    """Say whether a sentence names a country of a transfer: it may tell the exception to the one before."""
    return any(code in {one.country for one in _transfers(review)} for code, _ in countries_in(prose.sentence))


def _is_of_data(prose: Prose) -> bool:
    """Say whether a sentence is about data: it says so, or stands where nothing else is told."""
    sentence = prose.sentence
    works = find("located-there", sentence) and any(stated(prose, "works-in"))
    gets = is_of_people(prose) and any(stated(prose, "hands-over", "goes"))
    if find("topic-of-a-work", sentence) and not (gets or find("your-data", sentence)):
        return False
    elsewhere = (works or gets) and not any(find(kind, sentence) for kind in ("sends-goods", "topic-of-a-work"))
    return prose.section.id in PLACES or any(find("holds", sentence)) or bool(elsewhere)


def _transfers(review: Review) -> list[Transfer]:
    """Return the transfers to where the Regulation does not apply."""
    transfers = review.facts.transfers
    return [one for one in transfers if one.country not in EEA] if isinstance(transfers, list) else []


def _countries(facts: object) -> Iterator[str]:
    """Yield every code of a country in the facts."""
    if isinstance(facts, dict):
        for key, inner in facts.items():
            if key == "country":
                yield from [inner] if isinstance(inner, str) else inner
            else:
                yield from _countries(inner)
    elif isinstance(facts, list):
        for inner in facts:
            yield from _countries(inner)
