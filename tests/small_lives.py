"""Small notices through their lives: what a version says, then another one, and the site on a day after all of them."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from notice.cache import BuildCache
from small_notices import FACTS, HEAD, SmallNotice
from small_site import SmallSite

DAY = "2026-06-01"
NO_CACHE = BuildCache(Path(os.devnull, "nothing"), "tests")
# The sections that the smallest facts need.
BASE = ("summary: In short.", "controller: We.", "orders: We send.")


def page(*sections: str, id: str = "notice") -> str:
    """Write a page: its title, then sections such as "a: Text.", deeper ones with a sign before; marks follow the id."""
    return HEAD + "\n\n".join([f"# Page of {id} {{#{id}}}", *(_section(*section.split(": ")) for section in sections)]) + "\n"


def _section(heading: str, text: str) -> str:
    marked = heading.lstrip(">")
    return f"##{'#' * (len(heading) - len(marked))} Title of {marked.split()[0]} {{#{marked}}}\n\n{text}"


@dataclass
class Life:
    """A notice whose versions each state all of it anew."""

    docs: Path
    languages: tuple[str, ...] = ("en",)
    only: dict[str, str] = field(default_factory=dict)
    """Files that are not the same in all languages."""
    notice: SmallNotice = field(init=False)

    def __post_init__(self) -> None:
        self.notice = SmallNotice(self.docs, languages=self.languages)

    def write(self, facts: str = "", **pages: str) -> None:
        """State more facts than the smallest notice does, and pages by name; each is the same in all languages."""
        self.notice.facts = facts if facts.startswith("languages") else FACTS + facts
        texts = {"index": page(*BASE), **pages}
        self.notice.other = {f"{name}.{language}.md": text for name, text in texts.items() for language in self.languages} | self.only

    def publish(self, day: str, facts: str = "", told: str = "Something changes.", **pages: str) -> None:
        """Publish a version that says this, and tell of it in the change history."""
        self.write(facts, **pages)
        stated = self.notice.facts
        self.notice.publish(day, " .imported", told=told)
        self.notice.facts = stated

    def draft(self, day: str, facts: str = "", told: str = "Something changes.", **pages: str) -> None:
        """Begin a version that says this."""
        self.write(facts, **pages)
        self.notice.begin(day, told=told)

    def site(self, day: str = DAY) -> SmallSite:
        """Make the site of a day."""
        return SmallSite.of(self.notice.on(day))
