"""What a redline costs grows with the length of the text, whatever changed in it: its work is counted, not its time."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from notice.redline import in_common, redline, weighed_words
from notice.redline.in_common import Stretch

SYLLABLES = ["ka", "le", "mi", "no", "pu", "sa", "te", "vi", "ro", "hy", "jo", "ta", "ri", "lo", "mu", "ne", "si", "ve", "de"]


def sentences(count: int, words: int, seed: int = 1) -> list[str]:
    """Give sentences of a language that nobody speaks."""
    numbers = [(seed * 7919 + place * place * 31 + place * 127) % 100_003 for place in range(count * words)]
    spoken = [SYLLABLES[number % 19] + SYLLABLES[number // 19 % 19] for number in numbers]
    return [" ".join(spoken[start : start + words]) + "." for start in range(0, len(spoken), words)]


def changed(texts: Sequence[str]) -> list[str]:
    """Give texts of which every seventh word is another one."""
    return [" ".join(f"x{word}" if number % 7 == 0 else word for number, word in enumerate(text.split(" "))) for text in texts]


def paragraphs(texts: Sequence[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def one_paragraph(texts: Sequence[str]) -> str:
    return f"<p>{' '.join(texts)}</p>"


def items(texts: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"


def table(texts: Sequence[str]) -> str:
    return f"<table><tr><th>a</th><th>b</th></tr>{''.join(f'<tr><td>{text}</td><td>yes</td></tr>' for text in texts)}</table>"


def one_sentence(texts: Sequence[str]) -> str:
    return one_paragraph(texts).replace(".", "")


SHAPES = [paragraphs, one_paragraph, items, table, one_sentence]
CHANGES: dict[str, Callable[[list[str]], list[str]]] = {
    "every seventh word": changed,
    "every second text": lambda texts: [f"x{text}" if number % 2 else text for number, text in enumerate(texts)],
    "everything, and one more at the start": lambda texts: ["Alpha beta gamma.", *changed(texts)],
    "written anew": lambda texts: sentences(len(texts), 12, seed=2),
    "another order": lambda texts: texts[::-1],
    "the same again and again": lambda texts: [texts[0]] * len(texts),
}


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], int]:
    """Give a function that counts what a comparison weighs and looks for."""
    done = [0]
    weigh, look = weighed_words.heaviest, in_common.places_of

    def weighing(was: Sequence[str], now: Sequence[str], part: Stretch) -> Iterator[tuple[int, int]]:
        assert part.cells <= weighed_words.MOST_PAIRS
        done[0] += part.cells
        return weigh(was, now, part)

    def looking(sequence: Sequence[str], start: int, end: int, run: int) -> dict[object, int]:
        done[0] += end - start
        return dict(look(sequence, start, end, run))

    monkeypatch.setattr(weighed_words, "heaviest", weighing)
    monkeypatch.setattr(in_common, "places_of", looking)

    def count(old: str, new: str) -> int:
        done[0] = 0
        redline.__wrapped__(old, new)
        return done[0]

    return count


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_twice_the_work(
    shape: Callable[[Sequence[str]], str], change: Callable[[list[str]], list[str]], work: Callable[[str, str], int]
) -> None:
    few, many = sentences(30, 12), sentences(60, 12)
    less, more = (work(shape(texts), shape(change(texts))) for texts in (few, many))
    assert more <= 2.6 * less + 2 * weighed_words.MOST_PAIRS
    # No word is weighed against more than a hundred others.
    assert more <= 120 * len(shape(many))


def test_a_sentence_that_came_hides_no_change_of_those_behind_it() -> None:
    """Also where a paragraph is too long to be compared as a whole."""
    old = sentences(200, 12)
    text = redline(one_paragraph(old), one_paragraph(["Nobody knows this one.", *changed(old)]))
    assert "<ins>Nobody knows this one. x" in text
    assert text.count("<del>") == text.count("<ins>") == 2 * len(old)


def test_what_is_too_long_to_be_weighed_is_replaced_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound: two sentences with no three words beside each other that stand once in each."""
    old, new = ["first", *["yes", "no"] * 20, "last"], ["other", *["no", "yes"] * 20, "end"]
    found = []
    for most in (len(old) * len(new) - 1, len(old) * len(new)):
        monkeypatch.setattr(weighed_words, "MOST_PAIRS", most)
        found.append(len(weighed_words.weighed(old, new)))
    assert found == [0, 39]
