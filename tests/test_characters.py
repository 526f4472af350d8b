"""A text shows what it says: no invisible characters, no letters that only look like others."""

import pytest

from notice.characters import deceptive_characters


@pytest.mark.parametrize(
    "sign",
    [
        "\u202e", "\u2066", "\u2069", "\u202a", "\u200b", "\u2060", "\ufeff", "\u2028", "\u2029", "\x00", "\x1b", "\x0b", "\x0c", "\x85",
        "\r", "\ue000", "\U000e0041", "\ufff9", "\U0010ffff", "\u061c", "\u180e",
    ],
)  # fmt: skip
def test_invisible_character_is_named_with_its_line(sign: str) -> None:
    problem = next(deceptive_characters(f"One.\nTwo {sign} three.\n", "docs/index.en.md"))
    assert (problem.file, problem.line) == ("docs/index.en.md", 2)
    assert f"U+{ord(sign):04X}" in problem.message.text("en")


@pytest.mark.parametrize(
    ("word", "stranger"),
    [("Аlektum", "a Cyrillic letter (U+0410)"), ("privаcy", "a Cyrillic letter (U+0430)"), ("ΑIektum", "a Greek letter (U+0391)")],
)
def test_word_of_two_alphabets_is_named(word: str, stranger: str) -> None:
    problem = next(deceptive_characters(f"We are {word}.", "docs/index.en.md"))
    assert f'"{word}" mixes alphabets' in problem.message.text("en")
    assert stranger in problem.message.text("en")


@pytest.mark.parametrize(
    "text",
    [
        "Plain.\n\tTabs and\n\nlines.", "Ääkköset, ”lainaukset” – ja viivat…", "Åland, Brändö; naïve café, œuvre, Dvořák", "e\u0301 and ß",
        "Персональные данные и IP-адрес", "Προσωπικά δεδομένα", "بيانات\u200f شخصية", "می\u200cخواهم", "个人数据",
        "10 µg, ½, №, €", "soft\u00adhyphen", "☎ 029 566 6700 ✉",
    ],
)  # fmt: skip
def test_text_of_any_language_is_left_alone(text: str) -> None:
    assert list(deceptive_characters(text, "docs/index.en.md")) == []
