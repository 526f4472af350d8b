"""A frozen version is written to disk whole and sealed, or not at all."""
from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from .docs_folder import ATTRIBUTED, ATTRIBUTES, FOUND, MAX_BYTES, MAX_FOUND_BYTES
from .drafts_folder import Draft
from .ledger import IMPORTED, PUBLISHED, REPLACES, SUMS, Entry
from .messages import Message
from .problems import NoticeError, Problem, not_allowed
from .seal import MAX_FILES, NAME, WORDS, Previous, seal_of
from .summary.format import FORMAT_OF_VERSION
from .summary.second.growth import newest
from .vocabulary.sealed_words import FIRST_FORMAT, SECOND_FORMAT, sealed_words

FILE_MODE = 0o644
FOLDER_MODE = 0o755


def files_to_seal(draft: Draft, entry: Entry) -> dict[str, bytes]:
    """Return by name what is sealed of a draft that becomes an `entry`: its files, days, and the words of its pages."""
    records = {PUBLISHED: entry.published, IMPORTED: entry.imported, REPLACES: entry.replaces}
    files = {**draft.files, **{name: f"{value}\n".encode() for name, value in records.items() if value}}
    formats = {FIRST_FORMAT: FORMAT_OF_VERSION, SECOND_FORMAT: newest()}
    return {**files, WORDS: sealed_words(draft.version.notice.terms, formats)} if draft.version else files


def freeze(files: Mapping[str, bytes], versions: Path, version: str, previous: Previous | None, staging: Path) -> Path:
    """Write `files` and their seal to the folder `versions`/`version`, which is returned, in one step or not at all.

    `previous` is the name and the seal of the entry published before. `staging` is a folder of this function's own, on
    the same disk but outside `versions`; what a run that was stopped has left there is removed. Raise NoticeError if it
    cannot be done; then nothing has been added to `versions`.
    """
    target = versions / version
    shown = target.relative_to(versions.parent.parent).as_posix()
    _refuse_unfit(files, versions.parent.name, shown)
    contents = {**files, SUMS: seal_of(files, previous).encode()}
    try:
        with _alone(versions.parent):
            _refuse_to_replace(target, shown)
            try:
                _write(staging, contents)
                _publish(staging, target)
            finally:
                with suppress(OSError):
                    _remove(staging)
    except BlockingIOError:
        raise NoticeError([Problem(shown, 1, Message("freezing.busy"))]) from None
    except OSError as error:
        raise NoticeError([Problem(shown, 1, Message("freezing.failed", reason=not_allowed(error)))]) from None
    return target


def keep_bytes(versions: Path) -> None:
    """Tell git to leave the bytes of what was published alone, where nothing in the folder `versions` tells it."""
    with suppress(FileExistsError), (versions / ATTRIBUTES).open("x", encoding="utf-8") as file:
        file.write(ATTRIBUTED)


def _refuse_unfit(files: Mapping[str, bytes], docs: str, shown: str) -> None:
    problems = [Problem(f"{docs}/{name}", 1, Message("freezing.bad-name")) for name in files if not NAME.fullmatch(name)]
    most = {name: MAX_FOUND_BYTES if name.startswith(f"{FOUND}/") else MAX_BYTES for name in files}
    large = [name for name, content in files.items() if len(content) > most[name]]
    problems += [Problem(f"{docs}/{name}", 1, Message("freezing.too-large", most=most[name])) for name in large]
    if len(files) >= MAX_FILES:
        problems.append(Problem(shown, 1, Message("freezing.too-many", most=MAX_FILES)))
    if problems:
        raise NoticeError(problems)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a lock that the system lets go of when the process ends, however it ends."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _refuse_to_replace(target: Path, shown: str) -> None:
    if target.parent.is_symlink():
        raise NoticeError([Problem(shown.rpartition("/")[0], 1, Message("freezing.link"))])
    if target.is_symlink() or target.exists():
        raise NoticeError([Problem(shown, 1, Message("freezing.exists"))])


def _write(folder: Path, contents: Mapping[str, bytes]) -> None:
    _remove(folder)
    _make_folder(folder)
    if any(name.startswith(f"{FOUND}/") for name in contents):
        _make_folder(folder / FOUND)
    for name, content in contents.items():
        with (folder / name).open("xb") as file:
            os.fchmod(file.fileno(), FILE_MODE)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    for inner in (folder / FOUND, folder):
        if inner.is_dir():
            _sync(inner)


def _publish(staging: Path, target: Path) -> None:
    """Rename the finished folder, which is the one step; take it back where the disk cannot keep it."""
    versions = target.parent
    if not versions.exists():
        _make_folder(versions)
        _sync(versions.parent)
    staging.rename(target)
    try:
        _sync(versions)
    except OSError:
        target.rename(staging)
        raise


def _make_folder(folder: Path) -> None:
    folder.mkdir(FOLDER_MODE)
    folder.chmod(FOLDER_MODE)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
