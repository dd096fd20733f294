"""The pin table: which range of each package, and which tag of each image, a service is rendered with."""

import tomllib
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("pins.toml")


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def requirement(name: str) -> str:
    """Give the requirement of a package, such as `alembic>=1.20.1,<2`.

    Raises:
        KeyError: the package is not in the table.
    """
    return name + _table()["requirements"][name]


def images(*, python_version: str) -> dict[str, str]:
    """Map each container image to itself with its tag, such as `postgres` to `postgres:17`."""
    return {name: f"{name}:{tag.format(python_version=python_version)}" for name, tag in _table()["images"].items()}


def distribution_names() -> frozenset[str]:
    """Give the names of all packages of the table, without extras."""
    return frozenset(name.partition("[")[0] for name in _table()["requirements"])
