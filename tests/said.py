"""Messages of the tests' own, which no editor is ever told: they are in no catalogue."""

from notice.messages import Escape, Message


class Said(Message):
    """A message that is its text in every language."""

    def __init__(self, text: str) -> None:
        """Take the text in place of an id."""
        super().__init__(text)

    def text(self, language: str, escape: Escape = str) -> str:  # noqa: ARG002 (as that of a message)
        """Give the text."""
        return self.id
