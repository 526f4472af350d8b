"""A mistake in a link is told on the line of that very link, or of its address where that is written below the text."""

import pytest

from notice.documents import read_document
from notice.link_places import lines_of_links
from notice.markup import Renderer

TEXT = r"""# Title {#title}

## Section {#section}

See <https://evil.example>, https://evil.example and `[x](//evil.example)`.

A \\ stands alone, and titled words.

Here is [one](//evil.example).

And [two](a\\b), [three](https://evil.example/long), [four][r] or [R], `//evil.example`.

*Five*{: title="a" onclick="b" } and <a@evil.example>.

Six is [paypal.example](https://evil.example), and [this one](https://evil.example).

[r]: //evil.example
"""


def test_link_is_told_on_its_own_line() -> None:
    document = read_document(TEXT, "index", "en", "docs/index.en.md", Renderer())
    told = [(problem.line, problem.message.id, problem.message.values.get("link")) for problem in document.problems]
    assert [one for one in told if one[1] == "text.unsafe-link"] == [
        (9, "text.unsafe-link", "//evil.example"), (11, "text.unsafe-link", r"a\b"),
        (17, "text.unsafe-link", "//evil.example"), (17, "text.unsafe-link", "//evil.example"),
    ]  # fmt: skip
    assert [line for line, id, _ in told if id == "text.attribute"] == [13]
    assert [link.line for link in document.links] == [5, 5, 11, 13, 15, 15]


def test_words_that_deceive_are_told_on_their_own_line() -> None:
    document = read_document(TEXT, "index", "en", "docs/index.en.md", Renderer())
    others = [problem.line for problem in document.problems if problem.message.id not in ("text.unsafe-link", "text.attribute")]
    assert others == [15]


@pytest.mark.parametrize(
    ("section", "addresses", "lines"),
    [
        ("a.md\n[x](a.md)\n[y](<a.md>)", ["a.md", "a.md"], [1, 2]),
        ("[x](b.md#a)\n[y](b.md)", ["b.md#a", "b.md"], [0, 1]),
        ("[x](b(c).md)\n[y](b.md 'b(c).md')", ["b(c).md", "b.md"], [0, 1]),
        ("[x](b.md?a&amp;b)", ["b.md?a&b"], [0]),
        ("[b.md]\n[B.MD ] [x]\n[x]: y.md", ["y.md"], [2]),
        ("one\n<a@x.example>", ["mailto:a@x.example"], [1]),
        ("one\na@x.example.\nb@x.example, (a@x.example)", ["mailto:a@x.example", "mailto:b@x.example", "mailto:a@x.example"], [1, 2, 2]),
        ("one\n(https://x.example/a).\nwww.x.example!", ["https://x.example/a", "http://www.x.example"], [1, 2]),
        ("[www.a.example](b.md)\n[b.md](www.a.example)", ["b.md", "www.a.example"], [0, 1]),
        ("[https://a](https://a)\n[https://a](https://a)", ["https://a", "https://a"], [0, 1]),
        ("one\n[a b](c d)", ["c d"], [1]),
        ("one", ["b.md"], [None]),
        ("```\n[x](b.md)\n```\n[x](b.md)", ["b.md"], [3]),
    ],
)
def test_links_are_found_in_their_order(section: str, addresses: list[str], lines: list[int | None]) -> None:
    assert lines_of_links(section, addresses, section) == lines
