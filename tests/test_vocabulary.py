"""Codes and terms: every language complete, every IRI real."""

import shutil
from pathlib import Path

import pytest

from notice.localizer import Localizer
from notice.problems import NoticeError
from notice.summary.format.json_ld_context import PREFIXES
from notice.vocabulary import HERE, OF_ALL_LANGUAGES, codes, vocabulary
from quick_yaml import load_yaml

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = sorted(path.stem for path in HERE.glob("*.yml") if path.stem not in OF_ALL_LANGUAGES)
KNOWN_IRIS = set(Path(__file__).with_name("dpv_terms.txt").read_text(encoding="utf-8").split())
CODES = [(kind, code) for kind, entries in codes().items() for code in entries]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the vocabulary for a test to spoil."""
    return Path(shutil.copytree(HERE, tmp_path / "vocabulary"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_has_every_term_and_names_itself(language: str) -> None:
    terms = vocabulary([language])[language]
    assert terms.language == language
    assert terms.locale.startswith(language)
    assert [key for key in CODES if not terms[key].strip()] == []


# What a native reader of each language stumbled over.
STUMBLED_OVER = {
    "fi": ["asiallinen muutos", "ajalta ennen tätä arkistoa", "jäljennö", "mitä pidän rikkomisena"],
    "sv": ["läs den här.", "jag anser vara ett intrång", "utöva dina", "beskrivningen säger inte", "få radering", "hanterar bara"],
    "en": ["applied on a day", "says of this right", "they refer to", "contact us then", "taken over from before"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_those_of_a_native_reader(language: str) -> None:
    """READ-13: no word of the program's own reads like a translation."""
    text = (HERE / f"{language}.yml").read_text(encoding="utf-8").casefold()
    assert [words for words in STUMBLED_OVER[language] if words in text] == []
    assert vocabulary(["sv"])["sv"]["labels", "applied"] == "Gäller"  # over rows that are still to come, too


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_has_the_same_placeholders_as_english(language: str) -> None:
    english, own = (load_yaml((HERE / f"{name}.yml").read_text(encoding="utf-8"))["labels"] for name in ("en", language))
    for key, text in english.items():
        assert _names(own[key]) == _names(text), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "code"), [key for key in CODES if codes()[key[0]][key[1]].article])
def test_every_article_can_be_cited(language: str, kind: str, code: str) -> None:
    cited = Localizer(vocabulary([language])[language], "fi").article_of(kind, code)
    article = codes()[kind][code].article
    assert cited is not None
    assert article is not None
    assert article.partition("(")[0] in cited
    assert "{" not in cited


@pytest.mark.parametrize(("kind", "code"), CODES)
def test_iri_exists_in_the_data_privacy_vocabulary(kind: str, code: str) -> None:
    iri = codes()[kind][code].iri
    if kind != "parties":
        assert iri is not None
        prefix, _, name = iri.partition(":")
        assert PREFIXES[prefix] + name in KNOWN_IRIS


def test_unknown_language_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(NoticeError) as error:
        vocabulary(["fi", "xx"])
    assert str(error.value).startswith('mkdocs.yml:1: the language "xx" has no vocabulary. Known: ')
    assert "copy hooks/notice/vocabulary/en.yml to own/vocabulary/xx.yml" in str(error.value)


@pytest.mark.parametrize(
    ("line", "term"),
    [("  contract: Avtal\n", "legal_bases.contract"), ("  skip: Gå till innehållet\n", "labels.skip"), ("locale: sv_FI\n", "locale")],
)
def test_missing_term_is_an_error_that_names_it(folder: Path, line: str, term: str) -> None:
    file = folder / "sv.yml"
    text = file.read_text(encoding="utf-8")
    assert line in text
    file.write_text(text.replace(line, "", 1), encoding="utf-8")
    with pytest.raises(NoticeError) as error:
        vocabulary(["fi", "sv"], folder)
    assert [problem.file for problem in error.value.problems] == ["hooks/notice/vocabulary/sv.yml"]
    assert f"the term {term} is missing; en.yml has" in str(error.value)


def test_vocabulary_that_was_only_copied_is_named(folder: Path) -> None:
    text = (folder / "en.yml").read_text(encoding="utf-8")
    (folder / "de.yml").write_text(text, encoding="utf-8")
    with pytest.raises(NoticeError) as error:
        vocabulary(["de"], folder)
    [problem] = error.value.problems
    assert problem.file == "hooks/notice/vocabulary/de.yml"
    assert problem.message.text("en").startswith("is the vocabulary of another language by its first lines; write language: de")
    (folder / "de.yml").write_text(text.replace("language: en", "language: de", 1), encoding="utf-8")
    assert vocabulary(["de"], folder)["de"].language == "de"


def _names(text: str) -> set[str]:
    return {part.partition("}")[0] for part in str(text).split("{")[1:]}


def test_every_label_is_used() -> None:
    """A label nobody shows would still have to be translated into every language."""
    files = [path for folder in ("hooks", "overrides") for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".html")]
    used = "".join(path.read_text(encoding="utf-8") for path in files)
    labels = vocabulary(["en"])["en"].kinds["labels"]
    assert [label for label in labels if f'"{label}"' not in used and f"'{label}'" not in used] == []
