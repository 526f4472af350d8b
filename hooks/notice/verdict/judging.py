"""A change of a section is judged: what is form alone, what is proven to be wording, then what speaks for substance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from html import escape
from itertools import chain

from ..documents import Section
from .evidence import Evidence, Verdict
from .form_only import same_but_for_signs, same_words, unnumbered
from .linked_parties import changed_parties
from .names import changed_names
from .quantities import changed_quantities
from .rewording import without_rewordings
from .unshared import Speech, Unshared, key_of, said_in, unshared
from .whole_sentences import changed_clauses, changed_sentences
from .word_meanings import changed_meanings, changed_negations

# What speaks for substance in the text of a section; a heading states nothing but numbers and names.
OF_TEXTS: tuple[Callable[[Unshared], Iterator[Evidence]], ...] = (
    changed_quantities, changed_negations, changed_names, changed_meanings, changed_sentences, changed_clauses,
)  # fmt: skip
OF_TITLES: tuple[Callable[[Unshared], Iterator[Evidence]], ...] = (changed_quantities, changed_negations)
ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
LONGEST_SHOWN = 12


def judged(old: Section, new: Section, speech: Speech, elsewhere: Collection[str] = ()) -> tuple[Evidence, ...]:
    """Return the evidence of what a change of a section is; nothing if both read and look alike.

    `elsewhere` are sentences (see `key_of`) that went from one section of the page to another.
    """
    return tuple(dict.fromkeys(chain(_of_title(old.title, new.title, speech), _of_text(old, new, speech, elsewhere))))


def judged_words(old: str, new: str, speech: Speech) -> tuple[Evidence, ...]:
    """Return the same of two short texts without marks, such as a label in the facts."""
    before, after = (Section("", 2, "", 1, text, "", escape(text)) for text in (old, new))
    return tuple(dict.fromkeys(_of_text(before, after, speech, ())))


def gravest(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the gravest verdict; without any it is form."""
    found = set(verdicts)
    return next((verdict for verdict in Verdict if verdict in found), Verdict.FORM)


def _of_title(old: str, new: str, speech: Speech) -> Iterator[Evidence]:
    if old == new:
        return
    before, after = unnumbered(old), unnumbered(new)
    if same_words(before, after, speech.language):
        yield Evidence("form", Verdict.FORM)
    elif same_but_for_signs(before, after, speech.language):
        yield Evidence("signs", Verdict.WORDING, old, new)
    else:
        yield from _weighed(unshared(before, after, speech, is_title=True), OF_TITLES)


def _of_text(old: Section, new: Section, speech: Speech, elsewhere: Collection[str]) -> Iterator[Evidence]:
    yield from changed_parties(old.html, new.html)
    if old.html == new.html:
        return
    if same_words(old.html, new.html, speech.language):
        yield Evidence("form", Verdict.FORM)
        return
    found = unshared(old.text, new.text, speech, elsewhere=elsewhere)
    if not found.is_empty:
        yield from _weighed(found, OF_TEXTS)
    elif same_but_for_signs(old.html, new.html, speech.language):
        yield Evidence("signs", Verdict.WORDING)
    elif _same_items(old.html, new.html, speech):
        yield Evidence("order", Verdict.WORDING)
    else:
        yield Evidence("moved", Verdict.READ)
    if elsewhere and _moved(old, new, speech, elsewhere):
        yield Evidence("moved", Verdict.READ)


def _moved(old: Section, new: Section, speech: Speech, elsewhere: Collection[str]) -> bool:
    before, after = ({key_of(one) for one in said_in(section, speech.language)} for section in (old, new))
    return not (before ^ after).isdisjoint(elsewhere)


def _weighed(found: Unshared, kinds: Iterable[Callable[[Unshared], Iterator[Evidence]]]) -> Iterator[Evidence]:
    """Yield what is proven to be wording; of the rest what speaks for substance, else that somebody must read it."""
    rest, proven = without_rewordings(found)
    yield from proven
    if rest.is_empty:
        return
    substance = [one for kind in kinds for one in kind(rest)]
    yield from substance or [_to_be_read(rest)]


def _to_be_read(rest: Unshared) -> Evidence:
    changed = [opcode for opcode in rest.opcodes if opcode[0] != "equal"]
    before = [word for _, i, k, _, _ in changed for word in rest.old_words[i:k]]
    after = [word for _, _, _, j, m in changed for word in rest.new_words[j:m]]
    return Evidence("words", Verdict.READ, _shown(before), _shown(after))


def _shown(words: list[str]) -> str:
    return " ".join(words[:LONGEST_SHOWN]) + (" …" if len(words) > LONGEST_SHOWN else "")


def _same_items(old: str, new: str, speech: Speech) -> bool:
    """Say whether two pieces of HTML have the same items of lists in another order, and the same words around them."""
    before, after = (Counter(" ".join(item.split()) for item in ITEM.findall(html)) for html in (old, new))
    return bool(before) and before == after and same_words(ITEM.sub("", old), ITEM.sub("", new), speech.language)
