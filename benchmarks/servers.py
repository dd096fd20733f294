"""An empty database for a benchmark, on the servers that the tests use."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from support import mysql as mysql_databases
from support import postgresql as postgresql_databases


@contextmanager
def sqlite(home: Path) -> Iterator[str]:
    """Name a file that doesn't exist yet."""
    yield f"sqlite+aiosqlite:///{home / 'service.db'}"


@contextmanager
def postgresql(_home: Path) -> Iterator[str]:
    """Make a database on a PostgreSQL."""
    with postgresql_databases.postgresql() as server:
        yield postgresql_databases.new_database(server).replace("postgresql://", "postgresql+asyncpg://")


@contextmanager
def mysql(_home: Path) -> Iterator[str]:
    """Make a database on a MySQL or MariaDB."""
    with mysql_databases.mysql() as server:
        yield mysql_databases.new_database(server).replace("mysql://", "mysql+asyncmy://")


SERVERS: Mapping[str, Callable[[Path], AbstractContextManager[str]]] = {
    "sqlite": sqlite,
    "postgresql": postgresql,
    "mysql": mysql,
}
