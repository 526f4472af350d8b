"""The complete notice with other facts, or another text in one section: reviewed without reading the rest of it again."""

from dataclasses import replace

from author_mistakes import LANGUAGES
from notice.facts import parse_facts
from notice.rules import RULES, Review
from reviewed import complete_files, review_of_files
from samples import document_of
from small_notices import HEAD

FACTS = complete_files()["notice.yml"].decode()
WHOLE = review_of_files(complete_files())


def with_facts(*changes: tuple[str, str]) -> Review:
    """Change its facts: what to find, and what to put there."""
    text = FACTS
    for find, put in changes:
        assert text.count(find) == 1, f"{find!r} stands {text.count(find)} times in notice.yml"
        text = text.replace(find, put)
    return stating(text)


def stating(text: str, languages: tuple[str, ...] = LANGUAGES) -> Review:
    """Give it other facts altogether."""
    facts, written = parse_facts(text, "docs/notice.yml", languages)
    return replace(WHOLE, notice=replace(WHOLE.notice, facts=facts, written=written))


def few(purpose: str = "", more: str = "", controller: str = "", groups: str = "customers") -> Review:
    """State hardly anything but these facts, in English: of the only purpose, `orders`, of the notice, and of the controller.

    `groups` are those whose data are used.
    """
    of_purpose, of_controller = (f", {facts}" if facts else "" for facts in (purpose, controller))
    return stating(
        "languages: {source: en}\ntime_zone: Europe/Mariehamn\n"
        f"controller: {{name: Oy{of_controller}}}\npurposes:\n  orders: {{groups: [{groups}]{of_purpose}}}\n{more}\n",
        ("en",),
    )


def with_section(id: str, text: str, language: str = "en", page: str = "index", review: Review = WHOLE) -> Review:
    """Change the text of a section: paragraphs without any mark-up."""
    html = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    document = review.notice.documents[page][language]
    assert document.section(id)
    sections = tuple(replace(one, text=text, html=html) if one.id == id else one for one in document.sections)
    pages = {**review.notice.documents[page], language: replace(document, sections=sections)}
    return replace(review, notice=replace(review.notice, documents={**review.notice.documents, page: pages}))


def with_page(text: str, language: str = "en", page: str = "index", review: Review = WHOLE) -> Review:
    """Put other Markdown in the place of a page in one language."""
    pages = {**review.notice.documents[page], language: document_of(HEAD + text, language, page)}
    return replace(review, notice=replace(review.notice, documents={**review.notice.documents, page: pages}))


def found(rule: str, review: Review) -> list[str]:
    """List where a rule finds something."""
    return [one.place.scope for one in RULES[rule].findings(review)]


def hard_text(value: int) -> str:
    """Write five sentences of twenty words, with so many long ones that LIX is this value."""
    words = iter(["x" * 12] * (value - 20) + ["abc"] * 100)
    return " ".join(f"Abc {' '.join(next(words) for _ in range(19))}." for _ in range(5))
