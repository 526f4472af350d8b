"""A site says in publication.json what it was made of."""
from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

ENTRY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[0-9a-z-]*")
DIGEST = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True)
class About:
    """This is what publication.json says. `seals` has the seal of each entry of the ledger by its name, in their order."""

    commit: str | None
    in_force: str | None
    seals: dict[str, str]


def about_of(content: bytes | None) -> About | None:
    """Read the content of publication.json; return None for anything that is not of this form."""
    try:
        data: Any = json.loads(content or b"")
        # Sites made before there was a ledger list seals by day, which was the same order.
        seals = dict(data["ledger"] if "ledger" in data else data["seals"])
        about = About(data["commit"], data["inForce"], seals)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    days = [*about.seals, *([] if about.in_force is None else [about.in_force])]
    digests = [*about.seals.values(), *([] if about.commit is None else [about.commit])]
    right = all(_is(ENTRY, day) for day in days) and all(_is(DIGEST, digest) for digest in digests)
    return about if right else None


def _is(form: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and bool(form.fullmatch(value))
