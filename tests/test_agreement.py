"""Facts and prose belong together, in both directions and in every language."""

from pathlib import Path

import pytest

from author_mistakes import publication_of
from notice.problems import NoticeError
from notice.publication import Publication
from samples import FACTS, LANGUAGES, PAGE

HISTORY = "# History {#history}\n\n## First {#2018-07-24}\n\nText.\n"


def read(folder: Path, facts: str = "", page: str = "", swedish: str = "", history: str = "") -> Publication:
    """Read the smallest notice with something added to a page, or only to its translation."""
    docs = folder / "docs"
    docs.mkdir()
    (docs / "notice.yml").write_text(FACTS + facts, encoding="utf-8")
    for language in LANGUAGES:
        more = swedish if language == "sv" else ""
        (docs / f"index.{language}.md").write_text(PAGE + page + more, encoding="utf-8")
        (docs / f"history.{language}.md").write_text(history or HISTORY, encoding="utf-8")
    return publication_of(docs)


def mistakes(folder: Path, **parts: str) -> list[str]:
    """List what is wrong with that notice."""
    try:
        read(folder, **parts)
    except NoticeError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_smallest_notice_is_read(tmp_path: Path) -> None:
    publication = read(tmp_path)
    notice = publication.working
    assert tuple(notice.written_in) == notice.languages == LANGUAGES
    assert [version.id for version in publication.timeline.versions] == ["2018-07-24"]
    assert notice.document("index", "sv").language == "sv"


@pytest.mark.parametrize(
    ("facts", "id", "title"),
    [
        ("contact: {email: a@b.fi}\n", "contact", "Contact"),
        ("dpo: none\n", "dpo", "Data protection officer"),
        ("representative: {name: Oy}\n", "representative", "Representative in the Union"),
        ("joint_controllers: none\n", "joint-controllers", "Joint controllers"),
        ("requests: {email: a@b.fi}\n", "rights", "Rights"),
        ("authority: {name: X}\n", "authority", "Supervisory authority"),
        ("recipients: {bank: {kind: third-party}}\n", "recipients", "Recipients"),
        ("transfers: none\n", "transfers", "Transfers outside the EU and EEA"),
        ("retention: [{period: P1Y}]\n", "retention", "Storage period"),
        ("automated_decisions: none\n", "automated-decisions", "Automated decisions"),
        ("rights: [access]\n", "access", "Oikeus saada pääsy tietoihin"),
        ("cookies: {categories: [necessary]}\n", "necessary", "Välttämättömät"),
    ],
)
def test_fact_needs_its_section(tmp_path: Path, facts: str, id: str, title: str) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "with").mkdir()
    fact = id if facts.startswith(("rights", "cookies")) else facts.partition(":")[0]
    heading = f'add a heading "## {title} {{#{id}}}", so that readers can see it.'
    files = "docs/index.fi.md, docs/index.en.md, and docs/index.sv.md"
    [said] = mistakes(tmp_path / "without", facts=facts)
    assert said.startswith(f'docs/notice.yml:6: "{fact}" has no section in {files}; {heading}')
    assert mistakes(tmp_path / "with", facts=facts, page=f"\n## X {{#{id}}}\n") == []


@pytest.mark.parametrize("id", ["contact", "dpo", "automated-decisions", "objection", "marketing"])
def test_section_of_a_fact_needs_the_fact(tmp_path: Path, id: str) -> None:
    found = mistakes(tmp_path, page=f"\n## X {{#{id}}}\n")
    assert len(found) == 1
    assert found[0].startswith(f'docs/index.fi.md:15: the section "{id}" needs its fact: add it to ')


@pytest.mark.parametrize("id", ["retention", "rights", "newsletter"])
def test_other_sections_are_free(tmp_path: Path, id: str) -> None:
    assert mistakes(tmp_path, page=f"\n## X {{#{id}}}\n") == []


def test_none_is_no_section_for_cookies(tmp_path: Path) -> None:
    assert mistakes(tmp_path, facts="cookies: none\n") == []


def test_translation_has_the_sections_of_the_original(tmp_path: Path) -> None:
    found = mistakes(tmp_path, swedish="\n## X {#more}\n")
    assert found == ['docs/index.sv.md:15: the section "more" is not in docs/index.fi.md; add it there, or leave it out here.']


@pytest.mark.parametrize(("history", "line", "version", "other"), [
    (HISTORY.replace("## First", "## Second {#2026-12-01}\n\n## First"), 5, "2018-07-24", "2026-12-01"),
    (HISTORY + "\n## Second {#2026-12-01}\n", 7, "2026-12-01", "2018-07-24"),
])  # fmt: skip
def test_one_text_becomes_one_version(tmp_path: Path, history: str, line: int, version: str, other: str) -> None:
    message = f"{version} is begun here already besides {other}, and one text can only become one version"
    assert mistakes(tmp_path, history=history) == [
        f"docs/history.fi.md:{line}: {message}; publish {other} first, or take one of the two headings away."
    ]
