"""The summary of a pull request says in Markdown what merging does, then what is new with it, then everything else, folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..ledger import LedgerFault
from ..messages import Message
from ..problems import Problem, said_once
from ..rules import Finding, Severity
from ..rules.accepting import accepting, to_be_accepted
from ..rules.corrections import LACKING
from .changed_text import acceptance_lines, fact_lines, history_lines, setting_lines, text_parts, told_lines
from .proposal import OtherPath, Proposal, Stake
from .review_texts import Voice
from .safe_markdown import code, copied
from .stakes import effect_lines, ending_lines, finding_line, problem_lines, version_lines
from .summary_parts import MAX_SUMMARY, SummaryPart, fitted
from .translated_sections import lag_lines, unequal_lines

# So many new findings, and new sentences to read, stand open; the rest of them is folded.
MOST_NEW = 12


def summary_of_proposal(proposal: Proposal, voice: Voice) -> str:
    """Return the whole summary of a notice that can be read."""
    effects = SummaryPart([*_title(voice), *_effects(proposal, voice)])
    folded = [part for stake in proposal.stakes for part in _of_stake(stake, voice)]
    parts = [effects, *_new(proposal, voice), *folded, *_known(proposal, voice)]
    return fitted(parts, voice, MAX_SUMMARY, _preview(voice))


def summary_of_mistakes(
    problems: Iterable[Problem],
    program: tuple[OtherPath, ...],
    voice: Voice,
    published: tuple[str, ...] = (),
    rewritten: Sequence[LedgerFault] = (),
    refused: Sequence[Problem] = (),
) -> str:
    """Return the summary of a notice that cannot be read, because of `problems`.

    `program` has the paths that change beside what the notice is read from, `published` the entries and the drafts that
    are published all the same. `rewritten` and `refused` are those of a `Proposal`.
    """
    effect = Message("review.mistakes-elsewhere", versions=published) if published else Message("review.mistakes")
    warned = SummaryPart([*_title(voice), *_warnings(rewritten, refused, voice), f"> **{voice(effect)}**", ""])
    changed = SummaryPart(list(_program(program, voice)), voice(Message("review.program")))
    mistakes = SummaryPart([*problem_lines(said_once(problems), voice)])
    return fitted([warned, *([changed] if program else []), mistakes], voice, MAX_SUMMARY)


def _title(voice: Voice) -> Iterator[str]:
    yield from (f"# {voice(Message('review.title'))}", "")


def _warnings(rewritten: Sequence[LedgerFault], refused: Sequence[Problem], voice: Voice) -> Iterator[str]:
    if rewritten:
        versions = tuple(fault.entry for fault in rewritten)
        yield from ("> [!CAUTION]", f"> **{voice(Message('review.rewritten', versions=versions))}**", "")
    if refused:
        yield from ("> [!CAUTION]", f"> **{voice(Message('review.frozen-refused'))}**", "", *problem_lines(refused, voice))


def _effects(proposal: Proposal, voice: Voice) -> Iterator[str]:
    yield from _warnings(proposal.rewritten, proposal.refused, voice)
    for stake in proposal.stakes:
        yield from effect_lines(stake, proposal.head, voice, proposal.protected)
        yield from version_lines(stake, voice)
    for draft, effect in proposal.endings:
        yield from ending_lines(draft, effect, proposal, voice)
    for draft in proposal.taken_back:
        yield from (f"> **{voice(Message('review.taken-back', version=voice.date(draft.heading.effective)))}**", "")
    if not (proposal.stakes or proposal.endings or proposal.taken_back):
        yield from (f"> **{voice(Message('review.nothing'))}**", "")
    if lacking := [one for one in proposal.judgement.findings if one.rule == LACKING and not one.accepted]:
        yield from ("> [!WARNING]", *(f"> {finding_line(one)}" for one in lacking), "")
    if proposal.base is None:
        yield from (voice(Message("review.unread-base")), "")


def _new(proposal: Proposal, voice: Voice) -> Iterator[SummaryPart]:
    """Yield what is new with this change: files beside the notice, findings, what is accepted."""
    yield SummaryPart(list(_program(proposal.program, voice)), voice(Message("review.program")))
    if proposal.stakes:
        decide, read = _new_ones(proposal, voice)
        yield SummaryPart([finding_line(one) for one in decide[:MOST_NEW]], voice(Message("review.new-findings", n=len(decide))))
        yield SummaryPart([finding_line(one) for one in read[:MOST_NEW]], voice(Message("review.new-sentences", n=len(read))))
        compared = _compared(proposal, voice)
        yield SummaryPart(compared[:MOST_NEW], voice(Message("review.new-unequal", n=len(compared))))
    if proposal.base:
        accepted = acceptance_lines(proposal.base.working.facts, proposal.head.working.facts, voice)
        yield SummaryPart(list(accepted), voice(Message("review.accepted")))


def _of_stake(stake: Stake, voice: Voice) -> Iterator[SummaryPart]:
    """Yield all of a version that is at stake, folded; what readers lose or do not get first."""
    yield SummaryPart(list(lag_lines(stake, voice)), voice(Message("review.behind")), folded=True)
    yield SummaryPart(list(told_lines(stake, voice)), voice(Message("review.told")), folded=True)
    if stake.before:
        new = stake.version.notice
        yield SummaryPart(list(fact_lines(stake.before, new, voice)), voice(Message("review.facts")), folded=True)
        yield SummaryPart(list(setting_lines(stake.before, new)), voice(Message("review.settings")), folded=True)
        yield from text_parts(stake.before, new, voice, bool(stake.begun))


def _known(proposal: Proposal, voice: Voice) -> Iterator[SummaryPart]:
    """Yield the introduction of the history, more new findings, those that the version before has as well, and what accepts them."""
    judged = proposal.judgement
    if proposal.base:
        lines = history_lines(proposal.base.histories, proposal.head.histories, voice)
        yield SummaryPart(list(lines), voice(Message("review.history")), folded=True)
    if proposal.stakes:
        decide, read = (ones[MOST_NEW:] for ones in _new_ones(proposal, voice))
        yield SummaryPart([*map(finding_line, decide)], voice(Message("review.more-findings", n=len(decide))), folded=True)
        yield SummaryPart([*map(finding_line, read)], voice(Message("review.more-sentences", n=len(read))), folded=True)
        more = _compared(proposal, voice)[MOST_NEW:]
        yield SummaryPart(more, voice(Message("review.more-unequal", n=len(more))), folded=True)
        old, gone = _undecided(proposal, judged.old), judged.gone
        ended = [voice(Message("review.findings-gone", n=len(gone))), ""] if gone else []
        lines_of_old = [*map(finding_line, old), "", *ended] if old or gone else []
        yield SummaryPart(lines_of_old, voice(Message("review.old-findings", n=len(old))), folded=True)
        copied_lines = list(_to_accept([*judged.blocking, *_undecided(proposal, judged.findings)], proposal, voice))
        yield SummaryPart(copied_lines, voice(Message("review.findings-accept")), folded=True, divisible=False)


def _new_ones(proposal: Proposal, voice: Voice) -> tuple[list[Finding], list[Finding]]:
    """Return new findings that need a decision, and new sentences to read."""
    found = _undecided(proposal, proposal.judgement.new)
    return [one for one in found if not one.to_read], [_quoting(one, voice) for one in found if one.to_read]


def _compared(proposal: Proposal, voice: Voice) -> list[str]:
    """Return new sentences to compare with those of other languages, an item each."""
    return list(unequal_lines(proposal.judgement.review, voice))


def _quoting(finding: Finding, voice: Voice) -> Finding:
    """Return a finding on a sentence to read that quotes it, if it does not itself, and says what it may mean."""
    perhaps = voice.text(Message("report.perhaps", what=finding.what))
    what = f"{voice.localizer.quoted(finding.quoted)} {perhaps}" if finding.quoted else perhaps
    return replace(finding, what=what, how=f"{voice.text(Message('report.if-so'))}: {finding.how}")


def _undecided(proposal: Proposal, found: Iterable[Finding]) -> list[Finding]:
    """Return errors and warnings that nobody has accepted; what blocks stands above, and what is only advice beside its line."""
    blocking = set(proposal.judgement.blocking)
    return [one for one in found if one.severity != Severity.ADVICE and not one.accepted and one not in blocking and one.rule != LACKING]


def _to_accept(found: Sequence[Finding], proposal: Proposal, voice: Voice) -> Iterator[str]:
    """Yield the lines that accept findings, to be copied at once."""
    facts = proposal.judgement.version.notice.facts
    if new := to_be_accepted(found, facts):
        yield from copied(list(accepting(new, facts, voice.language, proposal.head.timeline.day)))


def _program(paths: tuple[OtherPath, ...], voice: Voice) -> Iterator[str]:
    if paths:
        yield from (voice(Message("review.program-intro")), "")
    for one in paths:
        yield f"- {' – '.join([code(one.path), *(voice(note) for note in _notes(one))])}"


def _notes(path: OtherPath) -> Iterator[Message]:
    if path.is_hidden:
        yield Message("review.path-hidden")
    if path.is_special:
        yield Message("review.path-special")
    if path.was:
        yield Message("review.path-renamed", before=path.was)


def _preview(voice: Voice) -> list[str]:
    return [f"### {voice(Message('review.preview'))}", "", voice(Message("review.preview-where"))]
