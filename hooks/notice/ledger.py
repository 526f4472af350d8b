"""A notice's history is a ledger: entries that follow each other by their seals, in the order in which they were published.

The order is followed, never sorted: the last line of an entry's SHA256SUMS names the entry published before it. Two times
belong to a version: when it was published, which never goes back along the ledger, and the day from which it applies,
which is in its name. This file needs nothing but Python's standard library, so that an outsider can use it alone; see
`guide/docs/operate/ledger.md`.
"""
from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from pathlib import Path

SUMS = "SHA256SUMS"
PUBLISHED = "PUBLISHED"
IMPORTED = "IMPORTED"
REPLACES = "REPLACES"

ENDED = "-ended"
WITHDRAWN = "-withdrawn"
# Nobody plans beyond it, and calculations with days need room behind them.
LAST_YEAR = 2999
NAME = re.compile(rf"(?P<day>[0-9-]{{10}})(?:-(?P<number>[2-9]|[1-9][0-9]))?(?P<ended>{ENDED})?(?P<withdrawn>{WITHDRAWN})?")


class Kind(StrEnum):
    """An entry is a version with a text, the end of the notice, or the withdrawal of either while it was still to come."""

    VERSION = "version"
    END = "end"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, order=True)
class EntryName:
    """The name of an entry says what it is: the day from which something applies, and which of that day it is.

    `number` is 1 for the first of a day, whose name is the day alone; names sort as versions lie in time. `ended` says that
    from the day on no text applies, and `withdrawn` that what the name says otherwise does not come.
    """

    day: date
    number: int = 1
    ended: bool = False
    withdrawn: bool = False

    @classmethod
    def parse(cls, text: str) -> EntryName | None:
        """Read a name; return None for anything else.

        >>> EntryName.parse("2026-12-01-2")
        EntryName(day=datetime.date(2026, 12, 1), number=2, ended=False, withdrawn=False)
        >>> EntryName.parse("2026-02-29"), EntryName.parse("2026-12-01-1")
        (None, None)
        """
        match = NAME.fullmatch(text)
        if not match:
            return None
        day = read_day(match["day"])
        if day is None or day.year > LAST_YEAR:
            return None
        return cls(day, int(match["number"] or 1), bool(match["ended"]), bool(match["withdrawn"]))

    @property
    def kind(self) -> Kind:
        """Return what it is the name of."""
        return Kind.WITHDRAWAL if self.withdrawn else Kind.END if self.ended else Kind.VERSION

    @property
    def own(self) -> str:
        """Return the name of what applies, or ends, from the day; without what says that it was withdrawn."""
        return self.day.isoformat() + (f"-{self.number}" if self.number > 1 else "") + (ENDED if self.ended else "")

    def __str__(self) -> str:
        """Write the name as the folder and the heading have it."""
        return self.own + (WITHDRAWN if self.withdrawn else "")


def read_day(text: str) -> date | None:
    """Read a day written as 2026-12-01; return None if it is none that exists."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class Entry:
    """An entry of the ledger was published at one time, and sealed.

    `seal` is the SHA-256 of its SHA256SUMS. `after` is the entry published before it: its name, and the seal that it had
    then; None for the first. `published` is the day on which it was made public here, `imported` that on which it was
    taken over from elsewhere; the oldest imports have neither. `replaces` names the version in whose place it comes.
    """

    name: EntryName
    seal: str
    after: tuple[str, str] | None = None
    published: date | None = None
    imported: date | None = None
    replaces: str | None = None

    @property
    def id(self) -> str:
        """Return the name as it is written everywhere."""
        return str(self.name)

    @property
    def recorded(self) -> date | None:
        """Return the day on which it came into the ledger, if that is known."""
        return self.published or self.imported


@dataclass(frozen=True)
class LedgerFault:
    """A fault in the ledger is found at an entry. `kind` says what it is; `values` fill in the sentence about it."""

    entry: str
    kind: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Ledger:
    """A ledger has the entries in the order in which they were published."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def ends(self) -> dict[str, Entry]:
        """Return what never took effect, or was replaced by a better copy: by name, each with the entry that ended it."""
        ended: dict[str, Entry] = {}
        for place, entry in enumerate(self.entries):
            for id in _targets(entry, self.entries[:place]):
                ended.setdefault(id, entry)
        return ended

    @cached_property
    def course(self) -> tuple[Entry, ...]:
        """Return the versions and the ends of the notice that were not ended before their day, in the order of their days."""
        own = (entry for entry in self.entries if entry.name.kind != Kind.WITHDRAWAL)
        return tuple(sorted((entry for entry in own if entry.id not in self.ends), key=lambda entry: entry.name))

    @cached_property
    def line(self) -> tuple[Entry, ...]:
        """Return the versions of the course: those that apply on some day."""
        return tuple(entry for entry in self.course if entry.name.kind == Kind.VERSION)

    @property
    def versions(self) -> Iterator[Entry]:
        """Yield the entries that have a text, as they were published."""
        return (entry for entry in self.entries if entry.name.kind == Kind.VERSION)

    @property
    def last_recorded(self) -> date | None:
        """Return the last day on which something came into the ledger."""
        return next((entry.recorded for entry in reversed(self.entries) if entry.recorded), None)

    @property
    def has_two_answers(self) -> bool:
        """Say whether what applied on a day can have been another text before something else was published.

        So it is where a version was ended, or published after one that applies later.
        """
        published = [entry for entry in self.entries if entry.name.kind != Kind.WITHDRAWAL]
        return bool(self.ends) or published != sorted(published, key=lambda entry: entry.name)

    def end(self, drafts: Iterable[EntryName]) -> Entry | None:
        """Return the version that applies in the end once what the `drafts` withdraw is withdrawn; None if none does."""
        withdrawn = {name.own for name in drafts if name.kind == Kind.WITHDRAWAL}
        return next((entry for entry in reversed(self.line) if entry.id not in withdrawn), None)

    def ended_by(self, entry: Entry) -> tuple[str, ...]:
        """Return what stands of the course and an entry ends, or would end if it came next."""
        standing = {other.id for other in self.course}
        return tuple(id for id in _targets(entry, self.entries) if id in standing)

    def before(self, id: str) -> Entry | None:
        """Return the version that came before another in the line when that was published: what it was written to follow."""
        place = next(number for number, entry in enumerate(self.entries, 1) if entry.id == id)
        known = Ledger(self.entries[:place])
        own = self.entries[place - 1].name
        return next((entry for entry in reversed(known.line) if entry.name < own), None)

    @property
    def seals(self) -> list[tuple[str, str]]:
        """Return name and seal of each entry: what whoever compares ledgers has to know."""
        return [(entry.id, entry.seal) for entry in self.entries]


def follow(entries: Iterable[Entry]) -> tuple[Ledger, list[LedgerFault]]:
    """Put entries into the order of their seals. Return the ledger, as far as it can be followed, and what is wrong.

    There is one first entry and after each at most one other; every seal is as it was when the next was published.
    """
    found = {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.name)}
    followers: dict[str | None, list[Entry]] = {}
    for entry in found.values():
        followers.setdefault(entry.after[0] if entry.after else None, []).append(entry)
    faults = list(_faults_of_order(found, followers))
    ordered: list[Entry] = []
    following = followers.get(None, ())
    while following and following[0] not in ordered:
        ordered.append(following[0])
        following = followers.get(ordered[-1].id, ())
    if not faults and len(ordered) < len(found):
        lost = next(entry for entry in found.values() if entry not in ordered)
        faults.append(LedgerFault(lost.id, "circle"))
    return Ledger(tuple(ordered)), faults


def _faults_of_order(found: Mapping[str, Entry], followers: Mapping[str | None, Sequence[Entry]]) -> Iterator[LedgerFault]:
    for entry in found.values():
        if entry.after and entry.after[0] not in found:
            yield LedgerFault(entry.id, "lost", {"before": entry.after[0]})
        elif entry.after and found[entry.after[0]].seal != entry.after[1]:
            yield LedgerFault(entry.after[0], "changed", {"after": entry.id})
    for before, several in followers.items():
        for entry in several[1:]:
            kind = "fork" if before else "two-firsts"
            yield LedgerFault(entry.id, kind, {"other": several[0].id, **({"before": before} if before else {})})


def faults_of_future(ledger: Ledger, today: date) -> list[LedgerFault]:
    """Return entries that were published on a day that is still to come; `today` is the latest day anywhere on earth."""
    late = (entry for entry in ledger.entries if entry.recorded and entry.recorded > today)
    return [LedgerFault(entry.id, "future", {"day": str(entry.recorded)}) for entry in late]


def faults_of_days(ledger: Ledger) -> list[LedgerFault]:
    """Return what cannot be as the entries say of their days, and of the versions that they end."""
    return [fault for place in range(len(ledger.entries)) for fault in _faults_of_entry(ledger.entries, place)]


def _faults_of_entry(entries: Sequence[Entry], place: int) -> Iterator[LedgerFault]:
    entry, before = entries[place], entries[:place]
    last = Ledger(tuple(before)).last_recorded
    if entry.recorded and last and entry.recorded < last:
        yield LedgerFault(entry.id, "back", {"day": entry.recorded.isoformat(), "last": last.isoformat()})
    undated = entry.recorded is None and (last or any(other.name > entry.name for other in before))
    if undated or (entry.published is None and entry.name.kind != Kind.VERSION):
        yield LedgerFault(entry.id, "undated")
    if entry.published and entry.name.kind != Kind.WITHDRAWAL and entry.name.day < entry.published:
        yield LedgerFault(entry.id, "late", {"day": entry.published.isoformat()})
    if entry.imported and entry.name.day > entry.imported:
        yield LedgerFault(entry.id, "import-to-come", {"day": entry.imported.isoformat()})
    first = min((other.published for other in before if other.published), default=None)
    if entry.imported and first and entry.name.day >= first:
        yield LedgerFault(entry.id, "import", {"first": first.isoformat()})
    known = Ledger(tuple(before))
    yield from _faults_of_number(entry, known)
    yield from _faults_of_ends(entry, known)
    yield from _faults_of_course(entry, known)


def _faults_of_number(entry: Entry, before: Ledger) -> Iterator[LedgerFault]:
    """Yield whether it is another than the next one of its day; versions and ends of the notice are counted together."""
    day = (other.name for other in before.entries if other.name.day == entry.name.day and other.name.kind != Kind.WITHDRAWAL)
    expected = replace(entry.name, number=max((name.number for name in day), default=0) + 1)
    if entry.name.kind != Kind.WITHDRAWAL and entry.name != expected:
        yield LedgerFault(entry.id, "number", {"expected": str(expected)})


def _faults_of_ends(entry: Entry, before: Ledger) -> Iterator[LedgerFault]:
    """Yield what is wrong with what an entry ends by name."""
    standing = {other.id: other for other in before.course}
    withdrawn = entry.name.own if entry.name.kind == Kind.WITHDRAWAL else None
    for ended in filter(None, (withdrawn, entry.replaces)):
        if ended not in standing:
            yield LedgerFault(entry.id, "nothing-to-end", {"version": ended})
        elif entry.published and standing[ended].name.day <= entry.published:
            yield LedgerFault(entry.id, "applies-already", {"version": ended})


def _faults_of_course(entry: Entry, before: Ledger) -> Iterator[LedgerFault]:
    """Yield what cannot be before or after the end of the notice.

    The end comes after every version, and after an end that is still to come there is none: else a text that somebody
    forgot would come back. Nor does an end take the place of a version: who withdraws that says so.
    """
    ended = before.ended_by(entry)
    last = next((other for other in reversed(before.course) if other.id not in ended or other.name.kind == Kind.VERSION), None)
    is_end, after_end = entry.name.kind == Kind.END, last is not None and last.name.kind == Kind.END
    if is_end and (last is None or after_end):
        yield LedgerFault(entry.id, "no-text-to-end")
    elif is_end and last and (last.name > entry.name or last.id in ended):
        yield LedgerFault(entry.id, "end-too-early", {"version": last.id})
    elif entry.published and last and after_end and entry.published < last.name.day and last.name < entry.name:
        yield LedgerFault(entry.id, "after-end", {"end": last.id})


def _targets(entry: Entry, before: Sequence[Entry]) -> Iterator[str]:
    """Yield what an entry ends: what it withdraws or replaces, and what was to come on its own day before it."""
    name = entry.name
    if name.kind == Kind.WITHDRAWAL:
        yield name.own
    if entry.replaces:
        yield entry.replaces
    if name.kind != Kind.WITHDRAWAL and name.number > 1 and (entry.published is None or entry.published < name.day):
        yield from (other.id for other in before if other.name.kind != Kind.WITHDRAWAL and other.name.day == name.day)


def extends(known: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]]) -> list[LedgerFault]:
    """Return why the ledger `now` does not go on from the `known` one; both are names and seals in order.

    What was published once stays, in its place: the known ledger is the beginning of the new one.
    """
    seals = dict(now)
    for place, (id, seal) in enumerate(known):
        if place < len(now) and now[place] == (id, seal):
            continue
        if id not in seals:
            return [LedgerFault(id, "gone", {"seal": seal})]
        if seals[id] != seal:
            return [LedgerFault(id, "rewritten", {"known": seal, "now": seals[id]})]
        return [LedgerFault(id, "moved", {"other": now[min(place, len(now) - 1)][0]})]
    return []


# What an outsider is told who checks a copy: in English, for he has nothing but this file.
SAID = {
    "lost": "{entry} was published after {before}, which is not here.",
    "changed": "{entry} was changed after {after} was published.",
    "fork": "{entry} and {other} both say that they were published after {before}.",
    "two-firsts": "{entry} and {other} both say that they were published first.",
    "circle": "{entry} says that it was published after what was published after it.",
    "future": "{entry} says that it was published on {day}, which is still to come.",
    "back": "{entry} says that it was published on {day}, but what was published before it says {last}.",
    "undated": "{entry} does not say when it was published or taken over.",
    "late": "{entry} says that it was published on {day}, after the day from which it applies.",
    "import": "{entry} says that it is an old text, but something was published here from {first} on.",
    "import-to-come": "{entry} says that it was taken over on {day} as an old text, but its day was still to come.",
    "nothing-to-end": "{entry} is to end {version}, which was not to come.",
    "applies-already": "{entry} is to end {version}, which applied already.",
    "number": "{entry} is not the next of its day; that would be {expected}.",
    "no-text-to-end": "{entry} says that the notice ends, but no text was to apply then.",
    "end-too-early": "{entry} says that the notice ends, but {version} was to apply after that.",
    "after-end": "{entry} was published for a day after {end}, with which the notice was to end.",
    "gone": "{entry} was public with the seal {seal} and is not here.",
    "rewritten": "{entry} was public with the seal {known}; here it has {now}.",
    "moved": "{entry} was public in the place in which {other} is here.",
    "file": "{entry}: {file} is not what its SHA256SUMS says.",
    "unread": "{entry}: its SHA256SUMS is missing, or is no list of files and their SHA-256.",
    "unknown": "no entry here has the seal {seal}: what had it was changed or left out.",
}
FIRST_DAY = date(2000, 1, 1)
SUM = re.compile(r"([0-9a-f]{64})  (?:\.\./([0-9a-z-]+)/SHA256SUMS|((?:found/)?[A-Za-z0-9][A-Za-z0-9._-]*))")
SEAL = re.compile(r"[0-9a-f]{8,64}")


def read_copy(folder: Path) -> tuple[list[Entry], list[LedgerFault]]:
    """Read a copy of `docs/versions/`, or of `versions/` of a published site, where no more than SHA256SUMS need be there.

    Return the entries, and the files that are not as their SHA256SUMS says; a file that is not there is not asked for.
    """
    entries, faults = [], list[LedgerFault]()
    named = [(name, path) for path in sorted(folder.iterdir()) if (name := EntryName.parse(path.name)) and path.is_dir()]
    days = (FIRST_DAY + timedelta(number) for number in range((_today() - FIRST_DAY).days + 366))
    known = {sha256(f"{text}\n".encode()).hexdigest(): str(text) for text in (*days, *(other for other, _ in named))}
    for name, path in named:
        sums = (path / SUMS).read_bytes() if (path / SUMS).is_file() else b""
        lines = [SUM.fullmatch(line) for line in sums.decode("ascii", "replace").splitlines()]
        if not _is_list(lines):
            faults.append(LedgerFault(path.name, "unread"))
            continue
        listed = {match[3]: match[1] for match in lines if match and match[3]}
        after = next(((match[2], match[1]) for match in lines if match and match[2]), None)
        for file, digest in listed.items():
            if (path / file).is_file() and sha256((path / file).read_bytes()).hexdigest() != digest:
                faults.append(LedgerFault(path.name, "file", {"file": file}))
        published, imported, replaces = (known.get(listed.get(record, ""), "") for record in (PUBLISHED, IMPORTED, REPLACES))
        entries.append(Entry(name, sha256(sums).hexdigest(), after, read_day(published), read_day(imported), replaces or None))
    return entries, faults


def _is_list(lines: Sequence[re.Match[str] | None]) -> bool:
    """Say whether the lines are those of one SHA256SUMS: each file once, in order, and at most one entry before, as the last."""
    names = [match[3] or "" for match in lines if match]
    files = names[:-1] if names and not names[-1] else names
    return bool(lines) and None not in lines and all(files) and files == sorted({*files})


def faults_of_copy(folder: Path, known: Sequence[str], today: date) -> tuple[Ledger, list[LedgerFault]]:
    """Return the ledger of a copy, and everything that is wrong with it.

    `known` are seals that were kept, or their first digits, and files that list a ledger: publication.json, versions.json.
    """
    entries, faults = read_copy(folder)
    ledger, of_order = follow(entries)
    faults += of_order or [*faults_of_days(ledger), *faults_of_future(ledger, today)]
    for kept in known:
        seal = kept.replace(" ", "").lower()
        if not SEAL.fullmatch(seal):
            faults += extends(listed(Path(kept)), ledger.seals)
        elif not any(entry.seal.startswith(seal) for entry in entries):
            faults.append(LedgerFault("", "unknown", {"seal": seal}))
    return ledger, faults


def _today() -> date:
    """Return this day, or that of SOURCE_DATE_EPOCH (seconds since 1970), by which whatever is made can be made again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()


def listed(file: Path) -> list[tuple[str, str]]:
    """Return name and seal of each entry that publication.json or versions.json lists.

    Raise OSError, ValueError, LookupError, TypeError, AttributeError or RecursionError for anything else.
    """
    about = json.loads(file.read_text(encoding="utf-8"))
    # Sites made before there was a ledger list seals by day, which was the same order.
    found = about["ledger"] if "ledger" in about else list(about["seals"].items())
    pairs = [(entry["entry"], entry["seal"]) if isinstance(entry, dict) else (entry[0], entry[1]) for entry in found]
    if not all(isinstance(part, str) for pair in pairs for part in pair):
        raise TypeError("entries and seals are texts")
    return pairs


def main() -> None:
    """Check a copy, and say what was found; end with 1 if anything is wrong, with 2 if it cannot be read."""
    parser = argparse.ArgumentParser(description="Check the order, the seals and the days of a published notice.")
    parser.add_argument("folder", type=Path, help="a copy of docs/versions/, or of versions/ of the published site")
    parser.add_argument("--known", action="append", default=[], help="a seal, or a publication.json or versions.json, that you kept")
    given = parser.parse_args()
    try:
        ledger, faults = faults_of_copy(given.folder, given.known, _today() + timedelta(days=1))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        print(f"This cannot be read: {error}", file=sys.stderr)
        sys.exit(2)
    for fault in faults:
        print(SAID[fault.kind].format(entry=fault.entry, **fault.values))
    for entry in () if faults else ledger.entries:
        recorded = f"published {entry.published}" if entry.published else f"taken over {entry.imported or 'on an unknown day'}"
        print(f"{entry.id}  {entry.seal}  {recorded}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
