"""Databases for tests."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNREACHABLE_URL = "sqlite+aiosqlite:///no/such/folder/test.db"
# A busy machine may take its time.
PATIENCE = {"db_pool_timeout_seconds": 10}


@contextmanager
def new_database() -> Iterator[str]:
    """Give the address of a new database file, which goes with its folder at the end."""
    with tempfile.TemporaryDirectory(prefix="test-database-") as folder:
        yield f"sqlite+aiosqlite:///{Path(folder) / 'test.db'}"
