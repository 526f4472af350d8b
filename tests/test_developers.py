"""The page for developers: every file is there, every recipe gives the answer that it shows, every key is explained."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import jq
import pytest
from lxml.html import HtmlElement

from built import LANGUAGES, folder_of, normal, page_of, read_page, words_of
from notice.summary import schema, second_schema
from notice.vocabulary import vocabulary

ROOT = "https://tietosuoja.example.fi/"
SITES = ["site", "bookshop"]
KINDS = (".json", ".ttl", ".csv", ".xlsx", ".js", ".atom")
# Files of which a page names only the one in its own language.
IN_EACH_LANGUAGE = ("feed", "tilt", "purposes", "cookie-register", "processors")


@pytest.fixture(params=SITES)
def built(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


def _code(page: HtmlElement, section: str) -> list[str]:
    """The blocks of code between a heading and the next one."""
    heading = page.xpath(f"//*[@id='{section}']")[0]
    found = []
    for element in heading.itersiblings():
        if element.tag in ("h2", "h3"):
            break
        found += [str(code.text_content()) for code in element.xpath("descendant-or-self::pre")]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_it_names_exists(built: Path, language: str) -> None:
    here = urljoin(ROOT, folder_of("developers", language))
    hrefs = page_of(built, "developers", language).xpath("//article//a/@href")
    local = [urlsplit(urljoin(here, href)) for href in hrefs if urljoin(here, href).startswith(ROOT)]
    assert len(local) > 10
    for address in local:
        path = built / address.path.lstrip("/")
        assert path.is_file() or (path / "index.html").is_file(), address.path


def test_every_file_for_programs_is_named(built: Path) -> None:
    page = page_of(built, "developers", "en")
    named = {urljoin(urljoin(ROOT, "en/developers/"), href).removeprefix(ROOT) for href in page.xpath("//article//a/@href")}
    files = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.suffix in KINDS}
    own = {file for file in files if not file.startswith(("assets/", "versions/"))}
    missing = {file for file in own - named if Path(file).stem not in {*IN_EACH_LANGUAGE, "search"}}
    assert not missing, "the page does not name them; a file in each language belongs into IN_EACH_LANGUAGE"
    assert {"en/feed.atom", "en/feed.json"} <= named


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("recipe", "file"), [("retention", "privacy.json"), ("on-a-date", "versions.json")])
def test_recipe_gives_the_answer_it_shows(built: Path, language: str, recipe: str, file: str) -> None:
    command, answer = _code(page_of(built, "developers", language), recipe)
    curl, _, rest = command.partition("|\n  jq ")
    assert curl.split() == ["curl", "-s", ROOT + file]
    options, program = rest.partition("'")[0].split(), rest.partition("'")[2].removesuffix("'")
    day = {"day": options[options.index("day") + 1]} if "--arg" in options else {}
    found = jq.compile(program, args=day).input_text((built / file).read_text(encoding="utf-8")).all()
    assert found
    shown = answer.split() if "-r" in options else [json.loads(answer)]
    assert found == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_record_of_consent_points_at_what_was_shown(built: Path, language: str) -> None:
    page = page_of(built, "developers", language)
    (script, record) = _code(page, "consent")
    assert "dcterms.identifier" in script
    kept = json.loads(record)
    shown = read_page(built / kept["noticeAddress"].removeprefix(ROOT) / "index.html")
    assert shown.xpath("//meta[@name='dcterms.identifier']/@content") == [kept["notice"]]
    versions = json.loads((built / "versions.json").read_text(encoding="utf-8"))["versions"]
    assert [kept["noticeSha256"]] == [version["seal"] for version in versions if version["version"] in kept["notice"]]
    assert shown.xpath(f"//*[@id='{urlsplit(kept['purpose']).fragment}']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_explained_in_english(site: Path, language: str) -> None:
    page = page_of(site, "developers", language)
    first, second = schema(), second_schema()
    kinds = {"PrivacyNotice": first, **first["$defs"]}
    kinds |= {f"second-{name}": kind for name, kind in {"PrivacyNotice": second, **second["$defs"]}.items()}
    assert {str(heading.get("id")) for heading in page.xpath("//summary/h3")} == set(kinds)
    for name, kind in kinds.items():
        block = page.xpath(f"//details[summary/h3[@id='{name}']]")[0]
        assert [words_of(key) for key in block.xpath(".//dt")] == [key.casefold() for key in kind.get("properties", {})]
        assert normal(kind["description"].replace("`", "")) in words_of(block)
        assert block.xpath("ancestor-or-self::*[@lang][1]/@lang") == ["en"]


@pytest.mark.parametrize("file", ["privacy.json", "privacy-2.json"])
def test_terms_of_the_format_lead_to_where_they_are_explained(site: Path, file: str) -> None:
    context = json.loads((site / file).read_text(encoding="utf-8"))["@context"]
    assert context["format"] == f"{ROOT}developers/#"
    page = page_of(site, "developers", "fi")
    own = {term.removeprefix("format:") for term in _terms(context) if term.startswith("format:")}
    assert len(own) >= 8
    assert {term for term in own if not page.xpath(f"//*[@id='{term}']")} == set()


def _terms(context: Any) -> Iterator[str]:
    """Every term that a context, or one within it, defines."""
    for entry in context.values():
        if isinstance(entry, dict):
            yield entry.get("@id", "")
            yield from _terms(entry.get("@context", {}))
        elif isinstance(entry, str):
            yield entry


def test_what_is_not_made_is_named(site: Path, bookshop: Path) -> None:
    for folder in (site, bookshop):
        missing = page_of(folder, "developers", "en").xpath("//ul[@class='files'][2]//code")
        assert "en/exports/tilt.json" in {str(code.text_content()) for code in missing}
        assert not any((folder / str(code.text_content())).exists() for code in missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_foot_of_every_page_leads_there(bookshop: Path, language: str) -> None:
    title = vocabulary([language])[language]["developers", "title"]
    for name in ("index", "cookies", "history", "versions/2020-02-29", "versions/2020-02-29/since", "developers"):
        here = urljoin(ROOT, folder_of(name, language))
        links = page_of(bookshop, name, language).xpath("//footer//a")
        led = {str(link.text_content()): urljoin(here, link.get("href")) for link in links}
        assert led[title] == urljoin(ROOT, folder_of("developers", language))


def test_every_word_of_the_page_is_used() -> None:
    """What nobody shows would still have to be translated into every language."""
    project = Path(__file__).resolve().parent.parent
    files = [path for part in ("hooks", "overrides") for path in (project / part).rglob("*") if path.suffix in (".py", ".html")]
    used = "".join(path.read_text(encoding="utf-8") for path in files)
    terms = vocabulary(["en"])["en"].kinds
    words = [word for kind in ("developers", "exports", "consent") for word in terms[kind]]
    assert [word for word in words if f'"{word}"' not in used] == []
