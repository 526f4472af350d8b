"""Days that the text names are days of the calendar, and those of the version, of its announcement and of today: Art. 12(1) GDPR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ..numerals import month_number
from ..page_names import HISTORY
from ..sentences import Hit
from ..translations.numbers_in_text import DAY, days_in
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, rule
from .said_in_prose import has, says
from .under_review import Prose, Review

FAIR = gdpr("5(1)(a)", "12(1)")
MONTH = re.compile(r"(?:(?P<word>[^\W\d_]+),?\s+)?(?<![\d/.:-])(?P<year>(?:19|20)\d\d)(?![\d/:-])")
# "04/05/27": the fourth of May or the fifth of April.
SLASHED = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/(?:\d{2}|\d{4})(?![\d/])")
MONTHS, LONGEST_MONTH = 12, 31
CHANGES, WITHOUT_SUBJECT = "changes", "applies-without-subject"


@rule("TXT-10", Severity.ERROR, *FAIR, states=CURRENT, in_history=True)
def day_of_the_version(review: Review) -> Iterator[RuleHit]:
    """A day from which the text says to apply, or on which it was updated, is that of the version; of some words that is only likely."""
    certain = {id(prose.sentence) for prose, _ in says(review, "applies-from")}
    seen = set[int]()
    kinds = ("applies-from", "applies-perhaps-from", WITHOUT_SUBJECT)
    for prose, hit in says(review, *kinds, unless=("of-a-law", "earlier-version", "of-a-work", "comes-next")):
        if id(prose.sentence) in seen or _is_of_something_else(prose, hit) or has(prose, "told-of-the-change"):
            continue
        seen.add(id(prose.sentence))
        days = [day for _, day in _days_in(review, prose)]
        wrong = days and not any(_is_of_the_version(review, day, prose) for day in days)
        if wrong or (not days and _is_of_another_month(review, prose)):
            # Of changes, days of many things are told.
            severity = None if id(prose.sentence) in certain and not review.tells_changes else Severity.WARNING
            day = review.say.date(_day(review))
            yield review.at_sentence(prose, prose.sentence.text.strip(), severity=severity, phrase=prose.as_read, day=day)


@rule("TXT-10b", Severity.WARNING, *FAIR, states=CURRENT, in_history=True)
def nothing_past_is_to_come(review: Review) -> Iterator[RuleHit]:
    """What lies before the day of the version is not told of as what is to come."""
    for prose, hit in says(review, "gdpr-to-come", unless=("is-history", "negation", "of-an-offer")):
        yield review.at_sentence(prose, hit.words, phrase=hit.words, what=hit.words)
    seen = set[int]()
    for prose, hit in says(review, "will-be", "comes-about", unless=("earlier-version",)):
        if id(prose.sentence) not in seen and (past := _past_in(review, prose, sure=hit.kind == "will-be")):
            seen.add(id(prose.sentence))
            yield review.at_sentence(prose, past, phrase=past, what=hit.words)


@rule("TXT-10c", Severity.ERROR, *FAIR, states=CURRENT, in_history=True)
def days_of_the_calendar(review: Review) -> Iterator[RuleHit]:
    """A day that the text names is one of the calendar: no month has a 32nd, and November no 31st."""
    for prose in review.sentences():
        for match in DAY.finditer(prose.sentence.text):
            known = (written for written, _ in _days_in(review, prose))
            if match[0] not in known and _looks_like_a_day(review, prose, match):
                yield review.at_sentence(prose, match[0], phrase=match[0])


@rule("TXT-10d", Severity.WARNING, *FAIR, states=CURRENT, in_history=True)
def days_read_in_one_way(review: Review) -> Iterator[RuleHit]:
    """A day is not written so that its day and its month could change places."""
    for prose in review.sentences():
        for match in SLASHED.finditer(prose.sentence.text):
            if match[1].lstrip("0") != match[2].lstrip("0") and max(int(match[1]), int(match[2])) <= MONTHS:
                yield review.at_sentence(prose, match[0], phrase=match[0])


@rule("FCT-15b", Severity.WARNING, *FAIR, states=CURRENT)
def day_of_the_announcement(review: Review) -> Iterator[RuleHit]:
    """The day on which people were told of this version is the one of notice.yml, or early enough, in whichever section it stands."""
    records, notice = review.facts.records, review.facts.notice_period_days
    planned = records.announcement.date if records and records.announcement else None
    latest = _day(review) - timedelta(days=notice) if notice is not None else None
    for prose, _ in says(review, "told-of-the-change", unless=("earlier-version", "of-a-law")):
        for written, day in _days_in(review, prose):
            is_late = day > _day(review) or (latest and day > latest)
            if day not in (_day(review), planned) and (planned or is_late):
                told = review.say.date(planned or latest or day)
                yield review.at_sentence(prose, written, words=written, day=told)


def _day(review: Review) -> date:
    return review.heading.effective


def _days_in(review: Review, prose: Prose) -> list[tuple[str, date]]:
    return list(days_in(prose.sentence.text, review.notice.terms[prose.document.language]))


def _is_of_the_version(review: Review, day: date, prose: Prose) -> bool:
    """Say whether a day is that of this version; or, where the history is told, of one before it."""
    return day in {_day(review), *(version.heading.effective for version in review.line if prose.document.page == HISTORY)}


def _is_of_something_else(prose: Prose, hit: Hit) -> bool:
    """Say whether something else than the text applies from a day, or was gone through on it: a list of cookies, a contract."""
    of_others = has(prose, "dated-otherwise", "of-an-offer") and not has(prose, "this-text")
    return (hit.kind == WITHOUT_SUBJECT and bool(hit.start)) or of_others


def _months_in(review: Review, prose: Prose) -> list[tuple[str, int, int | None]]:
    """Return the months and years that a sentence names: as written, the year, and the month if one stands beside it."""
    locale = review.notice.terms[prose.document.language].locale
    matches = MONTH.finditer(prose.sentence.text)
    return [(one[0].strip(), int(one["year"]), month_number(one["word"], locale) if one["word"] else None) for one in matches]


def _is_of_another_month(review: Review, prose: Prose) -> bool:
    """Say whether a sentence without a day names months or years ("May 2021", "2019"), and none of them is that of a version."""
    days = [_day(review), *(version.heading.effective for version in review.line if prose.document.page == HISTORY)]
    found = _months_in(review, prose)
    return bool(found) and not any(year == day.year and month in (None, day.month) for _, year, month in found for day in days)


def _past_in(review: Review, prose: Prose, *, sure: bool) -> str:
    """Return the day, month or year of a sentence that lies before the version and today; "" for none.

    Where the words only may tell of what is to come, those of a history, a law or data of a year are passed over. Beside the
    day of the version, which is what comes, another day is that of something done before it.
    """
    if has(prose, "of-an-offer") and not has(prose, "this-text"):
        return ""
    today = min(_day(review), review.day)
    days = _days_in(review, prose)
    if not sure and has(prose, "is-history", "of-a-law", "keeps", "applies-from", "applies-perhaps-from"):
        return ""
    if days:
        is_to_come = any(_is_of_the_version(review, day, prose) for _, day in days)
        return "" if is_to_come else next((written for written, day in days if day < today), "")
    if has(prose, "keeps") or not has(prose, "in-a-year"):
        return ""
    past = (written for written, year, month in _months_in(review, prose) if (year, month or MONTHS) < (today.year, today.month))
    return next(past, "")


def _looks_like_a_day(review: Review, prose: Prose, match: re.Match[str]) -> bool:
    """Say whether what no calendar has was meant as a day: a month beside a number, or numbers that are small enough for one."""
    said = match.groupdict()
    word = said["word_after"] or said["word_before"]
    if word:
        return month_number(word, review.notice.terms[prose.document.language].locale) is not None
    return int(said["day_iso"] or said["day"] or 0) <= LONGEST_MONTH and int(said["month_iso"] or said["month"] or 0) <= LONGEST_MONTH
