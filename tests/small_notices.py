"""The smallest notice with a history, on any day: read in milliseconds, for what depends on days and counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from in_the_ledger import noon
from notice.cache import BuildCache
from notice.freezing import freeze
from notice.ledger import PUBLISHED, SUMS
from notice.markup import Renderer
from notice.publication import Publication, read_publication
from notice.reading import Reader
from notice.seal import Previous
from projects import NOWHERE

FACTS = "languages: {source: en}\ntime_zone: Europe/Helsinki\ncontroller: {name: Oy}\npurposes:\n  orders: {groups: [customers]}\n"
HEAD = "---\ndescription: A page.\n---\n\n"
INDEX = HEAD + "# Notice {#notice}\n\n## In short {#summary}\n\nText.\n\n## Who {#controller}\n\n## Orders {#orders}\n"
HISTORY = HEAD + "# Changes {#changes}\n"


@dataclass
class SmallNotice:
    """`docs` with one page of text. `headings` of the change history are written newest first.

    `other` are files that are not as all of this would have them; `published` names the versions in the order of their seals.
    """

    docs: Path
    text: str = "Text."
    facts: str = FACTS
    headings: list[str] = field(default_factory=list)
    languages: tuple[str, ...] = ("en",)
    other: dict[str, str] = field(default_factory=dict)
    published: list[str] = field(default_factory=list)

    def begin(self, id: str, marks: str = "", text: str = "", facts: str = "", told: str = "Something changes.") -> None:
        """Begin a version, with words in its text and more facts, and tell of it in the change history."""
        self.headings.insert(0, f"## News {{#{id}{marks}}}\n\n{told}\n")
        self.text, self.facts = text or f"{self.text} More.", self.facts + facts

    def publish(
        self, id: str, marks: str = "", text: str = "", facts: str = "", on: str | None = None, told: str = "Something changes."
    ) -> None:
        """Begin a version and freeze it, as of a day or without one."""
        self.begin(id, marks, text, facts, told)
        previous: Previous | None = None
        if self.published:
            previous = self.published[-1], sha256((self.docs / "versions" / self.published[-1] / SUMS).read_bytes()).hexdigest()
        sealed = {**self.files(), PUBLISHED: f"{on}\n".encode()} if on else self.files()
        self.docs.mkdir(exist_ok=True)
        freeze(sealed, self.docs / "versions", id, previous, self.docs.parent / "staging")
        self.published.append(id)

    def files(self) -> Mapping[str, bytes]:
        """Give the files of the working text."""
        texts = {"notice.yml": self.facts}
        for language in self.languages:
            texts[f"index.{language}.md"] = INDEX.replace("Text.", self.text)
            texts[f"history.{language}.md"] = "\n".join([HISTORY, *self.headings])
        return {name: text.encode() for name, text in {**texts, **self.other}.items() if text}

    def on(self, day: str, public: bool = False) -> Publication:
        """Read everything as it stands on a day. Raises NoticeError."""
        self.docs.mkdir(exist_ok=True)
        for path in self.docs.glob("*.*"):
            path.unlink()
        for name, content in self.files().items():
            (self.docs / name).write_bytes(content)
        own = BuildCache(self.docs.parent / "cache", "tests")
        return read_publication(self.docs, reader(self.languages), noon(day), own, public)


@cache
def reader(languages: tuple[str, ...] = ("en",)) -> Reader:
    """Read notices in some languages."""
    return Reader(languages, Renderer(cache=BuildCache(NOWHERE, "tests")))
