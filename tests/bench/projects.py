"""Writes a generated notice as a project of this program, and as a plain Material site with the same pages."""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from bench.generate import PAGES, Files, Generated
from notice.ledger import SUMS
from notice.seal import seal_of
from projects import REAL, copy_program

LANGUAGES = re.compile(r"(?:^ +- \{locale: .*\n)+", re.MULTILINE)
# What somebody would write who only wants these pages in these languages, without search; ours loads its own only when it is used.
PLAIN = """\
site_name: Notice
site_url: https://example.org/
theme: {{name: material, font: false}}
nav: [index.md, cookies.md, history.md]
not_in_nav: /versions/
plugins:
  - i18n:
      docs_structure: suffix
      languages:
{languages}
markdown_extensions: [attr_list, def_list, tables]
"""


def write_ours(folder: Path, notice: Generated) -> Path:
    """The program as it is now, with the generated notice in `docs/`."""
    copy_program(folder)
    settings = REAL.with_name("mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(LANGUAGES.sub(f"{_languages(notice)}\n", settings), encoding="utf-8")
    for language, name in notice.names.items():
        _write_vocabulary(folder / "hooks" / "notice" / "vocabulary", language, name)
    write(folder / "docs", notice.working_text())
    previous: tuple[str, str] | None = None
    for index, day in enumerate(notice.days):
        files = notice.version(index)
        sums = seal_of(files, previous).encode()
        write(folder / "docs" / "versions" / str(day), {**files, SUMS: sums})
        previous = (str(day), sha256(sums).hexdigest())
    return folder


def write_plain(folder: Path, notice: Generated) -> Path:
    """The same Markdown, without facts, hooks and templates of ours."""
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN.format(languages=_languages(notice)), encoding="utf-8")
    write(folder / "docs", pages_of(notice.working_text()))
    for index, day in enumerate(notice.days):
        pages = {name: text for name, text in notice.version(index).items() if name.startswith(PAGES)}
        for name, text in pages.items():
            pages[name] = text.replace(b"](history.md", b"](../../history.md")
        write(folder / "docs" / "versions" / str(day), pages)
    return folder


def pages_of(files: Files) -> Files:
    """What plain Material has a use for."""
    return {name: content for name, content in files.items() if name.endswith(".md")}


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _languages(notice: Generated) -> str:
    default = next(iter(notice.names))
    entries = (
        f"- {{locale: {code}, name: {name}{', default: true' if code == default else ''}}}" for code, name in notice.names.items()
    )
    return "\n".join(f"        {entry}" for entry in entries)


def _write_vocabulary(folder: Path, language: str, name: str) -> None:
    """Terms for a language that has none yet, in English."""
    path = folder / f"{language}.yml"
    if not path.exists():
        terms = (folder / "en.yml").read_text(encoding="utf-8")
        for key, value in {"language": language, "locale": language, "name": name}.items():
            terms = re.sub(rf"^{key}: .*$", f"{key}: {value}", terms, count=1, flags=re.MULTILINE)
        path.write_text(terms, encoding="utf-8")
