"""Markdown files: sections with their lines, and nothing a notice must not contain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice.documents import parse_document
from notice.markup import Renderer
from notice.problems import NoticeError
from notice.size_limits import MAX_CHARACTERS
from projects import site_renderer
from samples import PAGE, document_of

MARKDOWN_LIKE = st.text(alphabet="a#-=*_`~[](){}<>!&:|\\/\"' \t\n\r\x02\x03\x0c\u2028é0", max_size=120)
PIECES = st.lists(
    st.sampled_from(
        ["# T {#t}\n", "\n", "## S {#s}\n", "x\n---\n", "- # x\n", "```\n", "~~~ x\n", "    # code\n", "> ## q\n", "<div>\n", "</div>\n",
         "<!-- ", "-->\n", "[a](b)", "[a]: b\n", "{: #x }\n", "{#x}", "\\", "&#35; ", "a\n: b\n", "a | b\n--|--\n", "\x02stx\x03",
         "***a** b*", "[TOC]\n"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


def faults(text: str) -> list[str]:
    """List what is wrong with a text under a right title."""
    try:
        parse_document(f"# Title {{#title}}\n\n{text}\n", "index", "fi", "docs/index.fi.md", site_renderer())
    except NoticeError as error:
        return [problem.message.text("en") for problem in error.problems]
    return []


@given(st.text() | MARKDOWN_LIKE | PIECES)
def test_any_text_is_read_or_refused(text: str) -> None:
    lines = text.count("\n") + 2
    for renderer in (Renderer(), site_renderer()):
        try:
            document = parse_document(text, "index", "fi", "docs/index.fi.md", renderer)
        except NoticeError as error:
            assert all(problem.line >= 1 for problem in error.problems)
        else:
            assert all(1 <= section.line <= lines for section in document.sections)


@given(PIECES | MARKDOWN_LIKE)
def test_what_is_accepted_has_its_sections_where_they_are_written(text: str) -> None:
    text = f"# Title {{#title}}\n\n{text}"
    try:
        document = document_of(text)
    except NoticeError:
        return
    lines = text.splitlines()
    for section in document.sections:
        assert lines[section.line - 1].startswith("#" * section.level)
        assert f"#{section.id}" in lines[section.line - 1]


def test_page_is_its_description_its_title_and_its_sections() -> None:
    document = document_of(PAGE)
    assert (document.title, document.description) == ("Title", "A page.")
    assert [(section.id, section.level, section.line, section.text) for section in document.sections] == [
        ("title", 1, 5, ""),
        ("summary", 2, 7, "Text."),
        ("controller", 2, 11, ""),
        ("orders", 2, 13, ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "**Bold**, *italic* and `code`.",
        "[web](https://example.fi/a_b?c=d&e=f#g) [mail](mailto:a@b.fi) [call](tel:+358923134838)",
        "[page](cookies.md#managing) [section](#title)",
        "Write to <dpo@example.fi> or see <https://example.fi>.",
        "- a\n- b\n\n    more\n\n1. c\n2. d",
        "| a | b |\n|---|:-:|\n| c | d |",
        "Term\n: What it means",
        "> A quotation",
        'In <span lang="sv">svenska</span>, an <abbr title="General Data Protection Regulation">GDPR</abbr>.<br>New line.',
        "<!-- note to ourselves -->",
        "5 < 6 & 7 > 2, AT&amp;T, ”quotes” – dashes",
        "\\*not italic\\* and \\# no heading",
    ],
)
def test_plain_markdown_is_accepted(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[x](JavaScript:alert(1))", "[x](java&#x73;cript:alert(1))", "[x](javascript&colon;alert(1))", "[x](java&NewLine;script:alert(1))",
        "[x](vbscript:x)", "[x](data:text/html,x)", "[x](file:///etc/passwd)", "[x](\\\\evil.example)", "[x](%2e%2e/../secret)",
        "<script src=x></script>", "<a href=javascript:alert(1)>x</a>", "<span onclick=x>a</span>", '<span style="x">a</span>',
        "<style>*{display:none}</style>", "<base href=//evil.example>", '<meta http-equiv="refresh" content="0">', "<form action=x>",
        "x\n{: onmouseover=alert(1) }", "*x*{onmouseover=alert(1)}", "*x*{.hidden}", "*x*{#content}", "## H {#h onclick=x}", "![x](y.png)",
        "<!-- --!><script>x</script> -->", "<![CDATA[<script>x</script>]]>", "<?php x ?>", "<!DOCTYPE x>", "<x-y>z</x-y>", "<svg/onload=x>",
    ],
)  # fmt: skip
def test_what_a_notice_must_not_contain_is_refused(text: str) -> None:
    assert faults(text) != []


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Plain", "Plain"),
        ("*Nice* `code` & more", "Nice code & more"),
        ("A&amp;B &auml; &lt;b&gt;", "A&B ä <b>"),
        ('The <abbr title="x">GDPR</abbr><br>now', "The GDPRnow"),
        ("\\*stars\\* [link](#title)", "*stars* link"),
        ("1 < 2 ## ", "1 < 2"),
    ],
)
def test_title_is_what_a_reader_sees(written: str, title: str) -> None:
    document = document_of(f"# Title {{#title}}\n\n## {written} {{#other}}\n")
    assert document.sections[1].title == title


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(NoticeError, match="too long"):
        document_of("a" * (MAX_CHARACTERS + 1))
