"""What the next version changes is said beside it in the text in force: the facts as they will be, and sections that change."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ..addresses import relative, version_page
from ..changes.rendered_changes import shown_changes
from ..documents import Section
from ..renamed_ids import with_new_ids
from ..versions import Standing, Status, Version
from ..views.banner import day
from .differences import common_language, differences
from .site import Presentation


@dataclass(frozen=True)
class ComingFact:
    """A fact that changes has its label and what will be said of it; nothing is left of one that goes."""

    label: str
    texts: tuple[str, ...]


@dataclass
class ComingChange:
    """A section changes: `href` leads to it in the next version, and is None if that no longer has it."""

    href: str | None
    reworded: bool = False
    facts: list[ComingFact] = field(default_factory=list)


Coming = Callable[[Section], str]


def coming(presentation: Presentation, standing: Standing, page: str, here: tuple[str, str]) -> Coming:
    """Return what gives the note on what will change in a section of the text in force.

    `here` is the name and the language of the page on which it stands.
    """
    later = standing.later
    if later is None or standing.status is not Status.IN_FORCE:
        return lambda _: ""
    changed = _changes(presentation, standing.version, later, page, here)
    say, since = presentation.say(here[1]), day(presentation.say(here[1]), later.effective)

    def note(section: Section) -> str:
        change = changed.get(section.id)
        return presentation.templates.render("coming.html", say, change=change, since=since) if change else ""

    return note


def _changes(presentation: Presentation, version: Version, later: Version, page: str, here: tuple[str, str]) -> dict[str, ComingChange]:
    """Return the sections of a page that will change, by their ids in the text in force."""
    found = differences(presentation, version, later)
    renamed = found["renamed_ids"].get(page, {})
    former = {new: old for old, new in renamed.items()}
    language = version.notice.document(page, here[1]).language
    there = later.notice.document(page, language).ids if page in later.notice.pages else ()
    start = presentation.addresses.path(*here)

    def change_of(new_id: str) -> ComingChange:
        target = relative(start, presentation.addresses.path(version_page(later.id, page), here[1]))
        return changes.setdefault(former.get(new_id, new_id), ComingChange(f"{target}#{new_id}" if new_id in there else None))

    changes: dict[str, ComingChange] = {}
    for id in found["reworded"].get(page, {}).get(language, ()):
        change_of(id).reworded = True
    before = with_new_ids(version.notice, found["renamed_ids"])
    spoken = common_language(before, later.notice, here[1], page)
    for fact in shown_changes(before, later.notice, presentation.say(spoken)) if spoken == here[1] else ():
        if fact.page == page:
            change_of(fact.section).facts.append(ComingFact(fact.label, fact.after))
    return changes
