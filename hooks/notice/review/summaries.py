"""The summary of a pull request says in Markdown what merging does, what changes, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..ledger import LedgerFault
from ..messages import Message
from ..problems import Problem, said_once
from ..rules import Finding, Severity
from ..rules.accepting import accepting
from ..rules.corrections import LACKING
from .changed_text import acceptance_lines, behind, fact_lines, history_lines, text_lines, told_lines
from .proposal import Proposal, Stake
from .review_texts import Voice
from .safe_markdown import code, copied
from .stakes import effect_lines, ending_lines, finding_line, problem_lines, title_of, version_lines

# A job summary holds 1 MiB, and is dropped whole beyond it; what stands around the changed text needs little.
MAX_TEXT = 700_000
MAX_SUMMARY = 1_000_000


def summary_of_proposal(proposal: Proposal, voice: Voice) -> str:
    """Return the whole summary of a notice that can be read."""
    found = [*_effects(proposal, voice), *_program(proposal.program, voice), *_changes(proposal, voice)]
    return _joined([*_title(voice), *found, *_preview(voice)], voice)


def summary_of_mistakes(
    problems: Iterable[Problem],
    program: tuple[str, ...],
    voice: Voice,
    published: tuple[str, ...] = (),
    rewritten: Sequence[LedgerFault] = (),
    refused: Sequence[Problem] = (),
) -> str:
    """Return the summary of a notice that cannot be read, because of `problems`.

    `program` names the paths that change beside what the notice is read from, `published` the entries and the drafts that
    are published all the same. `rewritten` and `refused` are those of a `Proposal`.
    """
    effect = Message("review.mistakes-elsewhere", versions=published) if published else Message("review.mistakes")
    said = [*_warnings(rewritten, refused, voice), f"> **{voice(effect)}**", "", *problem_lines(said_once(problems), voice)]
    return _joined([*_title(voice), *said, *_program(program, voice)], voice)


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


def _changes(proposal: Proposal, voice: Voice) -> Iterator[str]:
    for stake in proposal.stakes:
        yield from version_lines(stake, voice)
        yield from told_lines(stake, voice)
        if stake.before:
            yield from fact_lines(stake.before, stake.version.notice, voice)
        yield from _text(stake, voice)
        yield from _behind(stake, voice)
    if proposal.stakes:
        yield from _findings(proposal, voice)
    if proposal.base:
        accepted = acceptance_lines(proposal.base.working.facts, proposal.head.working.facts, voice)
        yield from _headed(Message("review.accepted"), accepted, voice)
        yield from _headed(Message("review.history"), history_lines(proposal.base.histories, proposal.head.histories, voice), voice)


def _headed(title: Message, lines: Iterable[str], voice: Voice) -> Iterator[str]:
    if listed := list(lines):
        yield from (f"### {voice(title)}", "", *listed, "")


def _text(stake: Stake, voice: Voice) -> Iterator[str]:
    if stake.before is None:
        return
    lines = list(text_lines(stake.before, stake.version.notice, voice))
    yield from (f"### {voice(Message('review.text'))}", "")
    if stake.begun:
        yield from (voice(Message("review.goes-on")), "")
    if len("\n".join(lines).encode()) > MAX_TEXT:
        yield from (voice(Message("review.too-long")), "")
    elif lines:
        yield from (voice(Message("review.legend")), "", *lines)
    else:
        yield from (voice(Message("review.no-text")), "")


def _findings(proposal: Proposal, voice: Voice) -> Iterator[str]:
    """Yield what does not block, folded; what blocks stands above, and what is only advice beside its line."""
    judged = proposal.judgement
    found = [one for one in judged.findings if one.severity == Severity.WARNING and not one.accepted]
    new = [one for one in found if one in judged.new]
    old = [one for one in found if one in judged.old]
    apart = [(Message("review.findings-new"), new), (Message("review.findings-old"), old)]
    groups = [(None, found)] if judged.earlier is None else apart
    if found:
        title = f"<details><summary>{voice(Message('review.findings-count', n=len(found)))}</summary>"
        yield from (f"### {voice(Message('review.findings'))}", "", title, "")
        for name, ones in groups:
            yield from (*((f"**{voice(name)}** ({len(ones)})", "") if name and ones else ()), *map(finding_line, ones), "")
        yield from ("</details>", "")
    if judged.gone:
        yield from (voice(Message("review.findings-gone", n=len(judged.gone))), "")
    yield from _to_accept([*judged.blocking, *found], proposal, voice)


def _to_accept(found: Sequence[Finding], proposal: Proposal, voice: Voice) -> Iterator[str]:
    """Yield the lines that accept findings, folded, to be copied at once."""
    if found:
        yield from (f"<details><summary>{voice(Message('review.findings-accept'))}</summary>", "")
        yield from copied(list(accepting(found, voice.language, proposal.head.timeline.day)))
        yield from ("", "</details>", "")


def _behind(stake: Stake, voice: Voice) -> Iterator[str]:
    new = stake.version.notice
    found = behind(stake.previous, new) if stake.previous else {}
    if found:
        intro = Message("review.behind-intro", source=voice.name_of(new.source))
        yield from (f"### {voice(Message('review.behind'))}", "", voice(intro), "")
        for language, places in found.items():
            titles = ", ".join(f"“{title_of(stake, page, id, voice.of_notice(new).language)}”" for page, id in places)
            yield f"- {voice(Message('review.behind-item', language=voice.name_of(language), sections=titles))}"
        yield ""


def _program(files: tuple[str, ...], voice: Voice) -> Iterator[str]:
    if files:
        yield from (f"### {voice(Message('review.program'))}", "", voice(Message("review.program-intro")), "")
        yield from (*(f"- {code(file)}" for file in files), "")


def _preview(voice: Voice) -> Iterator[str]:
    yield from (f"### {voice(Message('review.preview'))}", "", voice(Message("review.preview-where")))


def _joined(lines: Iterable[str], voice: Voice) -> str:
    """Return the lines as one text; one that is too long ends early, and says where."""
    kept: list[str] = []
    size = 0
    for line in lines:
        size += len(line.encode()) + 1
        if size > MAX_SUMMARY:
            folded = kept.count("</details>") < sum("<details" in line for line in kept)
            kept += ["", *(["</details>", ""] if folded else []), f"**{voice(Message('review.cut'))}**"]
            break
        kept.append(line)
    return "\n".join(kept).rstrip() + "\n"
