"""Adds imports, and lines below a comment, to modules that list what the service has."""

import ast
from collections.abc import Iterable

from ..own_lines import end_of_own_lines
from .errors import ResourceError
from .imports import imported_in_order


def with_import(text: str, module: str, name: str) -> str:
    """Import one name more, at its place among the imports."""
    lines = text.splitlines(keepends=True)
    imports = [node for node in ast.parse(text).body if isinstance(node, ast.ImportFrom) and node.module]
    # The formatter leaves what is renamed in a statement of its own.
    plain = [node for node in imports if not any(alias.asname for alias in node.names)]
    same = next((node for node in plain if node.module == module), None)
    if same:
        names = {alias.name for alias in same.names} | {name}
        lines[same.lineno - 1 : same.end_lineno] = [imported_in_order(names, module)]
        return "".join(lines)
    own = [node for node in imports if (node.module or "").startswith("app.")]
    after = next((node for node in own if (node.module or "") > module), None)
    new = [imported_in_order({name}, module)]
    if after:
        position = after.lineno - 1
    elif own:
        position = own[-1].end_lineno or 0
    else:
        position = end_of_head(text)
        new = ["\n", *new]
    lines[position:position] = new
    return "".join(lines)


def end_of_head(text: str) -> int:
    """Count the lines up to the last import, or else of the docstring."""
    head = [
        node
        for number, node in enumerate(ast.parse(text).body)
        if isinstance(node, ast.Import | ast.ImportFrom) or (number == 0 and isinstance(node, ast.Expr))
    ]
    return (head[-1].end_lineno or 0) if head else 0


def with_lines_below(text: str, mark: str, new: Iterable[str]) -> str:
    """Add lines at the end of those that follow a comment, indented as it is.

    Raises:
        ResourceError: the comment is not there.
    """
    lines = text.splitlines(keepends=True)
    row = next((number for number, line in enumerate(lines) if line.strip() == mark), None)
    if row is None:
        raise ResourceError(f"it has no line {mark!r} any more")
    indent = lines[row][: lines[row].index("#")]
    end = end_of_own_lines(lines, row)
    lines[end:end] = [f"{indent}{line}\n" for line in new]
    return "".join(lines)
