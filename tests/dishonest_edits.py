"""Dishonest edits of what was published, each put together by chance; their names are the rows of the table in the guide's "Proof"."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

from desk import Desk
from freeze import freeze_draft
from notice.ledger import IMPORTED, PUBLISHED, SUMS
from notice.seal import WORDS, seal_of

LIE = "We sell your name."
TODAY = date(2027, 6, 15)


@dataclass
class Crime:
    """The notice on a `desk`, whose ledger is `entries`, is changed by chance. `first` is the place of the first entry that is.

    Where nothing is rewritten, that is behind the last one.
    """

    desk: Desk
    chance: Random
    entries: list[str]
    first: int

    @property
    def versions(self) -> Path:
        """The folder of what was published."""
        return self.desk.docs / "versions"

    def place(self, beginning: int = 0, end: int = 0) -> int:
        """Choose an entry between the beginning and the end, and remember the first of which that is done."""
        place = self.chance.randrange(beginning, len(self.entries) - end)
        self.first = min(self.first, place)
        return place

    def lie(self, folder: Path, page: str = "index.en.md") -> None:
        """Put a lie into a text."""
        path = folder / page
        path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n\n{LIE}\n", "utf-8")

    def seal_anew(self) -> None:
        """Make all seals anew in the order of `entries`, and the working text that of the version that applies in the end."""
        before = None
        for id in self.entries:
            folder = self.versions / id
            content = seal_of(_files(folder), before).encode()
            (folder / SUMS).write_bytes(content)
            before = id, sha256(content).hexdigest()
        texts = [id for id in self.entries if (self.versions / id / "index.en.md").exists() and f"{id}-withdrawn" not in self.entries]
        last = max(texts, default=None)
        for path in (self.versions / last).glob("*.*") if last else ():
            if path.suffix in (".md", ".yml"):
                shutil.copy(path, self.desk.docs)


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _record(folder: Path) -> Path:
    """Give the file in which an entry says when it was published or taken over."""
    return next(folder / name for name in (PUBLISHED, IMPORTED) if (folder / name).exists())


Edit = Callable[[Crime], object]


def change_a_file(crime: Crime) -> None:
    folder = crime.versions / crime.entries[crime.place()]
    path = crime.chance.choice(sorted(path for path in folder.iterdir() if path.suffix in (".md", ".yml")))
    path.write_bytes(path.read_bytes() + b"\n# " + LIE.encode() + b"\n")


def add_or_take_a_file(crime: Crime) -> None:
    folder = crime.versions / crime.entries[crime.place()]
    if crime.chance.random() < 0.5:
        crime.chance.choice(sorted(path for path in folder.glob("*.*") if path.is_file())).unlink()
    else:
        (folder / crime.chance.choice(["terms.en.md", "found", "SHA256SUMS.old"])).write_text(LIE, "utf-8")


def rewrite(crime: Crime) -> None:
    """Change the text of an entry; of one without a text, what it says."""
    folder = crime.versions / crime.entries[crime.place()]
    crime.lie(folder, "index.en.md" if (folder / "index.en.md").exists() else "history.en.md")
    crime.seal_anew()


def date_otherwise(crime: Crime) -> None:
    """Say another day of publication."""
    place = crime.place()
    folder = crime.versions / crime.entries[place]
    record = _record(folder)
    days = timedelta(days=crime.chance.choice([-1, 1, -20, 3]))
    record.write_text(f"{date.fromisoformat(record.read_text('utf-8').strip()) + days}\n", "utf-8")
    crime.seal_anew()


def put_in_between(crime: Crime) -> None:
    """Claim that something was published before another entry, on the same day as that."""
    place = crime.place(beginning=1)
    after = crime.versions / crime.entries[place]
    taken = {id[:10] for id in crime.entries}
    day = next(str(day) for n in range(400) if str(day := TODAY + timedelta(days=300 + n)) not in taken)
    texts = [id for id in crime.entries if (crime.versions / id / "index.en.md").exists()]
    folder = Path(shutil.copytree(crime.versions / crime.chance.choice(texts), crime.versions / day))
    for record in (PUBLISHED, IMPORTED):
        (folder / record).unlink(missing_ok=True)
    (folder / PUBLISHED).write_bytes(_record(after).read_bytes())
    history = folder / "history.en.md"
    history.write_text(history.read_text("utf-8").replace("\n## ", f"\n## Claimed {{#{day}}}\n\nIt was always so.\n\n## ", 1), "utf-8")
    crime.lie(folder)
    crime.entries.insert(place, day)
    crime.seal_anew()


def leave_out(crime: Crime) -> None:
    """Delete an entry that others follow, and what any history says of it."""
    place = crime.place(end=1)
    gone = crime.entries.pop(place)
    shutil.rmtree(crime.versions / gone)
    for history in crime.versions.glob("*/history.en.md"):
        parts = re.split(r"(?m)^(?=## )", history.read_text("utf-8"))
        history.write_text("".join(part for part in parts if f"{{#{gone}" not in part.partition("\n")[0]), "utf-8")
    crime.seal_anew()


def reorder(crime: Crime) -> None:
    """Let two entries change places, and mostly their days of publication too."""
    place = crime.place(end=1)
    pair = [crime.versions / id for id in crime.entries[place : place + 2]]
    crime.entries[place : place + 2] = reversed(crime.entries[place : place + 2])
    records = [_record(folder) for folder in pair]
    if records[0].name == records[1].name and crime.chance.random() < 0.8:
        days = [record.read_bytes() for record in records]
        for record, day in zip(records, reversed(days), strict=True):
            record.write_bytes(day)
    crime.seal_anew()


def cut_off(crime: Crime) -> None:
    """Delete the newest entries, or all."""
    place = crime.place(beginning=crime.chance.choice([0, 1]))
    for id in crime.entries[place:]:
        shutil.rmtree(crime.versions / id)
    del crime.entries[place:]
    crime.seal_anew()


def begun(crime: Crime, marks: str = "", days: int = 40, told: str = "Something changes.") -> str:
    """Begin a version after all others."""
    day = str(max(TODAY, date.fromisoformat(max(crime.entries)[:10])) + timedelta(days=days))
    crime.desk.tell(day, marks, told=told)
    return day


def frozen(crime: Crime, on: date = TODAY) -> Path:
    """Freeze the draft on a day, whatever is wrong with it."""
    publication = crime.desk.on(str(on))
    (draft,) = publication.drafts
    freeze_draft(publication, draft, crime.desk.docs)
    return crime.versions / draft.id


def held_back(crime: Crime) -> None:
    begun(crime, " .draft")
    crime.lie(crime.desk.docs)
    frozen(crime)


def called_minor(crime: Crime) -> None:
    begun(crime)
    crime.desk.edit("email: board@", f"email: {crime.chance.choice(['evil', 'sell'])}@", "notice.yml")
    day = frozen(crime).name
    for folder in (crime.desk.docs, crime.versions / day):
        history = folder / "history.en.md"
        history.write_text(history.read_text("utf-8").replace(f"{{#{day}}}", f"{{#{day} .minor}}"), "utf-8")
    crime.entries.append(day)
    crime.seal_anew()


def too_soon(crime: Crime) -> None:
    crime.desk.edit("cookies: none", "notice_period_days: 30\ncookies: none", "notice.yml")
    crime.desk.edit("board@chess", "sale@chess", "notice.yml")
    begun(crime, days=crime.chance.choice([1, 2, 3]))
    frozen(crime)


def with_what_blocks(crime: Crime) -> None:
    begun(crime)
    crime.desk.edit("    recipients: none\n", "", "notice.yml")
    frozen(crime)


def untold(crime: Crime) -> None:
    begun(crime, told="")
    crime.lie(crime.desk.docs)
    frozen(crime)


def nothing_new(crime: Crime) -> None:
    begun(crime)
    frozen(crime)


def with_other_files(crime: Crime) -> None:
    begun(crime)
    crime.lie(crime.desk.docs)
    folder = frozen(crime)
    if crime.chance.random() < 0.5:
        (folder / WORDS).unlink()
    else:
        (folder / "found").mkdir()
        (folder / "found" / "contract.pdf").write_text(LIE, "utf-8")
    crime.entries.append(folder.name)
    crime.seal_anew()


def of_a_day_to_come(crime: Crime) -> None:
    begun(crime)
    crime.lie(crime.desk.docs)
    frozen(crime, TODAY + timedelta(days=crime.chance.randrange(2, 9)))


def without_a_day(crime: Crime) -> None:
    begun(crime)
    crime.lie(crime.desk.docs)
    folder = frozen(crime)
    (folder / PUBLISHED).rename(folder / crime.chance.choice([IMPORTED, "REPLACES"]))
    crime.entries.append(folder.name)
    crime.seal_anew()


def with_other_words(crime: Crime) -> None:
    """Give facts another label than the program has."""
    begun(crime)
    crime.lie(crime.desk.docs)
    words = frozen(crime) / WORDS
    text = words.read_text("utf-8")
    label = crime.chance.choice(["Contract", "Nobody", "Name"])
    assert f'"{label}"' in text
    words.write_text(text.replace(f'"{label}"', f'"{label}, and all the rest"', 1), "utf-8")
    crime.entries.append(words.parent.name)
    crime.seal_anew()


DECEPTIONS = (
    "<script>alert(1)</script>", "We sell n\u043ething.", "We sell \u200bnothing.", "[https://a.example](https://evil.example)",
    "[we](javascript:alert)", "![us](https://evil.example/us.png)", "<b>all</b>",
)  # fmt: skip


def with_what_deceives(crime: Crime) -> None:
    """Write into the text what no draft may have, and hide it behind a clean draft that is to follow."""
    begun(crime)
    crime.lie(crime.desk.docs)
    folder = frozen(crime)
    page = folder / "index.en.md"
    page.write_text(page.read_text("utf-8").replace(LIE, crime.chance.choice(DECEPTIONS)), "utf-8")
    crime.entries.append(folder.name)
    crime.seal_anew()
    begun(crime, " .draft")
    text = crime.desk.docs / "index.en.md"
    text.write_bytes(page.read_bytes().rpartition(b"\n\n")[0] + f"\n\n{LIE}\n".encode())


BY_HAND: tuple[Edit, ...] = (
    held_back, called_minor, too_soon, with_what_blocks, untold, nothing_new, with_other_files, of_a_day_to_come, without_a_day,
    with_other_words, with_what_deceives,
)  # fmt: skip


def make_by_hand(crime: Crime) -> None:
    crime.chance.choice(BY_HAND)(crime)


def put_under_a_published_heading(crime: Crime) -> None:
    history = crime.desk.docs / "history.en.md"
    lines = history.read_text("utf-8").rstrip("\n").split("\n")
    headings = [place for place, line in enumerate(lines) if line.startswith("## ")]
    place = crime.chance.choice([*headings[1:], len(lines)])
    lines[place:place] = crime.chance.choice([[LIE, ""], ["", "### Clarification {#clarification}", "", LIE, ""]])
    history.write_text("\n".join(lines) + "\n", "utf-8")


def hide_in_docs(crime: Crime) -> None:
    docs = crime.desk.docs
    folder = crime.chance.choice([docs, crime.versions, crime.versions / crime.entries[0]])
    kind = crime.chance.choice(["hidden", "folder", "attributes", "link", "link to a folder", "git"])
    if kind == "hidden":
        (folder / crime.chance.choice([".CODEOWNERS", ".gitmodules", ".mailmap", ".lfsconfig", ".x.en.md"])).write_text(LIE, "utf-8")
    elif kind == "folder":
        (folder / ".github").mkdir()
        (folder / ".github" / "index.en.md").write_text(LIE, "utf-8")
    elif kind == "attributes":
        text = crime.chance.choice(["* export-ignore\n", "*.md filter=lfs diff=lfs\n", "* export-subst\n", "* -diff\n", "* eol=crlf\n"])
        (folder / ".gitattributes").write_text(text, "utf-8")
    elif kind == "git":
        inner = docs / crime.chance.choice(["inner", "inner.en.md"])
        inner.mkdir()
        run(inner, "init", "-q")
        run(inner, "commit", "-q", "--allow-empty", "-m", "x")
    else:
        target = "../hooks/x.py" if kind == "link" else "../hooks"
        (docs / crime.chance.choice(["terms.en.md", "more", "index.fi.md"])).symlink_to(target)


def change_the_rest(crime: Crime) -> None:
    """Change what is not the notice: attributes, names, rights, the program, who must agree."""
    root = crime.desk.docs.parent
    kind = crime.chance.choice(["attributes", "moved", "runs", "program", "modules", "case"])
    if kind == "attributes":
        text = crime.chance.choice(["docs/versions/** export-ignore\n", "*.md -diff\n", "* filter=evil\n", "*.md merge=ours\n"])
        (root / ".gitattributes").write_text(text, "utf-8")
    elif kind == "moved":
        (root / ".github" / "CODEOWNERS").rename(root / crime.chance.choice(["CODEOWNERS", ".github/owners", "hooks/x.md"]))
    elif kind == "runs":
        crime.chance.choice([crime.desk.docs / "index.en.md", root / "hooks" / "x.py"]).chmod(0o755)
    elif kind == "program":
        (root / "hooks" / "x.py").write_text(f"print('{LIE}')\n", "utf-8")
    elif kind == "modules":
        (root / ".gitmodules").write_text("[submodule]\n", "utf-8")
    else:
        (root / "Docs").mkdir()
        (root / "Docs" / "index.en.md").write_text(LIE, "utf-8")


EDITS: Mapping[str, Edit] = {
    "a file of an entry changed": change_a_file,
    "a file put into the folder of an entry, or taken out": add_or_take_a_file,
    "the text of an entry changed, and all seals made anew": rewrite,
    "an entry dated otherwise, and all seals made anew": date_otherwise,
    "an entry put in between, and all seals made anew": put_in_between,
    "an entry left out, and all seals made anew": leave_out,
    "entries in another order, and all seals made anew": reorder,
    "the newest entries cut off": cut_off,
    "an entry made by hand at the end": make_by_hand,
    "words under a published heading of the change history": put_under_a_published_heading,
    "a hidden file, a link or another repository in `docs/`": hide_in_docs,
    "attributes, moved files, rights to run, or the program": change_the_rest,
}


def run(folder: Path, *arguments: str) -> None:
    """Run git, with nothing of this machine's own settings."""
    own = {**os.environ, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments]
    subprocess.run(command, cwd=folder, env=own, check=True, capture_output=True)
