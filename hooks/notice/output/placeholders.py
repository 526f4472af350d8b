"""Some words were left unfinished: placeholders, Markdown and HTML as text, values of the program."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..messages import Message
from .dom import HtmlNode, Page, TextRun
from .faults import Fault, FaultKind, shortened


class Leftover(NamedTuple):
    """A leftover is what to look for, what it is, and how to put it right."""

    kind: FaultKind
    pattern: re.Pattern[str]
    what: Message
    remedy: Message


def _of_the_program(pattern: str) -> Leftover:
    what, remedy = Message("gate.program-value"), Message("gate.mend-program-value")
    return Leftover(FaultKind.PROGRAM_VALUE, re.compile(pattern), what, remedy)


# Each alternative of a pattern begins with a sign or letter of its own; such a pattern is looked for ten times faster.
EVERYWHERE = (
    Leftover(
        FaultKind.PLACEHOLDER,
        re.compile(r"\$?\{[^{}\n]*\}+|\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|%\(\w+\)s|[{}]|TODO:|FIXME|TBD\b|XXXX|[Ll]orem ipsum"),
        Message("gate.placeholder"),
        Message("gate.mend-placeholder"),
    ),
    Leftover(
        FaultKind.MARKDOWN,
        re.compile(
            r"""\]\(\S* | \]\[\S* | \[\^\w+ | \*\*\S* | \*(?<![\w*]\*)\w[^*\n]*\w\*(?![\w*]) | __(?<!\w__)\w[^_]*__(?!\w)
              | ~~\S* | `[^`\s]* | \n[ ]*\#{1,6}[ ].* | \n[ ]*[-*+][ ].* | \|[ ]*:?-{3,}""",
            re.VERBOSE,
        ),
        Message("gate.markdown"),
        Message("gate.mend-markdown"),
    ),
    Leftover(
        FaultKind.HTML_AS_TEXT,
        re.compile(r"</?[a-zA-Z][^<>]*>|<!--|-->|&(?:[a-zA-Z]+|#\w+);"),
        Message("gate.html"),
        Message("gate.mend-html"),
    ),
    _of_the_program(r"\[object \w+\]|object at 0x[0-9a-f]+|datetime\.date\(|Wording\(|Undefined\("),
)
# Words of programs that are words of English too: in English they are looked for only where no sentence has them.
FOREIGN = _of_the_program(r"None\b|undefined\b|NaN\b")
ENGLISH = _of_the_program(r"None(?<=[a-z] None)\b")
ALONE = re.compile(r"None|True|False|undefined|null|NaN|nan")
IN_AN_ADDRESS = re.compile(r"[{}]|%7[bBdD]|(?:^|[/#=?&:])(?:None|undefined|NaN)(?=$|[/#=?&])")
VERBATIM = ("code", "pre", "kbd", "samp")
# Elements whose words stand in others: in a paragraph, an item, a cell.
CONTAINERS = (
    "html", "head", "body", "main", "article", "section", "nav", "header", "footer", "aside", "div",
    "ul", "ol", "dl", "table", "thead", "tbody", "tr",
)  # fmt: skip


def leftovers(page: Page) -> Iterator[Fault]:
    """Yield what was left unfinished in the words of a page."""
    everything = "\n".join(("", *(run.text for run in page.runs)))
    suspected = [rule for rule in (*EVERYWHERE, FOREIGN, ENGLISH) if rule.pattern.search(everything)]
    for run in page.runs:
        if run.node.tag not in VERBATIM:
            yield from _unfinished(page, run, suspected)
            yield from _alone(page, run)
            yield from _loose(page, run)
    for node in page.nodes:
        yield from _in_addresses(page, node)


def found_in(text: str, language: str, rules: Iterable[Leftover] = (*EVERYWHERE, FOREIGN, ENGLISH)) -> Iterator[tuple[Leftover, str]]:
    """Yield each kind of leftover in a text, and its words."""
    other = FOREIGN if language.startswith("en") else ENGLISH
    for rule in rules:
        if rule is not other and (match := rule.pattern.search(f"\n{text}")):
            yield rule, match[0].strip()


def _unfinished(page: Page, run: TextRun, rules: list[Leftover]) -> Iterator[Fault]:
    for rule, words in found_in(run.text, run.node.language, rules):
        yield _left_over(page, run.node, rule, words)


def _left_over(page: Page, node: HtmlNode, rule: Leftover, words: str) -> Fault:
    message = Message("gate.leftover", words=shortened(words), what=rule.what, remedy=rule.remedy, origin=page.origin(node))
    return page.fault(rule.kind, node, message, words)


def _alone(page: Page, run: TextRun) -> Iterator[Fault]:
    """Yield a value that is all an element says; in English "None" may be its word for it."""
    words = run.text.strip()
    said = words == "None" and run.node.language.startswith("en") and not run.attribute and run.node.tag != "title"
    if run.whole and not said and ALONE.fullmatch(words):
        yield _left_over(page, run.node, FOREIGN, words)


def _loose(page: Page, run: TextRun) -> Iterator[Fault]:
    words = run.text.strip()
    if words and not run.attribute and run.node.tag in CONTAINERS:
        message = Message("gate.loose-text", words=shortened(words), origin=page.origin(run.node))
        yield page.fault(FaultKind.LOOSE_TEXT, run.node, message, words)


def _in_addresses(page: Page, node: HtmlNode) -> Iterator[Fault]:
    """Yield leftovers in attributes of every kind, such as `href="…?hl={$policyLanguageCode}"`."""
    for name, value in node.attributes.items():
        if IN_AN_ADDRESS.search(value):
            rule, origin = EVERYWHERE[0], page.origin(node)
            message = Message(
                "gate.attribute-leftover",
                name=name, value=shortened(value), tag=node.tag, what=rule.what, remedy=rule.remedy, origin=origin,
            )  # fmt: skip
            yield page.fault(rule.kind, node, message)
