"""The pin table: the range of each package, the tag of each image, and the commit of each action."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("pins.toml")


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def requirement(name: str) -> str:
    """Give the requirement of a package, such as `alembic>=1.20.1,<2`.

    Raises:
        KeyError: the package is not in the table.
    """
    return f"{name}{_table()['requirements'][name]}"


def images(*, python_version: str) -> dict[str, str]:
    """Map each container image to itself with its tag, such as `postgres` to `postgres:17`."""
    return {name: f"{name}:{tag.format(python_version=python_version)}" for name, tag in _table()["images"].items()}


def actions() -> dict[str, str]:
    """Map each action to itself at its commit, with its release behind it as a comment."""
    return {name: f"{name}@{pin['commit']} # {pin['release']}" for name, pin in _table()["actions"].items()}


def distribution_names() -> frozenset[str]:
    """Give the names of all packages of the table, without extras."""
    return frozenset(name.partition("[")[0] for name in _table()["requirements"])
