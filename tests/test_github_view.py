"""What GitHub shows of a draft is what the site shows, or the line is refused with what to write; never is a text changed in silence."""

from pathlib import Path

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

from github_views import Snippet, View, read_by_github, snippets, view_of
from guide_text import PAGES, blocks
from notice.github_view.shown_blocks import BRACES
from notice.located_yaml import read_yaml
from notice.markup import Renderer
from notice.problems import NoticeError, Problem
from notice.review.review_texts import Voice
from notice.review.stakes import problem_lines
from notice.shown_as_written import curly_values, nothing_published, shown_otherwise
from small_notices import HEAD, INDEX, SmallNotice

SNIPPETS = list(snippets())


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.name)
def test_snippet_is_shown_as_on_github_or_refused(snippet: Snippet) -> None:
    view = view_of(snippet.given["text"])
    if "shown" in snippet.given:
        assert view.told == {}
        assert view.shown == snippet.given["shown"]
        assert view.shown == read_by_github(snippet.given["text"])
        assert view.words == _plain(snippet.given["text"])
    else:
        assert {line: told.splitlines()[0] for line, told in view.told.items()} == snippet.given["refused"]


@pytest.mark.parametrize("snippet", [snippet for snippet in SNIPPETS if "instead" in snippet.given], ids=lambda snippet: snippet.name)
def test_what_is_to_be_written_instead_is_right_when_it_is_copied(snippet: Snippet) -> None:
    assert [view_of(text).shown for text in view_of(snippet.given["text"]).instead] == snippet.given["instead"]


def test_snippets_are_many_and_of_every_origin() -> None:
    assert len(SNIPPETS) > 350
    assert {snippet.origin for snippet in SNIPPETS} == {"github", "word", "pandoc", "google_docs", "libreoffice"}
    assert len({snippet.given["text"] for snippet in SNIPPETS}) > 300


# ---- Texts that nobody wrote

PIECES = ["data", "we", "GDPR", "6(1)(b)", "2 years", "a_b", "ä–ö", "*soon*", "**never**", "`id`", "[here](cookies.md)", "&amp;"]
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join)
BREAKS = st.sampled_from([" ", "\n", "  \n", "\\\n", "<br>"])
PARAGRAPHS = st.tuples(WORDS, BREAKS, WORDS).map("".join)
MARKERS = st.sampled_from(["- ", "* ", "+ ", "1. ", "1) ", "3. ", "-   ", "1.  ", "•\t", "– ", "- [ ] "])


@st.composite
def lists(draw: st.DrawFn, depth: int = 0) -> str:
    """Draw a list, perhaps with paragraphs and lists within it, indented as people indent."""
    marker, within = draw(MARKERS), draw(st.sampled_from([2, 3, 4, 4, 4]))
    items = []
    for _ in range(draw(st.integers(1, 3))):
        parts = [draw(WORDS)]
        if depth < 2 and draw(st.booleans()):
            inner = draw(lists(depth + 1) if draw(st.booleans()) else PARAGRAPHS)
            parts.append("\n".join(f"{' ' * within}{line}" for line in inner.split("\n")))
        items.append(marker + draw(st.sampled_from(["\n", "\n\n"])).join(parts))
    return draw(st.sampled_from(["\n", "\n\n"])).join(items)


ROWS = st.lists(WORDS, min_size=2, max_size=6).map(lambda cells: [f"| {cell} | x |" for cell in cells])
TABLES = ROWS.map(lambda rows: "\n".join(["| a | b |", "|---|:-:|", *rows]))
QUOTATIONS = PARAGRAPHS.map(lambda text: "\n".join(f"> {line}" for line in text.split("\n")))
OTHERS = st.sampled_from(["---", "Term\n: its meaning", "    code", "See [^1]."])
BLOCKS = st.one_of(PARAGRAPHS, lists(), lists(), TABLES, QUOTATIONS, OTHERS)
TEXTS = st.lists(st.tuples(BLOCKS, st.sampled_from(["\n\n", "\n\n", "\n"])), min_size=1, max_size=4).map(
    lambda blocks: "".join(block + end for block, end in blocks).strip("\n")
)


@pytest.mark.slow
@given(TEXTS)
@settings(max_examples=200)
def test_generated_text_has_the_same_blocks_and_words_or_is_refused(text: str) -> None:
    view = view_of(text)
    if view.problems:
        assert view.shown == []
        assert all(1 <= line <= text.count("\n") + 1 for line in view.told), text
    else:
        assert view.shown == read_by_github(text)
        assert view.words == _plain(text)


def _plain(text: str) -> list[str]:
    """The words of a text as GitHub's own parser has them, without looking at blocks."""
    html = github_flavored_markdown_to_html(BRACES.sub("", text), Options.CMARK_OPT_UNSAFE)
    return str(fragment_fromstring(html, create_parent="div").text_content()).split()


@given(TEXTS)
@settings(max_examples=100)
def test_what_is_told_to_be_written_is_shown_as_github_shows_the_text(text: str) -> None:
    shown = read_by_github(text)
    view = view_of(text)
    for problem, instead in _differing(view):
        assert view_of(instead).problems == (), (text, problem.text("en"))
        found = view_of(instead).shown
        assert any(shown[start : start + len(found)] == found for start in range(len(shown))), (text, instead)


def _differing(view: View) -> list[tuple[Problem, str]]:
    found = [problem for problem in view.problems if problem.message.id == "shown.differs"]
    return [(problem, text) for problem in found for text in View([], [], (problem,)).instead]


# ---- Of whom it is asked


def test_section_that_was_published_is_left_alone() -> None:
    renderer = Renderer()
    before = f"{HEAD}# Title {{#title}}\n\n## A {{#a}}\n\nWe keep:\n- names\n"
    now = f"{before}\n## B {{#b}}\n\nWe keep:\n- names\n"
    published = [before.encode()]
    found = list(shown_otherwise({"index.en.md": now.encode()}, "docs", renderer, lambda _: published))
    assert [problem.line for problem in found] == [14]
    assert [problem.line for problem in shown_otherwise({"index.en.md": now.encode()}, "docs", renderer, nothing_published)] == [9, 14]


def test_published_notice_is_read_with_what_a_draft_may_not_have(small: SmallNotice) -> None:
    small.publish("2026-01-01", on="2025-12-01", text="We keep:\n- names")
    assert small.on("2026-06-01").working.documents["index"]["en"].sections
    small.begin("2026-07-01", text="We keep:\n- names")
    assert small.on("2026-06-01").drafts
    small.text = "We keep:\n- names\n- addresses"
    assert _told(small) == ["docs/index.en.md:9"]


def test_drafts_in_folders_of_their_own_are_asked_too(small: SmallNotice) -> None:
    small.publish("2026-01-01", on="2025-12-01")
    small.publish("2026-09-01", on="2026-05-01")
    folder = small.docs / "drafts" / "2026-06-01"
    folder.mkdir(parents=True)
    for name, content in small.files().items():
        text = content.decode().replace("2026-09-01", "2026-06-01").replace("Text. More. More.", "1. Write\n   - soon\n2. Wait")
        (folder / name).write_text(text, encoding="utf-8")
    assert _told(small) == ["docs/drafts/2026-06-01/index.en.md:10"]


@pytest.fixture
def small(tmp_path: Path) -> SmallNotice:
    """A notice of one page."""
    return SmallNotice(tmp_path / "docs")


def _told(notice: SmallNotice) -> list[str]:
    with pytest.raises(NoticeError) as raised:
        notice.on("2026-06-01")
    return [f"{problem.file}:{problem.line}" for problem in raised.value.problems]


def test_fact_in_quotation_marks_of_a_word_processor_is_told() -> None:
    written = read_yaml("controller: {name: “Oy”}\ntitle: Say “yes”\nother: ['”Ab”', fine]\n", "docs/notice.yml")
    assert [problem.text("en") for problem in curly_values(written)] == [
        'docs/notice.yml:1: controller.name: these quotation marks become part of the text; write straight ones: "Oy".',
        'docs/notice.yml:3: other.0: these quotation marks become part of the text; write straight ones: "Ab".',
    ]


def test_description_in_quotation_marks_of_a_word_processor_is_told() -> None:
    text = INDEX.replace("description: A page.", "description: “A page.”")
    found = [problem.text("en") for problem in shown_otherwise({"index.en.md": text.encode()}, "docs", Renderer(), nothing_published)]
    assert found == ['docs/index.en.md:2: description: these quotation marks become part of the text; write straight ones: "A page.".']


# ---- The guide


def test_what_the_guide_says_may_be_written_is_shown_as_on_github() -> None:
    examples = [block for block in blocks(PAGES["write/text"]) if block.strip()]
    assert len(examples) == 3
    for example in examples:
        view = view_of(example.rstrip("\n"))
        assert view.told == {}
        assert view.shown == read_by_github(example)


@pytest.mark.parametrize(
    "text",
    [
        "•\tone", "1) one", "(a) one\n(b) two", "a. one\nb. two", "1.1 one\n1.2 two", "\ttext", "one\\\ntwo", 'say \\"yes\\"', "one[^1]",
        "~~one~~", "H~2~O", "- [ ] one", "Term\n: its meaning", "*[GDPR]: General", "::: note", "==one==", "[one]{.underline}", "[TOC]",
        "one\ttwo\n1\t2",
        "> [!NOTE]\n> one", ":smile:", "[1]: https://example.org/", "\u00a0one", "-\u00a0one", "1.\u00a0one", "<b>one</b>", "![one](a.png)",
    ],
)  # fmt: skip
def test_what_the_guide_says_is_refused_is(text: str) -> None:
    assert view_of(text).problems


def test_review_shows_what_to_write_as_it_is_copied() -> None:
    text = "We keep:\n- <span>names</span>\n\n    more & more\n- @team `a`"
    lines = list(problem_lines(view_of(text).problems, Voice("en", "en")))
    assert lines[1:9] == [
        "", "  <pre>We keep:", "  ", "  - &lt;span&gt;names&lt;/span&gt;", "  ", "      more &amp; more", "  ", "  - @team `a`</pre>",
    ]  # fmt: skip
