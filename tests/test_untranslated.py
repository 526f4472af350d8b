"""A translation that follows later, and a language that is new."""

import re
import shutil
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from built import read_page
from conftest import build, build_with_its_own
from projects import in_english
from quick_yaml import load_yaml
from spoilt_pages import faults_of

MISSING = "Den här sidan har ännu inte översatts till svenska."


@pytest.fixture
def untranslated(project: Path) -> Path:
    """The site of a project whose cookie page in Swedish is to follow."""
    (project / "docs" / "cookies.sv.md").unlink()
    _edit(project / "docs" / "notice.yml", "\nlanguages:\n", "\nlanguages:\n  untranslated: {sv: [cookies]}\n")
    done = build(project)
    assert done.returncode == 0, done.stdout
    assert "WARNING" not in done.stdout
    return project / "site"


def test_page_that_is_not_translated_shows_the_original_and_says_so(untranslated: Path) -> None:
    page = read_page(untranslated / "sv" / "cookies" / "index.html")
    assert page.get("lang") == "sv"
    original = page.xpath("//article//*[@lang='fi']")[0]
    assert "Evästeseloste" in original.text_content()
    assert len(original.findall(".//h1")) == 1
    own = page.xpath("//p[contains(@class, 'notice-bar')]")[0]
    assert str(own.text_content()).startswith(MISSING)
    assert own.xpath("ancestor::*[@lang][1]/@lang") == ["sv"]


def test_page_that_is_not_translated_is_not_advertised(untranslated: Path, tmp_path: Path) -> None:
    for path in ("cookies", "en/cookies", "sv/cookies"):
        assert "sv" not in _alternates(read_page(untranslated / path / "index.html"))
    assert _alternates(read_page(untranslated / "index.html")) == {"fi", "sv", "en", "x-default"}
    canonical = read_page(untranslated / "sv" / "cookies" / "index.html").xpath("string(//link[@rel='canonical']/@href)")
    assert canonical.endswith(".fi/cookies/")
    assert "/sv/cookies/" not in (untranslated / "sitemap.xml").read_text(encoding="utf-8")
    assert faults_of(untranslated, tmp_path / "kept") == []


def test_links_to_the_page_that_is_not_translated_stay_in_the_language(untranslated: Path) -> None:
    page = read_page(untranslated / "sv" / "index.html")
    assert page.xpath("//nav[contains(@class, 'pages')]//a[@href='cookies/']")
    assert page.xpath("//main//a[@href='cookies/#cookie-notice']")
    switch = read_page(untranslated / "cookies" / "index.html").xpath("string(//nav[contains(@class, 'languages')]//a[@lang='sv']/@href)")
    assert switch == "../sv/cookies/"


def test_new_language_is_a_vocabulary_and_translations(project: Path) -> None:
    _add_german(project)
    vocabulary = project / "hooks" / "notice" / "vocabulary"
    terms = (vocabulary / "en.yml").read_text(encoding="utf-8")
    for english, german in (("language: en", "language: de"), ("locale: en_GB", "locale: de_DE"), ("name: English", "name: Deutsch")):
        assert terms.count(f"\n{english}\n") == 1
        terms = terms.replace(f"\n{english}\n", f"\n{german}\n")
    (vocabulary / "de.yml").write_text(terms, encoding="utf-8")
    done = build_with_its_own(project)
    assert done.returncode == 0, done.stdout
    page = read_page(project / "site" / "de" / "cookies" / "index.html")
    assert page.get("lang") == "de"
    assert _alternates(page) == {"fi", "sv", "en", "de", "x-default"}


def test_new_language_without_a_vocabulary_is_an_error_that_names_it(project: Path) -> None:
    _add_german(project)
    done = build(in_english(project))
    assert done.returncode != 0
    assert 'mkdocs.yml:12: the language "de" has no vocabulary. Known: en, fi, sv.' in done.stdout
    assert "Traceback" not in done.stdout


def _add_german(project: Path) -> None:
    _edit(project / "mkdocs.yml", "{locale: en, name: English}", "{locale: en, name: English}\n        - {locale: de, name: Deutsch}")
    for path in (project / "docs").glob("*.en.md"):
        shutil.copy(path, path.with_name(path.name.replace(".en.", ".de.")))
    facts = project / "docs" / "notice.yml"
    text = re.sub(r"^( +)en: (.*)$", r"\1en: \2\n\1de: \2", facts.read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = re.sub(r", en: ([^,}]*)\}", r", en: \1, de: \1}", text)
    assert load_yaml(text)["groups"]["debtors"]["label"]["de"] == "Debtors"
    facts.write_text(text, encoding="utf-8")


def _alternates(page: HtmlElement) -> set[str]:
    return set(page.xpath("/html/head/link[@hreflang]/@hreflang"))


def _edit(path: Path, find: str, put: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(find) == 1
    path.write_text(text.replace(find, put), encoding="utf-8")
