"""A database of its own for each use, by the kind that a service was rendered with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support import mysql as mysql_databases
from support import postgresql as postgresql_databases


def sqlite(_request: pytest.FixtureRequest, file: Path) -> str:
    """Name a file that doesn't exist yet."""
    return f"sqlite+aiosqlite:///{file}"


def postgresql(request: pytest.FixtureRequest, _file: Path) -> str:
    """Make a database on the server of the tests, which is started when the first test asks for it."""
    server: str = request.getfixturevalue("postgresql_server")
    return postgresql_databases.new_database(server).replace("postgresql://", "postgresql+asyncpg://")


def mysql(request: pytest.FixtureRequest, _file: Path) -> str:
    """Make a database on the server of the tests, which is started when the first test asks for it."""
    server: str = request.getfixturevalue("mysql_server")
    return mysql_databases.new_database(server).replace("mysql://", "mysql+asyncmy://")


DATABASES: dict[str, Callable[[pytest.FixtureRequest, Path], str]] = {
    "sqlite": sqlite,
    "postgresql": postgresql,
    "mysql": mysql,
}
