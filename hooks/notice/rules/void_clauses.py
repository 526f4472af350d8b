"""Some clauses of notices bind nobody or tell nothing: waivers, promises, changes behind the reader's back, what is left open."""

from __future__ import annotations

from collections.abc import Iterator

from ..page_names import COOKIES
from ..sentences import Hit, clause_of, data_in, find, is_conditional, periods_in
from ..translations.numbers_in_text import numbers_in
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr, judgment
from .named_rights import RIGHTS
from .phrases import find as phrases
from .rule import CURRENT, rule
from .said_in_prose import asserts, denies, has, has_beside, in_doubt, likely, says, to_judge, told, told_whole
from .something_else import is_of_something_else
from .under_review import Prose, Review

CHANGES = "changes"
# What a section on changes does not say: that they apply at once, are told in one place alone, or are for the reader to find.
QUIET = ("applies-at-once", "decides-what-to-tell", "told-only-there", "left-to-you", "made-untold")
# What a sentence says that tells when something is personal data, and when it is not.
NO_DATA_YET = ("is-personal-data", "no-data-by-itself")
# What makes an aim or a law that is left open one of data.
USED = ("with-data", "your-data", "uses-data", "personal-data")


@rule("TXT-04", Severity.ERROR, *gdpr("82", "24"), states=CURRENT, by_words=True)
def no_waivers(review: Review) -> Iterator[RuleHit]:
    """A notice takes no liability away; what others are responsible for, it may say."""
    for prose, hit in says(review, "waives-liability", unless=("of-others", "told-of-the-law", "others-answer")):
        if _answers_for_data(review, prose) or (has(prose, "left-things") and not has(prose, "personal-data")):
            continue
        of_data = has(prose, "harm", "personal-data")
        if of_data or not has(prose, "of-goods") or has(prose, "claims-against-us"):
            yield review.at_sentence(prose, hit.words, severity=in_doubt(prose, hit) if of_data else Severity.WARNING, phrase=hit.words)
    unless = ("others-answer", "answers-for-its-own", "left-things")
    limited = likely(review, "caps-liability", "limits-liability", besides=("waives-liability",), unless=unless)
    known = ("waives-liability", "caps-liability", "limits-liability")
    harmless = likely(review, "denies-harm", besides=known, unless=("of-goods", "of-others", "left-things"))
    yield from (told_whole(review, prose, hit) for prose, hit in (*limited, *harmless) if not _answers_for_data(review, prose))


@rule("TXT-04b", Severity.WARNING, *gdpr("5(1)(a)", "32"), states=CURRENT, by_words=True)
def no_promises(review: Review) -> Iterator[RuleHit]:
    """Nobody can promise that data are completely safe."""
    yield from told(review, "promises-safety", "promises-no-harm", unless=("topic-of-a-work",))


@rule("TXT-04c", Severity.WARNING, *gdpr("79", "82(6)"), states=CURRENT, by_words=True)
def courts_are_open(review: Review) -> Iterator[RuleHit]:
    """People may go to the courts of the country where they live, whatever a notice says of arbitration or one court."""
    yield from to_judge(review, "settles-disputes")


@rule("TXT-05", Severity.ERROR, *gdpr("13(3)", "5(1)(a)"), TRANSPARENCY, states=CURRENT, by_words=True)
def changes_are_told(review: Review) -> Iterator[RuleHit]:
    """Changes are told in good time: not made at any time, nor without a word."""
    for prose, hit in says(review, "changed-at-will", "changes-untold", unless=("misspelling",)):
        if not has_beside(prose, hit, "of-wares", "of-how-it-looks", "of-your-choice"):
            # Who does not speak of the text or of changes may mean something else.
            is_certain = prose.section.id == CHANGES or has(prose, "this-text", "of-changes")
            severity = in_doubt(prose, hit) if is_certain else Severity.WARNING
            yield review.at_sentence(prose, hit.words, severity=severity, phrase=hit.words)
    for prose in review.sentences():
        if prose.section.id == CHANGES and _keeps_quiet(prose):
            yield review.at_sentence(prose, prose.sentence.said, severity=Severity.WARNING, phrase=prose.as_read)


@rule("TXT-05b", Severity.WARNING, *gdpr("5(1)(a)", "5(2)", "12(1)"), states=CURRENT, by_words=True)
def versions_are_kept(review: Review) -> Iterator[RuleHit]:
    """Every version that was public stays readable here: the text does not say that earlier ones are gone."""
    for prose, hit in says(review, "keeps-no-versions"):
        if prose.section.id == CHANGES or has(prose, "names-a-version"):
            yield review.at_sentence(prose, hit.words, severity=in_doubt(prose, hit), phrase=hit.words)


@rule("TXT-06", Severity.ERROR, *gdpr("4(1)", "4(5)"), judgment("C-582/14"), states=CURRENT, by_words=True)
def identified_is_not_anonymous(review: Review) -> Iterator[RuleHit]:
    """What has an IP address, a hash or another identifier is not called anonymous; on the page on cookies, CKI-09 speaks."""
    for prose, hit in says(review, "not-anonymous", unless=("cut-off", "you-may-do-so")):
        if prose.document.page != COOKIES and asserts(prose, "identifier"):
            # "The author is anonymous, but the buyer gives a name".
            goes_on = any(one.start >= hit.end for one in find("clause-break", prose.sentence))
            severity = Severity.WARNING if goes_on else in_doubt(prose, hit)
            yield review.at_sentence(prose, hit.words, severity=severity, phrase=hit.words)
    yield from told(review, "no-personal-data", unless=("of-totals", *NO_DATA_YET))
    unless = ("cut-off", "of-totals", "you-may-do-so", "is-personal-data")
    for prose, hit in likely(review, "nobody-to-be-seen", besides=("no-personal-data",), unless=unless):
        if not _is_called_anonymous(prose):
            yield told_whole(review, prose, hit)
    besides: tuple[str, ...] = ("no-personal-data", "nobody-to-be-seen")
    yield from to_judge(review, "said-to-be-no-data", besides=besides, unless=("cut-off", *NO_DATA_YET))
    besides = (*besides, "said-to-be-no-data")
    yield from to_judge(review, "nameless-is-nobody", besides=besides, unless=("you-may-do-so", "is-personal-data"))
    for prose in review.sentences():
        for hit in _nobody_after(prose):
            yield told_whole(review, prose, hit)


@rule("TXT-07", Severity.WARNING, *gdpr("5(1)(b)"), TRANSPARENCY, states=CURRENT, by_words=True)
def no_other_purposes(review: Review) -> Iterator[RuleHit]:
    """Purposes are specified: there are no others that the organisation thinks suitable."""
    for prose, hit in says(review, "any-other-purpose", unless=("tells-first",)):
        if not is_conditional(prose.sentence, hit) and not is_of_something_else(prose, hit):
            yield review.at_sentence(prose, hit.words, phrase=hit.words)


@rule("TXT-07b", Severity.WARNING, *gdpr("13(2)(a)"), TRANSPARENCY, states=CURRENT, by_words=True)
def periods_are_told(review: Review) -> Iterator[RuleHit]:
    """“As long as necessary” tells no period, unless the sentence says how long that is."""
    for prose, hit in says(review, "as-long-as-needed", "no-longer-than-needed", "until-asked", "no-period"):
        of_a_right = prose.section.id in RIGHTS and not has(prose, "keeps")
        passed = of_a_right or is_of_something_else(prose, hit) or (hit.kind == "no-period" and has(prose, "because-of-law"))
        if not passed and not numbers_in(prose.sentence.text, review.notice.terms[prose.document.language]):
            yield review.at_sentence(prose, hit.words, phrase=prose.as_read if hit.kind == "no-period" else hit.words)
    besides, unless = ("as-long-as-needed", "no-period"), ("told-elsewhere", "of-the-accounts", "until-asked")
    depends = likely(review, "period-depends", besides=besides, unless=unless)
    longer = likely(review, "kept-longer", besides=(*besides, "period-depends"), unless=(*unless, "because-of-law"))
    for prose, hit in (*depends, *longer):
        if not numbers_in(prose.sentence.text, review.notice.terms[prose.document.language]):
            yield told_whole(review, prose, hit)


@rule("TXT-07c", Severity.ADVICE, *gdpr("12(1)", "32"), TRANSPARENCY, states=CURRENT)
def security_is_described(review: Review) -> Iterator[RuleHit]:
    """The words of Article 32 tell the reader nothing about how data are protected."""
    yield from told(review, "security-in-general")


@rule("TXT-07d", Severity.ADVICE, *gdpr("12(1)"), TRANSPARENCY, states=CURRENT)
def phrases_say_something(review: Review) -> Iterator[RuleHit]:
    """That privacy is important to the organisation tells nobody what is done with their data."""
    yield from told(review, "empty-phrase")


@rule("TXT-07e", Severity.WARNING, *gdpr("5(1)(a)", "12(1)"), TRANSPARENCY, states=CURRENT, by_words=True)
def lists_end(review: Review) -> Iterator[RuleHit]:
    """A list of the data that are collected ends: it has no "etc." and no "and other data"."""
    for prose, hit in says(review, "open-end"):
        seen = any(phrases("open-data", prose.document.language, prose.sentence.text))  # DAT-02 has said it
        of_data = has(prose, "collects") and has(prose, "personal-data") and not _is_of_a_duty(prose, hit)
        if of_data and not seen:
            yield review.at_sentence(prose, hit.words, phrase=hit.words)


@rule("TXT-07f", Severity.WARNING, *gdpr("5(1)(a)", "12(1)"), TRANSPARENCY, states=CURRENT, by_words=True)
def what_is_done_is_told(review: Review) -> Iterator[RuleHit]:
    """Who gets data, from where they come and what is done is told; not "certain partners", nor "where we deem it necessary"."""
    for prose, hit in likely(review, "left-open", besides=("any-other-purpose", "open-end"), unless=("because-of-law",)):
        by_rec_06 = prose.section.id == "recipients" and any(phrases("nobody-named", prose.document.language, prose.sentence.text))
        of_goods = has(prose, "sends-goods") and not has(prose, "your-data", "personal-data")
        if prose.section.id not in RIGHTS and not (by_rec_06 or of_goods or prose.sentence.text.endswith(":")):
            yield told_whole(review, prose, hit)
    yield from to_judge(review, "grounds-left-open", besides=("left-open",))
    besides = ("grounds-left-open", "any-other-purpose")
    for prose, hit in likely(review, "aims-left-open", "law-left-open", besides=besides, unless=("no-need", "tells-first")):
        if asserts(prose, "left-open") and not has(prose, "because-of-law"):
            continue  # told above
        denied = any(one.start < hit.start for one in find("negation", prose.sentence)) and not has(prose, "contrast")
        by_pur_08 = any(phrases("catch-all", prose.document.language, prose.sentence.text))
        passed = prose.section.id in RIGHTS or denied or by_pur_08 or is_conditional(prose.sentence, hit)
        if has(prose, *USED) and not passed:
            yield told_whole(review, prose, hit)


def _is_of_a_duty(prose: Prose, hit: Hit) -> bool:
    """Say whether a list is of what somebody answers for or looks after, and no data are named from there on in its clause."""
    sentence = prose.sentence
    start, end = clause_of(sentence, hit)
    duties = [one.start for one in find("looks-after", sentence) if start <= one.start < end]
    data = [*find("personal-data", sentence), *(one for _, one in data_in(sentence))]
    return bool(duties) and not any(duties[0] < one.start < end for one in data)


def _answers_for_data(review: Review, prose: Prose) -> bool:
    """Say whether a sentence, or the next one, says that we answer for data: what we do not answer for is something else."""
    after = review.after(prose)
    return any(asserts(one, "answers-for-data") for one in (prose, *([after] if after else [])))


def _nobody_after(prose: Prose) -> list[Hit]:
    """Return where a sentence says that one is nobody of whom the sentence before has a sign, or no longer the name."""
    if len(prose.context) == 1 or asserts(prose, "no-personal-data", "nobody-to-be-seen", "said-to-be-no-data", "is-personal-data"):
        return []
    before = prose.context[1]
    signed = find("sign-of-one", before) and not find("cut-off", before)
    kinds = (*(["is-nobody"] if signed else ()), *(["made-anonymous"] if find("takes-the-name", before) else ()))
    return [hit for kind in kinds for hit in find(kind, prose.sentence) if _is_told(prose, hit)][:1]


def _is_told(prose: Prose, hit: Hit) -> bool:
    """Say whether a hit has a negation of its own, whatever stands before it, or is not denied."""
    own = any(hit.start <= one.start < hit.end for one in find("negation", prose.sentence))
    return own or not denies(prose, hit)


def _is_called_anonymous(prose: Prose) -> bool:
    """Say whether a graver finding has told that a sentence calls what has an identifier anonymous."""
    if prose.document.page == COOKIES:
        return any(phrases("anonymous", prose.document.language, prose.sentence.text))
    return has(prose, "identifier") and asserts(prose, "not-anonymous")


def _keeps_quiet(prose: Prose) -> bool:
    """Say whether a sentence on changes lets them be made as we like, tells of them late or to nobody: what no list of clauses knows."""
    if asserts(prose, "changed-at-will", "changes-untold") or has(prose, "not-before", "misspelling"):
        return False
    if any(not denies(prose, hit) for kind in QUIET for hit in find(kind, prose.sentence)) and not has(prose, "misspelling", "no-need"):
        return not (has(prose, "applies-at-once") and any(periods_in(prose.sentence)))
    as_we_like = has(prose, "may-change") and has(prose, "as-we-like") and not has(prose, "tells-of-changes")
    late = has(prose, "tells-late") and has(prose, "tells-of-changes", "tells-nobody", "told-of-the-change")
    untold = has(prose, "of-changes") and any(_is_denied_before(prose, hit) for hit in find("tells-nobody", prose.sentence))
    return as_we_like or late or (untold and not has(prose, "no-need"))


def _is_denied_before(prose: Prose, hit: Hit) -> bool:
    """Say whether a negation stands before a hit in its clause: what follows ("not case by case") denies something else."""
    start, _ = clause_of(prose.sentence, hit)
    denied = any(start <= one.start < hit.start for one in find("negation", prose.sentence))
    return denied and not is_conditional(prose.sentence, hit)
