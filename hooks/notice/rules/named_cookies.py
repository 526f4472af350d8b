"""Cookies that the text names are those of notice.yml: Act 917/2014 § 205 and Art. 5(1)(a) GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache

from ..facts.cookie_facts import SESSION, Cookies
from ..facts.values import NONE
from ..sentences import Hit, KnownService, Sentence, find, is_negated, languages, services
from .against_facts import once, stated, to_copy
from .cookie_consent import TERMINALS
from .finding import RuleHit, Severity
from .legal_sources import PLANET49, gdpr
from .rule import CURRENT, rule
from .said_in_prose import asked_and_denied
from .something_else import is_past
from .under_review import Prose, Review

# What is no word of any language: with an underscore, or capitals within.
LOOKS_LIKE_A_NAME = re.compile(r"_|[a-z][A-Z]")


@rule("FCT-22", Severity.WARNING, TERMINALS, PLANET49, states=CURRENT)
def named_cookies(review: Review) -> Iterator[RuleHit]:
    """A cookie that the text names is in the list of notice.yml; where the words for "not" are unknown, it may be denied."""
    own = [one.name for one in review.cookies]
    own += [one.rstrip("*").rstrip("._-") for one in own if one.endswith("*")]  # "_pk_id" of "_pk_id.*"
    found = (
        (prose.document.language, name, _cookie_hit(review, prose, name, service))
        for prose in review.sentences() if prose.document.language in languages()
        for name, service in _cookies(prose.sentence)
        if not any(fnmatchcase(name, one) for one in own) and not (find("negation", prose.sentence) or is_past(review, prose.sentence))
    )  # fmt: skip
    yield from (hit for _, _, hit in once(found, lambda one: one[:2]))


@rule("FCT-23", Severity.ERROR, TERMINALS, *gdpr("5(1)(a)"), states=CURRENT, by_words=True)
def cookies_or_none_in_the_text(review: Review) -> Iterator[RuleHit]:
    """A text that says that there are no cookies is one of a notice that states none, and one that speaks of them states them."""
    cookies = review.facts.cookies
    for prose in review.sentences():
        if isinstance(cookies, Cookies):
            more = set(cookies.categories) - {"necessary"}
            # "Before you have chosen, only necessary cookies are stored" denies no others.
            limited = any(find(kind, prose.sentence) for kind in ("not-before", "condition", "elsewhere-than-here"))
            only = stated(prose, "only-necessary-cookies") if more else ()
            denied = () if limited else (*_without_names(prose.sentence), *only)
            # "The app has no cookies" is not said of the site.
            severity = None if find("our-pages", prose.sentence) else Severity.WARNING
            yield from (review.at_sentence(prose, hit.words, severity=severity, words=hit.words) for hit in denied[:1])
            doubted = () if denied else (*_denied_storage(review, prose), *_denied_lifetimes(review, prose))
            yield from (_spoken_of(review, prose, hit.words) for hit in doubted[:1])
        elif cookies == NONE:
            yield from (_spoken_of(review, prose, hit.words) for hit in stated(prose, "uses-cookies"))
    for prose, said in asked_and_denied(review, "asks-of-cookies") if isinstance(cookies, Cookies) else ():
        yield review.at_sentence(prose, said, severity=Severity.WARNING, words=said)


def _without_names(sentence: Sentence) -> tuple[Hit, ...]:
    """Return where a sentence says that there are no cookies; not where it goes on to name those that there are not."""
    named = any(LOOKS_LIKE_A_NAME.search(word) for word in sentence.words)
    return () if named else find("no-cookies", sentence)


def _denied_storage(review: Review, prose: Prose) -> list[Hit]:
    """Return where a sentence says that nothing is in the local storage, though the list of cookies has something there."""
    passed = any(find(kind, prose.sentence) for kind in ("condition", "contrast", "others")) or not find("keeps", prose.sentence)
    if passed or not any(one.kind == "local-storage" for one in review.cookies):
        return []
    return [hit for hit in find("storage-local-storage", prose.sentence) if is_negated(prose.sentence, hit)][:1]


def _denied_lifetimes(review: Review, prose: Prose) -> list[Hit]:
    """Return where a sentence says that every cookie goes with the session, though the list has some that stay."""
    stay = any(one.duration not in (None, SESSION) for one in review.cookies)
    return list(find("only-session-cookies", prose.sentence)) if stay and not find("necessary-cookie", prose.sentence) else []


def _cookie_hit(review: Review, prose: Prose, name: str, service: KnownService) -> RuleHit:
    facts = _cookie(review.facts.cookies, name, service)
    return review.at_sentence(prose, name, name=name, company=service.company, facts=facts)


def _spoken_of(review: Review, prose: Prose, words: str) -> RuleHit:
    return review.at_sentence(prose, words, severity=Severity.WARNING, words=words)


def _cookies(sentence: Sentence) -> Iterator[tuple[str, KnownService]]:
    """Yield the names of known cookies in a sentence, each with the service that sets it."""
    for word in sentence.words:
        if LOOKS_LIKE_A_NAME.search(word):
            yield from ((word, service) for pattern, service in _known() if fnmatchcase(word, pattern) or word == pattern.rstrip("_*"))


@cache
def _known() -> list[tuple[str, KnownService]]:
    return [(name, service) for service in services().values() for name in service.cookies if LOOKS_LIKE_A_NAME.search(name)]


def _cookie(cookies: object, name: str, service: KnownService) -> str:
    entry = {"name": name, "category": "statistics", "party": "third", "provider": service.company, "country": service.country}
    return to_copy({"cookies": {"categories": _categories(cookies), "items": [entry]}})


def _categories(cookies: object) -> list[str]:
    own = list(cookies.categories) if isinstance(cookies, Cookies) else ["necessary"]
    return [*own, *(["statistics"] if "statistics" not in own else [])]
