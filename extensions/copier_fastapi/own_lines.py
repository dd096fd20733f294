"""Lines of the owner in files of the template: they follow a comment that says so, and are indented as it is."""

from collections.abc import Sequence

MARK = " below this line."


def is_mark(line: str) -> bool:
    """Tell whether the owner's lines follow a line."""
    return line.lstrip().startswith("#") and line.rstrip().endswith(MARK)


def end_of_own_lines(lines: Sequence[str], mark: int) -> int:
    """Give the number of the line after those that belong to a mark, which may be followed by none."""
    indent = lines[mark][: lines[mark].index("#")]
    end = mark + 1
    while end < len(lines) and lines[end].startswith(indent) and lines[end].strip():
        end += 1
    return end


def without_own_lines(text: str) -> str:
    """Leave out the lines of the owner."""
    lines = text.splitlines(keepends=True)
    kept: list[str] = []
    row = 0
    while row < len(lines):
        kept.append(lines[row])
        row = end_of_own_lines(lines, row) if is_mark(lines[row]) else row + 1
    return "".join(kept)
