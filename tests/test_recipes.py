"""What the page for developers tells to run, runs exactly as it is printed, with the site served at its own address."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from lxml.html import HtmlElement
from playwright.sync_api import Browser, expect

from built import LANGUAGES, page_of
from conftest import serve
from https_site import https_site, need_programs
from projects import SITE_URL

pytestmark = pytest.mark.slow

MODULES = Path(__file__).with_name("node_modules")
TOOLS = {
    "klaro.setup(": "klaro/dist/klaro.js",
    "import settings": "vanilla-cookieconsent/dist/cookieconsent.umd.js",
}
WINDOWS = {"klaro.setup(": "#klaro .cookie-notice, #klaro .cookie-modal", "import settings": "#cc-main"}
PAGE = """<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>Site</title></head><body>
<script src="{tool}"></script><script type="module">{code}</script></body></html>"""
SHELL, PYTHON, ON_A_PAGE = ("curl ", "check-jsonschema "), ("rdflib.",), ("document.",)


@pytest.fixture(scope="module")
def environment(bookshop: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where the site is to be had at its address."""
    need_programs()
    run = tmp_path_factory.mktemp("https")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    with https_site(bookshop, SITE_URL, run) as served:
        yield {"PATH": path, "HOME": str(run), "XDG_CACHE_HOME": str(run), "LC_ALL": "C.UTF-8", **served}


def printed(page: HtmlElement) -> list[tuple[str, str | None]]:
    """Each block of code that tells to do something, and the answer that is shown, if there is one."""
    blocks = [str(block.text_content()) for block in page.xpath("//article//pre")]
    commands = [place for place, block in enumerate(blocks) if not block.startswith(("{", "[")) and block.strip() and _does(block)]
    recipes = {str(block.text_content()) for block in page.xpath("//h2[@id='recipes']/following-sibling::pre")}
    return [(blocks[place], blocks[place + 1] if blocks[place] in recipes and place + 1 < len(blocks) else None) for place in commands]


def _does(block: str) -> bool:
    return block.startswith((*SHELL, *PYTHON, *ON_A_PAGE, *TOOLS))


def test_every_block_of_code_is_something_that_is_run_here_or_what_it_gives(bookshop: Path) -> None:
    for language in LANGUAGES:
        page = page_of(bookshop, "developers", language)
        blocks = [str(block.text_content()) for block in page.xpath("//article//pre")]
        told = {block for pair in printed(page) for block in pair if block}
        assert set(blocks) == told
        assert len(printed(page)) >= 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_do_what_the_page_says(bookshop: Path, environment: dict[str, str], tmp_path: Path, language: str) -> None:
    shutil.copy(bookshop / "privacy.json", tmp_path)
    done = 0
    for code, answer in printed(page_of(bookshop, "developers", language)):
        if code.startswith(SHELL):
            ended = subprocess.run(["bash", "-o", "pipefail", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
            assert ended.returncode == 0, f"{code}\n{ended.stderr}"
            assert ended.stdout
            if answer and code.startswith("curl "):
                assert _plain(ended.stdout) == _plain(answer)
            done += 1
    assert done >= 4


def _plain(text: str) -> object:
    """Give JSON as data, and anything else by its words."""
    try:
        return json.loads(text)
    except ValueError:
        return text.split()


def test_graph_is_read_from_its_address(bookshop: Path, environment: dict[str, str]) -> None:
    (code,) = {code for code, _ in printed(page_of(bookshop, "developers", "fi")) if code.startswith(PYTHON)}
    command = [sys.executable, "-c", f"import rdflib\nprint(len({code}))"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) == len(rdflib.Graph().parse(bookshop / "privacy.ttl")) > 100


@pytest.mark.parametrize("tool", TOOLS)
def test_consent_tool_takes_its_settings_as_the_page_says(bookshop: Path, browser: Browser, tmp_path: Path, tool: str) -> None:
    (code,) = (code for code, _ in printed(page_of(bookshop, "developers", "fi")) if code.startswith(tool))
    for path in (bookshop / "exports").glob("*.js*"):
        shutil.copy(path, tmp_path)
    shutil.copy(MODULES / TOOLS[tool], tmp_path / "tool.js")
    (tmp_path / "index.html").write_text(PAGE.format(tool="tool.js", code=code), encoding="utf-8")
    with serve(tmp_path) as origin:
        page = browser.new_page()
        page.add_init_script("Object.defineProperty(navigator, 'webdriver', {get: () => false})")  # from programs the tool hides
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(origin)
        expect(page.locator(WINDOWS[tool]).first).to_be_attached()
        page.close()
    assert errors == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_id_for_a_record_is_read_from_the_page_as_told(bookshop: Path, browser: Browser, language: str) -> None:
    ((code, record),) = [pair for pair in printed(page_of(bookshop, "developers", language)) if pair[0].startswith(ON_A_PAGE)]
    assert record
    kept = json.loads(record)
    with serve(bookshop) as origin:
        page = browser.new_page()
        page.goto(re.sub(r"^https://[^/]+", origin, kept["noticeAddress"]))
        assert page.evaluate(code) == kept["notice"]
        page.close()
