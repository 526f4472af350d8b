"""What was seen and what differs is reported as text for people, or as JSON for programs."""
from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from cookie_scan.seen import Refused, Seen

from ..facts.cookie_facts import Cookie
from ..located_yaml import LocatedYaml
from ..messages import Message
from ..problems import on_a_line
from .audit_words import AuditWords
from .declared_and_seen import Difference

WIDTH = 100
BEFORE, AFTER = Message("cookies.before"), Message("cookies.after")


def audit_for_people(words: AuditWords, written: LocatedYaml) -> str:
    """Return the report as text, as wide as a terminal. `written` is notice.yml with its lines."""
    return "\n".join([*_head(words), *_kept(words), *_refused(words), *_unread(words), *_differences(words, written)])


def _head(words: AuditWords) -> Iterator[str]:
    visit = words.compared.visit
    yield from _wrapped(words.text(Message("cookies.title", url=visit.url)))
    yield words.text(Message("cookies.pages", n=len(visit.pages)))
    with_consent = Message("cookies.with-consent", selector=visit.accept or "")
    yield from _wrapped(words.text(with_consent if visit.accept else Message("cookies.without-consent")))


def _kept(words: AuditWords) -> Iterator[str]:
    yield from _headed(words.text(Message("cookies.kept")), len(words.compared.pairs))
    if not words.compared.pairs:
        yield words.text(Message("cookies.nothing"))
    for seen, cookie in words.compared.pairs:
        yield from _wrapped(f"{on_a_line(seen.stored.name)}: {words.kept(seen, cookie)}", "  ")


def _refused(words: AuditWords) -> Iterator[str]:
    hosts: dict[str, list[Refused]] = defaultdict(list)
    for request in words.compared.visit.refused.values():
        hosts[request.host].append(request)
    if not hosts:
        return
    yield from _headed(words.text(Message("cookies.refused")), len(hosts))
    yield from _wrapped(words.text(Message("cookies.refused-intro")))
    for host, requests in hosts.items():
        when = words.text(BEFORE if any(request.before_consent for request in requests) else AFTER)
        yield from _wrapped(f"{on_a_line(host)} ({', '.join(sorted({words.request(request) for request in requests}))}; {when})", "  ")
    if names := [cookie.name for cookie in words.compared.unseen if not words.compared.could_be_seen(cookie)]:
        yield from _wrapped(words.text(Message("cookies.unseen", names=tuple(names))))


def _unread(words: AuditWords) -> Iterator[str]:
    unread = words.compared.visit.unread
    if unread:
        yield from _headed(words.text(Message("cookies.unread")), len(unread))
    for url, why in unread.items():
        yield from _wrapped(words.unread(url, why), "  ")


def _differences(words: AuditWords, written: LocatedYaml) -> Iterator[str]:
    found = words.compared.differences
    if not found:
        yield from ("", words.text(Message("cookies.agree-so-far") if words.compared.visit.unread else Message("cookies.agree")))
        return
    yield from _headed(words.text(Message("cookies.differences")), len(found))
    for one in found:
        yield ""
        if one.declared:
            yield f"  {written.file}:{_line(words, written, one.declared)}"
        yield from _wrapped(words.what(one), "  ")
        yield from _wrapped(words.how(one), "    ")
        if one.seen and not one.declared:
            yield from (f"      {line}" for line in words.example(one.seen))


def audit_as_json(words: AuditWords, written: LocatedYaml) -> str:
    """Return the report as one object of JSON.

    It says what was seen, what was refused, what could not be looked at, and every difference with the same words as for
    people. What would do something to a terminal is escaped, as JSON allows for every character.
    """
    visit = words.compared.visit
    document = {
        "url": visit.url,
        "pages": visit.pages,
        "consentButton": visit.accept,
        "stored": [_stored(words, seen, cookie) for seen, cookie in words.compared.pairs],
        "refused": [{"url": one.url, "for": one.what, "beforeConsent": one.before_consent} for one in visit.refused.values()],
        "unread": [{"url": url, "why": why} for url, why in visit.unread.items()],
        "differences": [_difference(words, written, one) for one in words.compared.differences],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return "".join(sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in text)


def _stored(words: AuditWords, seen: Seen, cookie: Cookie | None) -> dict[str, Any]:
    """Return one thing that was seen; `seconds` is 0 for the session and null for no end."""
    stored = seen.stored
    return {
        "name": stored.name,
        "kind": stored.kind,
        "party": stored.party(words.compared.visit.host),
        "domain": stored.domain,
        "seconds": None if stored.seconds is None else round(stored.seconds),
        "beforeConsent": seen.before_consent,
        "page": seen.page,
        "declaredAs": cookie.name if cookie else None,
        "category": cookie.category if cookie else None,
    }


def _difference(words: AuditWords, written: LocatedYaml, one: Difference) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "seen": one.seen.stored.name if one.seen else None,
        "declared": one.declared.name if one.declared else None,
        "line": _line(words, written, one.declared) if one.declared else None,
        "what": words.what(one),
        "how": words.how(one),
    }


def _line(words: AuditWords, written: LocatedYaml, cookie: Cookie) -> int:
    return written.line(("cookies", "items", list(words.compared.declared).index(cookie)))


def _headed(title: str, count: int) -> Iterator[str]:
    heading = f"{title} ({count})"
    yield from ("", heading, "=" * len(heading))


def _wrapped(text: str, indent: str = "") -> list[str]:
    hanging = indent and f"{indent}  "
    return wrap(text, WIDTH, initial_indent=indent, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)
