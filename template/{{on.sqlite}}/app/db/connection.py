"""A connection to SQLite whose thread is asked once for a statement.

The driver asks it four times: for a cursor, to execute, for the rows, and to close. Each change of threads costs more
than most statements do.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Self, override

import aiosqlite
import anyio
from aiosqlite.context import contextmanager

# As many rows come with the statement: more than any list of the service has.
FIRST_ROWS = 256


class EagerCursor(aiosqlite.Cursor):
    """Executes, and brings the first rows along; where these are all, nothing is left to fetch or to close."""

    def __init__(self, connection: aiosqlite.Connection, cursor: sqlite3.Cursor) -> None:
        super().__init__(connection, cursor)
        self.rows: deque[Any] = deque()
        self.is_open = False

    @override
    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> Self:
        """Execute a statement."""
        in_thread: Callable[..., Awaitable[deque[Any]]] = self._execute
        self.is_open = True
        self.rows = await in_thread(self.begin, sql, parameters or ())
        self.is_open = len(self.rows) == FIRST_ROWS
        return self

    def begin(self, sql: str, parameters: Sequence[Any]) -> deque[Any]:
        """Execute a statement and fetch its first rows, in the thread of the connection."""
        return deque(self._cursor.execute(sql, parameters).fetchmany(FIRST_ROWS))

    @override
    async def fetchone(self) -> Any:
        """Return the next row, if there is one."""
        return next(iter(await self.fetchmany(1)), None)

    @override
    async def fetchmany(self, size: int | None = None) -> Iterable[Any]:
        """Return some rows; none means that there are no more."""
        wanted = size or self._cursor.arraysize
        if self.is_open and not self.rows:
            return await super().fetchmany(wanted)
        return [self.rows.popleft() for _ in range(min(wanted, len(self.rows)))]

    @override
    async def fetchall(self) -> Iterable[Any]:
        """Return all rows that are left."""
        rows, self.rows = self.rows, deque()
        if self.is_open:
            rows += await super().fetchall()
            self.is_open = False
        return rows

    @override
    async def close(self) -> None:
        """End the statement; one that has given all its rows has ended by itself."""
        if self.is_open:
            await super().close()


class EagerConnection(aiosqlite.Connection):
    """Opens a file as `sqlite3.connect` does, and asks its thread less than the driver."""

    def __init__(self, *arguments: object, **options: object) -> None:
        connect: Callable[..., sqlite3.Connection] = sqlite3.connect
        super().__init__(partial(connect, *arguments, **options), iter_chunk_size=FIRST_ROWS)
        # A connection that nobody has closed keeps no process alive, as SQLAlchemy has it.
        self._thread.daemon = True

    @override
    async def _connect(self) -> aiosqlite.Connection:
        """Open the file; who is cancelled meanwhile waits until it is closed again, as nobody else would close it."""
        opening = asyncio.ensure_future(super()._connect())
        try:
            return await asyncio.shield(opening)
        except asyncio.CancelledError:
            with anyio.CancelScope(shield=True), suppress(sqlite3.Error):
                await (await opening).close()
            raise

    @contextmanager
    async def cursor(self) -> aiosqlite.Cursor:
        """Make a cursor."""
        return EagerCursor(self, self._conn.cursor())

    @override
    async def rollback(self) -> None:
        """Roll back, if there is a transaction."""
        if self.in_transaction:
            await super().rollback()
