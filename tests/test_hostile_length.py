"""Text made to keep the build busy is refused before it is rendered."""

import pytest

from notice.documents import parse_document
from notice.markup import Renderer
from notice.problems import NoticeError


@pytest.mark.parametrize("sign", ["[", "<a ", "*", "`", "_", "\\", ">a"])
def test_thousands_of_signs_are_refused(sign: str) -> None:
    with pytest.raises(NoticeError, match="thousands of the same sign"):
        parse(sign * 20_000)


@pytest.mark.parametrize("line", ["~~~\n", ": a\n", "a\n==\n", "## a {#b}\n", "\n", "a " * 20])
def test_endless_text_is_refused(line: str) -> None:
    with pytest.raises(NoticeError, match="is too long"):
        parse(line * 20_000)


@pytest.mark.parametrize("mark", ["1. ", "- ", "> ", ">", "\t", "    ", "- > 1. ", "  * "])
def test_bottomless_nesting_is_refused_with_its_line(mark: str) -> None:
    with pytest.raises(NoticeError, match=r"^docs/index.en.md:5: is nested too deeply"):
        parse(f"Text.\n\n{mark * 1_000}a")


def parse(text: str) -> None:
    """Read a page whose text this is."""
    parse_document(f"# Title {{#title}}\n\n{text}", "index", "en", "docs/index.en.md", Renderer())
