"""Services, countries and data are recognised by name in a sentence, in every language that has word lists."""
from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..countries import EEA
from .catalogues import COUNTRY, SERVICE, KnownService, services
from .hits import Hit, find, hits_in
from .splitting import Sentence

DATA, LIKELY = "data-", "likely-"
OF_A_SERVICE = ("personal-data", "cookie", "done-by")


@lru_cache(maxsize=1 << 14)
def services_in(sentence: Sentence) -> tuple[tuple[KnownService, Hit], ...]:
    """Return the services that a sentence names; of "Google Analytics" and "Google" the longer one.

    A name that is also a word counts only within a sentence that speaks of data or cookies, or of who does something.
    """
    named = ((kind.removeprefix(SERVICE), hits) for kind, hits in hits_in(sentence).items() if kind.startswith(SERVICE))
    found = [(services()[id], hit) for id, hits in named for hit in hits]
    return tuple(
        (service, hit) for service, hit in found
        if not any(hit is not other and other.start <= hit.start and hit.end <= other.end and _is_longer(other, hit) for _, other in found)
        and not (service.is_word and (hit.start == 0 or not any(find(kind, sentence) for kind in OF_A_SERVICE)))
        and not _is_part_of_a_name(sentence, hit, service.is_word)
    )  # fmt: skip


def countries_in(sentence: Sentence) -> Iterator[tuple[str, Hit]]:
    """Yield the countries outside the European Economic Area that a sentence names, by their codes."""
    yield from ((code, hit) for code, hit in places_in(sentence) if code not in EEA)


@lru_cache(maxsize=1 << 14)
def places_in(sentence: Sentence) -> tuple[tuple[str, Hit], ...]:
    """Return the countries that a sentence names, or their cities, by their codes.

    A name that is also a word, such as Oman, counts only where it does not begin the sentence.
    """
    doubtful = {one.start for one in find("ambiguous-at-start", sentence)}
    named = [(kind.removeprefix(COUNTRY), hits) for kind, hits in hits_in(sentence).items() if kind.startswith(COUNTRY)]
    return tuple((code, hit) for code, hits in named for hit in hits if hit.start or 0 not in doubtful)


@lru_cache(maxsize=1 << 14)
def data_in(sentence: Sentence) -> tuple[tuple[str, Hit], ...]:
    """Return the kinds of data that a sentence names: by the code of the vocabulary, or by a name that it lacks.

    What is named by a word that may stand for something else, as "illness" does in "books on illness", is only likely.
    """
    named = [(kind, hits) for kind, hits in hits_in(sentence).items() if kind.startswith((DATA, LIKELY))]
    return tuple((kind.removeprefix(DATA).removeprefix(LIKELY), hit) for kind, hits in named for hit in hits)


def is_likely(hit: Hit) -> bool:
    """Say whether a kind of data is named by a word that may stand for something else."""
    return hit.kind.startswith(LIKELY)


def _is_longer(one: Hit, other: Hit) -> bool:
    return one.end - one.start > other.end - other.start


def _is_part_of_a_name(sentence: Sentence, hit: Hit, is_word: bool) -> bool:
    """Say whether it is a browser or a shop of programs ("Google Chrome", "Google Play"), or a word of another name ("Apple Street")."""
    after = "".join(sentence.words[hit.end : hit.end + 1])
    follows = hit.end < len(sentence.words) and not sentence.before(hit.end).strip()
    return after.startswith(NO_SERVICE) or (is_word and follows and after[:1].isupper() and after not in OF_THE_SERVICE)


NO_SERVICE = ("Chrome", "Edge", "Explorer", "Play", "Safari", "Store", "Music")
OF_THE_SERVICE = ("Ads", "Business", "Cloud", "Inc", "Ltd", "Messenger", "Pay", "Pixel", "Platforms", "Pro")
