"""Small mistakes in a module, as changes of its syntax tree: a limit that is one off, a condition that is not asked."""

import ast
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
# What a fraction is raised and lowered by; a whole number by one.
TENTH = 0.1
# Fields that hold types, and arguments that concern speed or form and not what is found out.
TYPES = {"annotation", "returns", "format_spec"}
FORM = {"dataclass", "field", "lru_cache"}
ASSERTING = {"strict"}
WITHOUT_PLACE = (ast.expr_context, ast.operator, ast.boolop, ast.cmpop, ast.unaryop)


@dataclass(frozen=True)
class Scope:
    """Where a mistake is: the function or class, whether it is done when the module is imported, and the lines of the statement."""

    function: str
    imported: bool
    lines: range


@dataclass(frozen=True, eq=False)
class Mutant:
    """One mistake: what stands on `line`, and what it becomes. In `tree`, `node` has it in `field`, at `index` if that is a list."""

    file: str
    line: int
    scope: Scope
    was: str
    now: str
    tree: ast.Module
    node: ast.AST
    field: str
    index: int | None
    replacement: ast.AST

    @property
    def name(self) -> tuple[str, str, str, str]:
        """Tells it from others however lines move; in one function, the same may be changed in several places."""
        return self.file, self.scope.function, self.was, self.now

    def __str__(self) -> str:
        """Say where it is and what was changed."""
        return f"{self.file}:{self.line}: {self.scope.function}: {self.was}  ->  {self.now}"

    def make(self) -> None:
        """Make the mistake in the tree, for good."""
        if self.index is None:
            setattr(self.node, self.field, self.replacement)
        else:
            getattr(self.node, self.field)[self.index] = self.replacement


def mutants_of(tree: ast.Module, file: str) -> list[Mutant]:
    """List every mistake that can be made in a module."""

    def within(node: ast.AST, scope: Scope) -> Iterator[Mutant]:
        for field, index, child in _children(node):
            inner = _scope(node, field, child, scope)
            for replacement in _replacements(node, field, child):
                was, now = _written(child), _written(replacement)
                yield Mutant(file, child.lineno, inner, was, now, tree, node, field, index, replacement)
            yield from within(child, inner)

    return list(within(tree, Scope("", True, range(0))))


def _children(node: ast.AST) -> Iterator[tuple[str, int | None, Any]]:
    """Everything below that may be changed: the field, the place in it if it is a list, and what is there."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORM:
        return
    for field, value in ast.iter_fields(node):
        if field in TYPES or (isinstance(node, ast.keyword) and node.arg in ASSERTING):
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not isinstance(child, WITHOUT_PLACE):
                yield field, index, child


def _scope(node: ast.AST, field: str, child: Any, around: Scope) -> Scope:
    """Decorators and defaults of a function are outside of it; what it says is done when it is called."""
    function, imported, lines = around.function, around.imported, around.lines
    if field == "body" and isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        function = f"{function}.{node.name}".lstrip(".")
    if field == "body" and isinstance(node, (ast.FunctionDef, ast.Lambda)):
        imported = False
    if isinstance(child, ast.stmt):
        body = getattr(child, "body", None)
        last = max(child.lineno, body[0].lineno - 1) if body else child.end_lineno or child.lineno
        lines = range(child.lineno, last + 1)
    return Scope(function, imported, lines)


def _replacements(node: ast.AST, field: str, child: ast.AST) -> Iterator[ast.AST]:
    if isinstance(child, ast.stmt):
        yield from _forgotten(child)
        return
    if field in ("test", "ifs") and not isinstance(child, ast.Constant):
        yield from _decided(node, child)
    match child:
        case ast.Compare():
            for place, operator in enumerate(child.ops):
                yield _changed(child, ops=[*child.ops[:place], SWAPPED[type(operator)](), *child.ops[place + 1 :]])
        case ast.BoolOp() | ast.BinOp() if type(child.op) in SWAPPED:
            yield _changed(child, op=SWAPPED[type(child.op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield child.operand
        case ast.Constant(value=bool()):
            yield _changed(child, value=not child.value)
        case ast.Constant(value=int() | float() as value):
            step = 1 if isinstance(value, int) else TENTH
            yield from (_changed(child, value=other) for other in (value + step, value - step))


def _forgotten(statement: ast.stmt) -> Iterator[ast.AST]:
    """A statement that is not there, or gives nothing."""
    match statement:
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield _changed(statement, value=None)
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield _at(statement, ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load()))))
        case ast.Expr(value=ast.Call()) | ast.Raise() | ast.Continue() | ast.Break() | ast.AugAssign():
            yield _at(statement, ast.Pass())


def _decided(node: ast.AST, test: ast.AST) -> Iterator[ast.AST]:
    """A condition that is not asked: what depends on it is never done, or always."""
    yes, no = (_at(test, ast.Constant(value)) for value in (True, False))
    match node:
        case ast.If(orelse=[_, *_]) | ast.IfExp():
            yield from (no, yes)
        case ast.If() | ast.While():
            yield no
        case ast.comprehension():
            yield yes


def _changed(node: Any, **fields: Any) -> Any:
    other = copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _at(place: ast.AST, node: ast.AST) -> ast.AST:
    return ast.fix_missing_locations(ast.copy_location(node, place))


def _written(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())
