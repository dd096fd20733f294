"""What pages show can be read by what it is for, and names what exists."""

import ast
import json
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator, Mapping

import pytest
import yaml
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from copier_fastapi.cli.app import app
from support.code_blocks import CodeBlock, code_blocks, inline_code, simple_commands, typed
from support.repository import ROOT

PAGES = ("README.md", "benchmarks/README.md", *(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/*.md")))
BLOCKS = [block for page in sorted(PAGES) for block in code_blocks(page)]
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
VARIABLE_OR_FILE = frozenset("=/")
# What a word of a command starts with that names nothing: something left out, a variable, a place to fill in.
OPEN = ("...", "$", "<")

# What runs the commands of a page: its own blocks word for word, or the same commands.
RUN_BY = {
    "README.md": (
        "tests/test_make_demo.py",
        "tests/documentation/test_terminal.py",
        "tests/command/test_new.py",
        "tests/command/test_update.py",
    ),
    "docs/adding-jobs.md": ("tests/how_to/test_adding_jobs.py",),
    "docs/adding-settings.md": ("tests/how_to/test_adding_settings.py",),
    "docs/api-versions.md": ("tests/test_evolving_an_api.py",),
    "docs/backups.md": (
        "tests/how_to/test_backups.py",
        "tests/how_to/test_servers_of_compose.py",
        "tests/containers/test_stack.py",
    ),
    "docs/changing-databases.md": ("tests/test_moving_between_databases.py",),
    "docs/command.md": ("tests/documentation/test_help.py", "tests/command/test_new.py", "tests/command/test_check.py"),
    "docs/deploying.md": (
        "tests/how_to/test_deploying.py",
        "tests/containers/test_stack.py",
        "tests/test_tutorial.py",
    ),
    "docs/resources.md": ("tests/command/test_add.py", "tests/test_resources_pass_the_checks.py"),
    "docs/rotating-secrets.md": (
        "tests/how_to/test_rotating_secrets.py",
        "tests/how_to/test_servers_of_compose.py",
    ),
    "docs/tutorial.md": ("tests/test_tutorial.py",),
    "docs/updates.md": ("tests/command/test_update.py", "tests/test_updates_of_edited_services.py"),
}
NOT_RUN = {
    "benchmarks/README.md": "benchmarks take minutes, and a machine that does nothing else",
    "docs/extending.md": "its code is shortened code of modules, which have tests of their own",
    "docs/testing.md": "these commands run the tests themselves",
}


def shell(script: str) -> None:
    """Have a shell read a script without running it; the address is to be filled in."""
    subprocess.run(
        ["bash", "-n"], input=script.replace("<repository-url>", "address"), text=True, check=True, capture_output=True
    )


def python(code: str) -> None:
    """Read lines of a module, or entries of a dictionary."""
    entries = code.startswith('"') and code.rstrip().endswith(",")
    ast.parse(f"{{{code}}}" if entries else code)


READERS: Mapping[str, Callable[[str], object]] = {
    "sh": shell,
    "console": shell,
    "python": python,
    "yaml": yaml.safe_load,
    "toml": tomllib.loads,
    "json": json.loads,
}
READ = [block for block in BLOCKS if block.language in READERS]


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


def test_every_block_says_what_it_is() -> None:
    unnamed = [(block.page, block.line) for block in BLOCKS if block.language not in {*READERS, "text"}]

    assert unnamed == []


@pytest.mark.parametrize("block", READ, ids=lambda block: f"{block.page}:{block.line}")
def test_a_block_can_be_read(block: CodeBlock) -> None:
    READERS[block.language](typed(block))


def test_every_page_that_tells_what_to_do_is_run_or_says_why_not() -> None:
    pages = {block.page for block in READ if block.language in {"sh", "console", "python"}}

    assert pages == RUN_BY.keys() | NOT_RUN.keys()
    assert [name for names in RUN_BY.values() for name in names if not (ROOT / name).is_file()] == []


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
                grouped = "@cli.command()" in known[name] and f'name="{name}"' in known[name] and rest[:1]
                assert not grouped or f"def {rest[0]}(" in known[name], page


def test_what_the_command_is_told_is_known_to_it() -> None:
    told = [(page, after(command, ("copier-fastapi",))) for page, command in COMMANDS]

    assert [(page, words) for page, words in told if unknown(get_group(app), words)] == []
