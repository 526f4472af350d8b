"""What an import mends, what it calls sections, what it takes from the site, and what it refuses; each case alone."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bare_site import bare_site
from import_history import main, write_drafts
from in_the_ledger import freeze_all
from notice.drafts import refusals
from notice.history_import.found_texts import read_found
from notice.history_import.made_drafts import HistoryImport, import_history
from notice.history_import.mending import mend
from notice.history_import.section_ids import KnownSections, SectionFound, ids_of
from notice.pages.developers import developers_pages
from notice.problems import NoticeError
from notice.summary import published_schema
from projects import SMALL, make_project
from small_notices import SmallNotice, reader
from small_site import SmallSite

TODAY = "2026-06-01"
LANGUAGES = ("en", "sv")
# A text long enough for its section to be recognised by it.
LONG = "we keep what you have ordered for six years because the law on accounts says so"


@pytest.fixture
def notice(tmp_path: Path) -> SmallNotice:
    """A site in two languages, with a version that is to be published."""
    notice = SmallNotice(tmp_path / "docs", languages=LANGUAGES)
    notice.begin("2026-07-01")
    return notice


def put(notice: SmallNotice, day: str, **texts: str | bytes) -> None:
    """Lay texts of a day by language, or other files by name."""
    folder = notice.docs.parent / "old" / day
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        file = f"index.{name}.md" if name in LANGUAGES else name
        (folder / file).write_bytes(text if isinstance(text, bytes) else text.encode())


def taken(notice: SmallNotice) -> HistoryImport:
    return import_history(read_found(notice.docs.parent / "old", LANGUAGES), notice.on(TODAY), reader(LANGUAGES))


def refused(notice: SmallNotice) -> list[str]:
    with pytest.raises(NoticeError) as raised:
        taken(notice)
    return [str(problem).removeprefix(f"{notice.docs.parent}/") for problem in raised.value.problems]


def publish(notice: SmallNotice, made: HistoryImport) -> None:
    write_drafts(made.drafts, notice.docs)
    done, _ = freeze_all(lambda: notice.on(TODAY), notice.docs)
    assert len(done) == len(made.drafts)


# ---- The form


@pytest.mark.parametrize(
    ("found", "made"),
    [
        ("# A\n\nb", "# A\n\nb\n"),
        ("A\n\nb", "# A\n\nb\n"),
        ("A\n=\n\nb", "# A\n\nb\n"),
        ("A\n\nB\n---\n\nc", "# A\n\n## B\n\nc\n"),
        ("A\nb\n\nc", "A\nb\n\nc\n"),
        ("- a\n\nb", "- a\n\nb\n"),
        ("# A\n\n### B\n\n## C\n\n#### D", "# A\n\n## B\n\n## C\n\n### D\n"),
        ("# A\n\n# B\n\n## C", "# A\n\n## B\n\n### C\n"),
        ("## A\n\n### B", "# A\n\n## B\n"),
        ("# A #\n\n## B ##", "# A\n\n## B\n"),
        ("# A\n\nb:\n- c\n- d", "# A\n\nb:\n\n- c\n- d\n"),
        ("# A\n\nb:\n• c", "# A\n\nb:\n\n- c\n"),
        ("# A\n\nin\n2018. Then", "# A\n\nin\n2018. Then\n"),
        ("# A\n\nb\n1. c", "# A\n\nb\n\n1. c\n"),
        ("# A\n\n- b\n  c\n- d", "# A\n\n- b\n  c\n- d\n"),
        ("# A\n\n```\nb\n- c\n# d\n```", "# A\n\n```\nb\n- c\n# d\n```\n"),
    ],
)
def test_form_is_mended_and_words_stay(found: str, made: str) -> None:
    text = mend(found, "old")
    ids = [str(number) for number, _ in enumerate(text.headings)]
    assert [line.split(" {#")[0] for line in text.with_ids(ids).text.split("\n")] == made.split("\n")


def test_what_is_mended_is_told_with_its_line_in_the_file_that_was_found() -> None:
    text = mend("A\n\nb:\n- c\n\n#### D\n", "old")
    assert [str(problem) for problem in text.mended] == [
        'old:1: the page had no title; its first line, "A", is one now.',
        "old:4: an empty line was put before the list.",
        'old:6: the heading "D" was written with ####, and now has ##.',
    ]


# ---- Ids


def sections(*titles: str, level: int = 2) -> list[SectionFound]:
    """A page: its title, then sections such as "Title: text" or "Title #id"."""
    found = [SectionFound(1, "Page", "", 0)]
    for place, written in enumerate(titles, 1):
        title, _, text = written.partition(": ")
        title, _, id = title.partition(" #")
        found.append(SectionFound(level, title, text, place / len(titles), id or None))
    return found


def test_id_is_made_of_the_title_once_for_all_languages() -> None:
    ids = ids_of({"en": sections("Who we are", "Säilytys", "東京"), "sv": sections("Vilka", "Hur länge", "Var")}, "en", KnownSections())
    assert ids == {"en": ["page", "who-we-are", "sailytys", "an-id"], "sv": ["page", "who-we-are", "sailytys", "an-id"]}


def test_ids_that_are_there_stay_and_lead_the_other_languages() -> None:
    ids = ids_of({"en": sections("A", "B #b-2"), "sv": sections("C #c", "D", level=3)}, "en", KnownSections())
    assert ids == {"en": ["page", "c", "b-2"], "sv": ["page", "c", "b-2"]}


def test_titles_that_are_the_same_get_ids_that_differ() -> None:
    assert ids_of({"en": sections("A", "A", "Content")}, "en", KnownSections())["en"] == ["page", "a", "a-2", "content-2"]


def test_section_is_recognised_by_its_title_or_its_text() -> None:
    known = KnownSections()
    known.learn("en", sections(f"Orders: {LONG}", "Calls: x", "Jobs: y"), ["top", "o", "c", "j"])
    today = sections("Calls: z", f"What you bought: {LONG} now", "Job: w", "Other: v")
    assert ids_of({"en": today}, "en", known)["en"] == ["top", "c", "o", "j", "other"]


def test_id_of_another_section_is_not_used_again() -> None:
    known = KnownSections()
    known.learn("en", sections("Rights of others"), ["top", "other"])
    assert ids_of({"en": sections("Other")}, "en", known)["en"] == ["top", "other-2"]


def test_what_cannot_be_paired_has_an_id_of_its_own() -> None:
    ids = ids_of({"en": sections("A", "B"), "sv": sections("C")}, "en", KnownSections())
    assert ids == {"en": ["page", "a", "b"], "sv": ["page", "c"]}


# ---- Drafts


def test_day_without_facts_states_what_every_notice_needs(notice: SmallNotice) -> None:
    put(notice, "2012-05-25", sv="# Text\n\nText.\n")
    (draft,) = taken(notice).drafts
    assert draft.files["notice.yml"].decode() == (
        'languages: {source: sv, untranslated: {en: [index]}}\ntime_zone: Europe/Helsinki\ncontroller: {name: "Oy"}\n'
    )
    assert draft.files["history.en.md"].decode().split("\n")[2] == "## The text of 25 May 2012 {#2012-05-25 .imported}"
    publish(notice, taken(notice))
    site = SmallSite.of(notice.on(TODAY))
    assert site.faults() == []
    assert site.line("versions/2012-05-25/index.html", "Only the text was added")


def test_text_alone_may_be_in_force_and_is_data_of_the_format(notice: SmallNotice) -> None:
    put(notice, "2012-05-25", en="# Text\n\nText.\n")
    publish(notice, taken(notice))
    site = bare_site(notice.on(TODAY, public=True))
    assert site.summary["processes"] == []
    Draft202012Validator(published_schema()).validate(site.summary)
    assert [path for path, _ in developers_pages(site)] == ["developers/", "sv/developers/"]


def test_command_makes_drafts_and_says_what_it_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(make_project(tmp_path / "project", SMALL))
    monkeypatch.delenv("FROM", raising=False)
    with pytest.raises(SystemExit, match=r"(?s)FROM:1: .*make import-history FROM="):
        main()
    (tmp_path / "old" / "2012-05-25").mkdir(parents=True)
    (tmp_path / "old" / "2012-05-25" / "index.en.md").write_text("Privacy\n\nText.\n", encoding="utf-8")
    monkeypatch.setenv("FROM", str(tmp_path / "old"))
    main()
    assert [line.partition("index.en.md")[2] for line in capsys.readouterr().out.splitlines()[:2]] == [
        ':1: the page had no title; its first line, "Privacy", is one now.',
        ":1: an id was made for one heading.",
    ]
    assert sorted(path.name for path in Path("docs/drafts/2012-05-25").iterdir()) == ["history.en.md", "index.en.md", "notice.yml"]


def test_day_with_facts_is_asked_for_their_sections(notice: SmallNotice) -> None:
    put(notice, "2012-05-25", en="# A\n\n## B {#orders}\n\nc\n", **{"notice.yml": "purposes: {orders: {groups: [customers]}}\n"})
    (line,) = refused(notice)
    assert line.startswith('old/2012-05-25/notice.yml:1: "controller" has no section')
    put(notice, "2012-05-25", en="# A\n\n## Us {#controller}\n\nd\n\n## B {#orders}\n\nc\n")
    publish(notice, taken(notice))
    assert SmallSite.of(notice.on(TODAY)).faults() == []


def test_passage_is_written_so_that_the_page_shows_what_github_shows(notice: SmallNotice) -> None:
    text = "# Old\n\n## How\n\n1. Write\n   - soon\n2. Wait\n\nWe keep:\n* names\n\n## Last\n\n*   a\n    * b\n"
    put(notice, "2019-05-02", en=text, sv=text)
    (draft,) = taken(notice).drafts
    made = draft.files["index.en.md"].decode()
    assert "1. Write\n    - soon\n2. Wait\n\nWe keep:\n\n" in made
    mended = [(one.line, one.message.id) for one in draft.mended if one.file.endswith("index.en.md")]
    assert mended == [(10, "import.list"), (5, "import.rewritten"), (1, "import.ids")]
    publish(notice, taken(notice))


def test_text_that_nobody_can_write_so_is_refused_with_its_line(notice: SmallNotice) -> None:
    text = "Old\n\nB\n---\n\n- [ ] signed\n\nWe ~~sell~~ lend.\n"
    put(notice, "2019-05-02", en=text)
    assert [line.split(": ")[0] for line in refused(notice)] == ["old/2019-05-02/index.en.md:6", "old/2019-05-02/index.en.md:8"]


def test_everything_else_is_named_at_its_line_and_nothing_is_written(notice: SmallNotice) -> None:
    put(notice, "2012-05-25", en="A\n\nb:\n- c\n\n![d](e.png)\n\n<b>f</b>\n")
    put(notice, "2013-05-25", en="# A\n\n[b](#nowhere)\n", sv=b"\xff\xe4")
    put(notice, "soon", en="# A\n")
    places = [line.partition(": ")[0] for line in refused(notice)]
    assert places == ["old/soon:1", "old/2013-05-25/index.sv.md:1"]
    put(notice, "2013-05-25", sv="# B\n")
    (notice.docs.parent / "old" / "soon").rename(notice.docs.parent / "elsewhere")
    assert [line.partition(": ")[0] for line in refused(notice)] == [
        "old/2012-05-25/index.en.md:6",
        "old/2012-05-25/index.en.md:8",
        "old/2012-05-25/index.en.md:8",
        "old/2013-05-25/index.en.md:3",
    ]


def test_what_was_published_here_is_not_taken_over(notice: SmallNotice) -> None:
    notice.headings.clear()
    notice.publish("2026-07-01", on="2026-05-01")
    put(notice, "2026-05-01", en="# A\n\nb\n")
    put(notice, "2026-04-30", en="# A\n\nb\n")
    assert [line.partition(": ")[0] for line in refused(notice)] == ["old/2026-05-01:1"]


def test_day_that_is_published_gets_the_next_number_unless_it_says_the_same(notice: SmallNotice) -> None:
    put(notice, "2012-05-25", en="# A\n\nb\n")
    publish(notice, taken(notice))
    again = taken(notice)
    assert (again.drafts, [problem.message.id for problem in again.left_out]) == ((), ["import.is-there"])
    put(notice, "2012-05-25", en="# A\n\nc\n")
    (better,) = taken(notice).drafts
    assert better.id == "2012-05-25-2"
    publish(notice, taken(notice))
    assert SmallSite.of(notice.on(TODAY)).faults() == []


def test_text_that_says_the_same_as_the_one_before_is_left_out(notice: SmallNotice) -> None:
    put(notice, "2012-05-25", en="# A\n\nb\n")
    put(notice, "2013-05-25", en="A\n=\n\nb\n")
    made = taken(notice)
    assert [draft.id for draft in made.drafts] == ["2012-05-25"]
    assert [problem.message.id for problem in made.left_out] == ["import.same"]


def test_drafts_that_are_there_are_not_written_over(notice: SmallNotice) -> None:
    put(notice, "2012-05-25", en="# A\n\nb\n")
    made = taken(notice)
    write_drafts(made.drafts, notice.docs)
    assert [problem.message.id for problem in taken(notice).left_out] == ["import.is-there"]
    with pytest.raises(NoticeError, match="2012-05-25:1: is there already"):
        write_drafts(made.drafts, notice.docs)


def test_marks_of_what_was_taken_over_are_for_nothing_else(notice: SmallNotice) -> None:
    notice.headings = ["## News {#2026-07-01 .reworded}\n\nSomething.\n"]
    publication = notice.on(TODAY)
    assert "drafts.not-imported" in [problem.message.id for problem in refusals(publication, publication.drafts[0])]


@pytest.mark.parametrize(("folder", "said"), [("nowhere", "is no folder"), ("empty", "holds no text")])
def test_folder_holds_texts(tmp_path: Path, folder: str, said: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoticeError, match=said):
        read_found(tmp_path / folder, LANGUAGES)
