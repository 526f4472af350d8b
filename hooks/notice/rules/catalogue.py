"""A page tells lawyers what the checks look for: every rule as a table, and what is no rule."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..localizer import Localizer
from ..messages import DEFAULT
from ..own_data import own_data
from ..vocabulary import vocabulary
from . import RULES
from .legal_sources import Source
from .rule import DRAFT, EVERY_STATE, Applies, Rule
from .texts import texts

LEFT_OUT = Path(__file__).with_name("left_out.yml")
ASKED_OF = {
    Applies.SUBJECT: "data from the person",
    Applies.OTHER: "data from elsewhere",
    Applies.BOTH: "all data",
    Applies.NOTICE: "the notice",
}
START = """\
# What the checks look for

Written by `make rules` from the rules, their texts and `left_out.yml`; do not edit it.

- Error: what the law requires is missing, or the notice contradicts itself or the law. It keeps a draft from being published.
- Warning: probably insufficient or wrong; it needs a lawyer's decision.
- By words: the rule goes by what words mean. Its warnings are sentences to read, of which only a person can say whether they are right.
- Advice: good practice.

| Rule | What it asks | Of | Severity | Source |
|---|---|---|---|---|"""
TITLES = {
    "guaranteed": "Guaranteed elsewhere: the notice cannot be read, or the site not be built, without it",
    "person": "Left to a person: a program would only guess",
}


def catalogue() -> str:
    """Return the page in Markdown."""
    return "\n".join((START, *_rows(), *_left_out())) + "\n"


def _rows() -> Iterator[str]:
    say = Localizer(vocabulary([DEFAULT])[DEFAULT], DEFAULT)
    for id, rule in sorted(RULES.items()):
        sources = ", ".join(_link(source, say) for source in rule.sources)
        yield f"| {id} | {texts(DEFAULT)[id]['title']} | {ASKED_OF[rule.applies]}{_when(rule)} | {_severity(rule)} | {sources} |"


def _when(rule: Rule) -> str:
    if rule.states == EVERY_STATE:
        return ""
    return ", before it is published" if rule.states == DRAFT else ", not in the archive"


def _severity(rule: Rule) -> str:
    return f"{rule.severity}, by words" if rule.by_words else rule.severity


def _link(source: Source, say: Localizer) -> str:
    cited = source.cite(say)
    return f"[{cited.text}]({cited.url})" if cited.url else cited.text


def _left_out() -> Iterator[str]:
    data: dict[str, dict[str, str]] = own_data(LEFT_OUT)
    for kind, entries in data.items():
        if entries:
            yield from ("", f"## {TITLES[kind]}", "", *(f"- **{id}**: {reason}" for id, reason in entries.items()))
