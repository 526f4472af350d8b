"""What is published is proved by the list of all files, the seals of the versions, and what the site says of them."""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..addresses import PUBLICATION
from ..ledger import SUMS
from ..messages import Message
from .built import Built
from .faults import Fault, FaultKind


def manifest(built: Built) -> Iterator[Fault]:
    """Yield where the list of all files or a seal does not fit what is on the site."""
    lines = (line.partition("  ") for line in built.manifest.splitlines())
    listed = {path: digest for digest, _, path in lines}
    yield from _listed(listed, {path: digest for path, digest in built.digests.items() if path != SUMS})
    entries = [(str(entry.get("entry")), str(entry.get("seal"))) for entry in built.ledger]
    if built.data(PUBLICATION).get("ledger") != [list(entry) for entry in entries]:
        yield Fault(PUBLICATION, 1, FaultKind.MANIFEST, Message("gate.other-seals"))
    for id, seal in entries:
        path = f"versions/{id}/{SUMS}"
        if built.digests.get(path) != seal:
            yield Fault(path, 1, FaultKind.MANIFEST, Message("gate.other-list", version=id))


def _listed(listed: Mapping[str, str], found: Mapping[str, str]) -> Iterator[Fault]:
    for path in sorted(listed.keys() | found.keys()):
        if path not in listed:
            yield Fault(SUMS, 1, FaultKind.MANIFEST, Message("gate.not-listed", path=path))
        elif path not in found:
            yield Fault(SUMS, 1, FaultKind.MANIFEST, Message("gate.not-there", path=path))
        elif listed[path] != found[path]:
            yield Fault(SUMS, 1, FaultKind.MANIFEST, Message("gate.changed-afterwards", path=path))
