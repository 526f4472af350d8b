"""Projects to build and to spoil: the program as it is, with the notice and the settings of an organisation of the tests.

Neither the notice in `docs/` nor the organisation's own settings are among them: whatever lies there, the tests ask the same.
"""

import os
import shutil
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.utils.yaml import yaml_load

from notice.cache import BuildCache
from notice.markup import Renderer
from notice.reading import Reader
from settings import FILE, PROGRAM

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# The notices of the tests, each beside its settings: a real one, that of a bookshop with six versions, one that lacks nothing,
# and that of a club in one language and without cookies.
REAL, BOOKSHOP, COMPLETE, SMALL = (HERE / name / "docs" for name in ("real", "fictional", "complete", "small"))
FIRST = REAL / "versions" / "2018-07-24"
SITE_URL = "https://tietosuoja.example.fi/"
"""The address of the site of each, but for the club."""
NOWHERE = Path(os.devnull, "cache")
"""A folder that cannot be: what is cached there stays in the process."""
CACHES = shutil.ignore_patterns(".*_cache")


def make_project(folder: Path, docs: Path, *more: str) -> Path:
    """Make a project in `folder`: our program, a notice and the settings beside it; where a test has made it, those of the real one.

    `more` names other files of the program: "Makefile".
    """
    copy_program(folder, *more)
    settings = docs.with_name(FILE)
    shutil.copy(settings if settings.exists() else REAL.with_name(FILE), folder)
    shutil.copytree(docs, folder / "docs")
    return folder


def in_english(project: Path) -> Path:
    """Let a project tell its editors in English what is wrong, in whichever language its notice is written."""
    with (project / FILE).open("a", encoding="utf-8") as settings:
        settings.write("\nextra: {messages: en}\n")
    return project


def copy_program(folder: Path, *more: str) -> None:
    """Copy what builds a site, and `more` files."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in ("hooks", "overrides"):
        shutil.copytree(ROOT / part, folder / part, ignore=CACHES)
    for name in more:
        shutil.copy2(ROOT / name, folder)


def lend_compiled(project: Path) -> None:
    """Let Python find what it has compiled of our program in a clone too, for each file that is the same there."""
    for path in (project / "hooks").rglob("*.py"):
        ours = ROOT / path.relative_to(project)
        if ours.is_file() and ours.read_bytes() == path.read_bytes():
            shutil.copystat(ours, path)
    for compiled in (ROOT / "hooks").rglob("__pycache__"):
        shutil.copytree(compiled, project / compiled.relative_to(ROOT), copy_function=lend, dirs_exist_ok=True)


def lend(source: str, target: str) -> None:
    """Let two files be one as long as neither is written anew: what Python has compiled and what a build caches is replaced."""
    with suppress(OSError):  # it is there already, on another disk, or just replaced
        os.link(source, target)


def organisation_paths() -> list[str]:
    """Give what belongs to the organisation, from the root of the repository: "/docs/"."""
    lines = (ROOT / "hooks" / "organisation.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@cache
def program_settings() -> dict[str, Any]:
    """Read the program's settings."""
    return yaml_load((ROOT / PROGRAM).read_text(encoding="utf-8"))


@cache
def site_renderer() -> Renderer:
    """Render Markdown with the extensions that the program's settings name; of a text that was read before all is known already."""
    extensions = program_settings()["markdown_extensions"]
    config = load_config(BytesIO(), site_name="Tests", docs_dir=str(REAL), markdown_extensions=extensions)
    return Renderer(tuple(config.markdown_extensions), config.mdx_configs, BuildCache(NOWHERE, "tests"))


@cache
def site_reader(*languages: str) -> Reader:
    """Read notices in these languages with that renderer; the vocabulary and facts that were read before are known already."""
    return Reader(languages, site_renderer())
