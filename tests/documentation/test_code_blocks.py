"""What pages show can be read by what it is for, and some test runs it or a reason says why not."""

import ast
import json
import subprocess
import tomllib
from collections.abc import Callable, Mapping

import pytest
import yaml

from support.code_blocks import BLOCKS, CodeBlock, typed
from support.repository import ROOT

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
