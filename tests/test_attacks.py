"""Whatever a pull request brings is refused in words, or is shown as what it is: text."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml.html import HtmlElement
from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from playwright.sync_api import Browser

from attacks import Attack, attacks
from author_mistakes import copy_docs, messages_of
from built import LANGUAGES, normal, page_of, section_of
from conftest import Visit, build, serve
from notice.markup import Rendered, Renderer
from notice.messages import Message
from notice.sanitizer import is_clean
from projects import make_project, site_renderer

ALL = list(attacks())
REFUSED = [attack for attack in ALL if attack.refused]
HARMLESS = [attack for attack in ALL if not attack.refused]
BUDGET = re.compile(r"(text_shown|first_visit): \d+")
SAFE = re.compile(r"(https?|mailto|tel):|[a-z0-9./-]*(#[a-z0-9-]+)?$")
FOREIGN_ELEMENTS = ("script", "style", "iframe", "img", "svg", "math", "form", "input", "object", "embed", "base", "meta", "link")


def test_there_are_many_and_none_twice() -> None:
    assert len(ALL) >= 150
    assert len({attack.name for attack in ALL}) == len(ALL)


@pytest.mark.slow
@pytest.mark.parametrize("attack", REFUSED, ids=lambda attack: attack.name)
def test_attack_is_refused_in_words(tmp_path: Path, attack: Attack, record_property: Callable[[str, object], None]) -> None:
    attack.make(copy_docs(tmp_path))
    messages = messages_of(tmp_path)
    record_property("attacks refused", 1)
    assert any(str(attack.refused) in message for message in messages), messages
    for message in messages:
        assert re.match(r"docs/[^ :]+:\d+: \S", message), message
        assert message.replace("\n", "").isprintable(), "a message does to a terminal what it warns of"
        assert len(message) < 1000


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with everything in it that is not refused."""
    folder = tmp_path_factory.mktemp("attacked")
    project = make_project(folder / "project", copy_docs(folder) / "docs")
    for attack in HARMLESS:
        attack.make(project)
    settings = project / "hooks" / "mkdocs.yml"
    settings.write_text(BUDGET.sub(r"\1: 999999", settings.read_text(encoding="utf-8")), encoding="utf-8")
    done = build(project)
    assert done.returncode == 0, done.stdout
    return project / "site"


def test_what_is_not_refused_is_text(attacked: Path, record_property: Callable[[str, object], None]) -> None:
    record_property("attacks harmless", len(HARMLESS))
    for language in LANGUAGES:
        page = page_of(attacked, "index", language)
        words = normal(str(page.text_content()))
        for attack in HARMLESS:
            shown = section_of(page, attack.id) if "text" in attack.given else words
            assert normal(attack.harmless) in shown, attack.name
        article = page.xpath("//article")[0]
        assert [element.tag for element in article.iter(*FOREIGN_ELEMENTS)] == []
        for element in (element for element in article.iter() if isinstance(element, HtmlElement)):
            assert not any(name.startswith("on") or name == "style" for name in element.attrib), element.attrib
            assert SAFE.match(element.get("href", "")), element.attrib


def test_nothing_of_it_runs_in_a_browser(attacked: Path, browser: Browser) -> None:
    with serve(attacked) as origin:
        visit = Visit(browser.new_context(base_url=origin), origin)
        for path in ("/", "/sv/", "/en/"):
            visit.page.goto(path)
            assert visit.page.evaluate("typeof pwned") == "undefined"
        visit.context.close()
    assert visit.complaints() == []


SANITIZED = [
    '<p><img src="x" onerror="pwned = 1"></p>', "<p><script>pwned = 1</script></p>", '<p><a href="javascript:pwned=1">x</a></p>',
    '<p onclick="pwned = 1">x</p>', '<p style="color: red">x</p>', "<p><svg></svg></p>", '<p class="x">y</p>', "<p>a</p></div><p>b</p>",
    "<table><p>x</p></table>", "<math><mtext></mtext></math>", '<a href="vbscript:x">y</a>', "<!-- --!><img> -->",
]  # fmt: skip


@pytest.mark.parametrize("html", SANITIZED)
def test_second_wall_stands_alone(html: str) -> None:
    """Also when something behind the first wall puts HTML into the page."""
    assert not is_clean(html, {"p", "a", "table", "div"}, {"href"}, {"https"})
    assert ("", Message("text.foreign")) in Renderer(extensions=[_Putting(html)]).render("Text").faults


class _Putting(Extension):
    """An extension of Markdown that puts HTML into the page, past everything that looks at the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        md.postprocessors.register(_Last(self.html), "last", -100)


class _Last(Postprocessor):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html

    def run(self, text: str) -> str:
        return text + self.html


def test_second_wall_lets_through_what_a_notice_needs() -> None:
    text = '[a](https://example.fi/?a=1&b=2 "t") & < > "q" &nbsp; <info@example.fi> <span lang="en">x</span><br>\n\n1. a\n    - b\n\nc\n: d'
    rendered: Rendered = site_renderer().render(text)
    assert rendered.faults == []
