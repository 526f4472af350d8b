"""The review of a pull request: what it says of each thing that one can do to a notice, and that it says nothing else."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml.html import fromstring
from markdown import markdown

from author_mistakes import LANGUAGES, publication_of
from in_the_ledger import freeze_pending
from notice.messages import MESSAGES, Message
from notice.new_draft import new_version
from notice.problems import NoticeError, Problem
from notice.review import Effect, OtherPath, Proposal, Voice, summary_of_mistakes, summary_of_proposal
from notice.review.disk_preview import opened_from_disk
from notice.review.safe_markdown import inline, plain, redline_lines
from notice.rules import judge
from projects import COMPLETE, site_renderer

pytestmark = pytest.mark.slow

# The complete notice, which applies from FIRST, was published on DAY; a next version is to apply from NEXT.
DAY, FIRST, NEXT = date(2027, 2, 1), "2027-03-01", "2027-06-01"
EN = Voice("en", "sv")
Edit = Callable[[Path], object]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The complete notice after it was published."""
    docs = tmp_path_factory.mktemp("published") / "docs"
    shutil.copytree(COMPLETE, docs)
    freeze_pending(publication_of(docs, DAY), docs)
    return docs


@pytest.fixture
def base(published: Path, tmp_path: Path) -> Path:
    """A copy of it, as it is on main."""
    return Path(shutil.copytree(published, tmp_path / "base" / "docs"))


def branch(base: Path, *edits: Edit) -> Path:
    """Copy a notice and change the copy."""
    docs = Path(shutil.copytree(base, base.parent.with_name(f"branch-of-{base.parent.name}") / "docs", dirs_exist_ok=True))
    for edit in edits:
        edit(docs)
    return docs


def proposal(base: Path, head: Path, day: date = DAY, program: tuple[OtherPath, ...] = ()) -> Proposal:
    """What a pull request does that makes `head` of `base`."""
    before, now = publication_of(base, day), publication_of(head, day)
    return Proposal(before, now, judge(now, "en"), program, known=before.timeline.ledger.seals)


def said(base: Path, head: Path, day: date = DAY, voice: Voice = EN) -> str:
    return summary_of_proposal(proposal(base, head, day), voice)


def begin(docs: Path, day: str = NEXT) -> None:
    """As the button does."""
    titles = dict.fromkeys(LANGUAGES, "News")
    for name, content in new_version(publication_of(docs, DAY), day, titles, site_renderer()).items():
        (docs / name).write_bytes(content)


def write(name: str, old: str, new: str) -> Edit:
    """Write other words in a file, the first time the old ones stand there."""

    def edit(docs: Path) -> None:
        text = (docs / name).read_text(encoding="utf-8")
        assert old in text
        (docs / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def everywhere(old: str, new: str) -> tuple[Edit, ...]:
    return tuple(write(f"history.{language}.md", old, new) for language in LANGUAGES)


SUMMARY = everywhere(f"{{#{NEXT} .draft}}\n", f"{{#{NEXT} .draft}}\n\nWhat readers are told.\n")
FINISH = everywhere(" .draft}", "}")
FACT = write("notice.yml", "phone: +358 18 12345", "phone: +358 18 54329")
WORDS = write("index.en.md", "and you get a copy", "and you never get a copy")
MINOR = write("index.en.md", "enter the purchase in our", "write the purchase into our")
BECAUSE = everywhere(f"{{#{NEXT}}}", f'{{#{NEXT} .minor because="It was said before."}}')


def test_draft_is_held_back(base: Path) -> None:
    text = said(base, branch(base, begin, FACT))
    assert "> **Merging this makes nothing public: the version of 1 June 2027 is marked as a draft." in text
    assert "Still to do before it can be published:" in text
    assert "<code>docs/history.en.md:7</code>: says nothing under 2027-06-01;" in text
    assert "- English: **News** <em>nothing yet</em>" in text


def test_finished_draft_is_published_and_told_whole(base: Path) -> None:
    text = said(base, branch(base, begin, FACT, WORDS, *SUMMARY, *FINISH))
    assert "> **Merging this makes the version of 1 June 2027 public on the day it is merged (today, 1 February 2027)." in text
    assert "> Last day to merge it: 2 May 2027, because readers are told 30 days before." in text
    assert "| The program found | **The content changes**<br>facts: 1 (below)<br>" in text
    assert ", English: negation: – → never" in text
    assert "- English: **News** What readers are told." in text
    assert "“Telephone” is now: +358 18 54329. Before: +358 18 12345." in text
    assert "<summary>Text that changes – English (1)</summary>" in text
    assert "you <ins>never </ins>get a copy" in text
    assert "Still to do" not in text


def test_page_that_is_no_longer_translated_is_no_text_that_stays(base: Path) -> None:
    """Nothing of it is compared, and nobody reads that no text changes."""
    untranslated = write("notice.yml", "{source: sv}", "{source: sv, untranslated: {en: [cookies]}}")
    text = said(base, branch(base, begin, lambda docs: (docs / "cookies.en.md").unlink(), untranslated))
    assert "English. The Swedish text is shown instead." in text
    assert "In the languages in which a page is before and after, no text changes." in text


def test_text_that_moved_to_another_section_says_where_it_stood(base: Path) -> None:
    words = "The web shop notes every visit in a log."
    moved = write("index.en.md", f"{words} ", ""), write("index.en.md", "before a change applies.", f"before a change applies. {words}")
    text = said(base, branch(base, begin, *moved))
    assert re.search(r"<del>Moved from here \(“[^”]+”\): The web shop notes every visit in a log\.\s*</del>", text)
    assert re.search(r"<ins>Moved here \(“[^”]+”\): The web shop notes", text)


def test_protected_main_takes_a_second_pull_request(base: Path) -> None:
    protected = replace(proposal(base, branch(base, begin, FACT, *SUMMARY, *FINISH)), protected=True)
    first, second, last = (line for line in summary_of_proposal(protected, EN).splitlines()[2:8] if line.strip("> "))
    assert first.startswith("> **Merging this makes nothing public yet, because main is protected: the workflow Publish then opens")
    assert "“Publish version 2027-06-01”" in first
    assert second.startswith("> Merging this makes the version of 1 June 2027 public on the day it is merged")
    assert last.startswith("> Last day to merge it: 2 May 2027")
    held = replace(proposal(base, branch(base, begin, FACT)), protected=True)
    assert "because main is protected" not in summary_of_proposal(held, EN)
    frozen = branch(base, begin, FACT, *SUMMARY, *FINISH)
    freeze_pending(publication_of(frozen, DAY), frozen)
    assert "because main is protected" not in summary_of_proposal(replace(proposal(base, frozen), protected=True), EN)


def test_translations_that_do_not_follow_are_named(base: Path) -> None:
    source = write("index.sv.md", "## ", "## Nu: ")
    text = said(base, branch(base, begin, source))
    assert "Changed in Swedish, but not in the translation:" in text
    assert len(re.findall(r"^- (English|Finnish): “In short”$", text, re.MULTILINE)) == 2


def test_day_of_merging_is_told(base: Path) -> None:
    ready = branch(base, begin, *SUMMARY, *FINISH, MINOR, *BECAUSE)
    on_its_day = said(base, ready, date(2027, 6, 1))
    assert "public on 1 June 2027, and it is in force at once. Merge it today; tomorrow its day lies in the past." in on_its_day
    late = said(base, ready, date(2027, 6, 2))
    assert "> **Merging this makes nothing public yet: the version of 1 June 2027 cannot be published as it is." in late
    assert "lies in the past (today is 2027-06-02)" in late
    imported = branch(base, begin, *SUMMARY, *FINISH, MINOR, *everywhere(f"{{#{NEXT}}}", f"{{#{NEXT} .imported}}"))
    assert "what applied is what was published here" in said(base, imported, date(2027, 6, 2))


def test_old_text_is_taken_over_as_one_that_was_published_elsewhere(tmp_path: Path) -> None:
    new = Path(shutil.copytree(COMPLETE, tmp_path / "new" / "docs"))
    imported = branch(new, *everywhere(f"{{#{FIRST}}}", f"{{#{FIRST} .imported}}"))
    assert "as one that was published elsewhere before." in said(new, imported, date(2027, 6, 2))


def test_originals_beside_an_old_text_are_named(base: Path) -> None:
    def take_over(docs: Path) -> None:
        text = shutil.ignore_patterns("[A-Z]*", "*.json")
        folder = Path(shutil.copytree(docs / "versions" / FIRST, docs / "drafts" / "2012-03-01", ignore=text))
        for language in LANGUAGES:
            history = folder / f"history.{language}.md"
            told = history.read_text(encoding="utf-8").replace("\n## ", "\n## Old {#2012-03-01 .imported}\n\nOld.\n\n## ", 1)
            history.write_text(told, encoding="utf-8")
        (folder / "found").mkdir()
        (folder / "found" / "notice.pdf").write_bytes(b"%PDF")

    text = said(base, branch(base, take_over))
    assert "| Published beside it, as it was found | <code>found/notice.pdf</code> |" in text


def test_change_that_does_not_matter_is_told(base: Path) -> None:
    text = said(base, branch(base, begin, MINOR, *SUMMARY, *FINISH))
    assert "| The program found | **The text changes**<br>" in text
    assert "| You say | Not marked. Read the text; if nothing changes for readers, say so and why" in text
    minor = everywhere(f"{{#{NEXT}}}", f"{{#{NEXT} .minor}}")
    refused = said(base, branch(base, begin, MINOR, *SUMMARY, *FINISH, *minor))
    assert "is marked as minor, but the program cannot tell whether the text says the same" in refused
    text = said(base, branch(base, begin, MINOR, *SUMMARY, *FINISH, *BECAUSE))
    assert "| You say | You marked it as minor. Your reason: “It was said before.” The program cannot know that." in text
    assert "| The program found | **The text changes**<br>" in text
    assert "> Last day to merge it: 1 June 2027." in text


def test_blocking_finding_is_shown_with_its_example(base: Path) -> None:
    text = said(base, branch(base, begin, *SUMMARY, *FINISH, write("notice.yml", "    legal_bases: [consent]\n", "")))
    assert "> **Merging this makes nothing public yet: the version of 1 June 2027 cannot be published as it is." in text
    assert re.search(r"- <code>docs/notice.yml:\d+</code>: \*\*PUR-02 .*\n  <pre>legal_bases:\n  - basis: ", text)


def test_going_on_with_a_draft_shows_only_what_is_new(base: Path) -> None:
    begun = branch(base, begin, FACT, *SUMMARY)
    text = said(begun, branch(begun, MINOR))
    assert "Only what this pull request changes in the draft is shown." in text
    assert "54329" not in text
    assert "We <del>enter</del> <ins>write</ins> the purchase <del>in</del> <ins>into</ins> our accounts." in text
    published_now = said(begun, branch(begun, *FINISH))
    assert "Merging this makes the version of 1 June 2027 public" in published_now
    assert "54329" in published_now


def test_draft_is_taken_back(base: Path) -> None:
    begun = branch(base, begin, FACT)
    text = said(begun, base)
    assert "> **Merging this takes back the draft of 1 June 2027. What is public stays as it is.**" in text


def test_nothing_of_the_notice_changes(base: Path) -> None:
    strange = OtherPath("a `b`.yml", "docs/a&b.md", is_hidden=True, is_special=True)
    found = proposal(base, base, program=(OtherPath("hooks/x.py"), strange))
    text = summary_of_proposal(found, EN)
    assert found.stakes == ()
    assert "> **Merging this makes nothing new public: the text of the notice stays as it is.**" in text
    assert "- <code>hooks/x.py</code>\n- <code>a &#96;b&#96;.yml</code> – hidden: lists of files leave it out – no plain file," in text
    assert "renamed, with the same content; before: docs/a&amp;b.md\n" in text
    assert "the program as this pull request changes it" in text


def test_frozen_version_in_a_pull_request_is_never_overlooked(base: Path) -> None:
    """Neither beside a draft, nor if it claims to be older than everything."""
    frozen = branch(base, begin, FACT, *SUMMARY, *FINISH)
    freeze_pending(publication_of(frozen, DAY), frozen)
    assert [stake.effect for stake in proposal(base, frozen).stakes] == [Effect.PUBLISHES]
    assert "Merging this makes the version of 1 June 2027 public" in said(base, frozen)
    with_draft = branch(frozen, lambda docs: begin(docs, "2027-09-01"), MINOR)
    found = proposal(base, with_draft)
    assert [(stake.version.id, stake.effect) for stake in found.stakes] == [(NEXT, Effect.PUBLISHES), ("2027-09-01", Effect.HOLDS)]


def test_published_version_that_is_sealed_anew_is_found(base: Path) -> None:
    other = branch(base, lambda docs: shutil.rmtree(docs / "versions"), FACT)
    freeze_pending(publication_of(other, DAY), other)
    found = proposal(base, other)
    assert [fault.entry for fault in found.rewritten] == [FIRST]
    warning = "This changes what was published: 2027-03-01. A published version is never changed. Do not merge this."
    assert f"> [!CAUTION]\n> **{warning}**" in summary_of_proposal(found, EN)


def test_introduction_of_the_history_is_public_too(base: Path) -> None:
    changed = branch(base, write("history.en.md", "# Change history {#history}\n", "# Change history {#history}\n\nCall us.\n"))
    text = said(base, changed)
    assert "<summary>The introduction of the change history</summary>\n\n<ins>Call us.</ins>" in text


def test_description_of_a_page_is_told(base: Path) -> None:
    """It is published with the page, and shown where others lead to it."""
    described = write("index.en.md", "description: ", "description: We sell names. ")
    text = said(base, branch(base, begin, described))
    assert "<summary>Text that changes – English (1)</summary>\n\n" in text
    assert "**What search engines show of the page** (<code>index.en.md</code>)" in text
    assert "<ins>We sell names. </ins>" in text
    history = write("history.en.md", "description: ", "description: We sell names. ")
    text = said(base, branch(base, history))
    assert "<summary>The introduction of the change history</summary>\n\n**What search engines show of the page**" in text
    assert "(<code>history.en.md</code>)" in text
    assert "<ins>We sell names. </ins>" in text


def test_new_sentences_to_read_stand_after_what_needs_a_decision(base: Path) -> None:
    new = "Bokposten & co. carry it to our partners. Mailchimp too delivers it."
    text = said(base, branch(base, begin, write("index.en.md", "Bokposten delivers the parcel.", new)))
    _, decided = text.split("New findings of the checks: ")
    decided, to_read = decided.split("New sentences to read, of which only a person can say what they mean: 1\n")
    assert tuple(re.search(r"\*\*[A-Z]{3}-\d\d ", part)[0] for part in (decided, to_read)) == ("**FCT-04 ", "**REC-06 ")  # type: ignore[index]
    assert "REC-06" not in decided
    assert "“Bokposten &amp; co. carry it to our partners.” Perhaps: “our partners” does not tell who. If so: " in to_read


def test_new_sentences_to_compare_stand_beside_their_counterparts(base: Path) -> None:
    longer = "Write to us about anything that concerns your data & books, and *only* if nobody else has told you how you can learn it."
    alone = "The shop stands in the main street, and people leaf through [books](https://example.org/a_b_c) there for hours."
    edits = (("Write to us about anything that concerns your data.", longer), ("No. A human", f"No. {alone} A human"))
    told = said(base, branch(base, begin, *(write("index.en.md", *one) for one in edits)))
    told = told.split("### New sentences to compare, which are much longer in one language, or missing in one: 2\n\n")[1].split("\n\n")[0]
    assert told.split("\n") == [
        f"- <code>docs/index.en.md:17</code> “{longer.replace('&', '&amp;').replace('*', '')}”",
        "  - <code>docs/index.sv.md:17</code> “Skriv till oss om allt som gäller dina uppgifter.”",
        "- <code>docs/index.en.md:49</code> “The shop stands in the main street, and people leaf through books there for hours.”",
        "  - <code>docs/index.sv.md:47</code> missing in the section on this line: this one, or one beside it",
        "  - <code>docs/index.fi.md:47</code> missing in the section on this line: this one, or one beside it",
    ]


def test_acceptances_are_told(base: Path) -> None:
    accepted = "{rule: PUR-04, scope: x, reason: It is `so`, role: Head of legal, date: 2027-01-01, review_by: 2027-12-31}"
    changed = branch(base, write("notice.yml", "\ncontroller:", f"\naccepted_findings: [{accepted}]\n\ncontroller:"))
    expected = "PUR-04 x – It is &#96;so&#96; (Head of legal, until 31 December 2027)"
    assert f"- From now on accepted: {expected}" in said(base, changed)
    assert f"- No longer accepted: {expected}" in said(changed, base)


def test_settings_that_no_page_shows_are_told(base: Path) -> None:
    text = said(base, branch(base, begin, write("notice.yml", "notice_period_days: 30", "notice_period_days: 3")))
    assert "<summary>Settings that change</summary>\n\n- <code>notice&#95;period&#95;days</code>: 30 → 3" in text


def test_mistakes_are_said_in_plain_words(base: Path) -> None:
    spoilt = branch(base, write("index.fi.md", "## ", "<script>alert(1)</script>\n\n## "), FACT)
    with pytest.raises(NoticeError) as raised:
        publication_of(spoilt, DAY)
    text = summary_of_mistakes(raised.value.problems, (), Voice("fi", "fi"))
    assert text.startswith("# Mitä tämä muutosehdotus tekee\n\n> **Vaikka tämä hyväksytään (Merge), mitään ei tule julkiseksi: ")
    assert "tekstissä ei käytetä HTML:ää eikä koodia: &lt;script&gt;" in text
    assert "CONTRIBUTING.md selittää viestit" in text


def test_base_that_cannot_be_read_is_no_reason_to_say_nothing(base: Path) -> None:
    head = publication_of(branch(base, begin, FACT), DAY)
    text = summary_of_proposal(Proposal(None, head, judge(head, "en")), EN)
    assert "the notice without this pull request cannot be read" in text
    assert "54329" in text


def test_text_that_is_too_long_is_left_to_the_preview(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = " ".join(f"word{number}" for number in range(1_000))
    head = branch(base, begin, write("index.en.md", "\n## ", f"\n{words}\n\n## "))
    assert "word999" in said(base, head)
    monkeypatch.setattr("notice.review.changed_text.MAX_TEXT", 5_000)
    text = said(base, head)
    assert "The changed text is too long to be shown here. Read it in the preview." in text
    assert "word999" not in text


def test_summary_that_is_too_long_ends_early_and_says_so(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = branch(base, begin, FACT)
    whole = said(base, head)
    monkeypatch.setattr("notice.review.summaries.MAX_SUMMARY", len(whole.encode()) // 2)
    text = said(base, head)
    assert len(text) < len(whole)
    assert "\n**The summary ends here, because it is too long to be shown." in text
    assert text.count("<details") == text.count("</details>")


HOSTILE = '<img src=x onerror=alert(1)> [a](javascript:x) **b** `c` | d | $e$ @team <!-- f --> &lt; # ~~g~~'


def test_words_of_others_are_never_markdown_or_html(base: Path) -> None:
    fact = write("notice.yml", "name: Påhittade Bokhandeln Ab", f"name: {HOSTILE!r}")
    text = said(base, branch(base, begin, fact))
    assert "<img" not in text
    html = markdown(text, extensions=["tables"])
    assert not re.search(r"<(img|a|script|strong>b)|<!--", html)
    assert "@team" not in text


@pytest.mark.parametrize("written", ["1. a", "# a", "- a", "+ a", "= a", "a\n\nb", "<b>", "a_b*c", HOSTILE])
def test_plain_text_reads_as_written(written: str) -> None:
    shown = fromstring(markdown(f"- x {plain(written)}"))
    assert [element.tag for element in shown.iter()] == ["ul", "li"]
    assert str(shown.text_content()).split() == ["x", *written.split()]


def test_redline_shows_what_changed_and_where_links_lead() -> None:
    html = (
        "<p>Same.</p><p>Also the same.</p><ul><li>one <ins>two</ins><ul><li><del>deep</del></li></ul></li></ul>"
        '<table><tr><td>A</td><td><ins><a href="https://evil.example/">B</a></ins></td></tr></table><p>1. <ins>x</ins></p>'
    )
    assert redline_lines(html) == [
        "…", "- one <ins>two</ins>", "  - <del>deep</del>", "A – <ins>B (https://evil.example/)</ins>", "&#49;. <ins>x</ins>",
    ]  # fmt: skip
    assert inline("a <del>b</del> <ins>c</ins>") == "a <del>b</del> <ins>c</ins>"


@pytest.mark.parametrize(
    ("href", "opened"),
    [
        ("cookies/", "cookies/index.html"),
        ("../", "../index.html"),
        ("./#who", "./index.html#who"),
        ("..", "../index.html"),
        ("#who", "#who"),
        ("privacy.json", "privacy.json"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@b.c", "mailto:a@b.c"),
    ],
)
def test_preview_opens_from_a_disk(href: str, opened: str) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">\n'
    assert opened_from_disk(f'{policy}<a class="x" href="{href}">') == f'<a class="x" href="{opened}">'


@pytest.mark.parametrize(
    ("language", "title"),
    [("fi", "Mitä tämä muutosehdotus tekee"), ("sv", "Vad den här ändringen gör"), ("en", "What this pull request does")],
)
def test_review_speaks_each_language_of_the_catalogue(base: Path, language: str, title: str) -> None:
    text = said(base, branch(base, begin, FACT), voice=Voice(language, "sv"))
    assert text.startswith(f"# {title}\n")
    others = {MESSAGES.text(f"review.{name}", other) for other in MESSAGES.languages - {language} for name in ("told", "facts", "preview")}
    assert [other for other in others if f"### {other}\n" in text] == []


def test_draft_with_which_the_site_could_not_be_public_is_refused(base: Path) -> None:
    now = publication_of(branch(base, begin, FACT, WORDS, *SUMMARY, *FINISH), DAY)
    wrong = Problem("docs/index.fi.md", 7, Message("gate.missing"))
    tried = Proposal(publication_of(base, DAY), now, judge(now, "en"), (), {NEXT: (wrong,)})
    assert [stake.effect for stake in tried.stakes] == [Effect.REFUSED]
    assert "the site lacks this file" in summary_of_proposal(tried, EN)
