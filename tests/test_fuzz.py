"""Texts and facts that chance puts together from pieces of attacks: each is refused in words, or becomes harmless.

`make test` tries some hundreds, the same each time; `make fuzz` as many as it is told, others each time.
"""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import html5rdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attacks import attacks
from author_mistakes import LANGUAGES
from notice.characters import deceptive_characters
from notice.documents import parse_document
from notice.facts import parse_facts
from notice.markup import ATTRIBUTES, SCHEMES, TAGS
from notice.problems import NoticeError
from projects import FIRST, site_renderer
from publishing.extract import NotLandedError
from publishing.manifest import SUMS
from publishing.sending import packed
from publishing.server_side import run
from small_sites import files_of, make_site

pytestmark = pytest.mark.slow

INPUTS = int(os.environ.get("FUZZ", "150"))
tried = settings(max_examples=INPUTS, derandomize="FUZZ" not in os.environ, deadline=5_000)
done = Counter[str]()

SCHEME = re.compile("([a-z][a-z0-9+.-]*):")

PIECES = [
    "<", ">", "</", "/>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?", "?>", "&", ";", "&#", "&#x", "&lt;", "&#60;", "&colon;", "\\",
    "`", "```\n", "~~~\n", "*", "_", "[", "](", ")", "][", "]: ", "!", "{", "}", "{: ", "{#", "#", "## ", "=", "==\n", "---\n", ": ", "|",
    "|---|\n", "- ", "1. ", "> ", "    ", "\t", "\n", "\n\n", " ", '"', "'", "script", "style", "img", "svg", "a", "p", "span", "abbr",
    "iframe", "math", "href=", "src=x ", "onerror=", "title=", "lang=", "id=", "javascript:", "data:", "https://example.fi/",
    "//evil.example", "mailto:", "x", "pwned=1", "\x02", "\x03", "wzxhzdk:0", "klzzwxh:0000", "\u202e", "\u0410", "\u00e4", "\ufffd",
]  # fmt: skip
# What nobody sees, reads as another letter, or lies over one; a sample of each kind.
DECEIVING = [
    "\u034f", "\ufe0f", "\U000e0173", "\u3164", "\u2800", "\u200d", "\u200b", "\u2060", "\u202e", "\u200e", "\U000e0041", "\x1b",
    "\u0430", "\u03bf", "\u0585", "\u13aa", "\uff41", "\U0001d41a", "\u217c", "\u0131", "\u0251", "\u1d00", "\u24d0", "\u0336", "\u20e0",
]  # fmt: skip
TEXTS = [str(attack.given["text"]) for attack in attacks() if "text" in attack.given and "times" not in attack.given]
FACTS = (FIRST / "notice.yml").read_text(encoding="utf-8")
YAML = [
    "&a ", "*a", "!!str ", "!", "- ", "? ", ": ", "[", "]", "{", "}", ", ", "|\n", ">\n", '"', "'", "\\x00", "#", "%", "\n", "  ", "\t",
    "---\n", "~", "null", "<<: ",
]  # fmt: skip

texts = st.lists(st.sampled_from(PIECES) | st.sampled_from(TEXTS) | st.text(max_size=4), min_size=1, max_size=25).map("".join)
spoilt = st.lists(st.sampled_from(YAML) | st.sampled_from(PIECES) | st.text(max_size=4), min_size=1, max_size=12).map("".join)


@pytest.fixture(autouse=True)
def _counted(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Iterator[None]:
    """Tell how much was tried."""
    done.clear()
    yield
    for what, count in done.items():
        record_property(f"{request.node.name.removeprefix('test_')} {what}", count)


@tried
@given(texts)
def test_fuzzed_text(text: str) -> None:
    done["tried"] += 1
    try:
        document = parse_document(f"# Title {{#title}}\n\n{text}", "index", "en", "docs/index.en.md", site_renderer())
    except NoticeError as error:
        done["refused"] += 1
        assert all(problem.line >= 1 and problem.message for problem in error.problems)
        return
    for section in document.sections:
        assert foreign(section.heading + section.html) == []


def foreign(html: str) -> list[str]:
    """Find what does not belong there, with another reader of HTML than the program's: that of the standard, in Python."""
    around = html5rdf.parse(f"<!doctype html><main><article>{html}</article></main>", namespaceHTMLElements=False)
    article = around.find("body/main/article")
    assert article is not None
    assert len(around.find("body")) == len(around.find("body/main")) == 1, "it ends what is around it"
    found = []
    for element in (element for element in article.iter() if element is not article and isinstance(element.tag, str)):
        found += [element.tag] * (element.tag not in TAGS)
        found += [name for name in element.attrib if name not in ATTRIBUTES]
        # As a browser reads it: blanks around it and controls in it do not count.
        address = re.sub(r"[\x00-\x1f]", "", element.get("href", "")).strip().casefold()
        scheme = SCHEME.match(address)
        found += [address] * (scheme[1] not in SCHEMES if scheme else address.startswith(("/", "\\")))
    return found


@tried
@given(spoilt, st.integers(0, len(FACTS)))
def test_fuzzed_facts(text: str, place: int) -> None:
    done["tried"] += 1
    try:
        parse_facts(FACTS[:place] + text + FACTS[place:], "docs/notice.yml", LANGUAGES, ())
    except NoticeError as error:
        done["refused"] += 1
        assert all(problem.line >= 1 and problem.message for problem in error.problems)


words = st.text("abcdefghijklmnopqrstuvwxyzåäö", min_size=3, max_size=12)
hosts = st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=6), min_size=2, max_size=3).map(".".join)
links = st.sampled_from(["[{}](https://{}/)", "[see {} now](https://{}/x)", "[https://{}](https://{}/)", "[a@{}](mailto:a@{})"])


@tried
@given(words, st.sampled_from(DECEIVING), st.integers(1, 2))
def test_fuzzed_deception(word: str, sign: str, place: int) -> None:
    done["tried"] += 1
    assert list(deceptive_characters(f"We are {word[:place]}{sign}{word[place:]} Oy.", "docs/index.en.md"))
    done["refused"] += 1


@tried
@given(links, hosts, hosts | st.just(""))
def test_fuzzed_link(link: str, shown: str, other: str) -> None:
    """One that shows another address than it leads to is refused, and one that shows its own is not."""
    done["tried"] += 1
    target = other or shown
    try:
        parse_document(f"# Title {{#title}}\n\n{link.format(shown, target)}", "index", "en", "docs/index.en.md", site_renderer())
    except NoticeError as error:
        done["refused"] += 1
        assert {problem.message.id for problem in error.problems} == {"text.link-shows-other"}
        assert target != shown
    else:
        assert f".{target}".endswith(f".{shown}")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site."""
    return make_site(tmp_path_factory.mktemp("site") / "new", "new", size=200)


@settings(parent=tried, max_examples=max(INPUTS // 5, 10))
@given(st.data())
def test_fuzzed_copy(small: Path, data: st.DataObject) -> None:
    """A site that was changed on its way to the server is not taken for the one that was sent."""
    done["tried"] += 1
    whole, digest = packed(small), sha256((small / SUMS).read_bytes()).hexdigest()
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(whole)), st.integers(0, len(whole)))))
    sent = whole[:start] + data.draw(st.binary(max_size=600)) + whole[data.draw(st.sampled_from([start, end])) :]
    with TemporaryDirectory() as folder:
        try:
            run("land", f"{folder}/www", digest, "no", BytesIO(sent))
        except NotLandedError:
            done["refused"] += 1
            assert not Path(folder, "www", "current").exists()
            return
        assert files_of(Path(folder, "www", "current")) == files_of(small)
