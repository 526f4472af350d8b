"""A rewording is proven where every word that differs is a slip, a form that says the same, or only stands elsewhere in a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from difflib import SequenceMatcher

from ..numerals import numerals
from ..plain_words import bare, joined
from ..sentences import Sentence
from ..sentences.hits import hits_in
from .evidence import Evidence, Verdict
from .rewordings import rewordings
from .same_word import is_slip, is_swap_or_double
from .unshared import MOST_WORDS, Speech, Unshared

SEPARATORS = frozenset({",", ";"})
AND = "and"


def without_rewordings(found: Unshared) -> tuple[Unshared, tuple[Evidence, ...]]:
    """Return what is left of a passage without what is only reworded, and the evidence for that."""
    if len(found.old_words) + len(found.new_words) > MOST_WORDS:
        return found, ()
    if len(found.gone) != len(found.come):
        whole = _proof(found.gone, found.come, found.speech)
        return (replace(found, gone=(), come=()), whole) if whole else (found, ())
    pairs = [(old, new, _proof((old,), (new,), found.speech)) for old, new in zip(found.gone, found.come, strict=True)]
    left = [(old, new) for old, new, proof in pairs if not proof]
    rest = replace(found, gone=tuple(old for old, _ in left), come=tuple(new for _, new in left))
    return rest, tuple(one for _, _, proof in pairs for one in proof)


def _proof(gone: Sequence[Sentence], come: Sequence[Sentence], speech: Speech) -> tuple[Evidence, ...]:
    """Return the evidence that sentences say the same as others; nothing where that is not proven."""
    if not gone or not come:
        return ()
    if len(gone) == len(come) == 1 and (order := _reordered(gone[0], come[0])):
        return order
    return tuple(_same(gone, come, speech) or ())


def _same(gone: Sequence[Sentence], come: Sequence[Sentence], speech: Speech) -> list[Evidence] | None:
    """Return the rewordings that make the one of the other, or None if something else differs."""
    said = rewordings(speech.language)
    (old, was), (new, now) = (said.plain([_in_digits(word, speech) for one in side for word in one.words]) for side in (gone, come))
    kinds = (Counter(was) - Counter(now)) + (Counter(now) - Counter(was))
    found = [Evidence(kind, Verdict.WORDING) for kind in kinds]
    telling = {bare(word) for sentence in (*gone, *come) for word in _telling(sentence)}
    for kind, i, k, j, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        doubled = (j == m and _is_doubled(old, i, k)) or (i == k and _is_doubled(new, j, m))
        reworded = "slip" if doubled else _chunk(tuple(old[i:k]), tuple(new[j:m]), speech, telling)
        if reworded is None:
            return None
        found.append(Evidence(reworded, Verdict.WORDING, " ".join(old[i:k]), " ".join(new[j:m])))
    return list(dict.fromkeys(found)) or [Evidence("spelling", Verdict.WORDING)]


def _in_digits(word: str, speech: Speech) -> str:
    number = numerals(speech.terms).number(word)
    return word if number is None else str(number)


def _chunk(old: tuple[str, ...], new: tuple[str, ...], speech: Speech, telling: set[str]) -> str | None:
    """Return the kind of rewording that makes some words of others, or None."""
    if joined(old) == joined(new):
        return "spelling"
    if len(old) != len(new):
        return None
    said = rewordings(speech.language)
    kinds = {
        _word(one, other, speech, {one, other} & telling, said.differ_in_ending(one, other))
        for one, other in zip(old, new, strict=True)
    }
    return None if None in kinds else min(filter(None, kinds))


def _word(old: str, new: str, speech: Speech, telling: Set[str], is_address: bool) -> str | None:
    """Return the kind of rewording that makes one word of another, or None; of those that are `telling` only a sure slip."""
    if is_address:
        return "address"
    if telling:
        known = speech.known | telling
        return "slip" if (old in known) != (new in known) and is_swap_or_double(old, new) else None
    return "slip" if is_slip(old, new, speech.language, speech.known) else None


def _is_doubled(words: list[str], start: int, end: int) -> bool:
    """Say whether one word stands there once more beside itself."""
    return end - start == 1 and words[start] in (*words[max(start - 1, 0) : start], *words[end : end + 1])


def _telling(sentence: Sentence) -> Iterator[str]:
    for kind, hits in hits_in(sentence).items():
        if "/" in kind or kind in ("negation", "without", "exception", "condition"):
            yield from (word for hit in hits for word in sentence.words[hit.start : hit.end])


def _reordered(old: Sentence, new: Sentence) -> tuple[Evidence, ...]:
    """Return evidence if two sentences only name the items of a series in another order."""
    before, after = (_with_separators(sentence) for sentence in (old, new))
    if Counter(before) != Counter(after) and Counter(_items(before)) != Counter(_items(after)):
        return ()
    start = next((place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    end = next((place for place, (one, other) in enumerate(zip(before[::-1], after[::-1], strict=False)) if one != other), 0)
    was, now = (_items(side[start : len(side) - end]) for side in (before, after))
    if len(was) > 1 and was != now and Counter(was) == Counter(now):
        return (Evidence("order", Verdict.WORDING, ", ".join(was), ", ".join(now)),)
    return ()


def _with_separators(sentence: Sentence) -> list[str]:
    """Return the words of a sentence, and between them a comma for each comma or "and"."""
    joints = {hit.start for hit in hits_in(sentence).get(AND, ())}
    found = list[str]()
    for place, word in enumerate(sentence.words):
        if place in joints or SEPARATORS & set(sentence.before(place)):
            found += [","] if found and found[-1] != "," else []
        if place not in joints:
            found.append(bare(word))
    return found


def _items(words: Sequence[str]) -> list[str]:
    return [item.strip() for item in " ".join(words).split(",") if item.strip()]
