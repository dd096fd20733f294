"""Tables of Markdown."""

from collections.abc import Iterable, Sequence


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; a bar in a cell does not end it."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def code(text: object) -> str:
    """Write a text as code; nothing stays nothing."""
    return f"`{text}`" if str(text) else ""


def listed(names: Iterable[str]) -> str:
    """Write names as code, one after another."""
    return ", ".join(map(code, names))
