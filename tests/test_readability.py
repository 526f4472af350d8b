"""What a sentence is, and what counts as its words: blocks, abbreviations, numbers, tables."""

import pytest

from notice.readability import lix, sentences, words_in, words_in_one_breath


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("", []),
        ("<p>One. Two! Three? Four</p>", ["One.", "Two!", "Three?", "Four"]),
        ("<p>We keep it, e.g. For a year. no end</p>", ["We keep it, e.g For a year. no end"]),
        ("<p>See Art. 6 and nr. 7. Then 1.5 years.</p>", ["See Art 6 and nr 7.", "Then 1 5 years."]),
        ("<p>On 1. tammikuuta. Vuonna 2. Ja</p>", ["On 1 tammikuuta.", "Vuonna 2.", "Ja"]),
        ("<p>One.\n   “Two.” (Three.)</p>", ["One.", "“Two.”", "(Three.)"]),
        ("<p>One. – 2026.</p>", ["One. – 2026."]),
        ("<p>A</p><p>B</p>", ["A", "B"]),
        ("<ul><li>One</li><li>Two<ol><li>Three</li></ol></li></ul>", ["One", "Two", "Three"]),
        ("<ul><li><p>One</p><p>Two</p></li></ul>", ["One", "Two"]),
        ("<dl><dt>Name</dt><dd>What it is</dd></dl>", ["What it is"]),
        ("<p>We <strong>never</strong> sell <a href='x'>them</a>.</p>", ["We never sell them."]),
        ("<p>Before</p><table><tr><td>In it</td></tr></table>", ["Before"]),
        ("<p>Before <code>name</code> after</p><pre>In it</pre>", ["Before after"]),
    ],
)
def test_sentences_of_a_section(html: str, found: list[str]) -> None:
    assert [" ".join(one.split()) for one in sentences(html)] == found


def test_words_have_letters() -> None:
    assert words_in("It’s a well-known 2026 EU:s law_book, don't") == ["It’s", "a", "well-known", "EU:s", "law", "book", "don't"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("We tell you so; and then we tell you why.", 6),
        ("We sell: books, maps and games.", 4),
        ("We read “To Kill a Mockingbird” aloud.", 4),
        ("The Office of the Data Protection Ombudsman and we agree.", 4),
        ("It is open at 10:30 or so", 6),
        ("", 0),
    ],
)
def test_one_breath_ends_at_a_thought_and_takes_a_name_at_once(sentence: str, words: int) -> None:
    assert words_in_one_breath(sentence) == words


@pytest.mark.parametrize(("sentence_words", "expected"), [(10, 10), (20, 20), (60, 60)])
def test_lix_is_the_mean_length_of_sentences(sentence_words: int, expected: int) -> None:
    """And the share of long words in percent, of which there are none here, or a half."""
    text = f"<p>{' '.join(['A' + ' abc' * (sentence_words - 1) + '.'] * (60 // sentence_words))}</p>"
    assert lix(text, "en") == expected
    assert lix(f"<p>{'Abc ' * 30}{'abcdefg ' * 30}</p>", "en") == 60 + 50
