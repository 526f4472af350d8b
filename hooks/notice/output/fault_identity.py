"""A fault stays the same on whichever page, and in whichever version of the same text, it is found."""
from __future__ import annotations

from collections.abc import Iterable

from ..docs_folder import VERSIONS
from ..ledger import EntryName
from ..messages import Message
from .built import Built
from .faults import Fault

# What the gate says of the origin of a fault where it is in a file of the notice.
OF_THE_NOTICE = ("gate.from-text", "gate.from-facts")
# Of what a fault says, this differs between two versions of the same text.
OF_THE_PAGE = ("origin", "page", "path", "day")
Identity = tuple[object, ...]


def identity(fault: Fault) -> Identity:
    """Return what tells a fault from others."""
    file, section = source_of(fault)
    return *said_by(fault), file, "" if EntryName.parse(section) else section


def said_by(fault: Fault) -> Identity:
    """Return what a fault says, but for where it is."""
    return fault.kind, fault.message.id, repr({name: value for name, value in fault.message.values.items() if name not in OF_THE_PAGE})


def source_of(fault: Fault) -> tuple[str, str]:
    """Return the name of the file that a fault comes from, and the section in it; none if it comes from the frame."""
    file, section = _written_in(fault)
    return file.rpartition("/")[2], section


def of_what_was_published(faults: Iterable[Fault], built: Built) -> set[Fault]:
    """Return the faults of what was published, which nobody can mend any more: a new version can only say it right.

    Where a draft is on the site, those are the faults of pages of a published version, wherever else they are, and of
    what the change history says of one.
    """
    own = {fault: _written_in(fault) for fault in faults if _written_in(fault)[0]}
    frozen = built.layout.frozen
    if all(built.layout.version(path) in (None, *frozen) for path in built.pages):
        return set(own) if frozen else set()
    known = {identity(fault) for fault, (file, _) in own.items() if file.startswith(f"{built.layout.docs}/{VERSIONS}/")}
    return {fault for fault, (_, section) in own.items() if identity(fault) in known or section in frozen}


def _written_in(fault: Fault) -> tuple[str, str]:
    origin = fault.message.values.get("origin")
    if isinstance(origin, Message) and origin.id in OF_THE_NOTICE:
        return str(origin.values["file"]), str(origin.values["section"])
    return "", ""
