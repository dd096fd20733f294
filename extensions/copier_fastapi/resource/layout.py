"""Breaks long lines of Python as the formatter of services does, so that it need not be there."""

from collections.abc import Iterator

LINE_LENGTH = 120
CLOSING = {"(": ")", "[": "]", "{": "}"}


def laid_out(text: str) -> str:
    """Break the long lines of a module, each of which holds a whole statement."""
    return "".join(f"{line}\n" for line in text.splitlines() for line in broken(line))


def broken(line: str) -> Iterator[str]:
    """Break a line at its last brackets if it is too long."""
    found = None if len(line) <= LINE_LENGTH else brackets(line)
    if found is None:
        yield line
        return
    start, end = found
    margin = line[: len(line) - len(line.lstrip())]
    head, tail, indent = line[: start + 1], margin + line[end:], margin + " " * 4
    parts = list(elements(line[start + 1 : end]))
    together = indent + ", ".join(parts)
    each_alone = is_literal(line, start, len(parts)) or (
        len(parts) == 1 and (is_function(line) or line[end - 1] == ",")
    )
    yield head
    if len(together) <= LINE_LENGTH and not each_alone:
        yield together
    else:
        comma = "," if len(parts) > 1 or each_alone else ""
        for part in parts:
            yield from broken(f"{indent}{part}{comma}")
    yield tail


def brackets(line: str) -> tuple[int, int] | None:
    """Find the brackets to break at: those of the parameters of a function, else the last ones."""
    pairs = list(outermost(line))
    if not pairs:
        return None
    return pairs[0] if is_function(line) else pairs[-1]


def outermost(line: str) -> Iterator[tuple[int, int]]:
    """Find all brackets that are in no others."""
    start, closers = 0, ""
    for position, character in outside_strings(line):
        if character in CLOSING:
            start = start if closers else position
            closers = CLOSING[character] + closers
        elif closers and character == closers[0]:
            closers = closers[1:]
            if not closers:
                yield start, position


def elements(text: str) -> Iterator[str]:
    """Split what is in brackets at its commas."""
    depth, start = 0, 0
    for position, character in outside_strings(text):
        depth += (character in CLOSING) - (character in CLOSING.values())
        if character == "," and depth == 0:
            yield text[start:position].strip()
            start = position + 1
    if last := text[start:].strip():
        yield last


def outside_strings(text: str) -> Iterator[tuple[int, str]]:
    """List the characters that are in no string."""
    quote = ""
    for position, character in enumerate(text):
        if character in "'\"":
            quote = "" if character == quote else quote or character
        elif not quote:
            yield position, character


def is_function(line: str) -> bool:
    """Tell whether a line begins a function."""
    return line.lstrip().startswith(("def ", "async def "))


def is_literal(line: str, start: int, parts: int) -> bool:
    """Tell whether brackets make a list, a dictionary or a tuple, whose parts stand on lines of their own."""
    before = line[start - 1 : start]
    called = before.isalnum() or before in {"]", ")", "_"}
    return not called and (parts > 1 or line[start] != "(")
