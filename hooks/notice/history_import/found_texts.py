"""Old texts lie in a folder for each day: pages in their languages, facts if they are known, and the originals in `found/`."""
from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..docs_folder import FACTS, FOUND, UTF_16, page_and_language, plain, read_draft_folder, text_of
from ..ledger import read_day
from ..messages import Message
from ..page_names import HISTORY
from ..problems import NoticeError, Problem


@dataclass(frozen=True)
class FoundText:
    """What was found for a day, in `folder` as the editor knows it: pages and facts by file name, and originals.

    `recoded` are files that were not written as the pages of a notice are.
    """

    day: date
    folder: str
    texts: dict[str, str]
    originals: dict[str, bytes]
    recoded: tuple[Problem, ...]

    @property
    def facts(self) -> str:
        """Return what notice.yml says, or nothing."""
        return self.texts.get(FACTS, "")

    @property
    def pages(self) -> dict[str, dict[str, str]]:
        """Return the text of each page by language."""
        found: dict[str, dict[str, str]] = {}
        for name, text in self.texts.items():
            if name != FACTS:
                page, language = page_and_language(name)
                found.setdefault(page, {})[language] = text
        return found


def read_found(folder: Path, languages: Sequence[str]) -> list[FoundText]:
    """Read a folder of old texts, the oldest first. Raise NoticeError with everything that cannot be read."""
    if not folder.is_dir():
        raise NoticeError([Problem(str(folder), 1, Message("import.no-folder"))])
    found: list[FoundText] = []
    problems: list[Problem] = []
    for path in sorted(path for path in folder.iterdir() if not path.name.startswith(".")):
        day = read_day(path.name) if path.is_dir() else None
        if day is None:
            problems.append(Problem(f"{folder}/{path.name}", 1, Message("import.no-day")))
            continue
        try:
            found.append(_read_day(path, folder, day, languages))
        except NoticeError as error:
            problems += error.problems
    if not found and not problems:
        problems.append(Problem(str(folder), 1, Message("import.nothing")))
    if problems:
        raise NoticeError(problems)
    return found


def _read_day(path: Path, folder: Path, day: date, languages: Sequence[str]) -> FoundText:
    shown = f"{folder}/{path.name}"
    try:
        files = read_draft_folder(path, folder, languages)
    except NoticeError as error:
        raise NoticeError(replace(one, file=(folder.parent / one.file).as_posix()) for one in error.problems) from None
    texts: dict[str, str] = {}
    recoded: list[Problem] = []
    problems: list[Problem] = []
    for name in [name for name in files if not name.startswith(f"{FOUND}/")]:
        if page_and_language(name)[0] == HISTORY:
            problems.append(Problem(f"{shown}/{name}", 1, Message("import.own-history")))
            continue
        try:
            texts[name] = _decoded(files[name])
        except UnicodeDecodeError:
            problems.append(Problem(f"{shown}/{name}", 1, Message("files.not-utf-8")))
            continue
        recoded += [Problem(f"{shown}/{name}", 1, message) for message in _recoded(files[name])]
    if problems:
        raise NoticeError(problems)
    originals = {name: content for name, content in files.items() if name.startswith(f"{FOUND}/")}
    return FoundText(day, shown, texts, originals, tuple(recoded))


def _decoded(content: bytes) -> str:
    """Return a text as pages are written. Raise UnicodeDecodeError for one that is neither in UTF-8 nor in UTF-16."""
    text = content.decode("utf-16").encode() if content.startswith(UTF_16) else content
    return text_of(plain(text))


def _recoded(content: bytes) -> Iterator[Message]:
    if content.startswith((*UTF_16, BOM_UTF8)) or b"\r" in content:
        yield Message("import.recoded")
