"""An editor's Markdown is rendered, and everything in it is found that a notice must not contain.

The text comes from pull requests: it is judged by what it would become, not by how it looks. Raw HTML is limited to a
few harmless pieces; elements, attributes and link addresses to a list.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property, lru_cache
from html import unescape
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from lxml.html import fragment_fromstring
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, STX
from pydantic import TypeAdapter

from .cache import BuildCache, cached_or_make
from .characters import deceptive_characters
from .deceptive_links import deceptive_address, deceptive_words
from .messages import Message
from .problems import near_miss
from .sanitizer import is_clean

CODE_START = re.compile(r"<pre><code[^>]*>")
HARMLESS_HTML = re.compile(r'<br ?/?>|<(span|abbr)( (lang|title)="[^"<>&\x02]*")*>|</(span|abbr)>|<!--[^<>]*-->|&#?\w+;')
TAGS = {
    "div", "p", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6",
    "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "br", "hr", "a", "abbr", "span",
}  # fmt: skip
ATTRIBUTES = {"id", "lang", "title", "href", "start", "align"}
SCHEMES = {"http", "https", "mailto", "tel"}
# What an editor may say of a version: `## Title {#2018-07-24 .imported}`; or with the name of another one after it.
MINOR = "minor"
MARKS = ("imported", "mended", "reworded", MINOR, "urgent", "draft")
REPLACED = "replaces-"
# Why an editor who has read a change says that it is minor: `{#2027-01-15 .minor because="…"}`.
BECAUSE = "because"
# Which texts alone a version changes, so that nothing in another language lags behind: `{#2027-01-15 only="fi" because="…"}`.
ONLY = "only"
# What an editor says of a section whose id was another one before: `## Title {#retention .was-keep}`.
WAS = "was-"
MESSAGE = TypeAdapter(Message)
Found = tuple[str | int, Message]


@dataclass(frozen=True)
class Heading:
    """A heading has a level, an id, a title and marks: `## Title {#id .minor because="…"}`.

    `because` is the reason of what is said of a version, `only` the languages, or sections of languages, that it touches alone.
    """

    level: int
    id: str | None
    title: str
    marks: tuple[str, ...] = ()
    because: str = ""
    only: tuple[str, ...] = ()

    @property
    def former_ids(self) -> tuple[str, ...]:
        """Return the ids that it declares to have had."""
        return former_ids(self.marks)


def former_ids(marks: Iterable[str]) -> tuple[str, ...]:
    """Return the ids that the marks of a heading say it has had.

    >>> former_ids(["was-keep", "was-how-long"])
    ('keep', 'how-long')
    """
    return tuple(mark.removeprefix(WAS) for mark in marks if mark.startswith(WAS))


@dataclass
class Rendered:
    """This is what Markdown becomes: its HTML, headings and links, and what is wrong with it.

    `faults` are pairs of where they are, a text to look for or the place of a link among the `links`, and a message. So are
    `deceptions`: they are asked of a text in the making, and keep nothing that is published from being shown.
    """

    html: str = ""
    headings: list[Heading] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    faults: list[Found] = field(default_factory=list)
    deceptions: list[Found] = field(default_factory=list)


@dataclass(frozen=True)
class Renderer:
    """A renderer makes HTML of Markdown with the site's extensions; it is both what is checked and what is published.

    Only `toc` is left out: it invents ids for headings that have none. A text is rendered once: versions of a notice
    have nearly all their sections in common. With a `cache` it is not rendered again in the next build.
    """

    extensions: Sequence[str | Extension] = ("attr_list", "tables", "fenced_code", "def_list", "pymdownx.magiclink")
    settings: Mapping[str, Any] = field(default_factory=dict)
    cache: BuildCache | None = None

    def render(self, text: str) -> Rendered:
        """Return what `text` becomes; it is not to be published if there are faults."""
        if text not in self._rendered:
            self._rendered[text] = _read(cached_or_make(self.cache, _plain, self, text))
        return self._rendered[text]

    @cached_property
    def _rendered(self) -> dict[str, Rendered]:
        return {}

    @cached_property
    def _watch(self) -> _Watch:
        return _Watch()

    @cached_property
    def _markdown(self) -> Markdown:
        used = [name for name in self.extensions if name != "toc"]
        return Markdown(extensions=[*used, self._watch], extension_configs=dict(self.settings))

    def made(self, text: str) -> Rendered:
        """Return the same, made now."""
        found = self._watch.found = Rendered()
        self._markdown.reset()
        found.html = self._markdown.convert(text)
        for piece in self._markdown.htmlStash.rawHtmlBlocks:
            raw = piece.strip() if isinstance(piece, str) else _start_tag(piece)
            if not HARMLESS_HTML.fullmatch(raw):
                message = Message("text.html", html=_short(raw))
                found.faults.append((unescape(CODE_START.sub("", raw.split("\n")[0])), message))
        found.deceptions += _unseen(text)
        if not found.faults and not is_clean(found.html, TAGS, ATTRIBUTES, SCHEMES):
            found.faults.append(("", Message("text.foreign")))
        return found


def _plain(renderer: Renderer, text: str) -> dict[str, Any]:
    return asdict(renderer.made(text))


def _read(plain: Mapping[str, Any]) -> Rendered:
    headings = [Heading(**{**heading, "marks": tuple(heading["marks"]), "only": tuple(heading["only"])}) for heading in plain["headings"]]
    return Rendered(plain["html"], headings, plain["links"], _messages(plain["faults"]), _messages(plain["deceptions"]))


def _messages(plain: Iterable[tuple[str | int, Any]]) -> list[Found]:
    return [(where, MESSAGE.validate_python(said)) for where, said in plain]


@lru_cache(maxsize=4096)
def plain_text(html: str) -> str:
    r"""Return what a reader without a browser gets: paragraphs and list items as lines, links as their words.

    >>> plain_text('<p>See <a href="#dpo">the officer</a>.</p><ul><li>one</li></ul>')
    'See the officer.\none'
    """
    tree = fragment_fromstring(html, create_parent="div")
    for block in tree.iter("p", "li", "tr", "dt", "dd"):
        block.tail = f"\n{block.tail or ''}"
    lines = (" ".join(line.split()) for line in str(tree.text_content()).splitlines())
    return "\n".join(line for line in lines if line)


def _start_tag(element: Element) -> str:
    return f"<{element.tag}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:40]}…"


class _Watch(Extension):
    def __init__(self) -> None:
        super().__init__()
        self.found = Rendered()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        # Between the tree processor that makes links (20) and the one that applies `{: …}` attributes (8); and after all of them.
        inspector = _Inspector(md, self)
        md.treeprocessors.register(_LinksAsWritten(md, inspector), "seloste_links", 9)
        md.treeprocessors.register(inspector, "seloste_inspector", -100)
        # Before the patterns that make links of bare addresses (85).
        md.inlinePatterns.register(_AttributesAsWritten(r"\{:?[^{}\n]*=[^{}\n]*\}", md), "seloste_attributes", 86)


class _AttributesAsWritten(InlineProcessor):
    """Leaves alone what stands in braces: no address in it becomes a link, and what applies attributes still reads them."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 (the library's)
        return m[0], m.start(), m.end()


class _LinksAsWritten(Treeprocessor):
    """Remembers where links lead before attributes in braces can say otherwise."""

    def __init__(self, md: Markdown, inspector: _Inspector) -> None:
        super().__init__(md)
        self.inspector = inspector

    def run(self, root: Element) -> None:
        self.inspector.written = {element: element.get("href") for element in root.iter("a")}


class _Inspector(Treeprocessor):
    def __init__(self, md: Markdown, watch: _Watch) -> None:
        super().__init__(md)
        self.watch = watch
        self.written: dict[Element, str | None] = {}

    def run(self, root: Element) -> None:
        found = self.watch.found
        for element in root.iter():
            if re.fullmatch(r"h[1-6]", str(element.tag)):
                marks = tuple(element.attrib.pop("class", "").split())
                because, only = (_as_read(element.attrib.pop(name, "")).split() for name in (BECAUSE, ONLY))
                heading = Heading(int(element.tag[1]), element.get("id"), self._words(element), marks, " ".join(because), tuple(only))
                found.headings.append(heading)
            found.faults += _faults(element, len(found.links))
            if element.tag == "a":
                found.deceptions += ((len(found.links), message) for message in self._deceptions(element))
                found.links.append(_as_read(element.get("href")))

    def _deceptions(self, link: Element) -> Iterator[Message]:
        """Yield what hides where a link leads."""
        address = _as_read(link.get("href"))
        if not is_allowed(address):
            return
        if self.written.get(link) != link.get("href"):
            yield Message("text.link-attribute", link=_short(address))
        elif message := deceptive_address(address) or deceptive_words(self._words(link), address):
            yield message

    def _words(self, element: Element) -> str:
        """Return the text of an element: tags left out, entities as the characters they stand for."""
        stash = self.md.htmlStash.rawHtmlBlocks
        text = "".join(element.itertext()).replace(AMP_SUBSTITUTE, "&")
        text = HTML_PLACEHOLDER_RE.sub(lambda match: unescape(re.sub("<[^>]*>", "", str(stash[int(match[1])]))), text)
        return " ".join(text.split())


def _faults(element: Element, link: int) -> Iterator[Found]:
    """Yield what an element must not have; `link` is its place among the links if it is one."""
    tag = str(element.tag)
    if tag == "img":
        yield element.get("src", ""), Message("text.picture")
        return
    if tag not in TAGS:
        yield f"<{tag}", Message("text.element", element=f"<{tag}>")
    for name, written in element.attrib.items():
        value = _as_read(written)
        if name not in ATTRIBUTES or STX in value:
            yield name, _attribute(tag, name)
        elif name == "id" and not re.fullmatch(r"h[1-6]", tag):
            yield value, Message("text.id-without-heading", id=_short(value))
        elif name == "href" and not is_allowed(value):
            yield link if tag == "a" else written, Message("text.unsafe-link", link=_short(value))


def _attribute(tag: str, name: str) -> Message:
    """Return the message on an attribute that is not used.

    That of a heading may be a mark whose dot was forgotten, and must not be taken away then.
    """
    meant = name if name.startswith(WAS) else near_miss(name, MARKS)
    mark = meant if re.fullmatch(r"h[1-6]", tag) else None
    return Message("text.mark-without-dot", name=name, mark=f".{mark}") if mark else Message("text.attribute", name=name)


def _as_read(written: str | None) -> str:
    """Return the value of an attribute as a browser reads it. An attribute list may leave one without a value."""
    return unescape((written or "").replace(AMP_SUBSTITUTE, "&"))


def _unseen(text: str) -> Iterator[tuple[str, Message]]:
    """Yield deceptive characters that are written as entities; those written as themselves are found in the file."""
    for line in (line for line in text.split("\n") if "&" in line):
        yield from ((line, problem.message) for problem in deceptive_characters(unescape(line), ""))


def is_allowed(address: str) -> bool:
    """Say whether a link has a known scheme or stays within the site."""
    if re.search(r"[\x00-\x20\\]", address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme:
        return parts.scheme in SCHEMES
    return not parts.netloc and not address.startswith("/") and ".." not in parts.path.split("/")
