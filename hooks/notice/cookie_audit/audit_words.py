"""What was seen and what differs is said in one language, with the texts of the catalogue."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cookie_scan.seen import COOKIE, Refused, Seen

from ..facts.cookie_facts import Cookie
from ..localizer import Localizer
from ..messages import MESSAGES, Message
from ..problems import on_a_line
from .declared_and_seen import CookieComparison, Difference, DifferenceKind
from .lifetimes import period_of


@dataclass(frozen=True)
class AuditWords:
    """These words say what a comparison found; `say` speaks the language of the report."""

    compared: CookieComparison
    say: Localizer

    def text(self, message: Message) -> str:
        """Say a message in the language of the report, on one line, whatever names there are in it."""
        return on_a_line(message.text(self.say.language))

    def request(self, refused: Refused) -> str:
        """Return what a page asked others for; the name that browsers have for it, if the catalogue lacks that."""
        kinds: Mapping[str, str] = MESSAGES.texts(self.say.language)["request-kinds"]
        return kinds.get(refused.what, refused.what)

    def kept(self, seen: Seen, declared: Cookie | None) -> str:
        """Return a line that says all about one thing that is kept."""
        notice = Message("cookies.undeclared-here")
        if declared:
            notice = Message("cookies.declared", name=declared.name, category=self._category(declared))
        return self.text(Message(
            "cookies.line", kind=self._kind(seen), party=self._party(seen), domain=seen.stored.domain, lifetime=self._lifetime(seen),
            when=_when(seen), notice=notice,
        ))  # fmt: skip

    def what(self, difference: Difference) -> str:
        """Say what is wrong, in a sentence or two."""
        match difference:
            case Difference(seen=Seen() as seen, declared=None):
                return self.text(Message(
                    "cookies.undeclared", name=seen.stored.name, kind=self._kind(seen), party=self._party(seen), domain=seen.stored.domain,
                    lifetime=self._lifetime(seen), when=_when(seen), page=seen.page,
                ))  # fmt: skip
            case Difference(seen=Seen() as seen, declared=Cookie() as declared):
                return self.text(self._differs(difference.kind, seen, declared))
        return self.text(Message("cookies.never-seen", name=difference.declared.name if difference.declared else ""))

    def _differs(self, kind: DifferenceKind, seen: Seen, declared: Cookie) -> Message:
        name, says = seen.stored.name, self._declared(kind, declared)
        match kind:
            case DifferenceKind.BEFORE_CONSENT:
                return Message("cookies.before-consent", name=name, category=self._category(declared), page=seen.page)
            case DifferenceKind.DURATION:
                return Message("cookies.duration", name=name, lifetime=self._lifetime(seen), declared=says)
            case DifferenceKind.PARTY:
                return Message("cookies.party", name=name, domain=seen.stored.domain, party=self._party(seen), declared=says)
        return Message("cookies.storage", name=name, kind=self._kind(seen), declared=says)

    def how(self, difference: Difference) -> str:
        """Say how to put it right."""
        return self.text(self._remedy(difference))

    def _remedy(self, difference: Difference) -> Message:
        seen = difference.seen
        match difference.kind:
            case DifferenceKind.BEFORE_CONSENT:
                return Message("cookies.mend-before-consent")
            case DifferenceKind.UNDECLARED:
                return Message("cookies.mend-undeclared")
            case DifferenceKind.DURATION if seen:
                period = period_of(seen.stored.seconds)
                return Message("cookies.mend-duration", period=period) if period else Message("cookies.mend-no-period")
            case DifferenceKind.PARTY if seen:
                return Message("cookies.mend-party", code=seen.stored.party(self.compared.visit.host))
            case DifferenceKind.STORAGE if seen:
                return Message("cookies.mend-storage", code=seen.stored.kind)
        return Message("cookies.mend-never-seen")

    def example(self, seen: Seen) -> Iterator[str]:
        """Yield the lines of notice.yml that declare what was seen, as far as a browser can know."""
        stored = seen.stored
        yield f"- name: {on_a_line(stored.name)}"
        yield f"  category: …  # {', '.join(self.say.terms.kinds['cookie_categories'])}"
        yield from () if stored.kind == COOKIE else (f"  kind: {stored.kind}",)
        yield f"  party: {stored.party(self.compared.visit.host)}"
        yield f"  domain: {on_a_line(stored.domain.lstrip('.'))}"
        yield f"  duration: {period_of(stored.seconds) or '…'}"

    def unread(self, url: str, why: str) -> str:
        """Say why a page could not be looked at to its end."""
        match why:
            case "no-answer":
                return self.text(Message("cookies.no-answer", url=url))
            case "not-read":
                return self.text(Message("cookies.not-read", url=url))
            case "no-time":
                return self.text(Message("cookies.no-time", url=url))
        return self.text(Message("cookies.no-end", url=url))

    def _kind(self, seen: Seen) -> str:
        return self.say.term("storage_kinds", seen.stored.kind)

    def _party(self, seen: Seen) -> str:
        return _small(self.say.term("parties", seen.stored.party(self.compared.visit.host)))

    def _lifetime(self, seen: Seen) -> str | Message:
        if seen.stored.seconds is None:
            return Message("cookies.forever")
        return _small(self.say.duration(period_of(seen.stored.seconds) or ""))

    def _declared(self, kind: DifferenceKind, cookie: Cookie) -> str:
        if kind == DifferenceKind.DURATION:
            return _small(self.say.duration(cookie.duration or ""))
        if kind == DifferenceKind.PARTY:
            return _small(self.say.term("parties", cookie.party or ""))
        return self.say.term("storage_kinds", cookie.kind)

    def _category(self, cookie: Cookie) -> str:
        return self.say.term("cookie_categories", cookie.category)


def _when(seen: Seen) -> Message:
    return Message("cookies.before") if seen.before_consent else Message("cookies.after")


def _small(words: str) -> str:
    """Return words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]
