"""A review shows changed words: facts in sentences, the text of each language with its marks, what readers are told."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from ..changes.fact_changes import fact_changes
from ..changes.rendered_changes import shown_changes
from ..changes.section_changes import SectionChange, section_changes
from ..clock import may_apply_from
from ..documents import Document
from ..facts import Facts
from ..facts.records import AcceptedFinding
from ..messages import Message
from ..reading import Notice
from ..redline import inline_redline, redline
from ..renamed_ids import renamed_ids, with_new_ids
from .proposal import Stake
from .review_texts import Voice
from .safe_markdown import code, inline, plain, redline_lines

# Facts that no page shows, but that decide about its timing or its languages.
SETTINGS = ("languages.", "time_zone", "notice_period_days")
WITH_TEXT = {"added", "removed", "changed"}
# A section that changed in no other way says what it said before.
SAME_WORDS = {"moved", "readdressed", "form"}


def told_lines(stake: Stake, voice: Voice) -> Iterator[str]:
    """Yield legal's own title and summary, in every language that has them."""
    yield from (f"### {voice(Message('review.told'))}", "")
    summaries = stake.version.heading.summaries
    for language, section in ((language, summaries[language]) for language in stake.version.notice.languages if language in summaries):
        nothing = f"<em>{voice(Message('review.told-nothing'))}</em>"
        said = " ".join(plain(line) for line in section.text.splitlines() if line.strip()) or nothing
        yield f"- {plain(voice.name_of(language))}: **{plain(section.title)}** {said}"
    yield ""


def fact_lines(old: Notice, new: Notice, voice: Voice) -> Iterator[str]:
    """Yield changed facts in words, then changed settings."""
    old = with_new_ids(old, renamed_ids(old, new))
    say = voice.of_notice(new)
    if shown := shown_changes(old, new, say):
        yield from (f"### {voice(Message('review.facts'))}", "", *(f"- {plain(change.sentence(say))}" for change in shown), "")
    settings = [change for change in fact_changes(old.facts, new.facts) if change.id.startswith(SETTINGS)]
    if settings:
        yield from (f"### {voice(Message('review.settings'))}", "")
        yield from (f"- {code(one.id)}: {plain(_value(one.before))} → {plain(_value(one.after))}" for one in settings)
        yield ""


def acceptance_lines(old: Facts, new: Facts, voice: Voice) -> Iterator[str]:
    """Yield findings that are accepted from now on, and those that are so no longer."""
    before, after = (facts.accepted_findings or [] for facts in (old, new))
    yield from (f"- {voice(Message('review.accepts', acceptance=_acceptance(one, voice)))}" for one in after if one not in before)
    yield from (f"- {voice(Message('review.accepts-no-more', acceptance=_acceptance(one, voice)))}" for one in before if one not in after)


def _acceptance(one: AcceptedFinding, voice: Voice) -> Message:
    until = voice.date(one.review_by)
    return Message("review.acceptance", rule=one.rule, scope=one.scope, reason=one.reason, role=one.role, until=until)


def text_lines(old: Notice, new: Notice, voice: Voice) -> Iterator[str]:
    """Yield the changed sections of every language, folded except in the language of the messages."""
    opened = voice.of_notice(new).language
    for language in new.written_in:
        described = [lines for page in new.pages if (lines := _described(_in(old, page, language), _in(new, page, language), voice))]
        sections = [list(_section(new, page, change, language)) for page, change in _changed(old, new, language)]
        if changed := [*described, *sections]:
            title = f"{plain(voice.name_of(language))} ({len(changed)})"
            yield from _folded(title, [line for lines in changed for line in lines], language == opened)


def history_lines(old: Mapping[str, Document], new: Mapping[str, Document], voice: Voice) -> Iterator[str]:
    """Yield what changes on the page of the change history outside the versions."""
    for language, document in new.items():
        yield from _described(old.get(language), document, voice)
        for change in section_changes(old[language], document) if language in old else ():
            if not may_apply_from(change.id):
                yield from _redline(change)


def behind(old: Notice, new: Notice) -> dict[str, list[tuple[str, str]]]:
    """Return by translation the sections, as page and id, that changed in the source language but not in it."""
    changed = {language: {(page, change.id): change for page, change in _changed(old, new, language)} for language in new.written_in}
    source = [place for place, change in changed[new.source].items() if change.new and not set(change.kinds) <= SAME_WORDS]
    found = {language: [place for place in source if place not in changed[language]] for language in new.written_in}
    return {language: places for language, places in found.items() if places}


def _changed(old: Notice, new: Notice, language: str) -> Iterator[tuple[str, SectionChange]]:
    """Yield the changed sections of every page; where a language or a page is new or gone, everything in it is."""
    old = with_new_ids(old, renamed_ids(old, new))
    for page in dict.fromkeys((*new.pages, *old.pages)):
        before, after = (notice.documents.get(page, {}).get(language) for notice in (old, new))
        if after or (before and page not in new.documents):
            for change in section_changes(before or _empty(page, language), after or _empty(page, language)):
                yield page, change


def _in(notice: Notice, page: str, language: str) -> Document | None:
    return notice.documents.get(page, {}).get(language)


def _described(old: Document | None, new: Document | None, voice: Voice) -> list[str]:
    """Return how the description of a page changes, which stands above its text and is shown where others lead to it."""
    before, after = (document.description if document else "" for document in (old, new))
    if new is None or before == after:
        return []
    title = f"**{voice(Message('review.description'))}** ({code(f'{new.page}.{new.language}.md')})"
    return [title, "", inline(inline_redline(escape(before), escape(after))), ""]


def _empty(page: str, language: str) -> Document:
    return Document(page, language, "", "", "", ())


def _section(new: Notice, page: str, change: SectionChange, language: str) -> Iterator[str]:
    section = change.new or change.old
    kinds = ", ".join(new.terms[language]["section_changes", kind] for kind in change.kinds)
    title = section.title if section else change.id
    written = plain(title)
    if change.old and change.new and "renamed" in change.kinds:
        written = inline(inline_redline(escape(change.old.title), escape(title)))
    yield from (f"**{written}** ({kinds}, {code(f'{page}.{language}.md')})", "")
    if WITH_TEXT & set(change.kinds):
        yield from _redline(change)


def _redline(change: SectionChange) -> Iterator[str]:
    for line in redline_lines(redline(change.old.html if change.old else "", change.new.html if change.new else "")):
        yield from (line, "")


def _folded(title: str, lines: list[str], opened: bool) -> Iterator[str]:
    yield from (f"<details{' open' if opened else ''}><summary>{title}</summary>", "", *lines, "</details>", "")


def _value(value: object) -> str:
    return "–" if value is None else str(value)
