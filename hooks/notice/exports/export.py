"""An export is a file for other programs: where it stands, what it is, and how it is made."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

FOLDER = "exports/"


@dataclass(frozen=True)
class Export:
    """An export is a file. `path` is relative to the site's root.

    `label` names what the page for developers says of it. `make` gives its content; it is None where the notice does not
    state what the file needs: then it is not written.
    """

    path: str
    label: str
    make: Callable[[], str | bytes] | None
    language: str | None = None

    @property
    def content(self) -> bytes:
        """Return the bytes of the file. Ask only where it is made."""
        made = self.make() if self.make else b""
        return made.encode() if isinstance(made, str) else made
