"""A review says of a version what merging does with it, from which day it applies, whether it matters to readers."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from html import escape
from textwrap import dedent

from ..changes import Reason
from ..drafts_folder import Draft
from ..ledger import Kind
from ..messages import Message
from ..problems import Problem, on_a_line
from ..publication import Publication
from ..rules import Finding
from ..translations.lag import following
from ..translations.language_sentences import language_sentences
from ..verdict import Verdict
from .proposal import Effect, Proposal, Stake
from .review_texts import Voice
from .safe_markdown import code, copied, plain
from .titles import title_of, title_of_page
from .translated_sections import elsewhere_lines

MOST = 12


def effect_lines(stake: Stake, head: Publication, voice: Voice, protected: bool = False) -> Iterator[str]:
    """Yield what merging does, as a quotation; then what is still in the way.

    If main is `protected`, a draft becomes public by a second pull request.
    """
    version, day = stake.version, head.timeline.day
    twice = protected and stake.effect == Effect.PUBLISHES and not version.frozen
    yield from _quoted(_effect(stake, day, voice), version.id if twice else None, voice)
    if stake.effect == Effect.PUBLISHES and not version.heading.imported and version.effective > day:
        yield f">\n> {_merge_by(stake, voice)}"
    yield ""
    if stake.effect == Effect.HOLDS and (stake.refusals or stake.blocking):
        yield from (voice(Message("review.before-publishing")), "")
    yield from problem_lines(stake.refusals, voice)
    for finding in stake.blocking:
        yield from (finding_line(finding), *_example(finding), "")


def ending_lines(draft: Draft, effect: Effect, proposal: Proposal, voice: Voice) -> Iterator[str]:
    """Yield what merging ends, as a quotation; then legal's own words, what stays in later versions, and what is still in the way."""
    twice = proposal.protected and effect == Effect.PUBLISHES
    yield from (*_quoted(_ending(draft, effect, voice), draft.id if twice else None, voice), "")
    name = draft.heading.name
    if name.withdrawn and (later := proposal.head.timeline.written_upon(name.own)):
        yield from (voice(Message("review.ending-stays", version=name.own, later=tuple(one.id for one in later))), "")
    for language, section in draft.heading.summaries.items():
        yield f"- {plain(voice.name_of(language))}: **{plain(section.title)}** {plain(' '.join(section.text.split()))}"
    yield ""
    yield from problem_lines(proposal.refusals_of(draft), voice)


def _quoted(effect: Message, second: str | None, voice: Voice) -> Iterator[str]:
    """Yield an effect as a quotation; before it, where only a `second` pull request has it, the entry that this one publishes."""
    if second:
        yield from (f"> **{voice(Message('review.two-steps', version=second))}**", ">", f"> {voice(effect)}")
    else:
        yield f"> **{voice(effect)}**"


def _ending(draft: Draft, effect: Effect, voice: Voice) -> Message:
    name, day = draft.heading.name, voice.date(draft.heading.effective)
    if name.kind == Kind.END:
        said = {
            Effect.PUBLISHES: Message("review.end-publishes", day=day),
            Effect.HOLDS: Message("review.end-holds", day=day),
            Effect.REFUSED: Message("review.end-refused", day=day),
        }
    elif name.ended:
        said = {
            Effect.PUBLISHES: Message("review.no-end-publishes", day=day),
            Effect.HOLDS: Message("review.no-end-holds", day=day),
            Effect.REFUSED: Message("review.no-end-refused", day=day),
        }
    else:
        said = {
            Effect.PUBLISHES: Message("review.ending-publishes", version=day),
            Effect.HOLDS: Message("review.ending-holds", version=day),
            Effect.REFUSED: Message("review.ending-refused", version=day),
        }
    return said[effect]


def problem_lines(problems: Iterable[Problem], voice: Voice) -> Iterator[str]:
    """Yield each problem with its file and line, as an editor finds it; then how to read that."""
    lines: list[str] = []
    for problem in problems:
        said, *instead = problem.message.text(voice.language, on_a_line).split("\n")
        lines += (f"- {code(f'{problem.file}:{problem.line}')}: {plain(said)}", *copied(instead))
    if lines:
        yield from (*lines, "", voice(Message("review.how-to-read")), "")


def finding_line(finding: Finding) -> str:
    """Return a finding with its place, and the first line of how to put it right."""
    where, how = code(f"{finding.place.file}:{finding.place.line}"), finding.how.splitlines()[0].removesuffix(":")
    return f"- {where}: **{plain(finding.rule)} {plain(finding.title)}** – {plain(finding.what)} {plain(how)}"


def _example(finding: Finding) -> Iterator[str]:
    """Yield what to write, where the finding shows it."""
    if example := "\n".join(finding.how.splitlines()[1:]):
        yield f"  <pre>{escape(dedent(example))}</pre>"


def version_lines(stake: Stake, voice: Voice) -> Iterator[str]:
    """Yield the version as a table."""
    version = stake.version
    rows = [
        (voice(Message("review.version")), code(version.id)),
        (voice(Message("review.applies-from")), plain(voice.date(version.effective))),
        (voice(Message("review.class")), "<br>".join(_found(stake, voice))),
        (voice(Message("review.marked")), _marked(stake, voice)),
        (voice(Message("review.languages")), "<br>".join(_languages(stake, voice))),
        (voice(Message("review.readers")), "<br>".join(elsewhere_lines(stake, voice))),
        (voice(Message("review.originals")), "<br>".join(map(code, stake.originals))),
    ]
    yield from ("| | |", "|---|---|")
    yield from (f"| {label} | {value} |" for label, value in rows if value)
    yield ""


def _effect(stake: Stake, day: date, voice: Voice) -> Message:
    version, today = voice.date(stake.version.effective), voice.date(day)
    if stake.effect == Effect.HOLDS:
        return Message("review.holds", version=version)
    if stake.effect == Effect.REFUSED:
        return Message("review.refused", version=version)
    if stake.version.heading.imported:
        return Message("review.publishes-imported", version=version, today=today)
    if stake.version.effective > day:
        return Message("review.publishes-later", version=version, today=today, zone=stake.version.notice.facts.time_zone)
    return Message("review.publishes-now", version=version, today=today)


def _merge_by(stake: Stake, voice: Voice) -> str:
    days = stake.version.notice.facts.notice_period_days
    effective = stake.version.effective
    if days and stake.changes and stake.changes.verdict.binds and not stake.version.heading.minor:
        return voice(Message("review.merge-by-notice", day=voice.date(effective - timedelta(days=days)), count=days))
    return voice(Message("review.merge-by", day=voice.date(effective)))


def _found(stake: Stake, voice: Voice) -> Iterator[str]:
    """Yield the program's verdict, and what speaks for it."""
    if stake.changes is None:
        yield voice(Message("review.first"))
        return
    yield f"**{plain(voice.localizer.term('verdicts', stake.changes.verdict))}**"
    telling = stake.changes.telling
    if facts := sum(reason.kind.startswith("fact-") for reason in telling):
        yield voice(Message("review.facts-changed", n=facts))
    said = list(dict.fromkeys(_reason(reason, stake, voice) for reason in telling if not reason.kind.startswith("fact-")))
    yield from said[:MOST]
    if len(said) > MOST:
        yield voice(Message("review.more", n=len(said) - MOST))


def _languages(stake: Stake, voice: Voice) -> Iterator[str]:
    """Yield in sentences which languages came, went, changed or followed."""
    if stake.changes:
        notice, say = stake.version.notice, voice.localizer
        followed = following(stake.steps, notice)
        titles = partial(title_of_page, stake, language=voice.of_notice(notice).language)
        yield from map(plain, language_sentences(stake.changes.languages, followed, say, titles))


def _marked(stake: Stake, voice: Voice) -> str:
    """Return what the editor says of the change, or may say; that is never told as what the program found."""
    heading, found = stake.version.heading, stake.changes
    said = list[str]()
    if heading.minor:
        said.append(voice(Message("review.marked-minor")))
    if heading.only:
        said.append(voice(Message("review.marked-only", only=heading.only)))
    if said:
        because = [voice(Message("review.marked-because", because=heading.because))] if heading.because else []
        return " ".join([*said, *because, voice(Message("review.marked-read"))])
    if found is None or found.verdict == Verdict.SUBSTANCE:
        return ""
    if found.verdict == Verdict.READ:
        return voice(Message("review.may-be-minor", version=stake.version.id))
    return voice(Message("review.is-minor"))


def _reason(reason: Reason, stake: Stake, voice: Voice) -> str:
    """Return a reason in words.

    What comes or goes is named once, in the language of the messages; words are those of each language.
    """
    new, (page, _, id) = stake.version.notice, reason.where.partition("#")
    own = voice.of_notice(new).language
    language = reason.language or own
    name = voice.name_of(language)
    match reason.kind:
        case "page-added":
            return voice(Message("review.page-added", page=title_of_page(stake, page, own)))
        case "page-removed":
            return voice(Message("review.page-removed", page=title_of_page(stake, page, own)))
        case "language-added":
            return voice(Message("review.language-added", page=title_of_page(stake, page, own), language=name))
        case "language-removed":
            return voice(Message("review.language-removed", page=title_of_page(stake, page, own), language=name))
        case "section-added":
            return voice(Message("review.section-added", section=title_of(stake, page, id, own)))
        case "section-removed":
            return voice(Message("review.section-removed", section=title_of(stake, page, id, own)))
    section = title_of(stake, page, id, language)
    kind = voice.localizer.term("evidence", reason.kind)
    if not (reason.before or reason.after):
        return voice(Message("review.kind-found", section=section, language=name, kind=kind))
    before, after = reason.before or "–", reason.after or "–"
    return voice(Message("review.words-changed", section=section, language=name, kind=kind, before=before, after=after))
