"""Everything of a review is said in one language."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..localizer import Localizer
from ..messages import Message
from ..reading import Notice
from ..vocabulary import vocabulary
from .safe_markdown import plain


@dataclass(frozen=True)
class Voice:
    """A voice speaks the language of the messages, which need not be one of the notice."""

    language: str
    source: str

    def __call__(self, message: Message) -> str:
        """Return a message for Markdown, in which its values read as they are."""
        return message.text(self.language, plain)

    def text(self, message: Message) -> str:
        """Return a message with its values as they are."""
        return message.text(self.language)

    @property
    def localizer(self) -> Localizer:
        """Return what says values in the language of the messages."""
        return Localizer(vocabulary([self.language])[self.language], self.source)

    def date(self, day: date) -> str:
        """Return a day as it is written in text."""
        return self.localizer.date(day)

    def name_of(self, language: str) -> str:
        """Return the name of a language."""
        return self.localizer.name_of(language)

    def of_notice(self, notice: Notice) -> Localizer:
        """Return what says things of a notice.

        It speaks the language of the messages if the notice is written in it, else its source language.
        """
        language = self.language if self.language in notice.written_in else notice.source
        return Localizer(notice.terms[language], notice.source)
