"""No sentence for an editor stands in Python: all are in the catalogue of messages, in every language."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from projects import ROOT

HOOKS = ROOT / "hooks"
# Three words in a row, of which one may be a value (“…”), or two that end as a sentence does.
ONE = r"[^\W\d_]{2,}"
ROW = [f"{ONE},? {ONE},? (?:{ONE}|…)", f"{ONE},? …,? {ONE}", f"…,? {ONE},? {ONE}", f"{ONE} {ONE}[.!?:]"]
SENTENCE = re.compile("|".join(ROW))
# In what is printed, or ends a command, already a word beside a value is too much: " files".
WORD = re.compile(r"(?:^|\s)[^\W\d_]{3,}[:,;.]?\s|\s[^\W\d_]{3,}")
SAYING = {"print", "exit", "write", "Problem"}
# Folders and modules whose words no editor is told, each with the reason.
APART = {
    "publishing/": "it is for operators, and speaks English",
    "cookie_scan/chromium.py": "`make test` tells developers with it that there is no browser; `make cookies` has words of its own",
    "cookie_scan/consent_button.py": "words by which a button of a site is found",
    "github_files.py": "it writes a workflow, which is in English around it",
    "notice/ledger.py": "it runs alone for outsiders, who have no catalogue, and speaks English",
    "notice/exports/": "titles and comments of the formats of others",
    "notice/pages/search.py": "JavaScript",
    "notice/pages/developers.py": "JavaScript, as an example",
    "notice/rules/catalogue.py": "it writes the list of the rules, for developers",
    "notice/yaml_faults.py": "words of PyYAML, by which it is known what is wrong",
    "notice/summary/format/": "descriptions in the JSON Schema, which are in English",
    "notice/summary/second/": "the same",
}
# Texts that are no sentences, or for programmers, each with the reason.
TEXTS = {
    "Mozilla/5.0": "the name of a browser",
    "./text() | ": "XPath",
    ".//*[self::h2": "XPath",
    "det vill säga": "phrases that a rule looks for",
    "EDPB Cookie Banner Taskforce": "the name of a document",
    "laws on debt collection": "a scope, by which a finding is accepted in whichever language it is told",
    "objection to nothing": "the same",
    "by id: ": "the table of the format, which is in English as its keys are",
    "texts by language": "the table of the format, which is in English as its keys are",
    "what a cache gives depends": "a part of a key of the cache",
    "pango … harfbuzz": "the same",
    "left out of keys": "the name under which a field says why it is in no key",
    "two rules are called": "an error of a programmer",
    "stands in two files": "the same, in a word list",
    "has a line without words": "the same",
    " is not for paper": "WeasyPrint catches it",
}


def docstrings(tree: ast.Module) -> set[ast.AST]:
    """Give the texts that stand alone, as docstrings do."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}


def written(node: ast.AST, left_out: set[ast.AST]) -> Iterator[tuple[ast.AST, str]]:
    """Give each text within a node, values within it as “…”.

    Left out are what `--help` says, which is English as all of it is, and why a field is in no key of the cache.
    """
    if node in left_out or (isinstance(node, ast.keyword) and node.arg in ("help", "description")):
        return
    if isinstance(node, ast.Dict) and any(isinstance(key, ast.Name) and key.id == "UNKEYED" for key in node.keys):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node, node.value
    elif isinstance(node, ast.JoinedStr):
        yield node, "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from written(part.value, left_out)
    else:
        for child in ast.iter_child_nodes(node):
            yield from written(child, left_out)


def says(node: ast.AST) -> bool:
    """Say whether what stands in a node reaches somebody: it is printed, ends a command, or is an error."""
    if isinstance(node, ast.Raise):
        return True
    named = node.func if isinstance(node, ast.Call) else None
    return (named.id if isinstance(named, ast.Name) else named.attr if isinstance(named, ast.Attribute) else "") in SAYING


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Give each sentence in a module with its line, and each word beside a value in what is said."""
    tree = ast.parse(source)
    left_out = docstrings(tree)
    found = {node: text for node, text in written(tree, left_out) if SENTENCE.search(text)}
    for said in (node for node in ast.walk(tree) if says(node)):
        found |= {node: text for node, text in written(said, left_out) if WORD.search(text)}
    yield from sorted((node.lineno, text) for node, text in found.items() if isinstance(node, ast.expr))


@cache
def in_the_program() -> list[tuple[str, int, str]]:
    """Give each sentence with its module and its line."""
    paths = [(path.relative_to(HOOKS).as_posix(), path) for path in sorted(HOOKS.rglob("*.py"))]
    return [(name, *one) for name, path in paths for one in sentences(path.read_text(encoding="utf-8"))]


def test_no_sentence_stands_in_python() -> None:
    found = [one for one in in_the_program() if not one[0].startswith(tuple(APART)) and not any(text in one[2] for text in TEXTS)]
    assert found == [], "put it into hooks/notice/messages/, as the guide says under “Add a message”"


def test_every_exception_is_needed() -> None:
    found = in_the_program()
    assert [apart for apart in APART if not any(name.startswith(apart) for name, _, _ in found)] == []
    assert [text for text in TEXTS if not any(text in said for _, _, said in found)] == []


@pytest.mark.parametrize(
    "line",
    [
        'print("Nothing was done.")', 'sys.exit(f"The file {name} is missing")', 'raise ValueError("a day is wrong")',
        'return f"made of {x} files"', 'x = "cannot be read here"', 'raise Exception(f"{count} files")', 'print(f"none: {reason}")',
        'Problem(file, 1, "wrong day")', 'Message("build.where", reason="because it is so")', 'yield "Mitään ei löytynyt."',
        'print("Done here:", file=sys.stderr)',
    ],
)  # fmt: skip
def test_planted_sentence_is_found(line: str) -> None:
    assert [number for number, _ in sentences(f'def f():\n    """Do it, and say so."""\n    {line}\n')] == [3]


@pytest.mark.parametrize(
    "line",
    [
        'print(Message("build.built", name=name).text(language))', 'parser.add_argument("site", help="the folder of the site")',
        'print(f"{file}:{line}")', 'Problem("mkdocs.yml", 1, Message("settings.no-nav"))', '"""What it does is this."""',
        'x = "docs/notice.yml"', 'subprocess.run(["git", "merge-base"])',
    ],
)  # fmt: skip
def test_what_is_no_sentence_is_not(line: str) -> None:
    assert list(sentences(f"def f():\n    x = 1\n    {line}\n")) == []
