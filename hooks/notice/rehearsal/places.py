"""What the gate finds on a page that was never public is told of the draft's own files, where it can be mended."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..anchors import sections_of_facts
from ..docs_folder import FACTS, page_and_language, text_of
from ..drafts_folder import Draft
from ..messages import Message
from ..output.fault_identity import Identity, said_by, source_of
from ..output.faults import Fault
from ..output.text_lines import line_of_words
from ..page_names import HISTORY
from ..problems import Problem


def problems_of(found: Mapping[Fault, date], draft: Draft) -> Iterator[Problem]:
    """Yield the faults of a site that is not public yet as problems of the draft that brings them, each place once.

    Of each the day is given on which the site would have it. What is told of a text is not told again of what is made of it.
    """
    told: dict[Identity, set[object]] = {}
    for fault in sorted(found, key=lambda fault: not source_of(fault)[0].endswith(".md")):
        file, _ = source_of(fault)
        places = told.setdefault(said_by(fault), set())
        if places and not file.endswith(".md"):
            continue
        heading = draft.problem(fault.message)
        file, line = (f"{draft.folder}/{file}", _line(draft, file, fault)) if file in draft.files else (heading.file, heading.line)
        if (file, line) not in places:
            places.add((file, line))
            message = fault.message.with_values(**_origin(fault, file))
            yield Problem(file, line, Message("freezing.not-public", page=fault.file, day=found[fault].isoformat(), what=message))


def _origin(fault: Fault, file: str) -> dict[str, Message]:
    """Return what is said of the origin, with the file in which it is now."""
    origin = fault.message.values.get("origin")
    if not isinstance(origin, Message) or not source_of(fault)[0]:
        return {}
    return {"origin": origin.with_values(file=file)}


def _line(draft: Draft, file: str, fault: Fault) -> int:
    """Return the line of the words of a fault in a file of the draft, else that of its section, or the fact under it; 1 if it is not there.

    What the change history says of versions that are not there is said of the draft.
    """
    section, words = source_of(fault)[1], str(fault.message.values.get("words", ""))
    if file == FACTS:
        return _line_of_fact(draft, section)
    page, language = page_and_language(file)
    if page == HISTORY:
        return (draft.histories[language].section(section) or draft.heading.summaries[language]).line
    return line_of_words(text_of(draft.files[file]), section, words) or 1


def _line_of_fact(draft: Draft, section: str) -> int:
    if draft.version is None:
        return 1
    notice = draft.version.notice
    paths = {id: path for page in sections_of_facts(notice.facts, notice.documents).values() for id, path in page.items()}
    return notice.written.line(paths[section]) if section in paths else 1
