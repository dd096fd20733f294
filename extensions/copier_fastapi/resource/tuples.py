"""Adds entries to tuples of modules that list what the service has."""

import ast
import re
from collections.abc import Sequence

from .errors import ResourceError


def with_entries(text: str, variable: str, entries: Sequence[str]) -> str:
    """Add entries at the end of a tuple, each on a line of its own.

    Raises:
        ResourceError: the module has no such tuple.
    """
    value = tuple_of(text, variable)
    end = position(text, value.end_lineno, value.end_col_offset)
    if value.lineno == value.end_lineno:
        start = position(text, value.lineno, value.col_offset)
        there = [ast.get_source_segment(text, element) for element in value.elts]
        return text[:start] + tuple_lines([*map(str, there), *entries]) + text[end:]
    last = value.elts[-1] if value.elts else None
    start = position(text, last.end_lineno, last.end_col_offset) if last else end - 1
    tail = text[start : end - 1]
    comma = "," if last and "," not in re.sub("#.*", "", tail) else ""
    break_of_line = "" if text[: end - 1].endswith("\n") else "\n"
    added = "".join(f"    {entry},\n" for entry in entries)
    return text[:start] + comma + tail + break_of_line + added + text[end - 1 :]


def position(text: str, line: int | None, column: int | None) -> int:
    """Count the characters before a place; `ast` counts lines from one, and bytes within them."""
    lines = text.splitlines(keepends=True)
    number = (line or 1) - 1
    return sum(map(len, lines[:number])) + len(lines[number].encode()[:column].decode())


def tuple_lines(entries: Sequence[str]) -> str:
    """Write a tuple as the formatter leaves it: one entry on the line, several on lines of their own."""
    if len(entries) == 1:
        return f"({entries[0]},)"
    return "(\n" + "".join(f"    {entry},\n" for entry in entries) + ")"


def with_name(text: str, variable: str, name: str) -> str:
    """Add a name to a tuple of names, in the order of the alphabet where each is on a line of its own.

    Raises:
        ResourceError: the module has no such tuple.
    """
    names = [ast.literal_eval(element) for element in tuple_of(text, variable).elts]
    later = next((each for each in sorted(names) if each > name), None)
    added = with_entries(text, variable, [f'"{name}"'])
    line, moved = f'    "{name}",\n', f'    "{later}",\n'
    if later is None or moved not in added:
        return added
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
