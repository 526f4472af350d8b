"""Data have the words of a section as people read them, whatever its Markdown takes from HTML; what was published stays as it is."""

import json
from pathlib import Path
from typing import Any

import pytest

from notice.addresses import Addresses
from notice.exports.tilt_data import title_and_text
from notice.links import linked_markdown
from notice.output.built import Built, JsonFile
from notice.output.data import data
from notice.output.site_layout import Layout
from notice.readable_markdown import without_html
from notice.summary import summary_of_version
from small_notices import INDEX, SmallNotice

ADDRESSES = Addresses("https://tietosuoja.example.fi/", {"en": ""})


def address(page: str, section: str) -> str:
    """Give the address of a place as it stands in a text."""
    return f"https://x.example/{page}#{section}"



@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Write to <a@x.example>.", "Write to a@x.example."),
        ("See <https://x.example/a?b=c&amp;d=e>.", "See https://x.example/a?b=c&d=e."),
        ("<mailto:a@x.example>", "a@x.example"),
        ("&copy; Oy, 5&nbsp;&euro;, &#8211; and &lt; 2", "© Oy, 5\u00a0€, – and < 2"),
        ("- one\n\n<!-- -->\n\n1. two", "- one\n\n1. two"),
        ("one <!-- to do\n later -->two", "one two"),
        ("<!-- to do -->\n\none", "one"),
        ("one<br>two<br/>\nthree", "one two  \nthree"),
        ('a <span lang="en">privacy notice</span>, <abbr title="General">GDPR</abbr>', "a privacy notice, GDPR"),
        ("`<name> &amp;` and ``a`b <c>`` and <br>\n\n```\n<name>\n```\n", "`<name> &amp;` and ``a`b <c>`` and  \n\n```\n<name>\n```"),
        ("**a** [b](#c) R&D, 1 < 2 > 0", "**a** [b](#c) R&D, 1 < 2 > 0"),
    ],
)
def test_markdown_is_read_without_html(written: str, read: str) -> None:
    assert without_html(written) == read


def test_data_of_a_purpose_and_of_a_change_have_the_words_that_a_page_shows(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs")
    notice.begin("2026-07-01", told="Write to <a@x.example>. &copy;")
    text = INDEX.replace("{#orders}\n", "{#orders}\n\nWrite to <a@x.example> or `<name>`. <!-- -->&copy; <https://x.example>\n")
    notice.other["index.en.md"] = text
    version = notice.on("2026-06-01").timeline.drafts[0]
    found = summary_of_version(version, None, ADDRESSES)
    said = "Write to a@x.example or `<name>`. © https://x.example"
    assert [process["description"] for process in found["processes"]] == [{"en": said}]
    assert title_and_text(version.notice.document("index", "en"), "orders", address) == ("Orders", said)
    assert list(_faults(found["processes"][0]["description"])) == []
    assert len(_faults({"en": "Write to <a@x.example>"})) == 1


def _faults(document: Any) -> list[Any]:
    layout = Layout(ADDRESSES, "docs", ())
    return list(data(Built(layout, {}, {"privacy.json": JsonFile(json.dumps(document), document)}, {}, {}, {}, "")))


@pytest.mark.parametrize(
    ("written", "led"),
    [
        ("[a](cookies.md)", "[a](https://x.example/cookies#)"),
        ("[a](cookies.md#managing 'More')", "[a](https://x.example/cookies#managing 'More')"),
        ("[a](#dpo)", "[a](https://x.example/index#dpo)"),
        ("[a](<cookies.md#b>)", "[a](<https://x.example/cookies#b>)"),
        ("[a][b]\n\n[b]: cookies.md#c", "[a][b]\n\n[b]: https://x.example/cookies#c"),
        ("`[a](cookies.md)` and [a](https://y.example/cookies.md)", "`[a](cookies.md)` and [a](https://y.example/cookies.md)"),
        ("```\n[a](#dpo)\n```", "```\n[a](#dpo)\n```"),
        ("(see #1) [a](mailto:a@example.org)", "(see #1) [a](mailto:a@example.org)"),
    ],
)
def test_links_within_the_notice_become_whole_addresses(written: str, led: str) -> None:
    assert linked_markdown(written, address, "index") == led
