"""Values of columns as JSON."""

import enum
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Enum,
    Float,
    Integer,
    Interval,
    LargeBinary,
    Numeric,
    PickleType,
    String,
    Text,
    Time,
    TypeDecorator,
)
from sqlalchemy.types import NullType

from app.db.columns import Identifier
from app.db.transfer.errors import TransferError
from app.db.transfer.values import codec_of
from app.db.types import UtcDateTime


class Colour(enum.Enum):
    RED = 1


class Shouted(TypeDecorator[str]):
    """A type of one's own, above a type that is known."""

    impl = String
    cache_ok = True


MOMENT = datetime(2026, 1, 2, 3, 4, 5, 6, UTC)
WRITTEN = [
    (Identifier(), UUID(int=7), "00000000-0000-0000-0000-000000000007"),
    (UtcDateTime(), MOMENT, "2026-01-02T03:04:05.000006+00:00"),
    (DateTime(), MOMENT.replace(tzinfo=None), "2026-01-02T03:04:05.000006"),
    (Date(), date(2026, 1, 2), "2026-01-02"),
    (Time(), time(3, 4, 5, 6), "03:04:05.000006"),
    (Interval(), timedelta(days=-1, microseconds=1), -86_399_999_999),
    (Boolean(), True, True),
    (Integer(), 2**63 - 1, 2**63 - 1),
    (Float(), 0.1, 0.1),
    (Float(), float("inf"), "inf"),
    (Numeric(10, 2), Decimal("1.50"), "1.50"),
    (Text(), "\N{GRINNING FACE}\t ", "\N{GRINNING FACE}\t "),
    (Shouted(), "HELLO", "HELLO"),
    (LargeBinary(), b"\x00\xff", "AP8="),
    (Enum(Colour), Colour.RED, "RED"),
    (Enum("red", "green"), "red", "red"),
    (JSON(), {"a": [1, None]}, {"a": [1, None]}),
]
DAMAGED = [
    (Identifier(), "7"),
    (UtcDateTime(), 7),
    (Interval(), "one day"),
    (Boolean(), "yes"),
    (Numeric(), "much"),
    (LargeBinary(), "?"),
    (Enum(Colour), "BLUE"),
]


@pytest.mark.parametrize(("column_type", "value", "written"), WRITTEN)
def test_a_value_is_written_by_the_type_of_its_column(column_type: Any, value: object, written: object) -> None:
    assert codec_of(Column("value", column_type)).encode(value) == written


@pytest.mark.parametrize(("column_type", "value", "written"), WRITTEN)
def test_a_value_that_was_written_comes_back(column_type: Any, value: object, written: object) -> None:
    assert codec_of(Column("value", column_type)).decode(written) == value


@pytest.mark.parametrize("column_type", [column_type for column_type, _, _ in WRITTEN])
def test_no_value_stays_no_value(column_type: Any) -> None:
    codec = codec_of(Column("value", column_type))

    assert codec.encode(None) is None
    assert codec.decode(None) is None


@pytest.mark.parametrize(("column_type", "damaged"), DAMAGED)
def test_what_was_never_written_is_refused(column_type: Any, damaged: object) -> None:
    with pytest.raises(TransferError, match="damaged"):
        codec_of(Column("value", column_type)).decode(damaged)


def test_a_type_that_is_not_known_is_refused_by_name() -> None:
    with pytest.raises(TransferError, match=r"^shape can't be carried over: nothing is known of the type NullType"):
        codec_of(Column("shape", NullType()))


def test_a_value_of_another_type_than_its_column_says_is_refused() -> None:
    with pytest.raises(TransferError, match="a value of the type list"):
        codec_of(Column("value", PickleType())).encode([1])
