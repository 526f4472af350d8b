"""Facts stand under sections: for each section id there are the templates to fill, and what with."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from ..anchors import cookie_page
from ..cache import memoize_per_object
from ..documents import Outline
from ..facts import Facts
from ..facts.values import NONE
from ..homes import Home
from ..localizer import Localizer, Wording
from ..page_names import NOTICE
from ..reading import Notice
from . import cards, cookie_table, notice_rows, purpose_rows
from .purpose_deeds import SAID, deeds
from .rows import Row, row


class Block:
    """A block stands under a section; `template` is the one of `overrides/notice/` that its fields fill."""

    template: ClassVar[str]

    @property
    def values(self) -> dict[str, Any]:
        """Return the fields, as the template calls them."""
        return dict(vars(self))


@dataclass(frozen=True)
class CardBlock(Block):
    """A card shows how to reach somebody."""

    template = "card.html"
    card: cards.Card


@dataclass(frozen=True)
class FactsBlock(Block):
    """A sheet of facts has rows, each with a label."""

    template = "facts.html"
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class RightBlock(Block):
    """A right has its name and article, and the address of its ready message, where there is one; `to` hears a complaint."""

    template = "right.html"
    reference: str
    href: str | None
    to: tuple[Wording, str] | None = None


@dataclass(frozen=True)
class DeedsBlock(Block):
    """Something can be done about a purpose: each with what the reader is told, and the address of its ready message."""

    template = "deeds.html"
    deeds: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CookiesBlock(Block):
    """A table has the cookies of one category, which is named in the language of the page.

    `says_silence` says whether it tells what is stated of some of them and not of others.
    """

    template = "cookies.html"
    cookies: tuple[cookie_table.CookieRow, ...]
    category: str
    says_silence: bool = False


@dataclass(frozen=True)
class GuestBlock(Block):
    """The facts below stand under the section of another fact, and so are named, in a heading of this level."""

    template = "guest.html"
    label: str
    level: int


@dataclass(frozen=True)
class NoneBlock(Block):
    """The notice states that there is none."""

    template = "none.html"


@dataclass(frozen=True)
class Abroad:
    """A fact is at home elsewhere than under its own section of the notice.

    `title` is that of the section, or of a right that shares one what it is called, in the language of the page.
    """

    id: str
    home: Home
    title: str


@dataclass(frozen=True)
class View:
    """A view is how a page shows the facts: in which language, under which headings.

    `has_notice` and `has_cookies` say whether it shows the facts of the notice and of cookies. `rights` is the address
    of the page on which the reader can use the rights, where that is for this version. `abroad` are the facts that are
    not at home under their own section of the notice, `page` is the name of this one if it is the home of any of them.
    `says_silence` says whether it tells what the notice does not state.
    """

    say: Localizer
    outline: Outline
    has_notice: bool
    has_cookies: bool
    rights: str | None = None
    abroad: tuple[Abroad, ...] = ()
    page: str = NOTICE
    says_silence: bool = False

    @classmethod
    def of(cls, notice: Notice, page: str, language: str, rights: str | None = None, says_silence: bool = False) -> View:
        """Return the view of a page of a notice in a language."""
        say, outline = Localizer(notice.terms[language], notice.source), notice.document(page, language).outline

        def title(id: str, home: Home) -> str:
            is_right = id in (notice.facts.rights or ())
            return say.term("rights", id) if is_right else notice.document(home.page, language).outline.title(home.section)

        abroad = tuple(Abroad(id, home, title(id, home)) for id, home in notice.homes.items() if home != Home(NOTICE, id))
        hosts = {NOTICE, *(one.home.page for one in abroad)}
        own = page if page in hosts else ""
        return cls(say, outline, page == NOTICE, page == cookie_page(notice.documents), rights, abroad, own, says_silence)

    def home(self, id: str) -> Home:
        """Return where a fact is at home."""
        return next((one.home for one in self.abroad if one.id == id), Home(NOTICE, id))

    def title(self, id: str) -> str:
        """Return the heading of the section of a fact; of a right that shares its section, what it is called."""
        return next((one.title for one in self.abroad if one.id == id), self.outline.title(id))

    def href(self, id: str) -> str:
        """Return a link from this page to where a fact is at home."""
        home = self.home(id)
        return f"#{home.section}" if home.page == self.page else f"{home.page}.md#{home.section}"


def blocks(notice: Notice, page: str, language: str) -> Mapping[str, list[Block]]:
    """Return the facts of a page in `language`, by the id of the section they hang on."""
    return blocks_in(notice.facts, View.of(notice, page, language))


@memoize_per_object
def blocks_in(facts: Facts, view: View) -> Mapping[str, list[Block]]:
    """Return the blocks of facts that several versions may have in common, by the id of the section."""
    found: dict[str, list[Block]] = {}
    here = [(id, list(inner)) for id, inner in _notice_blocks(facts, view) if view.home(id).page == view.page] if view.page else []
    for id, own in sorted(here, key=lambda one: one[0] in NAMES and view.home(one[0]).section != one[0]):  # guests come last
        section = view.home(id).section
        if own:
            level = min(view.outline.level(section) + 1, LOWEST)
            found.setdefault(section, []).extend(own if section == id else _as_guests(id, own, view.say, level))
    if view.has_cookies:
        found |= {id: list(inner) for id, inner in _cookie_blocks(facts, view)}
    return found


# The deepest heading of HTML.
LOWEST = 6
# What facts are called that have no label of their own.
NAMES = {
    "contact": "contact", "dpo": "dpo", "representative": "representative", "joint-controllers": "joint_controllers",
    "authority": "authority", "recipients": "who_gets",
}  # fmt: skip


def _as_guests(id: str, own: list[Block], say: Localizer, level: int) -> list[Block]:
    """Return blocks as they stand under the section of another fact, named in a heading of a level."""
    if id not in NAMES:
        return own
    label = say.label(NAMES[id])
    return [FactsBlock((row(label, [say.label("none")]),))] if own == [NoneBlock()] else [GuestBlock(label, level), *own]


def _notice_blocks(facts: Facts, view: View) -> Iterator[tuple[str, Iterable[Block]]]:
    say, title, rights = view.say, view.title, view.rights
    yield "controller", _cards([cards.controller_card(facts, say)])
    yield "contact", _cards([cards.contact_card(facts, say)])
    yield "authority", _cards([cards.authority_card(facts, say)])
    yield "dpo", _officer(facts.dpo, facts, say)
    yield "representative", _officer(facts.representative, facts, say)
    yield "joint-controllers", _joint(facts, say)
    for id in facts.purposes:
        sheets = _sheets([purpose_rows.purpose_rows(facts, say, id, view.says_silence)])
        yield id, [*sheets, *_deeds(facts, say, id, rights)]
    yield "recipients", _sheets([notice_rows.recipient_rows(facts, say, title)])
    yield "transfers", _sheets(notice_rows.transfer_rows(facts, say))
    yield "retention", _sheets([notice_rows.retention_rows(facts, say)])
    yield "automated-decisions", _sheets(notice_rows.decision_rows(facts, say, title, view.href))
    yield "rights", _sheets([(*notice_rows.request_rows(facts, say), *notice_rows.rights_row(say, rights))])
    for code in facts.rights or ():
        shared = view.home(code).section != code
        reference = notice_rows.right_reference(say, code, "" if shared else title(code))
        hears = facts.authority if code == "complaint" and rights else None
        to = (say.text(hears.name), view.href("authority")) if hears else None
        yield code, [RightBlock(reference, f"{rights}#{code}" if rights else None, to)]


def _cookie_blocks(facts: Facts, view: View) -> Iterator[tuple[str, Iterable[Block]]]:
    say = view.say
    if facts.cookies is None or facts.cookies == NONE:
        return
    yield view.outline.above(facts.cookies.categories[0]), _sheets([cookie_table.consent_rows(facts, say)])
    for category in facts.cookies.categories:
        rows = cookie_table.cookie_rows(facts, say, category)
        if rows:
            yield category, [CookiesBlock(rows, say.term("cookie_categories", category), view.says_silence)]


def _deeds(facts: Facts, say: Localizer, id: str, rights: str | None) -> list[Block]:
    """Return what can be done about a purpose, where there is a page for using the rights."""
    found = [(say.term("answers", SAID[deed.kind]), f"{rights}#{deed.id}") for deed in deeds(facts, id)] if rights else []
    return [DeedsBlock(tuple(found))] if found else []


def _cards(found: Iterable[cards.Card | None]) -> list[Block]:
    return [CardBlock(card) for card in found if card]


def _sheets(sheets: Iterable[tuple[Row, ...]]) -> list[Block]:
    return [FactsBlock(rows) for rows in sheets if rows]


def _officer(officer: Any, facts: Facts, say: Localizer) -> list[Block]:
    if officer == NONE:
        return [NoneBlock()]
    return _cards([cards.officer_card(officer, facts, say)]) if officer else []


def _joint(facts: Facts, say: Localizer) -> list[Block]:
    if facts.joint_controllers == NONE:
        return [NoneBlock()]
    return _cards(cards.joint_cards(facts, say))
