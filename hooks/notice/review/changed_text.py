"""A review shows changed words: facts in sentences, the text of each language with its marks, what readers are told."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from ..changes.fact_changes import fact_changes
from ..changes.fact_sentences import renamed_headings, told_facts
from ..changes.section_changes import SectionChange, section_changes
from ..clock import may_apply_from
from ..documents import Document
from ..facts import Facts
from ..facts.records import AcceptedFinding
from ..localizer import Localizer
from ..messages import Message
from ..reading import Notice
from ..redline import inline_redline, redline, with_all_moves, with_named_moves
from ..renamed_ids import renamed_ids, with_new_ids
from .proposal import Stake
from .review_texts import Voice
from .safe_markdown import code, inline, plain, redline_lines
from .summary_parts import SummaryPart

# Facts that no page shows, but that decide about its timing.
SETTINGS = ("time_zone", "notice_period_days")
WITH_TEXT = {"added", "removed", "changed"}
# So long may the changed text of all languages be, in characters, and so many sections are named that are not shown.
MAX_TEXT = 40_000
MOST_NAMED = 20


def told_lines(stake: Stake, voice: Voice) -> Iterator[str]:
    """Yield legal's own title and summary, in every language that has them."""
    summaries = stake.version.heading.summaries
    for language, section in ((language, summaries[language]) for language in stake.version.notice.languages if language in summaries):
        nothing = f"<em>{voice(Message('review.told-nothing'))}</em>"
        said = " ".join(plain(line) for line in section.text.splitlines() if line.strip()) or nothing
        yield f"- {plain(voice.name_of(language))}: **{plain(section.title)}** {said}"


def fact_lines(old: Notice, new: Notice, voice: Voice) -> Iterator[str]:
    """Yield changed facts, and sections that are called otherwise, as readers are told."""
    old, say = with_new_ids(old, renamed_ids(old, new)), voice.of_notice(new)
    yield from (f"- {plain(fact.sentence(say))}" for fact in told_facts(old, new, say))
    for before, after in renamed_headings(old, new, say.language):
        yield f"- {plain(say.told('heading_renamed', before=say.quoted(before), after=say.quoted(after)))}"


def setting_lines(old: Notice, new: Notice) -> Iterator[str]:
    """Yield settings that changed and that no page shows; of languages the table above tells."""
    for change in fact_changes(old.facts, new.facts):
        if change.id in SETTINGS:
            yield f"- {code(change.id)}: {plain(_value(change.before))} → {plain(_value(change.after))}"


def acceptance_lines(old: Facts, new: Facts, voice: Voice) -> Iterator[str]:
    """Yield findings that are accepted from now on, and those that are so no longer."""
    before, after = (facts.accepted_findings or [] for facts in (old, new))
    yield from (f"- {voice(Message('review.accepts', acceptance=_acceptance(one, voice)))}" for one in after if one not in before)
    yield from (f"- {voice(Message('review.accepts-no-more', acceptance=_acceptance(one, voice)))}" for one in before if one not in after)


def _acceptance(one: AcceptedFinding, voice: Voice) -> Message:
    until = voice.date(one.review_by)
    return Message("review.acceptance", rule=one.rule, scope=one.scope, reason=one.reason, role=one.role, until=until)


def text_parts(old: Notice, new: Notice, voice: Voice, goes_on: bool) -> Iterator[SummaryPart]:
    """Yield the changed sections of every language, each language folded; `goes_on` says that `old` is a draft, too.

    A text that is too long ends early, and the sections that are left to the preview are named.
    """
    intro = [voice(Message("review.goes-on")), ""] if goes_on else []
    legend = [*intro, voice(Message("review.legend")), ""]
    found = [(language, list(_in_words(old, new, language, voice))) for language in new.written_in]
    changed = [(language, sections) for language, sections in found if sections]
    for language, sections in changed:
        title = Message("review.text-in", language=voice.name_of(language), n=len(sections))
        yield SummaryPart([*legend, *_shortened(sections, MAX_TEXT // len(changed), voice)], voice(title), folded=True)
    if not changed:
        nothing = Message("review.no-text") if _same_languages(old, new) else Message("review.no-other-text")
        yield SummaryPart([*intro, voice(nothing)], voice(Message("review.text")), folded=True)


def _same_languages(old: Notice, new: Notice) -> bool:
    return all(set(old.documents[page]) == set(new.documents[page]) for page in new.pages if page in old.documents)


def _in_words(old: Notice, new: Notice, language: str, voice: Voice) -> Iterator[tuple[str, list[str]]]:
    """Yield what changes in a language: the title of a section, or the name of a page that is described otherwise, with its lines."""
    for page in new.pages:
        if lines := _described(_in(old, page, language), _in(new, page, language), voice):
            yield page, lines
    changed = list(_changed(old, new, language))
    titles = [_title(change) for _, change in changed]
    for (page, change), title, text in zip(changed, titles, _texts(new, [change for _, change in changed], titles, language), strict=True):
        yield title, list(_section(new, page, change, text, language))


def _texts(new: Notice, changed: Sequence[SectionChange], titles: Sequence[str], language: str) -> list[str]:
    """Return the text of each section with its marks, "" where it has none; what moved names the section in which it stood."""
    say = Localizer(new.terms[language], new.source)
    words = {"ins": say.term("section_changes", "moved_to"), "del": say.term("section_changes", "moved_from")}
    marked = with_all_moves([_marked(change) if WITH_TEXT & set(change.kinds) else "" for change in changed])
    return with_named_moves(marked, titles, lambda mark, title: f"{words[mark]} ({say.quoted(title)}):")


def _title(change: SectionChange) -> str:
    section = change.new or change.old
    return section.title if section else change.id


def _shortened(sections: Sequence[tuple[str, list[str]]], room: int, voice: Voice) -> Iterator[str]:
    """Yield sections as long as there is room, then which are not shown."""
    left_out: list[str] = []
    for title, lines in sections:
        room -= sum(len(line) + 1 for line in lines)
        if room < 0 or left_out:
            left_out.append(title)
        else:
            yield from lines
    if left_out:
        more = tuple(f"“{title}”" for title in left_out[:MOST_NAMED])
        yield from (voice(Message("review.too-long")), "", voice(Message("review.not-shown", n=len(left_out), sections=more)), "")


def history_lines(old: Mapping[str, Document], new: Mapping[str, Document], voice: Voice) -> Iterator[str]:
    """Yield what changes on the page of the change history outside the versions."""
    for language, document in new.items():
        yield from _described(old.get(language), document, voice)
        for change in section_changes(old[language], document) if language in old else ():
            if not may_apply_from(change.id):
                yield from (part for line in redline_lines(_marked(change)) for part in (line, ""))


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


def _section(new: Notice, page: str, change: SectionChange, text: str, language: str) -> Iterator[str]:
    kinds = ", ".join(new.terms[language]["section_changes", kind] for kind in (*change.kinds, *change.forms))
    title = _title(change)
    written = plain(title)
    if change.old and change.new and "renamed" in change.kinds:
        written = inline(inline_redline(escape(change.old.title), escape(title)))
    yield from (f"**{written}** ({kinds}, {code(f'{page}.{language}.md')})", "")
    for line in redline_lines(text):
        yield from (line, "")


def _marked(change: SectionChange) -> str:
    return redline(change.old.html if change.old else "", change.new.html if change.new else "")


def _value(value: object) -> str:
    return "–" if value is None else str(value)
