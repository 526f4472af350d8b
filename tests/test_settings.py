"""mkdocs.yml: it holds what is the organisation's alone, and a mistake in it is told with its line and its remedy."""

import importlib
import shutil
from pathlib import Path

import pytest

import build_state
from in_the_ledger import noon
from notice.problems import NoticeError
from projects import BOOKSHOP, CACHES, COMPLETE, REAL, ROOT
from settings import FILE, PROGRAM, load, mistakes
from small_lives import Life, page
from small_sites import files_of

OWN = """\
INHERIT: hooks/mkdocs.yml
site_name: Notice
site_url: https://notice.example.org/
plugins:
  i18n:
    languages:
        - {locale: fi, name: Suomi, default: true}
        - {locale: sv, name: Svenska}
nav: [index.md, history.md]
"""
LISTED = "        - {locale: fi, name: Suomi, default: true}\n        - {locale: sv, name: Svenska}\n"
# What somebody wrote instead of what, and what that person is told.
STATED = "checked: 2026-11-28, email: a@b.fi, authority: A, website: https://c.fi/"
SPOILT = [
    ("INHERIT: hooks/mkdocs.yml\n", "", '1: the line "INHERIT: hooks/mkdocs.yml" is missing; write it first of all'),
    ("hooks/mkdocs.yml", "program.yml", '1: the line "INHERIT: hooks/mkdocs.yml" is missing; write it first of all'),
    ("site_name: Notice\n", "", "1: site_name is missing; write what the site is called, e.g. site_name: Privacy notice"),
    ("site_url: https://notice.example.org/\n", "", "1: site_url is missing; write the public address of the site, e.g. site_url: https://"),
    ("https://", "", '3: "notice.example.org/" is not a web address; it starts with https://.'),
    ("nav: [index.md, history.md]\n", "", "1: nav is missing; name the pages in their order, e.g. nav: [index.md, "),
    ("[index.md, history.md]", "{index: index.md}", "9: nav is a list; write nav: [index.md, cookies.md, history.md]"),
    ("nav:", "site_auhtor: We\nnav:", '9: "site_auhtor" is no setting of MkDocs; did you mean site_author?'),
    ("nav:", "xyzzy: We\nnav:", '9: "xyzzy" is no setting of MkDocs; take it out.'),
    ("nav:", "hooks: [ours.py]\nnav:", "9: hooks is set by the program, in hooks/mkdocs.yml; take it out here."),
    ("nav:", "markdown_extensions: [smarty]\nnav:", "9: markdown_extensions is set by the program, in hooks/mkdocs.yml; take it out here."),
    ("  i18n:", "  i18n:\n    fallback_to_default: true", "6: plugins.i18n.fallback_to_default is set by the program, in hooks/mkd"),
    ("  i18n:", "  - i18n:", '4: plugins holds names and values, each on a line of its own, indented and without "-" before it.'),
    ("nav:", "theme: readthedocs\nnav:", "9: theme holds names and values, each on a line of its own"),
    ("nav:", "extra: [messages]\nnav:", "9: extra holds names and values, each on a line of its own"),
    ("nav:", "extra: {last_checked: yesterday}\nnav:", "9: last_checked is a day; write the day on which somebody last checked the notice"),
    ("nav:", "extra: {last_checked: 2026-02-30}\nnav:", "9: last_checked is a day; write the day on which somebody last"),
    ("nav:", "extra: {accessibility: yes}\nnav:", "9: accessibility has a line for each of checked, email, authority and website"),
    ("nav:", f"extra: {{accessibility: {{{STATED}, phone: 1}}}}\nnav:", "9: accessibility has no phone; it knows checked, email"),
    ("nav:", f"extra: {{accessibility: {{{STATED.replace('2026-11-28', 'now')}}}}}\nnav:", "9: accessibility needs the day on which"),
    ("nav:", f"extra: {{accessibility: {{{STATED.replace('a@b.fi', 'b.fi')}}}}}\nnav:", "9: accessibility needs an e-mail address"),
    ("nav:", f"extra: {{accessibility: {{{STATED.replace('A,', '{xx: A},')}}}}}\nnav:", "9: accessibility needs the name of"),
    ("nav:", f"extra: {{accessibility: {{{STATED.replace('https', 'http')}}}}}\nnav:", "9: accessibility needs the address of that"),
    ("nav:", f"extra: {{accessibility: {{{STATED}, faults: [{{xx: A}}]}}}}\nnav:", "9: the known faults are a list of texts, each for"),
    ("nav:", "extra: {say_not_stated: perhaps}\nnav:", "9: say_not_stated is true or false; write say_not_stated: false to leave out"),
    ("index.md,", "Our notice: index.md,", '9: a title in nav is shown nowhere; write index.md alone. What a page is called'),
    ("history.md]", "history.md, Shop: https://example.org/]", '9: "https://example.org/" is no page of the notice; only files such as'),
    (LISTED, "", "6: plugins.i18n.languages: the languages are missing; list them there, e.g. - {locale: fi,"),
    (f"    languages:\n{LISTED}", "    {}\n", "5: plugins.i18n.languages: the languages are missing; list them there, e.g. - {locale: fi,"),
    (LISTED, "        fi: Suomi\n", "6: plugins.i18n.languages: languages is a list; write each on a line of its own, e.g. - {locale: fi,"),
    ("{locale: sv, name: Svenska}", "sv", "8: a language is written like this: - {locale: sv, name: Svenska}"),
    (", default: true", "", "6: no language is the default; write default: true in that whose pages are to stand at the root"),
    ("name: Svenska", "name: Svenska, default: true", "8: two languages are the default; take default: true away from one of them."),
    (", name: Svenska", "", "8: the language sv has no name; write what it calls itself, e.g. name: Svenska"),
    ("locale: sv", "locale: svenska", '8: "svenska" is no code of a language; write its two letters, e.g. locale: sv'),
    ("locale: sv", "locale: xx", '8: the language "xx" has no vocabulary. Known: en, fi, sv. To add it, copy'),
    ("locale: sv", "locale: fi", '8: the language "fi" stands here twice; keep one of them.'),
    ("[index.md", "[[index.md", "9: cannot be read: a bracket is opened here and not closed."),
    (OWN, "Notice\n", "1: holds no settings; each is a name, a colon and a value, the first INHERIT: hooks/mkdocs.yml"),
]  # fmt: skip
COMMANDS = {
    "build_site": ["site"], "check": [], "cookies": ["https://example.org/"], "freeze": [], "new_version": [], "preview": [],
    "import_history": [], "make_site": [], "proofread": ["."], "record": [], "report": [],
}  # fmt: skip


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings of a project in the folder at work."""
    (tmp_path / "hooks").mkdir()
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / PROGRAM, tmp_path / PROGRAM)
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    (tmp_path / FILE).write_text(OWN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / FILE


@pytest.mark.parametrize(("find", "put", "says"), SPOILT)
def test_mistake_is_told_with_its_line_and_its_remedy(own: Path, find: str, put: str, says: str) -> None:
    assert find in OWN
    own.write_text(OWN.replace(find, put), encoding="utf-8")
    [found] = map(str, mistakes())
    assert found.startswith(f"mkdocs.yml:{says}")


def test_everything_is_told_at_once(own: Path) -> None:
    own.write_text("site_name: Notice\n", encoding="utf-8")
    assert len(mistakes()) == 4
    own.write_bytes(b"\xff")
    assert [str(found) for found in mistakes()] == ["mkdocs.yml:1: cannot be read; save it as plain text in UTF-8."]
    own.unlink()
    missing = "mkdocs.yml:1: is missing. It holds the settings of the site; put it back, or copy that of an example."
    assert [str(found) for found in mistakes()] == [missing]


@pytest.mark.parametrize("docs", [REAL, BOOKSHOP, COMPLETE], ids=lambda docs: str(docs.parent.name))
def test_settings_of_the_tests_are_right(own: Path, docs: Path) -> None:
    shutil.copy(docs.with_name(FILE), own)
    assert mistakes() == []


def test_settings_of_the_program_are_taken_and_may_be_refined(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "hooks", own.parent / "hooks", ignore=CACHES, dirs_exist_ok=True)
    monkeypatch.setenv("ADDRESS", "https://example.org/")
    budget = "extra: {messages: fi, budget: {requests: 5}}\n"
    own.write_text(OWN.replace("https://notice.example.org/", "!ENV ADDRESS") + budget, encoding="utf-8")
    config = load()
    assert config.site_url == "https://example.org/"
    assert config.extra["messages"] == "fi"
    assert config.extra["budget"] == {"text_shown": 14600, "first_visit": 30000, "requests": 5, "stops": False}
    assert [language.locale for language in config.plugins["i18n"].config.languages] == ["fi", "sv"]
    assert not config.plugins["i18n"].config.fallback_to_default
    assert config.mdx_configs == {"tables": {"use_align_attribute": True}}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("use_directory_urls: banana\n", "10: use_directory_urls has a value that MkDocs does not take; correct it as https://www.mkdocs.org/"),
        ("site_author: 2026-13-45\n", "1: holds a value that MkDocs cannot read; take away what begins with !, and put days in quotation"),
        ("site_author: !!int x\n", "1: holds a value that MkDocs cannot read; take away what begins with !"),
    ],
)  # fmt: skip
def test_value_that_mkdocs_does_not_take_is_told_without_its_words(own: Path, line: str, says: str) -> None:
    shutil.copytree(ROOT / "hooks", own.parent / "hooks", ignore=CACHES, dirs_exist_ok=True)
    own.write_text(OWN + line, encoding="utf-8")
    with pytest.raises(NoticeError) as refused:
        load()
    assert str(refused.value).startswith(f"mkdocs.yml:{says}")


def test_page_that_a_new_version_takes_away_stays_under_nav_as_long_as_it_is_shown(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "hooks", own.parent / "hooks", ignore=CACHES, dirs_exist_ok=True)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon("2026-06-01").timestamp())))
    cookies = page("more: More.", id="cookies")
    life = Life(own.parent / "docs", ("fi", "en"))
    life.publish("2020-01-01", cookies=cookies)

    def told(nav: str, **pages: str) -> list[str]:
        life.write(**pages)
        life.notice.on("2026-06-01")
        own.write_text(OWN.replace("locale: sv", "locale: en").replace("[index.md,", nav), encoding="utf-8")
        try:
            build_state.read(load())
        except NoticeError as error:
            return [problem.message.text("en") for problem in error.problems]
        return []

    life.draft("2026-12-01")
    assert told("[index.md, cookies.md,") == []
    (still_shown,) = told("[index.md,")
    assert still_shown.startswith('the page "cookies" is not under nav, but stands in 2020-01-01, which is shown until')
    assert still_shown.endswith("To take the page away, delete only its files in docs/.")
    (to_be_added,) = told("[index.md,", cookies=cookies)
    assert to_be_added.endswith("add cookies.md there.")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_it(own: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    own.write_text(OWN.partition("\n")[2] + "extra: {messages: en}\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", [command, *COMMANDS[command]])
    with pytest.raises(SystemExit) as ended:
        importlib.import_module(command).main()
    said = f"{capsys.readouterr()}{ended.value.code}"
    assert ended.value.code
    assert 'mkdocs.yml:1: the line \\"INHERIT: hooks/mkdocs.yml\\" is missing' in said.replace('"', '\\"')


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_does_anything_when_asked_what_it_does(
    own: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who types --help, or a word that a command does not know, freezes nothing."""
    before = files_of(own.parent)
    for typed, code in (["--help"], 0), (["--hlep"], 2):
        monkeypatch.setattr("sys.argv", [command, *COMMANDS[command], *typed])
        with pytest.raises(SystemExit) as ended:
            importlib.import_module(command).main()
        assert ended.value.code == code
        assert f"usage: {command}" in str(capsys.readouterr())
    assert files_of(own.parent) == before


def test_mkdocs_alone_tells_it_too(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own.write_text(f"{OWN}extra: {{messages: en, accessibility: {{checked: yesterday}}}}\n", encoding="utf-8")
    hook = importlib.import_module("read_notice")
    monkeypatch.setattr(hook.gc, "freeze", lambda: pytest.fail("it goes on"))
    with pytest.raises(build_state.StoppedError, match="accessibility needs the day on which the statement"):
        hook.on_startup("build", dirty=False)
