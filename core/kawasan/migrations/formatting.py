"""The code of a revision as ruff would format it: what Alembic writes has its own comments, quotes and lines of any
length. Ruff itself is no dependency of an installation.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE_LENGTH = 120
INDENT = 4


class DoubleQuoted(ast.NodeVisitor):
    """Marks texts, which `ast.unparse` would write with single quotes."""

    def visit_Constant(self, node: ast.Constant) -> None:
        """Put a value in place of the text that writes itself with double quotes."""
        if isinstance(node.value, str):
            node.value = _Text(node.value)


class _Text(str):
    __slots__ = ()

    def __repr__(self) -> str:
        plain = super().__repr__()
        return plain if '"' in self or "'" in self else f'"{plain[1:-1]}"'


def tidy(code: str, level: int = 1) -> str:
    """Statements, indented by `level`, without comments. The first line of `code`, and of the answer, is not indented,
    since it stands in a template.
    """
    block = ast.parse(f"if True:\n    {code or 'pass'}").body[0]
    DoubleQuoted().visit(block)
    return "\n".join(_statements(cast("ast.If", block).body, level * INDENT)).lstrip()


def _statements(body: list[ast.stmt], indent: int) -> Iterator[str]:
    margin = " " * indent
    for statement in body:
        if isinstance(statement, ast.With):
            yield f"{margin}with {', '.join(map(ast.unparse, statement.items))}:"
            yield from _statements(statement.body, indent + INDENT)
        elif isinstance(statement, ast.Expr):
            yield margin + _wrapped(statement.value, indent, 0)
        else:
            yield "\n".join(margin + line for line in ast.unparse(statement).splitlines())


def _wrapped(node: ast.expr, indent: int, reserved: int) -> str:
    """An expression that begins at `indent`; `reserved` are the characters before and behind it on its line."""
    line = ast.unparse(node)
    if indent + len(line) + reserved <= LINE_LENGTH or not isinstance(node, (ast.Call, ast.List)):
        return line
    opening, parts, closing = _taken_apart(node)
    inner, margin = indent + INDENT, " " * (indent + INDENT)
    together = ", ".join(f"{name}{ast.unparse(part)}" for name, part in parts)
    if inner + len(together) <= LINE_LENGTH:
        lines = [margin + together]
    else:
        lines = [f"{margin}{name}{_wrapped(part, inner, len(name) + 1)}," for name, part in parts]
    return "\n".join([opening, *lines, " " * indent + closing])


def _taken_apart(node: ast.Call | ast.List) -> tuple[str, list[tuple[str, ast.expr]], str]:
    if isinstance(node, ast.List):
        return "[", [("", part) for part in node.elts], "]"
    named = [(f"{keyword.arg}=" if keyword.arg else "**", keyword.value) for keyword in node.keywords]
    return f"{ast.unparse(node.func)}(", [("", part) for part in node.args] + named, ")"
