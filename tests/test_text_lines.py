"""What a page says in the wrong language is told with the line of its text; words in a script of neither language are no fault."""

import pytest

from notice.addresses import Addresses
from notice.messages import Message
from notice.output.built import Built
from notice.output.dom import parse
from notice.output.faults import Fault, FaultKind
from notice.output.outline import outline
from notice.output.passages import passages
from notice.output.site_layout import Layout
from notice.output.text_lines import line_of_words, with_line

TEXT = """# Notice {#notice}

## Books {#books .was-shop}

We sell books.
We *sell* [books on the sea](cookies.md), boats and lighthouses.

## More {#more}

We sell nothing here.
"""


@pytest.mark.parametrize(
    ("section", "words", "line"),
    [
        ("books", "We sell books on the sea, boats and…", 6),
        ("books", "We sell books.", 5),
        ("books", "boats and", 6),
        ("books", "Nothing of the kind", 3),
        ("more", "We sell nothing here.", 10),
        ("notice", "We", 1),
        ("none", "We", None),
    ],
)
def test_line_of_words_is_looked_for_in_their_section(section: str, words: str, line: int | None) -> None:
    assert line_of_words(TEXT, section, words) == line


def told(first: str, second: str, languages: tuple[str, str] = ("fi", "en")) -> list[Fault]:
    """Read a site of one page in two languages, the second of which is at its root."""
    layout = Layout(Addresses("https://a.example/", {languages[1]: "", languages[0]: f"{languages[0]}/"}), "docs")
    pages = {}
    for path, language, words in [(f"{languages[0]}/index.html", languages[0], first), ("index.html", languages[1], second)]:
        html = f'<html lang="{language}"><body><main><article><h2 id="books">B</h2><p>{words}</p></article></main></body></html>'
        pages[path] = outline(parse(path, html.encode(), layout))
    return list(passages(Built(layout, pages, {}, {}, {}, {}, "")))


@pytest.mark.parametrize(
    ("words", "languages", "faults"),
    [
        ("We sell books on the sea, boats and lighthouses.", ("fi", "en"), 1),
        ("Πουλάμε βιβλία για τη θάλασσα και τα πλοία και τους φάρους, Oy.", ("fi", "en"), 0),
        ("Мы продаём книги о море, лодках и о маяках на берегу.", ("fi", "en"), 0),
        ("Мы продаём книги о море, лодках и о маяках на берегу.", ("ru", "en"), 1),
        ("We sell books on the sea, boats, лодки and also lighthouses.", ("fi", "en"), 1),
        ("we sell books on the sea, boats and also lighthouses", ("ja", "en"), 1),
    ],
)
def test_words_in_a_script_of_neither_language_may_stand_in_both(words: str, languages: tuple[str, str], faults: int) -> None:
    assert len(told(words, words, languages)) == faults


def test_fault_in_a_text_is_told_with_its_line_and_what_to_write() -> None:
    origin = Message("gate.from-text", file="docs/index.en.md", section="books")
    where = Message("gate.as-on", page="sv/index.html")
    said = Message("gate.unmarked-text", words="We sell books on", passes="sv", language="en", where=where, origin=origin)
    texts = {"docs/index.en.md": TEXT}
    for message in (said, Message("gate.unmarked-more", message=said, count=2)):
        found = with_line(Fault("index.html", 7, FaultKind.UNMARKED_LANGUAGE, message), texts.get).message.text("en")
        assert '(from docs/index.en.md:6, section "books"); translate it, or write <span lang="en">…</span> around it.' in found
    fault = Fault("index.html", 7, FaultKind.UNMARKED_LANGUAGE, said)
    assert with_line(fault, lambda _: None) == fault
    of_the_frame = Fault("index.html", 7, FaultKind.TAGS, Message("gate.tags"))
    assert with_line(of_the_frame, texts.get) == of_the_frame
