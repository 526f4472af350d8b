"""What is published changes only by a new version; here a published text is found that was changed without one."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from unicodedata import normalize

from .change_history import VersionHeading, chapters
from .docs_folder import FACTS, page_and_language, plain, text_of
from .documents import Document, Section
from .facts.all_facts import used_as
from .facts.marks import Use
from .ledger import EntryName
from .located_yaml import read_yaml
from .messages import Message
from .page_names import HISTORY
from .problems import Problem
from .reading import Notice


def changed_text(
    id: str, published: Mapping[str, bytes], files: Mapping[str, bytes], working: Notice, today: date
) -> Iterator[Problem]:
    """Yield every file of the working text that differs from the version `id`, which is the newest and published.

    Records are not part of what was published, and may be changed.
    """
    history = working.documents[HISTORY][working.source].file
    if plain(files[FACTS]) != plain(published[FACTS]) and _same_facts(published[FACTS], working):
        files = {**files, FACTS: published[FACTS]}
    yield from changed_pages(id, published, files, working.folder, history, today)


def changed_pages(
    id: str, published: Mapping[str, bytes], files: Mapping[str, bytes], folder: str, history: str, today: date
) -> Iterator[Problem]:
    """Yield every file in a `folder` that differs from the version `id`; `history` is the file in which a new one begins."""
    how = Message("published.new-heading", history=history, day=free_day(id, today))
    for name in sorted(_pages(published) | _pages(files)):
        file = f"{folder}/{name}"
        if name not in files:
            yield Problem(file, 1, Message("published.page-gone", version=id, how=how))
        elif name not in published:
            yield Problem(file, 1, Message("published.page-added", version=id, how=how))
        elif plain(files[name]) != plain(published[name]):
            line = _first_difference(plain(published[name]), plain(files[name]))
            yield Problem(file, line, Message("published.changed", version=id, how=how))


def changed_summaries(published: Iterable[VersionHeading], working: Mapping[str, Document]) -> Iterator[Problem]:
    """Yield every summary in the change history (by language) that differs from what was published under its heading.

    Nobody else would see the difference: the page shows what was sealed.
    """
    written = {language: chapters(document) for language, document in working.items()}
    for heading in published:
        for language, sealed in heading.chapters.items():
            now = written.get(language, {}).get(heading.id)
            if now and [_said(section) for section in now] != [_said(section) for section in sealed]:
                yield working[language].problem(now[0].line, Message("published.summary-changed", version=heading.id))


def _said(section: Section) -> tuple[str, str, str, tuple[str, ...], str]:
    return section.id, normalize("NFC", section.title), normalize("NFC", section.text), section.marks, section.because


def free_day(id: str | None, today: date) -> str:
    """Return a day that a new version could have, as an example: the first of a month after today and after the version `id`.

    Before the first version it is today.
    """
    if id is None:
        return today.isoformat()
    name = EntryName.parse(id)
    return (max(name.day if name else today, today).replace(day=1) + timedelta(days=32)).replace(day=1).isoformat()


def _same_facts(published: bytes, working: Notice) -> bool:
    """Say whether only records differ, or what is no fact: comments and layout.

    In another order facts read otherwise.
    """
    before, records = read_yaml(text_of(published), FACTS).data, used_as(Use.RECORD)
    facts, published_facts = ({key: value for key, value in data.items() if key not in records} for data in (working.written.data, before))
    return json.dumps(facts) == json.dumps(published_facts)


def _pages(files: Mapping[str, bytes]) -> set[str]:
    """Return the names of facts and pages; the change history grows with every version and is compared on its own."""
    return {name for name in files if page_and_language(name)[0] != HISTORY}


def _first_difference(before: bytes, after: bytes) -> int:
    """Return the first line that differs; where only the end was taken away, the last one that is left."""
    old, new = before.splitlines(), after.splitlines()
    same = next((number for number, (was, now) in enumerate(zip(old, new, strict=False)) if was != now), min(len(old), len(new)))
    return min(same + 1, max(len(new), 1))
