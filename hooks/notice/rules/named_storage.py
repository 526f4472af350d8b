"""What the text says is stored on a device or read from it is told of in notice.yml: Act 917/2014 § 205 and EDPB 2/2023."""
from __future__ import annotations

from collections.abc import Iterator

from ..facts.cookie_facts import Cookie, Cookies
from ..facts.values import NONE
from ..sentences import Hit, find, sentences_of
from ..vocabulary import codes
from .against_facts import once, stated, to_copy
from .cookie_consent import TERMINALS
from .finding import RuleHit, Severity
from .legal_sources import Work
from .rule import CURRENT, rule
from .something_else import is_not_ours
from .under_review import Review

SCOPE = Work(
    "EDPB 2/2023",
    "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/"
    "guidelines-22023-technical-scope-art-53-eprivacy-directive_en",
)
STORAGES = ("local-storage", "session-storage", "indexed-db")
# What reads a device and stores nothing has no kind of its own in notice.yml: an item says it in words.
READERS = ("pixel", "fingerprint")


@rule("FCT-22b", Severity.WARNING, TERMINALS, SCOPE, states=CURRENT, by_words=True)
def named_storage(review: Review) -> Iterator[RuleHit]:
    """Storage in the browser, a pixel or a fingerprint of the device of which the text tells is among the cookies of notice.yml.

    Where no cookie is listed yet, the rules on the list speak. What a law covers, or a word means, is not what is used.
    """
    cookies = review.facts.cookies
    items = cookies.items if isinstance(cookies, Cookies) else None
    if cookies != NONE and not isinstance(items, list):
        return
    known = set(_known(review, items if isinstance(items, list) else []))
    found = (
        (prose.document.language, kind, review.at_sentence(prose, hit.words, words=hit.words, facts=_item(review, kind, hit)))
        for prose in review.sentences()
        for kind in (*STORAGES, *READERS)
        if kind not in known
        for hit in stated(prose, f"storage-{kind}")
        if not (is_not_ours(review, prose, hit) or find("tells-what-counts", prose.sentence))
    )
    yield from (hit for _, _, hit in once(found, lambda one: one[:2]))


def _known(review: Review, items: list[Cookie]) -> Iterator[str]:
    """Yield the kinds that the list of cookies has, by the kind of an item or by its words."""
    for item in items:
        yield item.kind
        names = ((language, name) for language in review.notice.languages for name in (item.name, item.service, item.provider) if name)
        for language, text in (*review.said(item.description).items(), *names):
            yield from (kind for kind in READERS for one in sentences_of(text, language) if find(f"storage-{kind}", one))


def _item(review: Review, kind: str, hit: Hit) -> str:
    """Return the item to copy; one that only reads the device is named as the text names it."""
    cookies = review.facts.cookies
    used = list(cookies.categories) if isinstance(cookies, Cookies) else ["necessary"]
    category = used[0] if kind in STORAGES else next((one for one in reversed(used) if one in codes()["cookie_categories"]), "statistics")
    item = {"name": "…", "kind": kind} if kind in STORAGES else {"name": hit.words}
    return to_copy({"cookies": {"categories": used, "items": [{**item, "category": category}]}})
