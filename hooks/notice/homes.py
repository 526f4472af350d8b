"""Each fact is at home under one section of one page: there its block stands, and there links and data lead.

That is the section with its own id on the page of the notice. A purpose may have its section on another page; a fact may
share the section that `sections` of notice.yml names; and rights that have none are at home in that of all rights.
"""
from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .facts import Facts
from .facts.all_facts import fact_sections
from .page_names import HISTORY, NOTICE

RIGHTS_SECTION = "rights"


@dataclass(frozen=True)
class Home:
    """A home is a section of a page, which is named as in "index"."""

    page: str
    section: str


def homes(facts: Facts, sections: Mapping[str, Collection[str]]) -> dict[str, Home]:
    """Return where each fact that the notice states is at home, by the id that its own section has.

    `sections` are the ids of the sections of each page. One that is at home nowhere is given the place where it should be.
    """
    own, others = sections.get(NOTICE, ()), [page for page in sections if page not in (NOTICE, HISTORY)]
    stated = [id for id, name in fact_sections().items() if getattr(facts, name) is not None]
    stated += ["recipients"] if facts.recipients else []
    found = {id: Home(NOTICE, facts.sections.get(id, id)) for id in stated}
    for id in facts.purposes:
        found[id] = Home(next((page for page in (NOTICE, *others) if id in sections.get(page, ())), NOTICE), id)
    for id in facts.rights or ():
        in_common = id not in facts.sections and id not in own and RIGHTS_SECTION in own
        found[id] = Home(NOTICE, RIGHTS_SECTION if in_common else facts.sections.get(id, id))
    return found
