"""Adds a resource to modules that list what the service has."""

import ast
from collections.abc import Iterable, Sequence

from ..own_lines import end_of_own_lines
from .errors import ResourceError
from .imports import imported_in_order


def with_import(text: str, module: str, name: str) -> str:
    """Import one name more, at its place among the imports."""
    lines = text.splitlines(keepends=True)
    imports = [node for node in ast.parse(text).body if isinstance(node, ast.ImportFrom) and node.module]
    same = next((node for node in imports if node.module == module), None)
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


def with_entries(text: str, variable: str, entries: Sequence[str]) -> str:
    """Add entries at the end of a tuple, each on a line of its own.

    Raises:
        ResourceError: the module has no such tuple.
    """
    value = tuple_of(text, variable)
    lines = text.splitlines(keepends=True)
    row, last = value.lineno - 1, (value.end_lineno or 0) - 1
    if row == last:
        before, after = lines[row][: value.col_offset], lines[row][value.end_col_offset or 0 :]
        there = [ast.get_source_segment(text, element) for element in value.elts]
        lines[row : row + 1] = tuple_lines(before, [*map(str, there), *entries], after)
    else:
        lines[last:last] = [f"    {entry},\n" for entry in entries]
    return "".join(lines)


def tuple_lines(before: str, entries: Sequence[str], after: str) -> list[str]:
    """Write a tuple as the formatter leaves it: one entry on the line, several on lines of their own."""
    if len(entries) == 1:
        return [f"{before}({entries[0]},){after}"]
    return [f"{before}(\n", *(f"    {entry},\n" for entry in entries), f"){after}"]


def with_name(text: str, variable: str, name: str) -> str:
    """Add a name to a tuple of names, which is in the order of the alphabet.

    Raises:
        ResourceError: the module has no such tuple.
    """
    names = [ast.literal_eval(element) for element in tuple_of(text, variable).elts]
    later = next((each for each in sorted(names) if each > name), None)
    added = with_entries(text, variable, [f'"{name}"'])
    if later is None:
        return added
    line, moved = f'    "{name}",\n', f'    "{later}",\n'
    return added.replace(line, "", 1).replace(moved, line + moved, 1)


def tuple_of(text: str, variable: str) -> ast.Tuple:
    """Find the tuple that a variable is.

    Raises:
        ResourceError: there is none.
    """
    for statement in ast.parse(text).body:
        match statement:
            case (
                ast.AnnAssign(target=ast.Name(id=name), value=ast.Tuple() as value)
                | ast.Assign(targets=[ast.Name(id=name)], value=ast.Tuple() as value)
            ) if name == variable:
                return value
    raise ResourceError(f"{variable} is no tuple any more")


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
