"""What an organisation has of its own, in own/: words in place of the program's, a language, a style sheet, an icon."""

import os
import re
import shutil
from io import BytesIO
from pathlib import Path
from struct import pack

import pytest
from PIL import Image

import forked
from conftest import TODAY, build, noon_of
from notice.assets import PAGE, read_assets
from notice.assets.favicon import favicon, size_of
from notice.problems import NoticeError
from notice.vocabulary import HERE, vocabulary
from projects import ROOT, SMALL, make_project

OURS = ROOT / "overrides" / "assets"
LOCK = "The door has the lock Abloy 4711"
ICON = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """The folder for words of one's own, which is empty."""
    folder = tmp_path / "own" / "vocabulary"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme with one rule for text."""
    path = tmp_path / "main.css"
    path.write_text(".md-typeset h2{color:red}", encoding="utf-8")
    return path


def test_own_words_stand_in_place_of_those_of_the_program(words: Path) -> None:
    (words / "en.yml").write_text("labels: {legal_basis: Why we may}\ndate: MMMM d, y\n", encoding="utf-8")
    shipped, own = vocabulary(["en", "fi"]), vocabulary(["en", "fi"], own=words)
    assert (own["en"]["labels", "legal_basis"], own["en"].date) == ("Why we may", "MMMM d, y")
    assert own["en"].kinds["labels"] == {**shipped["en"].kinds["labels"], "legal_basis": "Why we may"}
    assert own["fi"].kinds == shipped["fi"].kinds
    assert shipped["en"]["labels", "legal_basis"] != "Why we may"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("labels:\n  legal_bassis: Why\n", '2: "labels.legal_bassis" is no term; did you mean "labels.legal_basis"?'),
        ("labels:\n  xyzzy: Why\n", '2: "labels.xyzzy" is no term.'),
        ("labls: {legal_basis: Why}\n", '1: "labls.legal_basis" is no term; did you mean "labels.legal_basis"?'),
        ("xyzzy: Why\n", '1: "xyzzy" is no kind of term.'),
        ("articles:\n  article: the Article\n", "2: articles.article must have the same words in braces as the term of the program, "),
        ("labels: [\n", "1: cannot be read: a bracket is opened here"),
        ("- labels\n", "1: holds no terms"),
    ],
)
def test_own_word_that_stands_for_nothing_is_told(words: Path, text: str, says: str) -> None:
    (words / "en.yml").write_text(text, encoding="utf-8")
    with pytest.raises(NoticeError) as raised:
        vocabulary(["en"], own=words)
    assert str(raised.value).startswith(f"own/vocabulary/en.yml:{says}")


def test_language_of_ones_own_is_whole(words: Path) -> None:
    text = (HERE / "en.yml").read_text(encoding="utf-8").replace("language: en\nlocale: en_GB\n", "language: de\nlocale: de_DE\n")
    text = text.replace("  none: None\n", "  none: Keine\n")
    (words / "de.yml").write_text(text, encoding="utf-8")
    assert vocabulary(["de"], own=words)["de"].locale == "de_DE"
    (words / "de.yml").write_text(re.sub(r"(?m)^  skip: .*\n", "", text), encoding="utf-8")
    with pytest.raises(NoticeError, match=r"^own/vocabulary/de.yml:1: the term labels.skip is missing; en.yml has"):
        vocabulary(["de"], own=words)


def test_own_style_stands_after_ours_and_the_icon_in_its_place(words: Path, theme: Path) -> None:
    own = words.parent
    before = read_assets(OURS, theme, own=own)
    assert before == read_assets(OURS, theme)
    (own / "style.css").write_text(".site-header { background: #123 }", encoding="utf-8")
    (own / "icon.svg").write_bytes(ICON)
    after = read_assets(OURS, theme, own=own)
    assert after.sheets[PAGE] == before.sheets[PAGE] + ".site-header{background:#123}"
    assert after.files[after.address("icon.svg")] == ICON != before.files[before.address("icon.svg")]
    assert after.policy != before.policy
    assert (before.picture is not None, after.picture) == (True, None), "our picture beside an icon of their own"
    (own / "icon.png").write_bytes((OURS / "images" / "icon.png").read_bytes())
    assert read_assets(OURS, theme, own=own).picture


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n" + bytes(8) + pack(">II", 257, 180)])
def test_own_picture_is_one_that_an_icon_may_be(words: Path, theme: Path, content: bytes) -> None:
    (words.parent / "icon.svg").write_bytes(ICON)
    (words.parent / "icon.png").write_bytes(content)
    with pytest.raises(NoticeError, match=r"^own/icon.png:1: is no picture of the format PNG"):
        read_assets(OURS, theme, own=words.parent)


def test_favicon_holds_the_icon() -> None:
    png = (OURS / "images" / "icon.png").read_bytes()
    assert size_of(png) == (180, 180)
    with Image.open(BytesIO(favicon(png))) as icon:
        assert (icon.format, icon.size) == ("ICO", (180, 180))
        assert icon.getpixel((90, 5)) == (31, 78, 95, 255)


@pytest.mark.parametrize(
    ("css", "says"),
    [
        ("a { background: url(https://example.org/a.png) }", 'has "url("; take it out: a page loads nothing by its style sheet.'),
        ('@import "a.css";', 'has "@import"; take it out: a page loads nothing by its style sheet.'),
        ("a { b }", "is no style sheet from this line on"),
    ],
)
def test_own_style_loads_nothing(words: Path, theme: Path, css: str, says: str) -> None:
    (words.parent / "style.css").write_text(css, encoding="utf-8")
    with pytest.raises(NoticeError) as raised:
        read_assets(OURS, theme, own=words.parent)
    assert str(raised.value).startswith(f"own/style.css:1: {says}")


@pytest.mark.slow
def test_site_has_them_is_right_and_loses_them_again(words: Path, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", SMALL)
    (words / "en.yml").write_text("labels: {legal_basis: Why we may}\n", encoding="utf-8")
    (words.parent / "style.css").write_text(".site-header { background: #123 }", encoding="utf-8")
    (words.parent / "record.yml").write_text(f"security_measures: [{LOCK}]\n", encoding="utf-8")
    shutil.copytree(words.parent, project / "own")
    for there in (True, False):
        assert build(project).returncode == 0
        page = (project / "site" / "index.html").read_text(encoding="utf-8")
        assert ("Why we may" in page, ".site-header{background:#123}" in page) == (there, there)
        assert not [path for path in (project / "site").rglob("*") if path.is_file() and LOCK.encode() in path.read_bytes()]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(noon_of(TODAY))}
        done = forked.run("proofread", "site", folder=project, environment=environment)
        assert (done.returncode, done.stderr) == (0, "")
        shutil.rmtree(project / "own", ignore_errors=True)
