"""Puts the code of a changed module where the code of the module is, without importing anything again."""

import ast
import gc
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import CodeType, FunctionType

Name = tuple[str, int, int]  # of a function: its own, its line, and its number among those of that name on that line
Functions = Mapping[Name, list[FunctionType]]


def functions_of(path: Path) -> Functions:
    """Find every function there is whose code stands in a file: also methods, and what was made of them."""
    names = {code: name for name, code in codes_of(compile(path.read_bytes(), str(path), "exec", dont_inherit=True))}
    found: dict[Name, list[FunctionType]] = {name: [] for name in names.values()}
    gc.unfreeze()  # what is frozen is not listed
    for function in gc.get_objects():
        if isinstance(function, FunctionType) and function.__code__.co_filename == str(path) and function.__code__ in names:
            found[names[function.__code__]].append(function)
    return found


def swap(functions: Functions, codes: Iterable[tuple[Name, CodeType]]) -> None:
    """Let them do what other code of the same names does."""
    for name, code in codes:
        for function in functions[name]:
            function.__code__ = code


def compiled(tree: ast.Module, path: Path) -> CodeType:
    """Make the code of a tree, as if it stood in a file."""
    return compile(tree, str(path), "exec", dont_inherit=True)


def codes_of(module: CodeType) -> Iterator[tuple[Name, CodeType]]:
    """The code of every function in the code of a module, by name."""
    seen: dict[tuple[str, int], int] = {}
    for inner in _nested(module):
        key = inner.co_qualname, inner.co_firstlineno
        seen[key] = seen.get(key, 0) + 1
        yield (*key, seen[key]), inner


def _nested(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _nested(constant)
