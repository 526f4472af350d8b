"""`make goldens`: writes everything that the program makes of the notices of the tests into `tests/goldens/`, byte for byte.

The real, the fictional and the complete notice are built as `make` does it, on the day of the tests, and what
their PDF files are made of is written; so is a small notice with its PDF files, if this computer can make them.
`test_goldens.py` compares.
"""

import io
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

import openpyxl
from pypdf import PdfReader

from author_mistakes import publication_of
from bare_site import bare_site
from conftest import build
from notice.pages.pdf_document import pdf_document
from notice.pdf import missing
from paper_site import paper_project
from projects import BOOKSHOP, COMPLETE, REAL, make_project
from publishing.manifest import ABOUT, SUMS
from small_sites import files_of

GOLDENS = Path(__file__).with_name("goldens")
NOTICES = {"real": REAL, "fictional": BOOKSHOP, "complete": COMPLETE}
PAPER = "paper"
# Of each of these, what the PDF files are made of.
PRINTED = {f"{name}-printed": docs for name, docs in NOTICES.items()}
# Copies of files of the program: their digests in the manifest say all of them.
COPIES = ("assets/", "schema/", "favicon.ico")
COMMIT = re.compile(rb'"commit": ("[0-9a-f]{40}"|null)')


def outputs_of(site: Path) -> dict[str, bytes]:
    """Give each file of a built site, by its path, as it is kept: what depends on the machine is left out.

    The manifest keeps the lines of files that are not kept themselves. Of a PDF and of a
    spreadsheet the words are kept, for the bytes depend on the libraries that write them.
    """
    found = {}
    for name, content in files_of(site).items():
        if name == SUMS:
            found[name] = b"".join(line for line in content.splitlines(keepends=True) if line.decode()[66:].startswith(COPIES))
        elif name == ABOUT:
            found[name] = COMMIT.sub(b'"commit": "left out"', content)
        elif name.endswith(".pdf"):
            found[f"{name}.txt"] = _words(content)
        elif name.endswith(".xlsx"):
            found[f"{name}.txt"] = _cells(content)
        elif not name.startswith(COPIES):
            found[name] = content
    return found


def _words(pdf: bytes) -> bytes:
    """A page on each line: where lines end depends on the libraries, too."""
    pages = (normalize("NFKC", page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages)
    return "".join(" ".join(page.split()) + "\n" for page in pages).encode()


def _cells(book: bytes) -> bytes:
    """A row on each line, of each sheet below its name."""
    sheets = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    rows = ([sheet.title, *("\t".join(str(cell.value) for cell in row) for row in sheet.iter_rows())] for sheet in sheets)
    return "".join(f"{row}\n" for lines in rows for row in lines).encode()


def printed_of(docs: Path) -> dict[str, bytes]:
    """Give the document that becomes the PDF, of each version and language: whether or not this computer makes PDF files."""
    site = bare_site(publication_of(docs))
    versions = ((version, language) for version in site.timeline.versions for language in version.notice.written_in)
    return {f"{version.id}-{language}.html": pdf_document(site.presentation, version, language) for version, language in versions}


def differences(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """Name each file that differs, with the first of its lines that do: as it was kept (-), and as it is made now (+)."""
    for name in sorted({*before, *after}):
        if name not in after:
            yield f"{name} is not made any more"
        elif name not in before:
            yield f"{name} is new"
        elif before[name] != after[name]:
            yield f"{name}:{_first_lines(before[name], after[name])}"


def _first_lines(before: bytes, after: bytes) -> str:
    pairs = enumerate(zip_longest(before.splitlines(keepends=True), after.splitlines(keepends=True), fillvalue=b""), 1)
    number, (old, new) = next((number, pair) for number, pair in pairs if pair[0] != pair[1])
    start = max(0, _shared(old, new) - 40)
    said = (f"  {sign} {line[start : start + 160].decode('utf-8', 'replace')!r}" for sign, line in (("-", old), ("+", new)) if line)
    return "\n".join([f"{number}:", *said])


def _shared(one: bytes, other: bytes) -> int:
    """Count the bytes with which both begin."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def main() -> None:
    """Write what is made of each notice in place of what was made before."""
    with TemporaryDirectory() as folder:
        for name, docs in NOTICES.items():
            _write(name, outputs_of(_built(make_project(Path(folder, name), docs), PDF="false")))
        if why := missing():
            print(f"The words of the PDF files are left as they were. {why.text('en')}.", file=sys.stderr)
        else:
            _write(PAPER, outputs_of(_built(paper_project(Path(folder, PAPER)), PDF="true")))
    for name, docs in PRINTED.items():
        _write(name, printed_of(docs))


def _built(project: Path, **environment: str) -> Path:
    done = build(project, more=environment)
    if done.returncode:
        sys.exit(done.stdout)
    return project / "site"


def _write(name: str, made: Mapping[str, bytes]) -> None:
    shutil.rmtree(GOLDENS / name, ignore_errors=True)
    for path, content in made.items():
        target = GOLDENS / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    main()
