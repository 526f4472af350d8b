"""Some links lead elsewhere than they say: a name before the host, letters that look like others, words that are another address.

After Unicode Technical Report 36, section 2, and the rules for names of hosts (IDNA 2008, RFC 5891).
"""
from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

import idna

from .lookalikes import strange_word
from .messages import Message

WEB = ("http", "https")
# What words may show: an address of the web, of mail, or nothing but a host or a number.
SHOWN_WEB = re.compile(r"(?:https?://|www\.)[^\s<>()\"'\u201c\u201d]+", re.IGNORECASE)
SHOWN_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ONLY_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
# A host among other words; a name of a file, or an abbreviation such as "s.r.o.", is none.
HOST = re.compile(r"(?<![\w.@/-])(?:[a-z0-9-]{3,}\.)+(?!md\b|pdf\b|docx?\b|html?\b|txt\b|xlsx?\b|csv\b)[a-z]{2,}(?![\w@-])")
ONLY_NUMBER = re.compile(r"\+?[\d\s\u00a0()/-]{6,}")
# What a link to a mail address may fill in beside the address.
FILLED_IN = {"subject", "body"}


def deceptive_address(address: str) -> Message | None:
    """Return what is to be said of an address, as "https://…" or "mailto:…", that hides where it leads; None if it does not."""
    parts = _split(address)
    if parts is None:
        return None
    if parts.scheme in WEB:
        return _deceptive_web(address, parts)
    if parts.scheme == "mailto":
        return _deceptive_mail(address, parts)
    return None


def deceptive_host(host: str) -> bool:
    """Say whether a host has letters that no host may have, or that look like others."""
    try:
        labels = [idna.ulabel(label) if label.startswith("xn--") else label for label in host.lower().split(".")]
        strange = [label for label in labels if not label.isascii()]
        return any(strange_word(label) for label in strange) or not all(idna.alabel(label) for label in strange)
    except idna.IDNAError:
        return True


def deceptive_words(words: str, address: str) -> Message | None:
    """Return what is to be said of a link whose words are another address than the one it leads to, or None.

    Links within the notice are left alone, and so are those to a page, or a host, below the one that is shown.
    """
    parts = _split(address)
    if parts is None or not parts.scheme:
        return None
    for shown in _shown(words, parts):
        if not _is_same(shown, parts):
            return Message("text.link-shows-other", shown=shown, link=address)
    return None


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _deceptive_web(address: str, parts: SplitResult) -> Message | None:
    if not parts.hostname:
        return Message("text.link-without-host", link=address)
    if "@" in parts.netloc:
        return Message("text.link-with-user", link=address, host=parts.hostname)
    if "%" in parts.netloc or deceptive_host(parts.hostname):
        return Message("text.link-host", link=address, host=parts.hostname)
    return None


def _deceptive_mail(address: str, parts: SplitResult) -> Message | None:
    if others := [name for name, _ in parse_qsl(parts.query, keep_blank_values=True) if name.lower() not in FILLED_IN]:
        return Message("text.link-fills-in", link=address, names=tuple(others))
    hosts = [one.rpartition("@")[2] for one in unquote(parts.path).split(",")]
    wrong = next((host for host in hosts if deceptive_host(host)), None)
    return Message("text.link-host", link=address, host=wrong) if wrong is not None else None


def _shown(words: str, parts: SplitResult) -> list[str]:
    """Return the addresses that the words of a link show."""
    words = words.strip()
    if parts.scheme == "tel":
        return [words] if ONLY_NUMBER.fullmatch(words) else [*SHOWN_WEB.findall(words), *SHOWN_MAIL.findall(words)]
    found = [*SHOWN_WEB.findall(words), *SHOWN_MAIL.findall(words)]
    if not found and ONLY_HOST.fullmatch(words):
        found = [] if unquote(parts.path).endswith(words) else [words]
    elif not found:
        found = HOST.findall(words)
    return [shown.rstrip(".,;:!?") for shown in found]


def _is_same(shown: str, parts: SplitResult) -> bool:
    if "@" in shown and not SHOWN_WEB.match(shown):
        return parts.scheme == "mailto" and unquote(parts.path).casefold() == shown.casefold()
    if parts.scheme == "tel":
        return _is_same_number(shown, parts.path)
    told = _split(shown if "://" in shown else f"https://{shown}")
    if parts.scheme not in WEB or told is None:
        return False
    return _is_below(_host(parts), _host(told)) and parts.port == told.port and _path(parts).startswith(_path(told))


def _is_same_number(shown: str, number: str) -> bool:
    """Say whether a number is the one that is shown, which may lack the country: "09 123 4567" of "+358 9 1234567"."""
    digits, whole = re.sub(r"\(0\)|\D", "", shown), re.sub(r"\D", "", number)
    return digits == whole or (bool(digits) and whole.endswith(digits.lstrip("0")) and len(whole) - len(digits.lstrip("0")) <= 3)


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        return idna.encode(host).decode("ascii").removeprefix("www.") if host else ""
    except idna.IDNAError:
        return host


def _is_below(host: str, other: str) -> bool:
    return host == other or host.endswith(f".{other}")


def _path(parts: SplitResult) -> str:
    return unquote(f"{parts.path}?{parts.query}" if parts.query else parts.path).rstrip("/\u2026.")
