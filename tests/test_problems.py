"""A mistake is told so that its text can be copied, and does nothing to what it is shown on."""

import pytest

from notice.messages import Message
from notice.problems import NoticeError, Problem, on_a_line


@pytest.mark.parametrize(
    "text",
    [
        "Name und Vor\u00adname", "5\u00a0%", "10\u202f000\u202f€", "\u3000一", "می\u200cخواهم",
        "क\u094d\u200dष", "\u2764\ufe0f\u200d\U0001f525",
    ],
)  # fmt: skip
def test_what_is_harmless_is_told_as_it_is_written(text: str) -> None:
    assert on_a_line(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\tb\r\n\x1b[31m\x07\x9b", r"a\tb\r\n\x1b[31m\x07\x9b"),
        ("a\u2028b\u2029c\x85", r"a\u2028b\u2029c\x85"),
        ("a\u202eb\u2066c\u200ed\u200fe\u061c", r"a\u202eb\u2066c\u200ed\u200fe\u061c"),
        ("a\u200bb\ufeffc\u2060d\U000e0041e", r"a\u200bb\ufeffc\u2060d\U000e0041e"),
        ("\u00ad a\u00ad \u200d\u200db\u00ad\u00adc\u200c", r"\xad a\xad \u200d\u200db\xad\xadc\u200c"),
        ("a\ud800b\ue000c", r"a\ud800b\ue000c"),
    ],
)
def test_what_does_something_is_told_as_an_escape(text: str, told: str) -> None:
    assert on_a_line(text) == told


def test_other_places_are_never_in_a_text_to_copy() -> None:
    told = Message("shown.run-together", lines=("a) one", "", "b) two"))
    found = NoticeError([Problem("docs/a.en.md", line, told) for line in (3, 9)]).text("en")
    assert found.startswith("docs/a.en.md:3: also at docs/a.en.md:9: GitHub and the page show")
    assert found.endswith(":\na) one\n\nb) two")
    plain = NoticeError([Problem("docs/a.en.md", line, Message("shown.plainly")) for line in (3, 9)]).text("en")
    assert plain.endswith(". The same at docs/a.en.md:9.")
