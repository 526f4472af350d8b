"""Facts that changed are told as pages show them, in one language: under which section, with which label."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..cache import memoize_per_object
from ..facts import Facts
from ..localizer import Localizer
from ..reading import Notice
from ..views.blocks import View, blocks_in
from ..views.labelled import labelled

Shown = dict[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True)
class ShownChange:
    """A page shows a fact otherwise. `title` is that of the section.

    `before` and `after` are what only the old or only the new version shows.
    """

    page: str
    section: str
    title: str
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    def sentence(self, say: Localizer) -> str:
        """Return the change in words: 'New in "Who gets your data?": Processor – Hosting Oy'."""
        label = "fact_changed" if self.before and self.after else "fact_added" if self.after else "fact_removed"
        before, after = (", ".join(values) for values in (self.before, self.after))
        return say.label(label, section=self.title, fact=self.label, before=before, after=after)


def shown_changes(old: Notice, new: Notice, say: Localizer) -> tuple[ShownChange, ...]:
    """Return what pages show otherwise, in the order of the new version's pages.

    What it no longer shows comes last on a page.
    """
    return tuple(change for page in dict.fromkeys((*new.pages, *old.pages)) for change in _of_page(old, new, page, say))


def _of_page(old: Notice, new: Notice, page: str, say: Localizer) -> Iterator[ShownChange]:
    before, after = (_shown_on(notice, page, say.language) for notice in (old, new))
    if before is after:
        return
    for section, label in dict.fromkeys((*after, *before)):
        was, now = before.get((section, label), ()), after.get((section, label), ())
        gone, come = tuple(text for text in was if text not in now), tuple(text for text in now if text not in was)
        if gone or come:
            title = _title(new, page, section, say.language) or _title(old, page, section, say.language) or section
            yield ShownChange(page, section, title, label, gone, come)


def _title(notice: Notice, page: str, id: str, language: str) -> str | None:
    section = notice.document(page, language).section(id) if page in notice.documents else None
    return section.title if section else None


def _shown_on(notice: Notice, page: str, language: str) -> Shown:
    return _shown(notice.facts, View.of(notice, page, language)) if page in notice.documents else {}


@memoize_per_object
def _shown(facts: Facts, view: View) -> Shown:
    """Return everything that a page shows of the facts, by section and label."""
    found: Shown = {}
    for section, inner in blocks_in(facts, view).items():
        for label, texts in labelled(inner, view.say):
            found[section, label] = (*found.get((section, label), ()), *texts)
    return found
