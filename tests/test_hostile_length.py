"""Text made to keep the build busy is refused before it is rendered."""

import pytest

from notice.documents import parse_document
from notice.markup import Renderer
from notice.problems import NoticeError


@pytest.mark.parametrize("sign", ["[", "<a ", "*", "`", "_"])
def test_thousands_of_signs_are_refused(sign: str) -> None:
    with pytest.raises(NoticeError, match="thousands of the same sign"):
        parse_document(f"# Title {{#title}}\n\n{sign * 20_000}", "index", "en", "docs/index.en.md", Renderer())
