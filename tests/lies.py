"""Lies of servers about a small site, and what `make verify` must say of each."""

import gzip
import json
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from lying_servers import PAGE, PAGES, PROTECTING, SAYS, SEAL, Handler
from publishing.manifest import ABOUT, SUMS, manifest_of

DIFFERS, UNKNOWN, SAME = "differs", "unknown", "same"
EVIL = b"<!doctype html><html lang=en><title>Notice</title><h1>en/index.html</h1><p>We sell names.</p></html>"
CHANGED = "words that readers see were changed: en/index.html"


@dataclass(frozen=True)
class Lie:
    """`says` stands in what is told, and `outcome` is what it comes to."""

    kind: str
    name: str
    answer: Callable[[Handler], object]
    outcome: str
    says: str


def english(answer: Callable[[Handler], object]) -> Callable[[Handler], object]:
    """Lie about one page at its usual address."""
    return lambda h: answer(h) if h.path == "/en/" else None


def evil_if(asked: Callable[[Handler], bool]) -> Callable[[Handler], object]:
    """Tell some of those who ask for one page other words."""
    return lambda h: h.say(EVIL) if h.name == "en/index.html" and asked(h) else None


def about(content: bytes) -> Callable[[Handler], object]:
    """Say something else in publication.json."""
    return lambda h: h.say(content) if h.name == ABOUT else None


def about_with(**changed: object) -> Callable[[Handler], object]:
    """Change what publication.json says."""
    return about(json.dumps({**SAYS, **changed}).encode())


def remade(**other: bytes) -> Callable[[Handler], object]:
    """Change files, and make the list of all anew, so that it fits; `en__index` stands for en/index.html."""
    changed = {ABOUT if name == "about" else f"{name.replace('__', '/')}.html": content for name, content in other.items()}

    def answer(h: Handler) -> object:
        files = {**h.files, **changed}
        if h.name == SUMS:
            return h.say(manifest_of({name: sha256(body).hexdigest() for name, body in files.items() if name != SUMS}).encode())
        return h.say(changed[h.name]) if h.name in changed else None

    return answer


def manifest(content: bytes) -> Callable[[Handler], object]:
    """Say something else in place of the list of all files."""
    return lambda h: h.say(content) if h.name == SUMS else None


def pages(**headers: str | None) -> Callable[[Handler], object]:
    """Send other headers with every page."""
    return lambda h: h.honest(**headers) if h.name in PAGES else None


def packed(content: bytes, how: str = "gzip") -> Callable[[Handler], object]:
    """Answer browsers with something packed."""
    return lambda h: h.say(content, Content_Encoding=how) if h.name == "en/index.html" and h.asks("Accept-Encoding", "gzip") else None


OK = b"HTTP/1.1 200 OK\r\n"
LENGTH = OK + b"Content-Length: 999\r\n\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
BOMB = gzip.compress(bytes(20_000_000))
POLICY = PROTECTING["Content-Security-Policy"]
WORDS, ASKERS, ADDED, LEADING = "words", "askers", "headers", "leading"
BROKEN, ENDLESS, ABOUTS, LISTS = "broken", "endless", "about", "lists"
ALL = [
    Lie("honest", "nothing", lambda _: None, SAME, "is what this checkout publishes"),
    Lie("honest", "packed", packed(gzip.compress(PAGE.format(name="en/index.html").encode())), SAME, "is what this checkout publishes"),
    Lie("honest", "by language",
        lambda h: h.say(b"", 302, Location="/sv/") if h.path == "/" and h.asks("Accept-Language", "sv-") else None, SAME, "is what"),
    Lie("honest", "no index.html", lambda h: h.say(b"", 404) if h.path.endswith("index.html") else None, SAME, "is what"),
    Lie("honest", "without headers", lambda h: h.honest(**{name.replace("-", "_"): None for name in PROTECTING}),
        SAME, "none of the headers that protect"),
    Lie("honest", "stricter", pages(Content_Security_Policy=f"{POLICY}; sandbox allow-scripts".replace(" 'unsafe-inline'", "")),
        SAME, "is what"),
    Lie(WORDS, "other words", evil_if(lambda _: True), DIFFERS, CHANGED),
    Lie(WORDS, "list made anew", remade(en__index=EVIL), DIFFERS, CHANGED),
    Lie(WORDS, "another commit", remade(en__index=EVIL, about=json.dumps({**SAYS, "commit": "d" * 40}).encode()), DIFFERS, CHANGED),
    Lie(WORDS, "seals made anew", remade(en__index=EVIL, about=json.dumps({**SAYS, "ledger": [["2026-01-01", "6" * 64]]}).encode()),
        DIFFERS, CHANGED),
    Lie(WORDS, "one byte more", english(lambda h: h.say(h.body + b" ")), DIFFERS, "or on the way by its host:\n  en/index.html"),
    Lie(WORDS, "what is read aloud", english(lambda h: h.say(h.body + b"<img alt=evil>")), DIFFERS, CHANGED),
    Lie(WORDS, "no page", english(lambda h: h.say(b"")), DIFFERS, CHANGED),
    Lie(WORDS, "not there", lambda h: h.say(b"", 404) if h.name == "en/index.html" else None, DIFFERS, "are not there:\n  en/index.html"),
    Lie(ASKERS, "browsers", evil_if(lambda h: h.asks("User-Agent", "Mozilla")), DIFFERS, CHANGED),
    Lie(ASKERS, "not browsers", evil_if(lambda h: not h.asks("User-Agent", "Mozilla")), DIFFERS, CHANGED),
    Lie(ASKERS, "telephones", evil_if(lambda h: h.asks("User-Agent", "Mobile")), DIFFERS, CHANGED),
    Lie(ASKERS, "Firefox", evil_if(lambda h: h.asks("User-Agent", "Firefox")), DIFFERS, CHANGED),
    Lie(ASKERS, "who wants pages", evil_if(lambda h: h.asks("Accept", "text/html")), DIFFERS, CHANGED),
    Lie(ASKERS, "Finns", evil_if(lambda h: h.asks("Accept-Language", "fi")), DIFFERS, CHANGED),
    Lie(ASKERS, "Swedes", evil_if(lambda h: h.asks("Accept-Language", "sv")), DIFFERS, CHANGED),
    Lie(ASKERS, "who wants it packed", packed(gzip.compress(EVIL)), DIFFERS, CHANGED),
    Lie(ASKERS, "at index.html", evil_if(lambda h: h.path.endswith("index.html")), DIFFERS, CHANGED),
    Lie(ASKERS, "without a slash", lambda h: h.say(EVIL) if h.path == "/en" else None, DIFFERS, CHANGED),
    Lie(ASKERS, "not there for browsers",
        lambda h: h.say(b"", 404) if h.name == "en/index.html" and h.asks("User-Agent", "Mozilla") else None,
        DIFFERS, "not the same for everybody"),
    Lie(ASKERS, "data", lambda h: h.say(b"[]") if h.name == "privacy.json" and h.asks("User-Agent", "Mozilla") else None,
        DIFFERS, "or on the way by its host:\n  privacy.json"),
    Lie(ASKERS, "lists", lambda h: h.say(b"") if h.name == SUMS and h.asks("User-Agent", "Mozilla") else None,
        DIFFERS, "or on the way by its host:\n  SHA256SUMS"),
    Lie(ADDED, "cookie", pages(Set_Cookie="t=1; Max-Age=99999"), DIFFERS, "Set-Cookie keeps something with readers: t=1"),
    Lie(ADDED, "cookie for browsers", lambda h: h.honest(Set_Cookie="t=1") if h.asks("User-Agent", "Mozilla") else None,
        DIFFERS, "Set-Cookie"),
    Lie(ADDED, "cookie on the way", lambda h: h.say(b"", 301, Location="/en/", Set_Cookie="t=1") if h.path == "/en" else None,
        DIFFERS, "Set-Cookie"),
    Lie(ADDED, "refresh", pages(Refresh="0;url=https://evil.example"), DIFFERS, "Refresh leads readers on"),
    Lie(ADDED, "style sheet", pages(Link="<https://evil.example/a.css>; rel=stylesheet"), DIFFERS, "Link has browsers load something"),
    Lie(ADDED, "reports", pages(NEL='{"report_to": "e", "max_age": 9}'), DIFFERS, "Nel has browsers report"),
    Lie(ADDED, "escape sequence", pages(Refresh="\x1b[2J"), DIFFERS, r"\x1b[2J"),
    Lie(ADDED, "no policy", pages(Content_Security_Policy=None), DIFFERS, "Content-Security-Policy is missing"),
    Lie(ADDED, "weaker policy", pages(Content_Security_Policy=POLICY.replace("script-src 'self'", "script-src *")),
        DIFFERS, "lets through more"),
    Lie(ADDED, "longer policy", pages(Content_Security_Policy=f"{POLICY}; frame-src https://evil.example"), DIFFERS, "lets through more"),
    Lie(ADDED, "no default", pages(Content_Security_Policy=POLICY.replace("default-src 'none'; ", "")), DIFFERS, "lets through more"),
    Lie(ADDED, "told where from", pages(Referrer_Policy="unsafe-url"), DIFFERS, "Referrer-Policy lets through more"),
    Lie(ADDED, "another server", pages(Alt_Svc='h2="evil.example:443"'), DIFFERS, "Alt-Svc sends browsers"),
    Lie("honest", "the same server", pages(Alt_Svc='h3=":443"; ma=9'), SAME, "is what"),
    Lie(ADDED, "by http again", pages(Strict_Transport_Security="max-age=0"), DIFFERS, "has browsers forget"),
    Lie(ADDED, "hidden from searches", pages(X_Robots_Tag="none"), DIFFERS, "what they may show"),
    Lie(ADDED, "to be saved", pages(Content_Disposition="attachment"), DIFFERS, "has browsers save it"),
    Lie(ADDED, "no page", pages(Content_Type="text/plain"), DIFFERS, "no page in UTF-8"),
    Lie(ADDED, "other letters", pages(Content_Type="text/html; charset=utf-7"), DIFFERS, "no page in UTF-8"),
    Lie(LEADING, "elsewhere", english(lambda h: h.say(b"", 302, Location="https://evil.example/")),
        DIFFERS, "en/index.html to https://evil.example/"),
    Lie(LEADING, "elsewhere for browsers",
        lambda h: h.say(b"", 302, Location="//evil.example/") if h.path == "/en/" and h.asks("User-Agent", "Mozilla") else None,
        DIFFERS, "another site"),
    Lie(LEADING, "no address", english(lambda h: h.say(b"", 302, Location="http://[")), UNKNOWN, "en/index.html:"),
    Lie(LEADING, "a script", english(lambda h: h.say(b"", 302, Location="javascript:alert(1)")), DIFFERS, "another site"),
    Lie(LEADING, "without end", lambda h: h.say(b"", 302, Location="/en/") if h.path == "/en/" else None, UNKNOWN, "leads on without end"),
    Lie(LEADING, "another page", english(lambda h: h.say(b"", 302, Location="/versions/2026-01-01/")), DIFFERS, CHANGED),
    Lie(LEADING, "another start", lambda h: h.say(b"", 302, Location="/versions/2026-01-01/") if h.path == "/" else None,
        DIFFERS, "see were changed: index.html"),
    Lie(BROKEN, "cut short", english(lambda h: h.raw(OK, b"Content-Length: %d\r\n\r\n" % (len(h.body) + 10), h.body)),
        UNKNOWN, "10 bytes were still to come"),
    Lie(BROKEN, "status line", english(lambda h: h.raw(b"lol\r\n\r\n")), UNKNOWN, "en/index.html: what it answers is none"),
    Lie(BROKEN, "status 99999", english(lambda h: h.raw(b"HTTP/1.1 99999 x\r\nContent-Length: 0\r\n\r\n")),
        UNKNOWN, "en/index.html: what it answers is none"),
    Lie(BROKEN, "status 500", english(lambda h: h.say(b"", 500)), UNKNOWN, "en/index.html: it answers with 500"),
    Lie(BROKEN, "status 206", english(lambda h: h.say(h.body, 206)), UNKNOWN, "en/index.html: it answers with 206"),
    Lie(BROKEN, "chunks", english(lambda h: h.raw(CHUNKED, b"zz\r\nabc")), UNKNOWN, "en/index.html: what it answers is none"),
    Lie(BROKEN, "chunks without end", english(lambda h: h.raw(CHUNKED, b"5\r\nhello\r\n")),
        UNKNOWN, "en/index.html: what it answers is none"),
    Lie(BROKEN, "1000 headers", english(lambda h: h.raw(OK, b"".join(b"X%d: a\r\n" % n for n in range(1000)), b"\r\n")),
        UNKNOWN, "more than 100 headers"),
    Lie(BROKEN, "long header", english(lambda h: h.raw(OK, b"X: " + b"a" * 100_000, b"\r\n\r\n")),
        UNKNOWN, "en/index.html: what it answers is none"),
    Lie(BROKEN, "nothing", english(lambda h: h.raw(b"")), UNKNOWN, "en/index.html:"),
    Lie(BROKEN, "badly packed", packed(b"nothing"), UNKNOWN, "cannot be unpacked"),
    Lie(BROKEN, "half packed", packed(gzip.compress(EVIL)[:-9]), UNKNOWN, "cannot be unpacked"),
    Lie(BROKEN, "packed otherwise", packed(zlib.compress(EVIL), "br"), UNKNOWN, "packed as 'br'"),
    Lie(BROKEN, "packed too much", packed(BOMB), UNKNOWN, "more than 300000 bytes"),
    Lie(ENDLESS, "body", english(lambda h: h.raw(OK, b"\r\n", more=bytes(100_000), times=1000)), UNKNOWN, "more than 300000 bytes"),
    Lie(ENDLESS, "body in drops", english(lambda h: h.raw(LENGTH, more=b"a", times=99, wait=0.05)), UNKNOWN, "did not answer to its end"),
    Lie(ENDLESS, "headers in drops", english(lambda h: h.raw(OK, more=b"X: a\r\n", times=99, wait=0.05)),
        UNKNOWN, "did not answer to its end"),
    Lie(ENDLESS, "one line in drops", english(lambda h: h.raw(b"HTTP/1.1 ", more=b"2", times=99, wait=0.05)),
        UNKNOWN, "did not answer to its end"),
    Lie(ENDLESS, "to be continued", english(lambda h: h.raw(b"", more=b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000, times=99)),
        UNKNOWN, "en/index.html:"),
    Lie(ENDLESS, "silence", english(lambda _: time.sleep(2)), UNKNOWN, "did not answer to its end"),
    Lie(ENDLESS, "silence everywhere", lambda h: None if h.name == SUMS else h.raw(b"", times=9, wait=0.2),
        UNKNOWN, "did not answer to its end"),
    Lie(ABOUTS, "seals are lists", about_with(ledger={"2018-07-24": ["x"]}), DIFFERS, "does not say what it was made of"),
    Lie(ABOUTS, "in force is a list", about_with(inForce=[1]), DIFFERS, "does not say what it was made of"),
    Lie(ABOUTS, "commit is a number", about_with(commit=int("1" * 40)), DIFFERS, "does not say what it was made of"),
    Lie(ABOUTS, "entries are objects", about_with(ledger=[[{}, SEAL]]), DIFFERS, "does not say what it was made of"),
    Lie(ABOUTS, "ledger is a number", about_with(ledger=1), DIFFERS, "does not say what it was made of"),
    Lie(ABOUTS, "a number without end", about(b'{"commit": ' + b"1" * 5000 + b"}"), DIFFERS, "does not say what it was made of"),
    Lie(ABOUTS, "depth", about(b"[" * 100_000), DIFFERS, "does not say what it was made of"),
    Lie(ABOUTS, "no text", about(b"\xff\xfe"), DIFFERS, "does not say what it was made of"),
    Lie(ABOUTS, "an option of git", about_with(commit="--output=x"), DIFFERS, "does not say what it was made of"),
    Lie(ABOUTS, "another ledger", about_with(ledger=[["2026-01-01", "6" * 64]]), DIFFERS, "or on the way by its host:\n  publication.json"),
    Lie(LISTS, "empty", manifest(b""), UNKNOWN, "has no SHA256SUMS"),
    Lie(LISTS, "a page", manifest(EVIL), UNKNOWN, "has no SHA256SUMS"),
    Lie(LISTS, "outside", manifest(b"0" * 64 + b"  ../../etc/passwd\n"), UNKNOWN, "has no SHA256SUMS"),
    Lie(LISTS, "not there", lambda h: h.say(b"", 404) if h.name == SUMS else None, UNKNOWN, "has no SHA256SUMS"),
    Lie(LISTS, "without end", manifest(b"".join(b"%064d  x%06d\n" % (n, n) for n in range(4000))), UNKNOWN, "names 4000 files"),
    Lie(LISTS, "in drops", lambda h: h.raw(LENGTH, more=b"a", times=99, wait=0.05) if h.name == SUMS else None,
        UNKNOWN, "SHA256SUMS: it did not answer"),
    Lie(LISTS, "one file more", remade(pay=EVIL), DIFFERS, "pay.html"),
    Lie(LISTS, "one file less",
        lambda h: h.say(b"".join(line for line in h.body.splitlines(keepends=True) if b"en/" not in line)) if h.name == SUMS else None,
        DIFFERS, "en/index.html"),
]  # fmt: skip
