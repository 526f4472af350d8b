"""Says everything of a review in one language."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..localizer import Localizer
from ..reading import Notice
from ..rules import message_language
from ..vocabulary import vocabulary
from .safe_markdown import plain
from .texts import texts


@dataclass(frozen=True)
class Voice:
    """`language` is that of the messages; it need not be one of the notice."""

    language: str
    source: str

    def __call__(self, key: str, **values: object) -> str:
        """A text for Markdown, in which its values read as they are."""
        return self.text(key, **{name: plain(value) for name, value in values.items()})

    def text(self, key: str, **values: object) -> str:
        return texts(self.language)[key].format(**values)

    @property
    def localizer(self) -> Localizer:
        return Localizer(vocabulary([self.language])[self.language], self.source)

    def date(self, day: date) -> str:
        return self.localizer.date(day)

    def name_of(self, language: str) -> str:
        return self.localizer.name_of(language)

    def of_notice(self, notice: Notice) -> Localizer:
        """For what a notice says: in the language of the messages if it is written in it, else in its source language."""
        language = self.language if self.language in notice.written_in else notice.source
        return Localizer(notice.terms[language], notice.source)


def voice_for(wanted: str | None, source: str) -> Voice:
    """In the language that is `wanted`, else in that of the notice, else in English."""
    return Voice(message_language([wanted, source]), source)
