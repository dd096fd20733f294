"""What pages tell to type names what exists: targets, commands of services, commands and options of the command."""

import re
from collections.abc import Iterator

from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from copier_fastapi.cli.app import app
from support.code_blocks import BLOCKS, PAGES, inline_code, simple_commands, typed
from support.repository import ROOT

TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
VARIABLE_OR_FILE = frozenset("=/")
# What a word of a command starts with that names nothing: something left out, a variable, a place to fill in.
OPEN = ("...", "$", "<")


def scripts() -> Iterator[tuple[str, str]]:
    """List what pages have their readers type, in blocks and in their text, with the pages."""
    for block in BLOCKS:
        if block.language in {"sh", "console"}:
            yield block.page, typed(block)
    for page in PAGES:
        for code in inline_code(page):
            if code.startswith(("make ", "copier-fastapi ", "uv run ", "python -m app ")):
                yield page, code


COMMANDS = [(page, command) for page, script in scripts() for command in simple_commands(script)]


def after(words: list[str], program: tuple[str, ...]) -> list[str]:
    """Give the words after a program in a command, up to what it leaves open; none if it runs another."""
    size = len(program)
    ends = (end for end in range(size, len(words) + 1) if tuple(words[end - size : end]) == program)
    rest = words[next(ends, len(words)) :]
    return rest[: next((number for number, word in enumerate(rest) if word.startswith(OPEN)), len(rest))]


def targets() -> set[str]:
    """List what make knows in this repository, and in services."""
    files = [ROOT / "Makefile", *(ROOT / "template").rglob("Makefile.jinja"), *(ROOT / "includes").rglob("*.jinja")]
    return {name for path in files for name in TARGET.findall(path.read_text(encoding="utf-8"))}


def service_commands() -> dict[str, str]:
    """Map the commands of services to what they are made of."""
    modules = (ROOT / "template").rglob("app/commands/*.py*")
    return {path.name.partition(".")[0].replace("_", "-"): path.read_text(encoding="utf-8") for path in modules}


def unknown(command: TyperCommand | TyperGroup, words: list[str]) -> list[str]:
    """List the words that a command has no use for: commands of a group, and options."""
    found = []
    for word in words:
        if word.startswith("-"):
            options = {name for parameter in command.params for name in parameter.opts} | {"--help"}
            found += [word] if word.partition("=")[0] not in options else []
        elif isinstance(command, TyperGroup):
            inner = command.commands.get(word)
            if not isinstance(inner, TyperCommand | TyperGroup):
                return [*found, word]
            command = inner
    return found


def test_what_is_made_is_a_target() -> None:
    known = targets()

    made = [(page, word) for page, command in COMMANDS for word in after(command, ("make",))]
    assert [(page, word) for page, word in made if not (word in known or set(word) & VARIABLE_OR_FILE)] == []


def test_what_a_service_is_told_is_one_of_its_commands() -> None:
    known = service_commands()

    for page, command in COMMANDS:
        match after(command, ("python", "-m", "app")):
            case [name, *rest] if not name.startswith("-"):
                assert name in known, page
                grouped = f'name="{name}"' in known[name] and rest[:1]
                assert not grouped or f"def {rest[0]}(" in known[name], page


def test_what_the_command_is_told_is_known_to_it() -> None:
    told = [(page, after(command, ("copier-fastapi",))) for page, command in COMMANDS]

    assert [(page, words) for page, words in told if unknown(get_group(app), words)] == []
