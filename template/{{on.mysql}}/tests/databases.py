"""Databases for tests."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import asyncmy
from sqlalchemy import URL, make_url

from app.db.migrations import LOCK

UNREACHABLE_URL = "mysql+asyncmy://nobody:nothing@127.0.0.1:1/nowhere"
# A busy machine may take its time.
PATIENCE = {"db_pool_timeout_seconds": 10, "db_connect_timeout_seconds": 10}
DEFAULT_URL = "mysql+asyncmy://root:development@127.0.0.1:3306"
# It fails as the victim of a deadlock does.
DEADLOCK = "SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213"
# Whether nobody migrates.
MIGRATIONS_ARE_FREE = f"SELECT IS_FREE_LOCK({LOCK})"


@contextmanager
def new_database() -> Iterator[str]:
    """Make a database, give its address, and drop it at the end.

    The server is that of `TEST_DATABASE_URL`, whose user may make databases; the name is new each time, so that no
    other database is ever touched.
    """
    server = make_url(os.environ.get("TEST_DATABASE_URL", DEFAULT_URL))
    name = f"test_{uuid4().hex}"
    asyncio.run(execute(server, f"CREATE DATABASE {name}"))
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        asyncio.run(execute(server, f"DROP DATABASE {name}"))


async def execute(server: URL, statement: str) -> None:
    """Execute a statement outside any database."""
    connection = await asyncmy.connect(
        host=server.host, port=server.port, user=server.username, password=server.password
    )
    try:
        async with connection.cursor() as cursor:
            await cursor.execute(statement)
    finally:
        await connection.ensure_closed()
