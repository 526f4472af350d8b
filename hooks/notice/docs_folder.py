"""The files of the working text are facts and pages in `docs/`, and nothing else."""
from __future__ import annotations

import os
import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from .messages import Message
from .page_names import ACCESSIBILITY, DEVELOPERS, RIGHTS
from .problems import NoticeError, Problem

FACTS = "notice.yml"
VERSIONS = "versions"
DRAFTS = "drafts"
FOUND = "found"
UTF_16 = (BOM_UTF16_LE, BOM_UTF16_BE)
MAX_BYTES = 2_000_000  # of one file
MAX_FOUND_BYTES = 20_000_000  # of an original that was taken over
# What tells git to leave the bytes of what was published alone; it stands in `docs/versions/`.
ATTRIBUTES = ".gitattributes"
ATTRIBUTED = "* -text\n"
# What systems and editors put beside a file while it is open; nothing reads it.
PASSING = re.compile(r"\.DS_Store|\._.*|\..*\.sw[a-p]|\.#.*|\.~lock\..*#|\.nfs[0-9a-f]+")
# What a browser does not run: a text that was found is published as a text.
ORIGINAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.(?:pdf|docx|odt|txt|png|jpg|jpeg)|[A-Za-z0-9][A-Za-z0-9._-]*\.txt")


def fitting_files(docs: Path, languages: Sequence[str]) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the content of each file that belongs there by its name, and what is wrong with the others.

    `docs/versions/` and `docs/drafts/` are not looked into, but for files that are hidden there.
    """
    files: dict[str, bytes] = {}
    problems = list(_hidden(docs))
    for path in _paths(docs):
        found = list(_faults(path, docs, languages))
        problems += found
        if not found:
            files[path.name] = path.read_bytes()
    if FACTS not in files and not problems:
        problems.append(Problem(display_path(docs / FACTS, docs), 1, Message("files.no-facts")))
    return files, problems


def read_draft_folder(folder: Path, docs: Path, languages: Sequence[str]) -> dict[str, bytes]:
    """Return the content of each file of a folder in `docs/drafts/` by its name, such as "found/notice.pdf".

    Raise NoticeError with all files that do not belong there.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in _paths(folder):
        name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
        original = path.parent == folder / FOUND
        found = list(_unfit_original(path, docs) if original else _faults(path, folder, languages))
        problems += [Problem(display_path(path, docs), problem.line, problem.message) for problem in found]
        if not found:
            files[name] = path.read_bytes()
    if problems:
        raise NoticeError(problems)
    return files


def text_of(content: bytes) -> str:
    """Return the text of a file, whatever the system it was written on. Raise UnicodeDecodeError if it is not UTF-8.

    Text in UTF-16 without a mark at its beginning is valid UTF-8, too, with a zero after each letter.
    """
    if content.startswith(UTF_16) or b"\0" in content[:4]:
        raise UnicodeDecodeError("utf-8", content, 0, 1, "UTF-16")
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")  # among other line ends it would hide what stands before it


def plain(content: bytes) -> bytes:
    """Return a text as it is compared and published: bytes that are no words are the same in every copy of it.

    These are line ends, a mark at the beginning, empty lines at the end, and whether "ä" is one character or two. What is
    not UTF-8 is returned as it is.
    """
    try:
        text = unicodedata.normalize("NFC", text_of(content)).rstrip("\n")
    except UnicodeDecodeError:
        return content
    return f"{text}\n".encode() if text else b""


def plain_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files by name with facts and pages as they are compared and published; originals stay as they were found."""
    return {name: content if "/" in name else plain(content) for name, content in files.items()}


def _unfit_original(path: Path, docs: Path) -> Iterator[Problem]:
    """Yield what keeps an original, as it was found, from being published beside a text that was taken over."""
    if path.is_symlink() or not path.is_file():
        yield Problem(display_path(path, docs), 1, Message("files.link") if path.is_symlink() else Message("files.device"))
    elif not ORIGINAL.fullmatch(path.name):
        yield Problem(display_path(path, docs), 1, Message("files.bad-original"))
    elif path.stat().st_size > MAX_FOUND_BYTES:
        yield Problem(display_path(path, docs), 1, Message("files.too-large", most=MAX_FOUND_BYTES))


def display_path(path: Path, docs: Path) -> str:
    """Return the path as the editor knows it: "docs/index.fi.md"."""
    return path.relative_to(docs.parent).as_posix()


def page_and_language(name: str) -> tuple[str, str]:
    """Return the page and the language that a file name holds.

    >>> page_and_language("index.fi.md")
    ('index', 'fi')
    """
    page, _, language = name.removesuffix(".md").partition(".")
    return page, language


def _paths(docs: Path) -> Iterator[Path]:
    """Yield all that is no folder, in order; a link to a folder is none."""
    found: list[Path] = []
    for within, folders, names in os.walk(docs):
        links = [name for name in folders if Path(within, name).is_symlink()]
        found += [Path(within, name) for name in (*names, *links) if not name.startswith(".")]
        if Path(within) == docs:
            folders[:] = [name for name in folders if name not in (VERSIONS, DRAFTS)]
    yield from sorted(found)


def _hidden(docs: Path) -> Iterator[Problem]:
    """Yield a problem for each hidden file: what nobody sees could tell git, or a server, to treat the notice otherwise."""
    for within, folders, names in os.walk(docs):
        for name in sorted(name for name in (*folders, *names) if name.startswith(".") and not PASSING.fullmatch(name)):
            path = Path(within, name)
            if path != docs / VERSIONS / ATTRIBUTES or path.is_symlink() or not path.is_file() or not _leaves_bytes_alone(path):
                yield Problem(display_path(path, docs), 1, Message("files.hidden"))


def _leaves_bytes_alone(attributes: Path) -> bool:
    """Say whether a file of attributes says what freezing writes into it, beside comments, and nothing else."""
    lines = text_of(attributes.read_bytes()).splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#")) == ATTRIBUTED


def _faults(path: Path, docs: Path, languages: Iterable[str]) -> Iterator[Problem]:
    page, language = page_and_language(path.name)
    if path.is_symlink():
        yield Problem(display_path(path, docs), 1, Message("files.link"))
    elif not path.is_file():
        yield Problem(display_path(path, docs), 1, Message("files.device"))
    elif path.stat().st_size > MAX_BYTES:
        yield Problem(display_path(path, docs), 1, Message("files.too-large", most=MAX_BYTES))
    elif path == docs / FACTS:
        return
    elif path.suffix != ".md":
        yield Problem(display_path(path, docs), 1, Message("files.no-page"))
    elif page in (ACCESSIBILITY, DEVELOPERS, RIGHTS):
        yield Problem(display_path(path, docs), 1, Message("files.reserved"))
    elif path.parent != docs or language not in languages:
        names = tuple(f"{page}.{known}.md" for known in languages)
        yield Problem(display_path(path, docs), 1, Message("files.no-language", names=names))
