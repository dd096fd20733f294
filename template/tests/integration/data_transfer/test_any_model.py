"""Data of models that are not there yet, carried from one database to another."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, MetaData, Table, select
from sqlalchemy.types import NullType

from app.core.config import Settings
from app.db.engine import create_engine
from app.db.transfer.errors import FAILURES, TransferError
from app.db.transfer.exporting import export_data
from app.db.transfer.importing import import_data
from tests.conftest import migrate
from tests.integration.data_transfer.tables import FULL, NOTHING, SAMPLE, create_tables, insert_rows, stored_rows

type Carry = Callable[..., Coroutine[Any, Any, None]]


async def prepared(settings: Settings) -> Settings:
    engine = create_engine(settings)
    await migrate(engine)
    await engine.dispose()
    await create_tables(settings)
    return settings


@pytest.fixture
async def source(new_settings: Settings) -> Settings:
    """A database to carry data from."""
    return await prepared(new_settings)


@pytest.fixture
async def target(empty_target: Settings) -> Settings:
    """An empty database to carry data to."""
    return await prepared(empty_target)


@pytest.fixture
def carry(source: Settings, target: Settings, tmp_path: Path) -> Carry:
    """Carries rows from one database to the other."""

    async def carry(*rows: dict[str, Any]) -> None:
        await insert_rows(source, *rows)
        await export_data(source, tmp_path / "data.jsonl", [SAMPLE])
        await import_data(target, tmp_path / "data.jsonl", [SAMPLE])

    return carry


async def test_values_of_every_type_arrive(carry: Carry, target: Settings) -> None:
    empty = {key: value for key, value in NOTHING.items() if key != "document"} | {"id": 8}

    await carry(FULL, empty)

    assert await stored_rows(target) == [FULL, NOTHING | {"id": 8}]


async def test_a_row_may_refer_to_one_that_comes_after_it(carry: Carry, target: Settings) -> None:
    child = FULL | {"id": 3, "parent_id": 7}

    await carry(FULL, child)

    assert await stored_rows(target) == [child, FULL]


async def test_numbers_go_on_where_they_were(carry: Carry, target: Settings) -> None:
    await carry(FULL)

    await insert_rows(target, {"text": "the next"})

    assert [row["id"] for row in await stored_rows(target)] == [7, 8]


async def test_an_empty_document_is_not_a_document(carry: Carry, target: Settings) -> None:
    await carry({"id": 1, "text": "without a document"})

    engine = create_engine(target)
    async with engine.connect() as connection:
        found = (await connection.execute(select(SAMPLE.c.id).where(SAMPLE.c.document.is_(None)))).scalars().all()
    await engine.dispose()
    assert found == [1]


async def test_many_rows_are_carried_in_parts(carry: Carry, target: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.db.transfer.exporting.BATCH", 2)
    monkeypatch.setattr("app.db.transfer.importing.BATCH", 2)
    rows = [FULL | {"id": number, "parent_id": number - 1 or None} for number in range(1, 6)]

    await carry(*rows)

    assert await stored_rows(target) == rows


async def test_a_row_that_refers_to_nothing_is_refused(source: Settings, target: Settings, tmp_path: Path) -> None:
    await insert_rows(source, FULL, FULL | {"id": 8, "parent_id": 7})
    path = tmp_path / "data.jsonl"
    await export_data(source, path, [SAMPLE])
    path.write_text(path.read_text(encoding="utf-8").replace('"parent_id": 7', '"parent_id": 6'), encoding="utf-8")

    with pytest.raises(FAILURES):
        await import_data(target, path, [SAMPLE])

    assert await stored_rows(target) == []


async def test_a_type_that_is_not_known_is_refused_before_anything_is_written(source: Settings, tmp_path: Path) -> None:
    path = tmp_path / "data.jsonl"

    with pytest.raises(TransferError, match=r"other\.shape can't be carried over"):
        await export_data(source, path, [Table("other", MetaData(), Column("shape", NullType()))])

    assert not path.exists()
