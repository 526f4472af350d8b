"""Whatever is wrong with a notice is said in one run, however deep it lies: nobody mends one thing to be told the next."""

from pathlib import Path

import pytest

from notice.markup import Renderer
from notice.problems import NoticeError, said_once
from notice.reading import Reader
from notice.vocabulary import HERE
from small_notices import FACTS, HEAD, SmallNotice

TODAY = "2026-11-24"


@pytest.fixture
def notice(tmp_path: Path) -> SmallNotice:
    """A first notice in two languages, with its heading."""
    return SmallNotice(tmp_path / "docs", languages=("en", "fi"), headings=[f"## First {{#{TODAY}}}\n\nThe first version.\n"])


def told(notice: SmallNotice) -> list[str]:
    """Give everything that is said, each with its file."""
    with pytest.raises(NoticeError) as raised:
        notice.on(TODAY)
    return [f"{problem.file.removeprefix('docs/')}: {problem.message.text('en')}" for problem in raised.value.problems]


def test_mistakes_of_every_layer_are_said_together(notice: SmallNotice) -> None:
    notice.facts = FACTS.replace("{groups: [customers]}", "{kinds: [membership], groups: [customers], recipients: [bank], sources: [shop]}")
    notice.facts += "recipients:\n  bank: {kind: bank}\ntransfers: none\ndpo: nobody\nauthority: {name: {en: Office}, phone: 09}\n"
    notice.other["index.fi.md"] = HEAD + "# Seloste {#notice}\n\n## Tilaukset {#orders}\n"
    notice.other["cookies.en.md"] = "# Cookies {#cookies}\n\n<b>All</b> of [them](#none)\n\n#### Deep {#deep}\n"
    notice.other["cookies.fi.md"] = "# Evästeet {#cookies}\n\n## Syvä {#deep}\n"
    found = "\n".join(told(notice))
    for said in (
        'purposes.orders.kinds: "membership" is not a kind of purpose',
        'recipients.bank.kind: "bank" is not a kind of recipient',
        'purposes.orders.sources: "shop" is not a known source',
        "dpo: names with their values are expected here",
        'authority.phone: "09" is not a telephone number',
        'authority.name: the text in "fi" is missing',
        '"recipients" has no section in docs/index.en.md and docs/index.fi.md',
        '"transfers" has no section in docs/index.en.md and docs/index.fi.md',
        '"dpo" has no section in docs/index.en.md and docs/index.fi.md',
        '"authority" has no section in docs/index.en.md and docs/index.fi.md',
        'index.fi.md: the section "summary" is missing; docs/index.en.md has it',
        'index.fi.md: the section "controller" is missing; docs/index.en.md has it',
        "cookies.en.md: HTML and code are not used in the text",
        'cookies.en.md: the heading "Deep" skips a level; write ##',
        'cookies.en.md: the link "#none" leads to no section',
    ):
        assert said in found
    assert len(told(notice)) == 16  # HTML is named where it begins and where it ends


def test_what_follows_from_a_mistake_is_no_mistake(notice: SmallNotice) -> None:
    notice.facts = FACTS.replace("orders:", "Orders:") + "rights: [acess]\ncookies: {categories: [necesary]}\n"
    notice.other["index.en.md"] = HEAD + "# Notice {#notice}\n\n## In short {#summary}\n\n## Who {#controller}\n\n## Access {#access}\n"
    notice.other["index.fi.md"] = notice.other["index.en.md"]
    found = told(notice)
    assert [line.partition(";")[0] for line in found] == [
        'notice.yml: purposes.Orders: "Orders" cannot be an id, which has small letters a–z, digits and single hyphens',
        'notice.yml: rights: "acess" is not a right',
        'notice.yml: cookies.categories: "necesary" is not a category of cookies',
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("## Our orders", 'the heading "Our orders" needs an id of small letters, digits and hyphens: "## Our orders {#orders}".'),
        ("## Orders {#Orders}", '"Orders" cannot be the id of a heading: it holds O, and'),
        ("## Orders {#örders}", '"örders" cannot be the id of a heading: it holds ö, and'),
    ],
)
def test_heading_is_told_the_id_that_its_section_has_elsewhere(notice: SmallNotice, written: str, said: str) -> None:
    text = HEAD + "# Notice {#notice}\n\n## In short {#summary}\n\n## Who {#controller}\n\n## Orders {#orders}\n"
    notice.other["index.en.md"] = text.replace("## Orders {#orders}", written)
    [found] = told(notice)
    assert said in found
    assert "{#orders}" in found


def test_headings_without_ids_are_told_those_of_their_facts(notice: SmallNotice) -> None:
    notice.languages = ("en",)
    notice.facts = FACTS + "contact: {email: a@example.org}\nrights: [access]\n"
    titles = ("## In short", "## Who is responsible", "## Contact", "## Right of access", "## Orders", "## Orders")
    notice.other["index.en.md"] = "\n\n".join(("# Privacy notice", *titles))
    found = told(notice)
    ids = ["privacy-notice", "summary", "controller", "contact", "access", "orders", "orders-2"]
    assert [line.rpartition("{#")[2] for line in found] == [f'{id}}}".' for id in ids]


def test_heading_is_told_the_id_of_the_fact_that_the_vocabulary_calls_so(notice: SmallNotice, tmp_path: Path) -> None:
    own, text = tmp_path / "own", (HERE / "en.yml").read_text(encoding="utf-8")
    own.mkdir()
    german = {"language: en": "language: de", "none: None": "none: Keine", "recipient: Recipient": "recipient: Empfänger"}
    for written, other in german.items():
        text = text.replace(f"{written}\n", f"{other}\n", 1)
    (own / "de.yml").write_text(text, encoding="utf-8")
    notice.languages = ("de",)
    notice.facts = FACTS.replace("en}", "de}").replace("[customers]", "[customers], recipients: [post]")
    notice.facts += "recipients: {post: {kind: processor}}\n"
    notice.text = "Text.\n\n## Empfänger"
    with pytest.raises(NoticeError) as raised:
        Reader(("de",), Renderer(), own=own).working_text(notice.files(), "docs")
    [problem] = raised.value.problems
    assert "{#recipients}" in str(problem)


def test_page_without_any_heading_is_told_its_sections_too(notice: SmallNotice) -> None:
    notice.languages = ("en",)
    notice.other["index.en.md"] = "Privacy notice\n\nWe keep your data.\n"
    ids = [line.rpartition("{#")[2].partition("}")[0] for line in told(notice)]
    assert ids == ["controller", "orders", "privacy-notice", "summary"]


def test_first_notice_without_a_version_is_told_a_day_that_is_free(notice: SmallNotice) -> None:
    notice.headings, notice.facts = [], FACTS + "dpo: none\n"
    found = told(notice)
    assert found[0].startswith('notice.yml: "dpo" has no section')
    assert found[1] == 'history.en.md: names no version; add a heading such as "## What changed {#2026-11-25}", in every language.'


def test_day_that_was_written_otherwise_is_told_as_it_was_meant(notice: SmallNotice) -> None:
    notice.headings = ["## First {#1.12.2026}\n\nThe first version.\n"]
    assert {line.rpartition("e.g. ")[2] for line in told(notice)} == {"{#2026-12-01}."}
    notice.headings = ["## First {#in-winter}\n\nThe first version.\n"]
    assert {line.rpartition("e.g. ")[2] for line in told(notice)} == {"{#2026-11-25}."}


def test_changed_text_of_a_version_is_said_beside_its_mistakes(notice: SmallNotice) -> None:
    notice.headings = []
    notice.publish(TODAY)
    notice.text = "Other ![text](a.png)."
    found = told(notice)
    assert [line.partition(":")[0] for line in found] == ["index.en.md", "index.en.md", "index.fi.md", "index.fi.md"]
    assert ['e.g. "## What changed {#2026-12-01}"' in line for line in found] == [False, True, False, True]


def test_page_that_the_navigation_names_and_nobody_wrote_is_missing(notice: SmallNotice) -> None:
    notice.facts = FACTS + "cookies: {categories: [necessary]}\n"
    reader = Reader(("en", "fi"), Renderer(), named=("index", "cookies", "history"))
    with pytest.raises(NoticeError) as raised:
        reader.working_text(notice.files(), "docs", named=reader.named)
    [problem] = raised.value.problems
    assert problem.file == "docs/cookies.en.md"
    said = "is missing: nav in mkdocs.yml names this page. Add docs/cookies.en.md and docs/cookies.fi.md, or take cookies.md out of nav."
    assert problem.message.text("en") == said


def test_same_advice_stands_once(notice: SmallNotice) -> None:
    notice.facts = FACTS.replace("[customers]", "[pupils, teachers]")
    notice.text = "Text.\n\n[here](#nowhere)"
    with pytest.raises(NoticeError) as raised:
        notice.on(TODAY)
    said = [problem.message.text("en") for problem in said_once(raised.value.problems)]
    assert "Known: " in said[0]
    assert "what is known is listed above" in said[1]
    notice.facts, notice.headings = FACTS, ["## A {#2026-11-24 draft}\n\nText.\n"]
    notice.text = "Text."
    with pytest.raises(NoticeError) as raised:
        notice.on(TODAY)
    [same] = raised.value.text("en").splitlines()
    assert same.endswith("The same at docs/history.fi.md:7.")


BROKEN = """\
languages: {source: en}
time_zone: Europe/Helsinki
controller:
  name: Oy: the shop
  email: 'info@example.org
  phone:+358 9 2313 4838
dpo: nobody
groups:
  pupils: {label: {en: Pupils, boys and girls, fi: Oppilaat}}
purposes:
  orders:
    groups: [customers
    kinds: [membership]
    legal_bases: [consnt]
"""


def test_line_that_cannot_be_read_hides_no_other(notice: SmallNotice) -> None:
    notice.facts = BROKEN
    notice.other["index.fi.md"] = HEAD + "# Seloste {#notice}\n\n## Kuka {#controller}\n\n## Tilaukset {#orders}\n"
    found = told(notice)
    assert [line.partition(": ")[2].partition(";")[0].partition(". ")[0] for line in found] == [
        "cannot be read: a colon stands in a text that has no quotation marks",
        "cannot be read: a quotation mark is opened here and not closed",
        "cannot be read: a space is missing after a colon",
        "dpo: names with their values are expected here, each on its own line and indented",
        '"dpo" has no section in docs/index.en.md and docs/index.fi.md',
        "a comma between { } begins something new",
        "cannot be read: a bracket is opened here and not closed",
        'purposes.orders.kinds: "membership" is not a kind of purpose',
        'purposes.orders.legal_bases: "consnt" is not a legal basis',
        'the section "summary" is missing',
    ]
    notice.facts = BROKEN.replace("languages: {source: en}", "languages: {source: en")
    assert any("consnt" in line for line in told(notice))


def test_file_in_which_things_hang_on_what_cannot_be_read_is_told_of_that_alone(notice: SmallNotice) -> None:
    notice.facts = "languages: {source: en}\n\tcontroller:\n    name: Oy\n"
    [found] = told(notice)
    assert "tab" in found


FOOTNOTE, LIST = "there are no footnotes", "this is no list for GitHub or for the page"


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ("An <b>old</b> word.", ["HTML and code are not used", "HTML and code are not used"]),
        ("A [link](a\\b).", ['the link "a\\b" is not allowed']),
        ("A wo\u200brd.", ["contains an invisible character"]),
        ("A word\u2028and another.", ["contains an invisible character"]),
        ("The Бank.", ['the word "Бank" mixes alphabets']),
        ("## Again {#summary}", ['the id "summary" stands already']),
        ("Underlined\n---", ['headings are written as "## Underlined']),
    ],
)
def test_mistake_in_a_file_hides_no_other_in_it(notice: SmallNotice, mistake: str, said: list[str]) -> None:
    notice.languages = ("en",)
    notice.text = f"{mistake}\n\n[Here](https://bank@example.org/), [a@example.org](mailto:b@example.org).\n\nNote[^1].\n\n• one\n• two"
    found = [line.partition(": ")[2] for line in told(notice)]
    links = ['the link "https://bank@example.org/" has a name', 'the words of a link show "a@example.org"']
    assert all(line.startswith(begin) for line, begin in zip(found, [*said, *links, FOOTNOTE, LIST], strict=True))


def test_what_stands_twice_is_told_where_each_stands(notice: SmallNotice) -> None:
    notice.languages = ("en",)
    notice.text = "A <b>word</b>[^1].\n\nAnother <b>word</b>."
    with pytest.raises(NoticeError) as raised:
        notice.on(TODAY)
    assert [problem.line for problem in raised.value.problems] == [9, 9, 9, 11, 11]


def test_invisible_character_in_facts_is_told_once_and_hides_nothing(notice: SmallNotice) -> None:
    notice.facts = FACTS.replace("[customers]", "[custo\u200bmers, pupil]")
    unknown, invisible = told(notice)
    assert "contains an invisible character" in invisible
    assert 'purposes.orders.groups: "pupil" is not a known' in unknown


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ["own/vocabulary/de.yml:3: is the vocabulary", 'own/vocabulary/de.yml:{none}: labels.none: "None" is no']),
        ({"  none: None": "  none: Keine", "language: en": "language: de", "labels:": "labels: ["}, ["own/vocabulary/de.yml:"]),
        (None, ['mkdocs.yml:1: the language "de" has no vocabulary']),
    ],
)
def test_vocabulary_that_was_only_copied_hides_nothing(
    notice: SmallNotice, tmp_path: Path, change: dict[str, str] | None, said: list[str]
) -> None:
    own, text = tmp_path / "own" / "vocabulary", (HERE / "en.yml").read_text(encoding="utf-8")
    own.mkdir(parents=True)
    none = text.split("\n").index("  none: None") + 1
    if change is not None:
        for written, other in change.items():
            text = text.replace(written, other, 1)
        (own / "de.yml").write_text(text, encoding="utf-8")
    notice.languages, notice.text, notice.facts = ("de",), "Note[^1].", FACTS.replace("en}", "de}") + "rights: [acess]\n"
    with pytest.raises(NoticeError) as raised:
        Reader(("de",), Renderer(), own=own).working_text(notice.files(), "docs")
    found = [str(problem) for problem in raised.value.problems]
    assert [line.partition(": ")[0] for line in found if line.startswith("docs/")] == ["docs/notice.yml:6", "docs/index.de.md:9"]
    wrong = [line for line in found if not line.startswith("docs/")]
    assert all(line.startswith(begin.format(none=none)) for line, begin in zip(wrong, said, strict=True))


def test_former_id_that_was_never_published_is_said_beside_other_mistakes(notice: SmallNotice) -> None:
    notice.languages, notice.headings = ("en",), []
    notice.publish(TODAY)
    notice.begin("2026-12-01")
    notice.other["index.en.md"] = HEAD + "# Notice {#notice}\n\n## Who {#controller .was-ordres}\n\n## Orders {#orders .was-summary}\n"
    found = told(notice)
    assert 'the section "summary" is missing' in found[0]
    assert '".was-ordres": no published text of this page has a section with that id; did you mean orders' in found[1]
    assert len(found) == 2
