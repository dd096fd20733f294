"""The database of a service, as somebody sees it who has stolen it."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

import asyncmy
import asyncpg

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Statements are written once: with `?` for values, and names in double quotes where they need quotes."""

    url: str = field(repr=False)

    def execute(self, statement: str, *values: object) -> list[Row]:
        """Execute a statement; give the rows that it returns."""
        match self.url.partition(":")[0]:
            case "sqlite+aiosqlite":
                return self.by_sqlite(statement, values)
            case "postgresql+asyncpg":
                return asyncio.run(self.by_postgresql(statement, values))
            case _:
                return asyncio.run(self.by_mysql(statement, values))

    def by_sqlite(self, statement: str, values: Row) -> list[Row]:
        """Open the file."""
        with closing(sqlite3.connect(self.url.partition("///")[2], timeout=30)) as connection, connection:
            return connection.execute(statement, values).fetchall()

    async def by_postgresql(self, statement: str, values: Row) -> list[Row]:
        """Ask the server; it numbers values."""
        first, *others = statement.split("?")
        numbered = first + "".join(f"${number}{part}" for number, part in enumerate(others, 1))
        connection = await asyncpg.connect(self.url.replace("+asyncpg", ""))
        rows = await connection.fetch(numbered, *values)
        await connection.close()
        return [tuple(row) for row in rows]

    async def by_mysql(self, statement: str, values: Row) -> list[Row]:
        """Ask the server."""
        parts = urlsplit(self.url)
        connection = await asyncmy.connect(
            host=parts.hostname,
            port=parts.port,
            user=parts.username,
            password=unquote(parts.password or ""),
            database=parts.path.strip("/"),
            init_command="SET sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')",
            autocommit=True,
        )
        async with connection, connection.cursor() as cursor:
            await cursor.execute(statement.replace("?", "%s"), values)
            return list(await cursor.fetchall())
