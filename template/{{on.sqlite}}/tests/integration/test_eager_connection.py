"""The connection to SQLite, as it is used below SQLAlchemy."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, override

import aiosqlite
import pytest

from app.db.connection import FIRST_ROWS, EagerConnection

NUMBERS = (
    "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?) SELECT n FROM numbers"
)


class CountingConnection(EagerConnection):
    """Counts how often its thread is asked."""

    asked = 0

    @override
    async def _execute(self, *arguments: object, **options: object) -> object:
        self.asked += 1
        execute: Callable[..., Awaitable[object]] = super()._execute
        return await execute(*arguments, **options)


@pytest.fixture
async def connection(tmp_path: Path) -> AsyncIterator[CountingConnection]:
    """A connection to a new file."""
    connection = CountingConnection(tmp_path / "test.db", isolation_level=None, check_same_thread=False)
    async with connection:
        yield connection


@pytest.fixture
async def cursor(connection: CountingConnection) -> AsyncIterator[aiosqlite.Cursor]:
    """A cursor of it."""
    async with connection.cursor() as cursor:
        yield cursor


@pytest.mark.parametrize("last", [1, FIRST_ROWS - 1, FIRST_ROWS, FIRST_ROWS + 1, 3 * FIRST_ROWS])
async def test_rows_are_fetched_at_once(cursor: aiosqlite.Cursor, last: int) -> None:
    await cursor.execute(NUMBERS, (last,))

    assert [number for (number,) in await cursor.fetchall()] == list(range(1, last + 1))
    assert list(await cursor.fetchall()) == []


@pytest.mark.parametrize("last", [1, FIRST_ROWS, FIRST_ROWS + 1, 3 * FIRST_ROWS])
@pytest.mark.parametrize("size", [1, 100, FIRST_ROWS, FIRST_ROWS + 1])
async def test_rows_are_fetched_in_parts(cursor: aiosqlite.Cursor, last: int, size: int) -> None:
    await cursor.execute(NUMBERS, (last,))

    numbers: list[int] = []
    while rows := list(await cursor.fetchmany(size)):
        assert len(rows) <= size
        numbers += [number for (number,) in rows]

    assert numbers == list(range(1, last + 1))


async def test_rows_are_fetched_one_by_one_and_then_the_rest(cursor: aiosqlite.Cursor) -> None:
    await cursor.execute(NUMBERS, (FIRST_ROWS + 2,))

    first = [await cursor.fetchone() for _ in range(FIRST_ROWS + 1)]

    assert first == [(number,) for number in range(1, FIRST_ROWS + 2)]
    assert list(await cursor.fetchall()) == [(FIRST_ROWS + 2,)]
    assert await cursor.fetchone() is None


async def test_the_thread_is_asked_once_for_a_statement(connection: CountingConnection) -> None:
    async with connection.cursor() as cursor:
        await cursor.execute(NUMBERS, (20,))
        await cursor.fetchall()
    await connection.rollback()

    assert connection.asked == 1


async def test_a_transaction_is_rolled_back(connection: CountingConnection) -> None:
    await connection.execute("CREATE TABLE note (text)")
    await connection.execute("BEGIN")
    await connection.execute("INSERT INTO note VALUES ('a note')")

    await connection.rollback()

    assert list(await connection.execute_fetchall("SELECT text FROM note")) == []


async def cancel_opening(path: Path, factory: Callable[..., sqlite3.Connection]) -> None:
    """Open a file, and be cancelled meanwhile."""
    opening = asyncio.ensure_future(EagerConnection(path, factory=factory, check_same_thread=False))
    await asyncio.sleep(0)
    opening.cancel()
    await opening


async def test_a_file_that_is_opened_for_nobody_is_closed(tmp_path: Path) -> None:
    opened: list[sqlite3.Connection] = []

    def connect(*arguments: Any, **options: Any) -> sqlite3.Connection:
        opened.append(sqlite3.Connection(*arguments, **options))
        return opened[0]

    with pytest.raises(asyncio.CancelledError):
        await cancel_opening(tmp_path / "test.db", connect)

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")


async def test_who_is_cancelled_is_not_told_that_the_file_can_not_be_opened(tmp_path: Path) -> None:
    with pytest.raises(asyncio.CancelledError):
        await cancel_opening(tmp_path / "nowhere" / "test.db", sqlite3.Connection)
