"""Facts that changed are told as pages show them, in one language: under which section, with which label."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..cache import memoize_per_object
from ..documents import Outline
from ..facts import Facts
from ..facts.all_facts import used_as
from ..facts.marks import Use
from ..localizer import Localizer
from ..reading import Notice
from ..views.blocks import View, blocks_in
from ..views.labelled import Said, labelled_items
from .fact_changes import fact_changes

Shown = dict[tuple[str, str], tuple[Said, ...]]


@dataclass(frozen=True)
class ShownChange:
    """A page shows a fact otherwise. `title` is that of the section.

    `before` and `after` are what only the old or only the new version shows; `is_whole` says that nothing else is shown
    under the `label`.
    """

    page: str
    section: str
    title: str
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    is_whole: bool = True


def shown_changes(old: Notice, new: Notice, say: Localizer) -> tuple[ShownChange, ...]:
    """Return what pages show otherwise, in the order of the new version's pages.

    What it no longer shows comes last on a page. A heading is no fact: where facts name a section, it is called as it is now.
    """
    steering = used_as(Use.STEERS)
    if not any(change.id.partition(".")[0] not in steering for change in fact_changes(old.facts, new.facts)):
        return ()
    return tuple(change for page in dict.fromkeys((*new.pages, *old.pages)) for change in _of_page(old, new, page, say))


def _of_page(old: Notice, new: Notice, page: str, say: Localizer) -> Iterator[ShownChange]:
    before, after = (_shown_on(notice, page, say.language, new) for notice in (old, new))
    if before is after:
        return
    for section, label in dict.fromkeys((*after, *before)):
        was, now = before.get((section, label), ()), after.get((section, label), ())
        title = _title(new, page, section, say.language) or _title(old, page, section, say.language) or section
        for told in _told(label, was, now, say):
            yield replace(told, page=page, section=section, title=title)


def _told(label: str, was: tuple[Said, ...], now: tuple[Said, ...], say: Localizer) -> Iterator[ShownChange]:
    """Yield what differs under a label; of an item that only has other notes, those notes."""
    gone, come = list((Counter(was) - Counter(now)).elements()), list((Counter(now) - Counter(was)).elements())
    for later in list(come):
        earlier = next((one for one in gone if one.text == later.text), None)
        if earlier:
            gone.remove(earlier)
            come.remove(later)
            less, more = _without(earlier.notes, later.notes), _without(later.notes, earlier.notes)
            whole = say.told("part_of", fact=label, item=later.text)
            yield _change(whole, less, more, len(less) == len(earlier.notes) and len(more) == len(later.notes))
    if gone or come:
        yield _change(label, _texts(gone), _texts(come), len(gone) == len(was) and len(come) == len(now))


def _change(label: str, before: tuple[str, ...], after: tuple[str, ...], is_whole: bool) -> ShownChange:
    return ShownChange("", "", "", label, before, after, is_whole)


def _without(texts: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in texts if text not in others)


def _texts(found: Iterable[Said]) -> tuple[str, ...]:
    return tuple(one.whole for one in found)


def _title(notice: Notice, page: str, id: str, language: str) -> str | None:
    section = notice.document(page, language).section(id) if page in notice.documents else None
    return section.title if section else None


def _shown_on(notice: Notice, page: str, language: str, newer: Notice) -> Shown:
    if page not in notice.documents:
        return {}
    view = View.of(notice, page, language)
    return _shown(notice.facts, view if notice is newer else _called_as_in(newer, view, page))


def _called_as_in(newer: Notice, view: View, page: str) -> View:
    """Return the view of an older notice in which sections are called as they are in a newer one, where it has them."""
    language = view.say.language
    known = View.of(newer, page, language) if page in newer.documents else None
    headings = ((id, level, _title(newer, page, id, language) or title) for id, level, title in view.outline.headings)
    titles = {one.id: one.title for one in known.abroad} if known else {}
    abroad = tuple(replace(one, title=titles.get(one.id, one.title)) for one in view.abroad)
    return replace(view, outline=Outline(tuple(headings)), abroad=abroad)


@memoize_per_object
def _shown(facts: Facts, view: View) -> Shown:
    """Return everything that a page shows of the facts, by section and label."""
    found: Shown = {}
    for section, inner in blocks_in(facts, view).items():
        for label, said in labelled_items(inner, view.say):
            found[section, label] = (*found.get((section, label), ()), *said)
    return found
