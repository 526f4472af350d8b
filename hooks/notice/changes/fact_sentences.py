"""A fact that changed is told once, in a sentence with the words before and after: readers, feeds and reviewers get the same."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..cache import memoize_per_object
from ..localizer import Localizer
from ..reading import Notice
from ..verdict.form_only import same_titles
from .rendered_changes import ShownChange, shown_changes

# A page and a section on it.
Spot = tuple[str, str]


@dataclass(frozen=True)
class ToldFact:
    """A fact that changed is told in words.

    `key` is the sentence, `places` are the sections in which it is shown, with their titles, `labels` what it is called there.
    """

    key: str
    places: tuple[tuple[Spot, str], ...]
    labels: tuple[str, ...]
    before: str
    after: str

    def sentence(self, say: Localizer) -> str:
        """Return the sentence, such as 'Under “Authority”, “Postal address” is now: P.O. Box 800. Before: P.O. Box 1.'."""
        sections = say.join([say.quoted(title) for title in dict.fromkeys(title for _, title in self.places)])
        return say.told(self.key, sections=sections, fact=self.called(say), before=self.before, after=self.after)

    def called(self, say: Localizer) -> str:
        """Return what the fact is called, in quotation marks."""
        return say.join([say.quoted(label) for label in self.labels])


@memoize_per_object
def told_facts(old: Notice, new: Notice, say: Localizer) -> tuple[ToldFact, ...]:
    """Return the facts that changed, in the order of the pages; what several sections show alike is told once, of all of them.

    `old` has the ids of `new`.
    """
    found: dict[tuple[str, str, str, str], ToldFact] = {}
    for change in shown_changes(old, new, say):
        place = ((change.page, change.section), change.title)
        for key, before, after in _ways(change):
            own = change.label if not (before and after) else ""  # one thing in the place of another is the same everywhere
            known = found.get((key, own, before, after), ToldFact(key, (), (), before, after))
            labels = tuple(dict.fromkeys((*known.labels, change.label)))
            found[key, own, before, after] = replace(known, places=(*known.places, place), labels=labels)
    return tuple(found.values())


def renamed_headings(old: Notice, new: Notice, language: str) -> Iterator[tuple[str, str]]:
    """Yield the titles of sections before and after, where a section has another one; `old` has the ids of `new`."""
    for page in (one for one in new.pages if one in old.documents):
        before, after = (notice.document(page, language) for notice in (old, new))
        if before.language == after.language:
            for section in after.sections:
                earlier = before.section(section.id)
                if earlier and not same_titles(earlier.title, section.title, language):
                    yield earlier.title, section.title


def _ways(change: ShownChange) -> Iterable[tuple[str, str, str]]:
    """Yield the sentences for a change: one where something came in the place of something, else one for each side."""
    before, after = (", ".join(texts) for texts in (change.before, change.after))
    if before and after and change.is_whole:
        yield "fact_changed", before, after
    elif len(change.before) == len(change.after) == 1:
        yield "fact_exchanged", before, after
    else:
        if after:
            yield "fact_added", "", after
        if before:
            yield "fact_removed", before, ""
