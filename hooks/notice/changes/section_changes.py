"""Sections of a page changed or not, which is found by pairing them by their ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from unicodedata import normalize

from ..cache import memoize_per_object
from ..documents import Document, Section
from ..reading import Notice
from ..verdict.form_only import same_titles, same_words
from ..verdict.kinds_of_form import forms_of_text, forms_of_title, shown
from ..verdict.linked_parties import same_addresses

# A section that only moved, or has another id, reads as before.
REWORDED = {"added", "changed", "renamed"}
CONTACT_LINK = re.compile(r'href="((?:mailto|tel):[^"]+)"')


@dataclass(frozen=True)
class SectionChange:
    """A section was "added" or "removed", or it is any of "changed", "form", "renamed", "moved" and "readdressed".

    "form" has the same words, set otherwise, "renamed" another title, "readdressed" another id.
    """

    id: str
    kinds: tuple[str, ...]
    old: Section | None
    new: Section | None

    @property
    def forms(self) -> tuple[str, ...]:
        """Return what changed where only the form did, by the names of the vocabulary."""
        if not (self.old and self.new and "form" in self.kinds):
            return ()
        of_title = forms_of_title(self.old.title, self.new.title) if "renamed" not in self.kinds else ()
        of_text = forms_of_text(self.old.html, self.new.html) if "changed" not in self.kinds else ()
        return tuple(dict.fromkeys((*of_title, *of_text)))

    @property
    def contact_links(self) -> tuple[str, ...]:
        """Return addresses and numbers to which only one of both versions links."""
        before, after = (set(CONTACT_LINK.findall(section.html)) if section else set() for section in (self.old, self.new))
        return tuple(sorted(before ^ after))


@memoize_per_object
def changed_sections(old: Notice, new: Notice, page: str, language: str) -> tuple[SectionChange, ...]:
    """Return the changed sections of a page, as readers of a language see it; where a notice does not have it, it has no sections.

    `old` has the ids of `new`.
    """
    return section_changes(_read_in(old, page, language), _read_in(new, page, language))


def _read_in(notice: Notice, page: str, language: str) -> Document:
    return notice.document(page, language) if page in notice.documents else Document(page, language, "", "", "", ())


def section_changes(old: Document, new: Document) -> tuple[SectionChange, ...]:
    """Return the changed sections in the order of `new`; a removed one stands where it was."""
    return tuple(_changes(old, new))


def _changes(old: Document, new: Document) -> Iterator[SectionChange]:
    moved = _moved(old, new)
    for id in _order(old, new):
        before, after = old.section(id), new.section(id)
        if before is None or after is None:
            yield SectionChange(id, ("added" if before is None else "removed",), before, after)
            continue
        differs = before.html != after.html and shown(before.html) != shown(after.html)
        is_renamed = normalize("NFC", before.title) != normalize("NFC", after.title)
        is_form_of_title = before.title != after.title and same_titles(before.title, after.title, new.language)
        is_form = differs and same_words(before.html, after.html, new.language) and same_addresses(before.html, after.html)
        kinds = {
            "changed": differs and not is_form,
            "form": is_form or is_form_of_title,
            "renamed": is_renamed and not is_form_of_title,
            "moved": id in moved or before.level != after.level,
            "readdressed": before.old_id not in (None, id),
        }
        if any(kinds.values()):
            yield SectionChange(id, tuple(kind for kind, true in kinds.items() if true), before, after)


def _moved(old: Document, new: Document) -> set[str]:
    """Return sections outside the longest order that both have in common, or under another section than before."""
    if old.outline.shape == new.outline.shape:
        return set()
    before, after = ([id for id in one.ids if other.section(id)] for one, other in ((old, new), (new, old)))
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    kept = {id for block in blocks for id in before[block.a : block.a + block.size]}
    under_another = {id for id in after if old.outline.above(id) != new.outline.above(id)}
    return (set(after) - kept) | under_another


def _order(old: Document, new: Document) -> list[str]:
    order = list(new.ids)
    for place, id in enumerate(old.ids):
        if id not in order:
            before = old.ids[place - 1] if place else None
            order.insert(order.index(before) + 1 if before in order else 0, id)
    return order
