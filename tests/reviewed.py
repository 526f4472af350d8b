"""The complete notice of tests/complete, spoilt in one place or not, as the rules review it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from unittest.mock import patch

from author_mistakes import LANGUAGES
from in_the_ledger import heading_of, version_of_heading
from notice.change_history import version_headings
from notice.lacking import Lack
from notice.localizer import Localizer
from notice.reading import Notice, Reader
from notice.rules import RULES, Finding, Review, findings_of
from notice.versions import Status
from projects import COMPLETE, site_reader
from quick_yaml import load_yaml

HERE = Path(__file__).parent
CASES = sorted((HERE / "findings").glob("*.yml"))
# The complete notice applies from 2027-03-01, and replaces a version that said the same.
TODAY = date(2027, 2, 1)
BEFORE = date(2026, 1, 1)
MESSAGES = ("en", "fi", "sv")


@dataclass(frozen=True)
class Case:
    """One thing removed or spoilt, and the one finding it must give: rule, scope, place, and what it says."""

    name: str
    rule: str
    scope: str
    at: Mapping[str, str]
    en: str
    fi: str
    sv: str
    changes: list[dict[str, str]] = field(default_factory=list)
    day: date = TODAY
    status: Status = Status.DRAFT
    severity: str = ""
    """If it must be milder than that of the rule."""
    new: bool = False
    """Whether the version before was whole; else it had the same fault."""
    lacks: dict[str, str] = field(default_factory=dict)
    """What an upcoming version lacks, where it is that which must be found."""

    def files(self) -> dict[str, bytes]:
        """Give the spoilt files."""
        texts = {name: content.decode() for name, content in complete_files().items()}
        for change in self.changes:
            found = texts[change["file"]].count(change["find"])
            assert found == 1, f"{self.name}: {change['find']!r} stands {found} times in {change['file']}"
            texts[change["file"]] = texts[change["file"]].replace(change["find"], change["put"])
        return {name: text.encode() for name, text in texts.items()}

    def line(self) -> int:
        """Find the line the finding must name: the one that is this text, or else has it."""
        lines = self.files()[self.at["file"]].decode().split("\n")
        found = [number for number, line in enumerate(lines, 1) if self.at["text"] == line]
        found = found or [number for number, line in enumerate(lines, 1) if self.at["text"] in line]
        assert len(found) == 1, f"{self.name}: {self.at['text']!r} stands on the lines {found}"
        return found[0]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What all rules find in the spoilt notice, in English."""
        return findings_of(self._review)

    def said(self, language: str) -> tuple[str, ...]:
        """Give the words of the findings in a language of the messages; rules that found nothing are not asked again."""
        finding = {one.rule: RULES[one.rule] for one in self.findings if one.rule in RULES}
        with patch.dict(RULES, finding, clear=True):
            return tuple(one.what for one in findings_of(replace(self._review, say=speak(language, self._review.notice))))

    @cached_property
    def _review(self) -> Review:
        lacks = (Lack(**{"folder": "docs", **self.lacks, "files": ("notice.yml",)}),) if self.lacks else ()  # type: ignore[arg-type]
        return replace(review_of_files(self.files(), MESSAGES[0], self.day, self.status, self.new), lacking=lacks)


def read_case(path: Path) -> Case:
    """Read one file of `tests/findings/`."""
    data: dict[str, Any] = load_yaml(path.read_text(encoding="utf-8"))
    return Case(path.stem, **{**data, "status": Status.named(data.get("status"))})


@cache
def complete_files() -> Mapping[str, bytes]:
    """Read the files of the complete notice."""
    return {path.name: path.read_bytes() for path in sorted(COMPLETE.iterdir())}


@cache
def reader() -> Reader:
    """Give what reads the notices."""
    return site_reader(*LANGUAGES)


@cache
def complete_notice() -> Notice:
    """Read the complete notice."""
    return reader().working_text(complete_files(), "docs")


def review_of_files(
    files: Mapping[str, bytes], language: str = "en", day: date = TODAY, status: Status = Status.DRAFT, new: bool = False
) -> Review:
    """Review a notice that is to replace one that says the same; or, if it is new, the complete one. Raises NoticeError."""
    notice = reader().working_text(files, "docs")
    found, problems = version_headings(notice.documents["history"], notice.source)
    assert problems == []
    before = version_of_heading(heading_of(BEFORE.isoformat(), {}), complete_notice() if new else notice, BEFORE)
    reviewed = version_of_heading(found[0], notice, frozen=False)
    return Review(notice, found[0], status, (reviewed, before), day, speak(language, notice))


def speak(language: str, notice: Notice) -> Localizer:
    """Speak a language of the messages about a notice."""
    return Localizer(reader().terms[language], notice.source)


def without(path: tuple[str | int, ...], data: Any) -> Any:
    """Give a copy of data in which the value at `path` is missing."""
    if not path:
        return data
    items: Iterator[tuple[Any, Any]] = iter(data.items() if isinstance(data, dict) else enumerate(data))
    if len(path) == 1:
        kept = [(key, value) for key, value in items if key != path[0]]
    else:
        kept = [(key, without(path[1:], value) if key == path[0] else value) for key, value in items]
    return dict(kept) if isinstance(data, dict) else [value for _, value in kept]
