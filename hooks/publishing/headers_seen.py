"""Headers that a server adds, or leaves out, can do to readers what the site itself never does; they are judged here."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from publishing.answers import Headers
from publishing.on_a_line import shortened

# What browsers do when they are sent one of these. The site itself asks for none of that.
ACTING = {
    "set-cookie": "keeps something with readers",
    "refresh": "leads readers on by itself",
    "link": "has browsers load something, or tells them what belongs to the page",
    "clear-site-data": "deletes what readers' browsers keep",
    "speculation-rules": "has browsers load something beforehand",
    "nel": "has browsers report on readers",
    "report-to": "has browsers report on readers",
    "reporting-endpoints": "has browsers report on readers",
    "content-security-policy-report-only": "has browsers report on readers",
    "accept-ch": "asks browsers for more about the reader's device",
    "critical-ch": "asks browsers for more about the reader's device",
    "origin-trial": "switches on what browsers only try out",
    "observe-browsing-topics": "lets browsers note what the reader is interested in",
    "attribution-reporting-register-source": "follows readers to other sites",
    "attribution-reporting-register-trigger": "follows readers to other sites",
    "service-worker-allowed": "lets a script stand between readers and the site",
    "sourcemap": "leads to another file",
    "x-sourcemap": "leads to another file",
    "x-robots-tag": "says to search engines what they may show",
}
POLICY, LIFE, ATTACHED, TYPE = "content-security-policy", "strict-transport-security", "content-disposition", "content-type"
ELSEWHERE, WITH_HOST, AT_ONCE = "alt-svc", re.compile(r'="[^":]'), re.compile(r'max-age\s*=\s*"?0+(?!\d)', re.IGNORECASE)
# Whoever sends one of these as the site has it, sends all of them.
PROTECTING = (POLICY, "x-content-type-options", "x-frame-options", "referrer-policy", "permissions-policy", "cross-origin-opener-policy")
PAGE_TYPE = re.compile(r'text/html\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?', re.IGNORECASE)
# Directives that do not fall back on default-src, and those that only forbid more.
ALONE = ("base-uri", "form-action", "frame-ancestors", "report-uri", "report-to")
NARROWING = {"sandbox", "upgrade-insecure-requests", "block-all-mixed-content", "require-trusted-types-for", "trusted-types"}
NO_SOURCE = frozenset({"'none'"})

ADDS = "{name} {does}: {value}"
OTHER_SERVER = "Alt-Svc sends browsers to another server: {value}"
FORGOTTEN = "Strict-Transport-Security has browsers forget that they are to come by https: {value}"
SAVED = "Content-Disposition has browsers save it and not show it: {value}"
NO_PAGE = "Content-Type says that it is no page in UTF-8: {value}"
MISSING = "{name} is missing"
WEAKER = "{name} lets through more than that of the site: {value}"


def protecting_in(rules: bytes) -> dict[str, str]:
    """Return the headers of `_headers` that protect readers, by their names in small letters."""
    lines = (line.partition(":") for line in rules.decode("utf-8", "replace").splitlines())
    found = {name.strip().lower(): value.strip() for name, _, value in lines}
    return {name: found[name] for name in PROTECTING if name in found}


def is_sent(expected: Mapping[str, str], headers: Headers) -> bool:
    """Say whether a server sends one of the headers that the site wants sent."""
    return any(expected.get(name) == value.strip() for name, value in headers)


def remarks(page: bool, hops: Iterable[Headers], expected: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with the headers of an answer and of those that led to it; `expected` are those it must have."""
    last: Headers = ()
    for last in hops:
        yield from (
            ADDS.format(name=name.title(), does=ACTING[name], value=shortened(value)) for name, value in last if name in ACTING
        )
        sent = _by_name(last)
        yield from (OTHER_SERVER.format(value=shortened(value)) for value in sent.get(ELSEWHERE, ()) if WITH_HOST.search(value))
        yield from (FORGOTTEN.format(value=shortened(value)) for value in sent.get(LIFE, ()) if AT_ONCE.search(value))
    if not page or not last:
        return
    sent = _by_name(last)
    yield from (SAVED.format(value=shortened(value)) for value in sent.get(ATTACHED, ()) if not value.lower().startswith("inline"))
    yield from (NO_PAGE.format(value=shortened(value)) for value in sent.get(TYPE, [""]) if not PAGE_TYPE.fullmatch(value.strip()))
    for name, wanted in expected.items():
        values = sent.get(name, [])
        if not values:
            yield MISSING.format(name=name.title())
        elif all(_weaker(name, value, wanted) for value in values):
            yield WEAKER.format(name=name.title(), value=shortened(values[0]))


def _by_name(headers: Headers) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in headers:
        found.setdefault(name, []).append(value.strip())
    return found


def _weaker(name: str, value: str, wanted: str) -> bool:
    if name != POLICY:
        return value.lower() != wanted.lower()
    given = [_directives(policy) for policy in value.split(",")]
    ours = _directives(wanted)
    return all(any(not _sources(policy, one) <= _sources(ours, one) for one in {*ours, *policy} - NARROWING) for policy in given)


def _directives(policy: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for directive in policy.split(";"):
        name, *sources = directive.split() or [""]
        found.setdefault(name.lower(), frozenset(sources))
    return found


def _sources(policy: Mapping[str, frozenset[str]], name: str) -> frozenset[str]:
    """Return what a policy lets through for a directive; a word that no policy has stands for everything."""
    everything = frozenset({"everything"})
    found = policy.get(name, everything if name in ALONE else policy.get("default-src", everything))
    return found - NO_SOURCE
