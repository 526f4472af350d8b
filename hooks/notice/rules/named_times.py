"""Times and fees in the text are those of notice.yml: Art. 5(1)(a), 12(3), 12(5) and 13(2)(a) GDPR."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from ..facts.cookie_facts import SESSION
from ..facts.processing import Purpose, Retention
from ..page_names import COOKIES
from ..periods import parts, same_length
from ..sentences import Hit, ProsePeriod, data_in, find, is_conditional, is_negated, periods_in, recurring_in
from ..vocabulary import codes
from .against_facts import is_of_people, purpose_at, purpose_meant, says, share_words, stated, to_copy
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .named_rights import RIGHTS
from .prose import periods_are_facts
from .rule import CURRENT, rule
from .said_in_prose import has, has_beside
from .something_else import begins_with_goods, is_of_goods, is_of_papers_without_names, is_past, names_no_data
from .under_review import Prose, Review

DAYS_OF_A_MONTH = 31
# Art. 12(3): a month; where it is named, two further ones may be too.
MONTH, LONGEST = {"P1M", "P30D"}, "P3M"
# What a sentence speaks of whose period is one of answers, even if it has no verb for that.
OF_RIGHTS = ("asked", "requests", "right-to-do", "to-say-no", "personal-data", "extends-time")
# How often one may ask is told by rules on hurdles.
COUNTED = ("asks-for-a-fee", "fee-that-may-be")
# What makes the time longer even where a month is named.
LONGER = ("clock-starts-late", "longer-time")
# There, the authority answers, too, in its own time.
COMPLAINT = "complaint"
# What a law sets a time for, and refuses, is no answer of the organisation's.
OF_LAW = ("because-of-law", "lawful-ground")


@rule("FCT-13", Severity.WARNING, *gdpr("5(1)(a)", "13(2)(a)", "14(2)(a)"), states=CURRENT)
def named_periods(review: Review) -> Iterator[RuleHit]:
    """How long data are kept by the text, anywhere in it, is a period that notice.yml states: for the purpose or the cookies there."""
    told = {(one.place.line, one.place.language, one.values["value"]) for one in periods_are_facts(review)}
    for prose in review.sentences():
        yield from _ends_with_an_event(review, prose)
        lasting = list(periods_in(prose.sentence))
        recurring = recurring_in(prose.sentence) if is_of_people(prose) and not lasting else ()
        for period in (*lasting, *recurring) if _is_of_keeping(review, prose) else ():
            own = list(dict.fromkeys(_periods_at(review, prose)))
            known = {same_length(parts(one)) for one in own}
            criteria = [] if known else list(_criteria_at(review, prose))
            passed = _is_soon(review, prose, period) or _is_of_no_purpose(prose, period.hit)
            if (known or criteria) and period.length not in known and not passed:
                stated_there = review.say.join([*map(review.say.duration, own), *criteria])
                facts = _retention(review, prose, period)
                hit = review.at_sentence(prose, period.hit.words, words=period.hit.words, stated=stated_there, facts=facts)
                # The rule on periods in the source text of a purpose speaks of what it knows itself.
                place = (hit.place.line, hit.place.language)
                if not any(place == (line, language) and value in period.hit.words for line, language, value in told):
                    yield hit


def _ends_with_an_event(review: Review, prose: Prose) -> Iterator[RuleHit]:
    """Yield where something else ends the keeping of data than what notice.yml states: "as soon as the parcel has been handed over"."""
    sentence, language = prose.sentence, prose.document.language
    if not (is_of_people(prose) and find("erases", sentence)) or any(periods_in(sentence)) or find("negation", sentence):
        return
    for hit in find("ends-with-event", sentence)[:1]:
        retained = [one for purpose in _purposes_at(review, prose) for one in review.facts.retention_of(purpose)]
        texts = [review.said(text).get(language, "") for one in retained for text in (one.criteria, one.starts)]
        if retained and not any(share_words(hit.words, text, language) for text in texts):
            own = [one.period for one in retained if one.period]
            criteria = [review.say.text(one.criteria).text for one in retained if one.criteria]
            stated_there = review.say.join([*map(review.say.duration, dict.fromkeys(own)), *criteria])
            yield review.at_sentence(prose, hit.words, words=hit.words, stated=stated_there, facts=_event(review, prose, hit))


def _purposes_at(review: Review, prose: Prose) -> list[Purpose]:
    """Return the purpose in whose section a sentence stands; elsewhere those whose headings have a word of it."""
    here, purposes = purpose_at(review, prose), review.facts.purposes
    if here:
        return [purposes[here]]
    titles = {id: section.title for id in purposes if (section := prose.document.section(id))}
    return [purposes[id] for id, title in titles.items() if share_words(prose.sentence.text, title, prose.document.language)]


def _event(review: Review, prose: Prose, hit: Hit) -> str:
    name = purpose_meant(review, prose)
    return to_copy({"purposes": {name: {"retention": [{"criteria": {prose.document.language: hit.words}}]}}})


@rule("FCT-13c", Severity.WARNING, *gdpr("5(1)(a)", "13(2)(a)", "14(2)(a)"), states=CURRENT, by_words=True)
def starts_of_periods(review: Review) -> Iterator[RuleHit]:
    """A period of a purpose runs, by the text, from when it does in notice.yml, and not from an order, a purchase or a visit."""
    for prose in review.sentences():
        told = list(periods_in(prose.sentence)) if find("event-of-yours", prose.sentence) else []
        retained = [one for purpose in _purposes_at(review, prose) for one in review.facts.retention_of(purpose)] if told else []
        for one in retained:
            meant = [period for period in told if one.period and one.starts and period.length == same_length(parts(one.period))]
            if meant and one.period and not _starts_there(review, prose, one, meant[0].hit):
                period, starts = review.say.duration(one.period), review.say.text(one.starts or "").text
                for hit in list(stated(prose, "period-begins"))[:1]:
                    yield review.at_sentence(prose, hit.words, words=_from(prose, hit), period=period, starts=starts)


@rule("FCT-13b", Severity.ERROR, *gdpr("5(1)(e)", "13(2)(a)", "14(2)(a)"), states=CURRENT, by_words=True)
def nothing_for_ever(review: Review) -> Iterator[RuleHit]:
    """Data of people are not kept for ever; archives in the public interest say under which law."""
    for prose in review.sentences():
        of_data = find("personal-data", prose.sentence) or any(data_in(prose.sentence))
        by_law = has(prose, "because-of-law", "kept-by-law")
        if of_data and not by_law and find("keeps", prose.sentence) and not says(prose, "answers"):
            limited = has(prose, "until-then", "condition", "lawful-ground", "during-the-restriction", "must-be-kept", "not-by-ourselves")
            never = [*stated(prose, "for-ever"), *(() if limited else find("never-erased", prose.sentence))]
            for hit in never[:1]:
                yield review.at_sentence(prose, hit.words, words=hit.words)


@rule("FCT-14", Severity.WARNING, *gdpr("12(3)"), states=CURRENT)
def time_of_answers(review: Review) -> Iterator[RuleHit]:
    """Requests are answered within the time of notice.yml, a month at most, or sooner; the text gives it, not "a reasonable time".

    A longer period in a section on rights is one of answers, unless data are kept for it or the law sets it. No answer is
    no refusal.
    """
    requests = review.facts.requests
    own = same_length(parts(requests.response_time)) if requests and requests.response_time else "P1M"
    for prose in review.sentences():
        if review.is_in_a_chapter(prose, RIGHTS) and not (prose.section.id == COMPLAINT and has(prose, "of-the-authority")):
            told = {} if has(prose, "of-an-age") else {one.length: one.hit for one in periods_in(prose.sentence)}
            must_be_kept = has(prose, "must-be-kept")
            is_told = _is_of_answers(prose) and not must_be_kept
            is_kept = not (is_told or find("requests", prose.sentence)) and (says(prose, "keeps") or has(prose, *OF_LAW))
            of_keeping = is_kept or must_be_kept
            vague = list(stated(prose, "vague-time")) if is_told and not told else []
            late = _late(prose, own, told) if is_told or (has(prose, *OF_RIGHTS) and not of_keeping) else []
            for hit in (*late, *vague):
                if not begins_with_goods(prose.sentence, hit):
                    yield review.at_sentence(prose, hit.words, words=hit.words)
            is_set = of_keeping or bool(told.keys() & (MONTH | {own})) or has(prose, "extends-time", *COUNTED)
            for hit in _never(prose, is_set):
                yield review.at_sentence(prose, hit.words, words=prose.as_read)


def _never(prose: Prose, is_set: bool) -> tuple[Hit, ...]:
    """Return the first of the words by which no answer is one, or, where no time is set, it comes late or need not come."""
    if has(prose, "runs-from-arrival"):
        return ()
    late = ("late-time",) if has(prose, *OF_RIGHTS) else ()
    always = ("silence-refuses", *LONGER)
    kinds = always if is_set else (*always, "no-time-limit", *late)
    return tuple(hit for kind in kinds for hit in find(kind, prose.sentence))[:1]


def _is_of_answers(prose: Prose) -> bool:
    return any(stated(prose, "answers")) or says(prose, "carries-out", "requests")


def _late(prose: Prose, own: str, told: Mapping[str, Hit]) -> list[Hit]:
    """Return the periods that are too long for an answer; where a month is named, two further ones may be too."""
    longer = 7 / 5 if find("working-days", prose.sentence) else 1
    may_be_longer = _may_be_longer(prose) or (longer == 1 and told.keys() & (MONTH | {own}))
    allowed = _days(LONGEST if may_be_longer else own)
    late = [hit for length, hit in told.items() if _days(length) * longer > allowed]
    return [hit for hit in late if not _is_of_no_answer(prose, hit)]


def _is_of_no_answer(prose: Prose, period: Hit) -> bool:
    """Say whether a period is one of which data are asked for, for which vouchers or requests are kept, or that somebody else takes."""
    of_keeping = has_beside(prose, period, "keeps") and not has_beside(prose, period, "answers", "erases")
    return of_keeping or has(prose, "of-the-accounts") or has_beside(prose, period, "of-the-authority", "span-of-data")


@rule("FCT-15", Severity.WARNING, *gdpr("5(1)(a)", "12(1)"), states=CURRENT)
def days_of_notice(review: Review) -> Iterator[RuleHit]:
    """How long before a change people are told of it is the number of days of notice.yml."""
    days = review.facts.notice_period_days
    for prose in review.sentences():
        if prose.section.id == "changes" and days is not None and any(stated(prose, "tells-of-changes")):
            known, told = {f"P{days}D", *({"P1M"} if days in (30, 31) else ())}, list(periods_in(prose.sentence))
            # Beside the right time another one is that of something else, and so is one of a change that was told already.
            is_told = any(period.length in known for period in told) or has(prose, "told-once")
            for period in told if not is_told else ():
                if not _is_ordinal(prose, period):
                    yield review.at_sentence(prose, period.hit.words, words=period.hit.words, days=str(days))


@rule("FCT-16", Severity.WARNING, *gdpr("12(5)"), states=CURRENT)
def fees(review: Review) -> Iterator[RuleHit]:
    """Nothing is to be paid for using one's rights where notice.yml says so."""
    requests = review.facts.requests
    for prose in review.sentences() if requests and requests.free_of_charge else ():
        of_rights = review.is_in_a_chapter(prose, RIGHTS)
        if of_rights or any(stated(prose, "requests")):
            passed = has(prose, "price-of-goods", "told-of-the-law") or (has(prose, "call-that-costs") and has(prose, "is-offered"))
            for hit in stated(prose, "fees") if not passed else ():
                of_goods = begins_with_goods(prose.sentence, hit)
                if not (of_goods or _may_be_a_fee(prose)) and (of_rights or any(stated(prose, "rights-at-all"))):
                    yield review.at_sentence(prose, hit.words, words=hit.words)


def _may_be_a_fee(prose: Prose) -> bool:
    """Say whether a fee is one for excessive requests, or depends on something else than asking: "if you want it by courier"."""
    return has(prose, "fee-that-may-be") or (has(prose, "condition") and not has(prose, "you-ask"))


def _is_ordinal(prose: Prose, period: ProsePeriod) -> bool:
    """Say whether a number is that of a day of a month: "maaliskuun 1. päivän"."""
    return period.hit.end - period.hit.start > 1 and "." in prose.sentence.before(period.hit.start + 1)


def _starts_there(review: Review, prose: Prose, stated_there: Retention, period: Hit) -> bool:
    """Say whether a sentence has a word for when a period starts by notice.yml, beside the period itself."""
    beside = prose.sentence.text.replace(period.words, " ")
    return share_words(beside, review.said(stated_there.starts).get(prose.document.language, ""), prose.document.language)


def _from(prose: Prose, hit: Hit) -> str:
    """Return a sentence from a hit on, a few words."""
    return prose.sentence.between(hit.start, min(hit.end + 6, len(prose.sentence.words)) - 1)


def _may_be_longer(prose: Prose) -> bool:
    """Say whether a sentence is of requests that may take longer, as Art. 12(3) allows where they are complex or many."""
    return bool(find("extends-time", prose.sentence) or find("condition", prose.sentence))


def _days(length: str) -> int:
    """Return about how many days a period has, each month at its longest."""
    return sum(number * {"M": DAYS_OF_A_MONTH, "D": 1}.get(unit, 0) for number, unit in parts(length))


def _is_soon(review: Review, prose: Prose, period: ProsePeriod) -> bool:
    """Say whether a section on rights tells how soon something is done: within a month nothing is kept there, but answered."""
    return review.is_in_a_chapter(prose, RIGHTS) and _days(period.length) <= DAYS_OF_A_MONTH


def _is_of_no_purpose(prose: Prose, period: Hit) -> bool:
    """Say whether a period is one of backups, in which what was erased stays for a while, of a condition, or of papers without names."""
    of_backups = has(prose, "backups") and has(prose, "overwritten", "erases")
    is_condition = not find("keeps", prose.sentence) and is_conditional(prose.sentence, period)
    return of_backups or is_condition or is_of_papers_without_names(prose.sentence, period)


def _is_of_keeping(review: Review, prose: Prose) -> bool:
    """Say whether a sentence tells how long something is kept; in the section of a purpose, data and a period beside each other do."""
    kept = any(not is_negated(prose.sentence, hit) for hit in find("keeps", prose.sentence))
    of_something_else = prose.document.page != COOKIES and names_no_data(prose.sentence) and not (kept and _names_a_category(review, prose))
    if of_something_else or is_of_goods(prose.sentence) or is_past(review, prose.sentence) or has(prose, "once-by-law"):
        return False
    beside = find("kept-things", prose.sentence) and not (find("other-period", prose.sentence) or find("negation", prose.sentence))
    return (kept or bool(beside and _has_periods_of_its_own(review, prose))) and not says(prose, "answers")


def _names_a_category(review: Review, prose: Prose) -> bool:
    """Say whether a sentence has a word of an own category of the purpose in whose section it stands: "results" of "test results"."""
    facts, language = review.facts, prose.document.language
    purpose = facts.purposes.get(purpose_at(review, prose) or "")
    used = [facts.categories[one.category] for one in purpose.categories or () if one.category in facts.categories] if purpose else []
    return any(share_words(prose.sentence.text, review.said(own.label).get(language, ""), language) for own in used)


def _has_periods_of_its_own(review: Review, prose: Prose) -> bool:
    """Say whether notice.yml states how long something is kept for where a sentence stands: in the section of a purpose or of cookies."""
    return bool(purpose_at(review, prose)) or prose.section.id in codes()["cookie_categories"]


def _periods_at(review: Review, prose: Prose) -> Iterator[str]:
    """Yield the periods of notice.yml that hold where a sentence stands: of the purpose, of the cookies, else all."""
    facts, here = review.facts, purpose_at(review, prose)
    items = [one for one in review.cookies if one.duration and one.duration != SESSION]
    if here:
        yield from _of_purpose(review, facts.purposes[here])
    elif prose.section.id in codes()["cookie_categories"]:
        yield from (one.duration for one in items if one.category == prose.section.id and one.duration)
    else:
        for purpose in facts.purposes.values():
            yield from _of_purpose(review, purpose)
        yield from (one.duration for one in items if one.duration)


def _criteria_at(review: Review, prose: Prose) -> Iterator[str]:
    """Yield what notice.yml says instead of a period: criteria of the purpose in whose section a sentence stands, or of cookies."""
    here = purpose_at(review, prose)
    if any(one.category == prose.section.id and one.duration == SESSION for one in review.cookies):
        yield review.say.label("session")
    for one in review.facts.retention_of(review.facts.purposes[here]) if here else ():
        yield from [review.say.text(one.criteria).text] if one.criteria else ()


def _of_purpose(review: Review, purpose: Purpose) -> Iterator[str]:
    yield from (one.period for one in review.facts.retention_of(purpose) if one.period)


def _retention(review: Review, prose: Prose, period: ProsePeriod) -> str:
    """Return the period to copy: of a cookie, on the page on cookies, else of the purpose that is meant."""
    on_the_page = list(review.cookies) if prose.document.page == COOKIES else []
    named = (one.name for one in on_the_page if one.name in prose.sentence.text)
    here = (one.name for one in on_the_page if one.category == prose.section.id)
    if cookie := next(chain(named, here, (one.name for one in on_the_page)), None):
        return to_copy({"cookies": {"items": [{"name": cookie, "duration": period.written}]}})
    return to_copy({"purposes": {purpose_meant(review, prose): {"retention": [{"period": period.written}]}}})
