"""Tables for tests of what a service may add."""

import enum
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Enum,
    Float,
    ForeignKey,
    Integer,
    Interval,
    LargeBinary,
    MetaData,
    String,
    Table,
    Time,
)

from app.core.clock import utc_now
from app.core.config import Settings
from app.db.columns import Identifier
from app.db.engine import create_engine
from app.db.types import UtcDateTime


class Colour(enum.Enum):
    """An enumeration."""

    RED = 1


METADATA = MetaData()
SAMPLE = Table(
    "sample",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("parent_id", ForeignKey("sample.id")),
    Column("identifier", Identifier()),
    Column("moment", UtcDateTime(), onupdate=utc_now),
    Column("day", Date),
    Column("clock", Time),
    Column("span", Interval),
    Column("ratio", Float),
    Column("bytes", LargeBinary),
    Column("colour", Enum(Colour)),
    Column("flag", Boolean),
    Column("text", String(100)),
    Column("document", JSON),
)
MOMENT = datetime(2026, 1, 2, 3, 4, 5, 678901, UTC)
NOTHING: dict[str, Any] = dict.fromkeys(column.key for column in SAMPLE.columns)
FULL: dict[str, Any] = {
    "id": 7,
    "parent_id": None,
    "identifier": UUID(int=2**128 - 1),
    "moment": MOMENT,
    "day": date(2026, 1, 2),
    "clock": time(3, 4, 5),
    "span": timedelta(days=2, seconds=1),
    "ratio": 0.5,
    "bytes": b"\x00\xff",
    "colour": Colour.RED,
    "flag": False,
    "text": " \N{GRINNING FACE}\t\r\n\x01 \u2028 'quoted' \\ %(new_id)s ",
    "document": {"a": [1, None, "\N{GRINNING FACE}"]},
}


async def create_tables(settings: Settings) -> None:
    """Make the tables."""
    engine = create_engine(settings)
    async with engine.begin() as connection:
        await connection.run_sync(METADATA.create_all)
    await engine.dispose()


async def insert_rows(settings: Settings, *rows: dict[str, Any]) -> None:
    """Store rows, one after the other."""
    engine = create_engine(settings)
    async with engine.begin() as connection:
        for row in rows:
            await connection.execute(SAMPLE.insert().values(row))
    await engine.dispose()


async def stored_rows(settings: Settings) -> list[dict[str, Any]]:
    """Read all rows in the order of their keys."""
    engine = create_engine(settings)
    async with engine.connect() as connection:
        rows = (await connection.execute(SAMPLE.select().order_by(SAMPLE.c.id))).mappings().all()
    await engine.dispose()
    return [dict(row) for row in rows]
