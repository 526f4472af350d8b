"""What the text says of kinds of cookies, of who reads them and of consent to them is what notice.yml and the law say.

Act 917/2014 § 205, Art. 4(11) and 7 GDPR and the judgment C-673/17 (Planet49).
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import islice

from ..facts.cookie_facts import Cookies
from ..page_names import COOKIES
from ..sentences import Hit, find, services
from .against_facts import once, stated
from .cookie_consent import BANNERS, TERMINALS
from .finding import RuleHit, Severity
from .legal_sources import PLANET49, gdpr
from .named_grounds import NECESSARY, NEEDING_CONSENT
from .rule import CURRENT, rule
from .said_in_prose import denies, waits
from .something_else import is_past
from .under_review import Prose, Review

# What is no word of any language, and what is the name of a file or an address.
LOOKS_LIKE_A_NAME = re.compile(r"[A-Za-z]\w*(?:_\w+|[a-z][A-Z]\w*)")

# How a text makes it harder to refuse than to accept.
HARDER = ("refusal-hidden", "pays-or-accepts", "cookies-as-condition")


@rule("CKI-04c", Severity.ERROR, TERMINALS, PLANET49, *gdpr("4(11)", "7(1)"), states=CURRENT, by_words=True)
def choice_comes_first(review: Review) -> Iterator[RuleHit]:
    """What is not necessary starts only after it was accepted, and can be refused."""
    for prose in review.sentences():
        if prose.section.id != NECESSARY and not (find("necessary-cookie", prose.sentence) or _is_elsewhere(review, prose)):
            severity = None if prose.section.id in NEEDING_CONSENT else Severity.WARNING
            for hit in list(_without_choice(review, prose))[:1]:
                yield review.at_sentence(prose, hit.words, severity=severity, words=hit.words)


@rule("CKI-06b", Severity.WARNING, BANNERS, *gdpr("4(11)", "7(4)"), states=CURRENT, by_words=True)
def one_can_refuse_as_easily(review: Review) -> Iterator[RuleHit]:
    """By the text one refuses as easily as one accepts, pays nothing for it, and the site is there for those who do."""
    for prose in review.sentences():
        if _is_on_cookies(prose) and not (find("necessary-cookie", prose.sentence) or find("names-a-law", prose.sentence)):
            hits = (hit for kind in HARDER for hit in find(kind, prose.sentence))
            yield from (review.at_sentence(prose, hit.words, words=prose.as_read) for hit in islice(hits, 1))


@rule("CKI-08c", Severity.WARNING, TERMINALS, states=CURRENT, by_words=True)
def nothing_is_necessary_for_us(review: Review) -> Iterator[RuleHit]:
    """Counters and advertising are not among what is necessary for what a visitor asked for."""
    for prose in review.sentences():
        for hit in list(stated(prose, "counts-as-necessary"))[:1]:
            yield review.at_sentence(prose, hit.words, words=hit.words)


@rule("FCT-22c", Severity.WARNING, TERMINALS, PLANET49, states=CURRENT, by_words=True)
def kinds_of_cookies(review: Review) -> Iterator[RuleHit]:
    """Cookies of a kind of which the text tells are among the categories of notice.yml."""
    cookies = review.facts.cookies
    missing = NEEDING_CONSENT - set(cookies.categories) if isinstance(cookies, Cookies) else frozenset[str]()
    for kind in sorted(missing):
        own = [prose for prose in review.sentences() if not _is_elsewhere(review, prose)]
        found = ((prose, hit) for prose in own for hit in stated(prose, f"cookies-{kind}"))
        for prose, hit in once(found, lambda one: one[0].document.language):
            yield review.at_sentence(prose, hit.words, words=hit.words, category=review.say.term("cookie_categories", kind))


@rule("FCT-22d", Severity.WARNING, PLANET49, *gdpr("13(1)(e)"), states=CURRENT, by_words=True)
def who_reads_cookies(review: Review) -> Iterator[RuleHit]:
    """Others read what cookies store, by the text, only where notice.yml says that they have access."""
    items = review.cookies
    for prose in review.sentences() if items and all(one.third_party_access is False for one in items) else ():
        for hit in list(stated(prose, "others-read-cookies"))[:1] if not _is_elsewhere(review, prose) else ():
            yield review.at_sentence(prose, hit.words, words=hit.words)


@rule("FCT-22e", Severity.WARNING, TERMINALS, PLANET49, states=CURRENT)
def names_of_cookies(review: Review) -> Iterator[RuleHit]:
    """What a sentence on cookies names like one ("cart_session") is in the list of notice.yml."""
    items = review.cookies
    known = [*(one.name for one in items), *(name for service in services().values() for name in service.cookies)]
    for prose in review.sentences() if items else ():
        for name in _names(prose) if find("looks-like-a-cookie", prose.sentence) and not find("negation", prose.sentence) else ():
            if not any(fnmatchcase(name, one) or name == one.rstrip("_*") for one in known):
                yield review.at_sentence(prose, name, name=name)


def _without_choice(review: Review, prose: Prose) -> Iterator[Hit]:
    """Yield where something works before it was accepted, or cannot be refused; the next sentence may say that one can switch it off."""
    for kind in ("cookies-before-choice", "cookies-without-choice"):
        yield from (hit for hit in find(kind, prose.sentence) if not (denies(prose, hit) or waits(prose, hit)))
    yield from find("cookies-not-refused", prose.sentence)
    yield from find("works-anyway", prose.sentence)
    yield from find("asks-nobody", prose.sentence) if _is_on_cookies(prose) and find("counting", prose.sentence) else ()
    after, begun = review.after(prose), find("starts-counting", prose.sentence)
    yield from begun if begun and after and find("opting-out", after.sentence) else ()


def _is_elsewhere(review: Review, prose: Prose) -> bool:
    """Say whether a sentence tells of cookies of other sites, or of those that were once set."""
    return bool(find("others-use", prose.sentence)) or is_past(review, prose.sentence)


def _is_on_cookies(prose: Prose) -> bool:
    """Say whether a sentence is on cookies, by where it stands or by its words; the section on those that are necessary has its own law."""
    return prose.section.id != NECESSARY and (prose.document.page == COOKIES or bool(find("counting", prose.sentence)))


def _names(prose: Prose) -> Iterator[str]:
    yield from (word for word in prose.sentence.words if LOOKS_LIKE_A_NAME.fullmatch(word) and not find("no-cookie-name", prose.sentence))
