"""What a database and a file hold."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from typer.testing import Result

from app.core.config import Settings
from app.db.base import Base
from app.db.session import open_database
from app.models.item import Item

type Run = Callable[..., Awaitable[Result]]
type Line = dict[str, Any]


async def items_of(settings: Settings) -> list[Item]:
    async with open_database(settings) as database, database.readers() as session:
        return list(await session.scalars(select(Item).order_by(Item.id)))


async def rows_of(settings: Settings) -> int:
    counts = [select(func.count()).select_from(table) for table in Base.metadata.sorted_tables]
    async with open_database(settings) as database, database.readers() as session:
        return sum([(await session.execute(count)).scalar_one() for count in counts])


def content_of(path: Path) -> bytes:
    return path.read_bytes()


def lines_of(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def write_lines(path: Path, lines: list[Line]) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
