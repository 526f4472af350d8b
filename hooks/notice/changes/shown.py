"""Facts that changed as pages show them, in one language: under which section, with which label, from what to what."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..localizer import Localizer, Wording
from ..reading import Notice
from ..views.blocks import Block, blocks
from ..views.cards import Card
from ..views.cookies import CookieRow
from ..views.rows import Row

Shown = dict[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True)
class ShownChange:
    """`title` is that of the section; `before` and `after` are what only the old or only the new version shows."""

    page: str
    section: str
    title: str
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    def sentence(self, say: Localizer) -> str:
        """The change in words: 'New in "Who gets your data?": Processor – Hosting Oy'."""
        label = "fact_changed" if self.before and self.after else "fact_added" if self.after else "fact_removed"
        before, after = (", ".join(values) for values in (self.before, self.after))
        return say.label(label, section=self.title, fact=self.label, before=before, after=after)


def shown_changes(old: Notice, new: Notice, say: Localizer) -> tuple[ShownChange, ...]:
    """In the order of the new version's pages; what it no longer shows comes last on a page."""
    return tuple(change for page in dict.fromkeys((*new.pages, *old.pages)) for change in _of_page(old, new, page, say))


def _of_page(old: Notice, new: Notice, page: str, say: Localizer) -> Iterator[ShownChange]:
    before, after = _shown(old, page, say), _shown(new, page, say)
    for section, label in dict.fromkeys((*after, *before)):
        was, now = before.get((section, label), ()), after.get((section, label), ())
        gone, come = tuple(text for text in was if text not in now), tuple(text for text in now if text not in was)
        if gone or come:
            title = _title(new, page, section, say.language) or _title(old, page, section, say.language) or section
            yield ShownChange(page, section, title, label, gone, come)


def _title(notice: Notice, page: str, id: str, language: str) -> str | None:
    section = notice.document(page, language).section(id) if page in notice.documents else None
    return section.title if section else None


def _shown(notice: Notice, page: str, say: Localizer) -> Shown:
    """Everything a page shows of the facts, by section and label."""
    found: Shown = {}
    if page not in notice.documents:
        return found
    for section, inner in blocks(notice, page, say.language).items():
        for label, texts in _labelled(inner, say):
            found[section, label] = (*found.get((section, label), ()), *texts)
    return found


def _labelled(inner: Iterable[Block], say: Localizer) -> Iterator[tuple[str, tuple[str, ...]]]:
    for block in inner:
        values = block.values
        if block.template == "facts.html":
            yield from _rows(values["rows"])
        elif block.template == "card.html":
            yield from _card(values["card"], say)
        elif block.template == "cookies.html":
            yield from (_cookie(row, say) for row in values["cookies"])
        elif block.template == "right.html":
            yield say.label("article"), (values["reference"],)
        elif block.template == "none.html":
            yield say.label("fact"), (say.label("none"),)


def _rows(rows: Iterable[Row]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for row in rows:
        yield row.label, tuple("; ".join([item.text.text, *(note.text for note in item.notes)]) for item in row.items)


def _card(card: Card, say: Localizer) -> Iterator[tuple[str, tuple[str, ...]]]:
    texts: Mapping[str, Wording | str | None] = {
        "name": card.name, "role_of_contact": card.role, "business_id": card.identifier,
        "email": card.email, "phone": card.phone, "website": card.website,
    }  # fmt: skip
    for place in card.places:
        yield place.label, (", ".join(line.text for line in place.lines),)
    for label, text in texts.items():
        if text:
            yield say.label(label), (text.text if isinstance(text, Wording) else text,)
    yield from _rows(card.rows)


def _cookie(row: CookieRow, say: Localizer) -> tuple[str, tuple[str, ...]]:
    parts = {
        "cookie_provider": row.provider,
        "cookie_purpose": row.purpose.text if row.purpose else None,
        "cookie_duration": row.duration,
        "cookie_access": row.third_party_access,
    }
    said = (row.kind, *(f"{say.label(label)}: {text}" for label, text in parts.items() if text))
    return row.name, said
