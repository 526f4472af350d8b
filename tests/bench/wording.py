"""Sentences that come, change and go in the sections of a page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

SENTENCES = {
    "fi": (
        "Tarkistamme tämän käytännön {n} kuukauden välein.",
        "Säilytämme tästä merkinnän {n} kuukauden ajan.",
        "Vastaamme tätä koskeviin kysymyksiin {n} päivän kuluessa.",
    ),
    "sv": (
        "Vi ser över denna praxis med {n} månaders mellanrum.",
        "Vi sparar en anteckning om detta i {n} månader.",
        "Vi besvarar frågor om detta inom {n} dagar.",
    ),
    "en": (
        "We review this practice every {n} months.",
        "We keep a record of this for {n} months.",
        "We answer questions about this within {n} days.",
    ),
}
SECTION_ID = re.compile(r"^#+ .*\{#([a-z0-9-]+)", re.MULTILINE)
HEADING_END = re.compile(r" \{#[a-z0-9-]+.*\}$", re.MULTILINE)
PROSE = re.compile(r"(?<=\w)\.$", re.MULTILINE)
PARAGRAPH = re.compile(r"^\w.*\.$")


@dataclass(frozen=True)
class Sentence:
    """One of the sentences above, in every language, with a number in it."""

    which: int
    number: int

    def text(self, language: str) -> str:
        return SENTENCES.get(language, SENTENCES["en"])[self.which].format(n=self.number)


def told_apart(text: str, name: str) -> str:
    """A page of a language that has none of its own: each heading and each line of prose names it.

    So nothing that was rendered or compared for one language serves for another, as in real translations.
    """
    return PROSE.sub(f" ({name}).", HEADING_END.sub(f" ({name})\\g<0>", text))


def eligible_sections(texts: Sequence[str]) -> list[str]:
    """The ids of the sections that have a paragraph to lengthen in every language."""
    ids = [{id for id, _ in _paragraphs(text.splitlines())} for text in texts]
    return [id for id, _ in _paragraphs(texts[0].splitlines()) if all(id in others for others in ids)]


def with_sentences(text: str, sentences: Mapping[str, Sentence], language: str) -> str:
    """The page with a sentence more in the first paragraph of each of these sections."""
    lines = text.splitlines()
    for id, number in _paragraphs(lines):
        if id in sentences:
            lines[number] += f" {sentences[id].text(language)}"
    return "\n".join(lines) + "\n"


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The first whole paragraph of each section: the section's id and the index of the line."""
    id = None
    for number, line in enumerate(lines):
        heading = SECTION_ID.match(line)
        if heading:
            id = heading[1]
        elif id and PARAGRAPH.match(line) and not lines[number - 1].strip():
            yield id, number
            id = None
