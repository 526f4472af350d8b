"""Rules say what legal must know before a notice is public.

There is one module a topic. A rule is a function that reads a `Review` and yields a `RuleHit` wherever the demand in
its docstring is not met; its texts are in `texts/`, the phrases it looks for in `phrases/`, and what no program can
decide is in `left_out.yml`.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..lacking import lacking
from ..localizer import Localizer
from ..publication import Publication
from ..versions import Status, Version
from ..vocabulary import vocabulary
from . import (
    ages,
    authority,
    breaches,
    categories,
    consent,
    controller,
    cookie_consent,
    cookie_text,
    corrections,
    decisions,
    finland,
    hurdles,
    legibility,
    named_addresses,
    named_articles,
    named_cookies,
    named_countries,
    named_data,
    named_days,
    named_grounds,
    named_origins,
    named_parties,
    named_rights,
    named_roles,
    named_storage,
    named_times,
    named_uses,
    origins,
    prose,
    purposes,
    recipients,
    retention,
    rights,
    rights_and_bases,
    said_of_consent,
    said_of_cookies,
    same_meaning,
    strangers,
    sweden,
    telling_in_time,
    text_form,
    text_language,
    told_roles,
    trades,
    transfers,
    translations,
    unexplained,
    unfinished,
    void_clauses,
    wording,
)
from .acceptance import UNMATCHED, accepted, unmatched
from .borne_out import borne_out, said_elsewhere, without_misread
from .examples import of_the_notice
from .finding import Finding, Location, ReportPart, RuleHit, Severity
from .inheritance import Identity, identity, inherited
from .jurisdiction import jurisdictions
from .legal_sources import Citation, binding
from .rule import RULES, Applies, Rule
from .texts import PARTS, RULES_TEXTS, filled, texts
from .under_review import Review
from .unsupported import Unsupported, unsupported

__all__ = [
    "RULES", "Applies", "Citation", "Finding", "Judgement", "Location", "ReportPart", "Review", "Rule", "Severity",
    "Unsupported", "findings_of", "judge", "review_of", "unsupported",
]  # fmt: skip
TOPICS = (
    controller, purposes, categories, origins, recipients, transfers, retention, rights, consent, decisions,
    authority, wording, legibility, text_form, translations, same_meaning, telling_in_time, corrections, prose, cookie_consent, cookie_text,
    finland, sweden, ages, named_parties, named_countries, named_data, named_times, named_grounds, named_articles,
    named_rights, rights_and_bases, named_cookies, named_addresses, named_roles, named_storage, said_of_cookies, named_origins,
    named_uses, told_roles, unexplained, hurdles, said_of_consent, void_clauses, breaches, unfinished, named_days, strangers, trades,
    text_language,
)  # fmt: skip


@dataclass(frozen=True)
class Judgement:
    """A judgement is what a `review` of a version has found, in the language that it speaks.

    The gravest findings come first, then they are by file and line. `inherited` says which of them the version before has
    as well, where the draft touches nothing.
    """

    review: Review
    findings: tuple[Finding, ...]
    inherited: frozenset[Identity] = frozenset()
    earlier: frozenset[Identity] | None = None
    """What was found in the version before; None for the first one, and for what is published."""

    @property
    def version(self) -> Version:
        """Return the version that was judged."""
        return self.review.line[0]

    @property
    def status(self) -> Status:
        """Return what the version is on the day of the review."""
        return self.review.status

    @property
    def language(self) -> str:
        """Return the language of the messages."""
        return self.review.say.language

    @property
    def gated(self) -> bool:
        """Say whether errors keep it from being published: what is published already is history."""
        return self.status.open and not self.version.heading.imported

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Return errors that nobody has accepted, in a version that they keep from being published."""
        return tuple(one for one in self._errors if identity(one) not in self.inherited)

    @property
    def passed_over(self) -> tuple[Finding, ...]:
        """Return errors that the version before has as well, and that therefore stop nothing."""
        return tuple(one for one in self._errors if identity(one) in self.inherited)

    @property
    def new(self) -> tuple[Finding, ...]:
        """Return findings that the version before does not have."""
        return tuple(one for one in self.findings if identity(one) not in (self.earlier or ()))

    @property
    def old(self) -> tuple[Finding, ...]:
        """Return findings that the version before has as well."""
        return tuple(one for one in self.findings if identity(one) in (self.earlier or ()))

    @property
    def gone(self) -> frozenset[Identity]:
        """Return what was found in the version before and is found no more."""
        return (self.earlier or frozenset()) - {identity(one) for one in self.findings}

    @property
    def _errors(self) -> Iterator[Finding]:
        return (one for one in self.findings if self.gated and one.severity == Severity.ERROR and not one.accepted)


def judge(publication: Publication, language: str | None = None, version: str | None = None) -> Judgement:
    """Ask every rule about a version: the one in the making, unless `version` names another.

    Findings are told in `language`, or in that of the notice if none is given; in English if the rules have no texts in
    it. Raise KeyError for a version that does not exist.
    """
    timeline = publication.timeline
    judged = timeline.version(version) if version else timeline.line[-1]
    chosen = RULES_TEXTS.pick([language or judged.notice.source])
    review = review_of(publication, judged, chosen)
    found, before = findings_of(review), timeline.before(judged)
    passed: frozenset[Identity] = frozenset()
    known: frozenset[Identity] | None = None
    if before and before.frozen and timeline.status(judged).open:
        earlier = review_of(publication, before, chosen)
        found_before = findings_of(earlier)
        known = frozenset(identity(one) for one in found_before)
        passed = frozenset() if _old_ones_block(review) else inherited(earlier, review, found_before, found)
    # What an upcoming version lacks keeps no other one from being published, least of all the correction itself.
    passed |= {identity(one) for one in found if one.rule == corrections.LACKING}
    return Judgement(review, found, passed, known)


def _old_ones_block(review: Review) -> bool:
    """Say whether the organisation wants errors of the version before to be mended in the next one."""
    records = review.facts.records
    return bool(records and records.old_findings_block)


def review_of(publication: Publication, version: Version, language: str) -> Review:
    """Return `version` as the rules read it; `language` is that of the messages."""
    timeline, notice = publication.timeline, version.notice
    say = Localizer(vocabulary([language])[language], notice.source)
    line = (version, *reversed(timeline.earlier(version)))
    return Review(notice, version.heading, timeline.status(version), line, timeline.day, say, lacking(publication))


def findings_of(review: Review) -> tuple[Finding, ...]:
    """Return what all rules find, then what is wrong with the acceptances of it."""
    hits = without_misread(review, [(rule, one) for rule in RULES.values() for one in rule.findings(review)])
    found = borne_out(review, [_in_words(rule, one, review) for rule, one in (*hits, *said_elsewhere(review, hits))])
    found += [_in_words(UNMATCHED, one, review) for one in unmatched(review, found)]
    return tuple(sorted(accepted(review, found), key=_gravest_first))


def _gravest_first(finding: Finding) -> tuple[int, bool, str, int, str]:
    return finding.severity.rank, finding.to_read, finding.place.file, finding.place.line, finding.rule


def _in_words(rule: Rule, found: RuleHit, review: Review) -> Finding:
    written = texts(review.say.language)[rule.id]
    title, what, why, how = (filled(written[part], found.values) for part in PARTS)
    sources = tuple(source.cite(review.say) for source in binding(rule.sources, jurisdictions(review.facts)))
    own = of_the_notice(how, review)
    severity = max(rule.severity, found.severity or rule.severity, key=lambda one: one.rank)
    to_read = rule.by_words and severity == Severity.WARNING and bool(found.sentence)
    return Finding(rule.id, severity, found.place, title, what, why, own, sources, found.sentence, to_read)
