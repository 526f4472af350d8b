"""A draft that differs in every section and every fact is put after what is published: all that compares versions is there."""
from __future__ import annotations

import json
import re
from datetime import timedelta

from ..change_history import version_headings
from ..docs_folder import FACTS, page_and_language, text_of
from ..drafts_folder import draft_of
from ..ledger import EntryName
from ..located_yaml import read_yaml
from ..page_names import HISTORY
from ..published import Published
from ..reading import Reader
from ..versions import Version

HEADING = re.compile(r"^(?=#)", re.MULTILINE)


def following_draft(published: Published, reader: Reader) -> Version | None:
    """Return a draft that applies a day after all that was published, and says the last paragraph of each section twice.

    What was published and never applied is among that, so that the draft has a name of its own. It states no fact but those
    without which no notice can be read, so that each other one is among what changes. Its change history says of it what it
    says of the version before. Return None where nothing is published. Raise NoticeError if the text cannot be read.
    """
    if published.last is None:
        return None
    sealed, folder = published.sealed[published.last.id], published.folder(published.last.id)
    name = EntryName(max(entry.name.day for entry in published.ledger.entries) + timedelta(days=1))
    own_heading = re.compile(rf"{{#{published.last.id}(?: [^}}]*)?}}")
    files = {
        file: _renamed(content, own_heading, name) if page_and_language(file)[0] == HISTORY else _longer(content)
        for file, content in sealed.text_and_words.items()
        if file.endswith(".md")
    }
    files[FACTS] = _silent(sealed.files[FACTS], f"{folder}/{FACTS}")
    notice = reader.published_text({**sealed.text_and_words, **files}, folder)
    headings, _ = version_headings(notice.documents[HISTORY], notice.source)
    heading = next((heading for heading in headings if heading.name == name), None)
    return draft_of(folder, files, notice, heading).version if heading else None


def _silent(facts: bytes, file: str) -> bytes:
    """Return facts of which only languages, time zone and the name of the controller are left."""
    data = read_yaml(text_of(facts), file).data
    kept = {key: data[key] for key in ("languages", "time_zone") if key in data}
    return json.dumps({**kept, "controller": {"name": data["controller"]["name"]}}, ensure_ascii=False).encode()


def _renamed(history: bytes, own_heading: re.Pattern[str], name: EntryName) -> bytes:
    return own_heading.sub(f"{{#{name}}}", text_of(history), count=1).encode()


def _longer(content: bytes) -> bytes:
    r"""Return a page in which each section says its last paragraph twice.

    >>> _longer(b"---\ndescription: A.\n---\n\n# A {#a}\n\nOne.\n\n## B {#b}\n").decode()
    '---\ndescription: A.\n---\n\n# A {#a}\n\nOne.\n\nOne.\n\n## B {#b}\n'
    """
    start, *sections = HEADING.split(text_of(content))
    return "".join([start, *map(_twice, sections)]).encode()


def _twice(section: str) -> str:
    words = section.partition("\n")[2].strip("\n")
    last = words.rpartition("\n\n")[2]
    return f"{section.rstrip()}\n\n{last}\n\n" if last else section
