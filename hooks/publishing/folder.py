"""A published site is read from a folder of this machine. Nothing it holds is trusted, written down or run."""
from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from publishing.answers import Answer, UnreachableError
from publishing.manifest import SUMS
from publishing.release_files import listed_in
from publishing.releases import NAME, RELEASES

MAX_BYTES = 50_000_000
MOST_FILES = 200_000


class Folder:
    """This target is a copy on this machine, such as /srv/notice/current."""

    whole = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def answers(self, name: str) -> Iterator[Answer]:
        """Yield the content of a file."""
        path = self.folder / name
        try:
            if not path.is_file():
                yield Answer(name)
            elif path.stat().st_size > MAX_BYTES:
                yield Answer(name, unread=f"it has more than {MAX_BYTES} bytes")
            else:
                with path.open("rb") as file:
                    yield Answer(name, file.read(MAX_BYTES))
        except OSError as error:
            yield Answer(name, unread=f"it cannot be read: {error.strerror}")

    def names(self) -> list[str]:
        """Return the paths of all files, and of links. Raise UnreachableError if they cannot be listed."""
        found: list[str] = []
        for folder, folders, files in os.walk(self.folder, onerror=_refuse):
            links = [name for name in folders if Path(folder, name).is_symlink()]
            found += (Path(folder, name).relative_to(self.folder).as_posix() for name in (*links, *files))
            if len(found) > MOST_FILES:
                raise UnreachableError(f"{self.folder} has more than {MOST_FILES} files.")
        return sorted(found)

    def earlier(self) -> Mapping[str, set[str]]:
        """Return the files of the releases beside this one. A folder that is not named as a release, by its list, is none."""
        return self._earlier

    @cached_property
    def _earlier(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        beside = (self.folder.resolve().parent, self.folder.absolute().parent / RELEASES)
        for release in sorted({path for folder in beside if folder.name == RELEASES for path in folder.glob("*")}):
            for name, digest in _listed(release).items():
                found.setdefault(name, set()).add(digest)
        return found


def _listed(release: Path) -> dict[str, str]:
    """Return what the manifest of a release lists; nothing if the folder is none."""
    try:
        is_release = NAME.fullmatch(release.name) and (release / SUMS).stat().st_size <= MAX_BYTES
    except OSError:
        return {}
    return listed_in(release) if is_release else {}


def _refuse(error: OSError) -> None:
    raise UnreachableError(f"{error.filename} cannot be listed: {error.strerror}.")
