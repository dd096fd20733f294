"""What every repository and both kinds of session keep to."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.exceptions import NotFoundError
from app.db.session import Database, ReadOnlyError
from app.models.item import Item
from app.repositories.item import ItemRepository

type NewItem = Callable[[str], Item]


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


@pytest.fixture
async def item(session: AsyncSession, new_item: NewItem) -> Item:
    """A stored item."""
    item = await ItemRepository(session).add(new_item("A book"))
    await session.commit()
    return item


async def count_items(database: Database) -> int:
    async with database.readers() as session:
        return (await session.execute(select(func.count()).select_from(Item))).scalar_one()


async def test_a_repository_never_commits(session: AsyncSession, database: Database, new_item: NewItem) -> None:
    await ItemRepository(session).add(new_item("A book"))
    await session.rollback()

    assert await count_items(database) == 0


async def test_many_rows_are_added_at_once(session: AsyncSession, database: Database, new_item: NewItem) -> None:
    await ItemRepository(session).add_all(new_item(f"book {number}") for number in range(2500))
    await session.commit()

    assert await count_items(database) == 2500


async def test_an_error_of_an_unknown_constraint_is_not_swallowed(
    database: Database, item: Item, new_item: NewItem
) -> None:
    twin = new_item("A twin")
    twin.id = item.id

    async with database.sessions() as session:
        with pytest.raises(IntegrityError):
            await ItemRepository(session).add(twin)


async def test_an_error_does_not_tell_the_values_of_a_query(database: Database) -> None:
    async with database.readers() as session:
        with pytest.raises(DBAPIError) as error:
            await session.execute(text("SELECT :value FROM nowhere"), {"value": "sentinel"})

    assert "sentinel" not in str(error.value)


async def test_a_reading_session_refuses_a_new_row(database: Database, new_item: NewItem) -> None:
    async with database.readers() as session:
        session.add(new_item("A book"))

        with pytest.raises(ReadOnlyError):
            await session.flush()


async def test_a_reading_session_refuses_a_change(database: Database, item: Item) -> None:
    async with database.readers() as session:
        found = await session.get_one(Item, item.id)
        found.title = "Another book"

        with pytest.raises(ReadOnlyError):
            await session.flush()


async def test_a_reading_session_refuses_a_deletion(database: Database, item: Item) -> None:
    async with database.readers() as session:
        await session.delete(await session.get_one(Item, item.id))

        with pytest.raises(ReadOnlyError):
            await session.flush()


async def test_a_reading_session_refuses_a_statement_that_changes(database: Database) -> None:
    async with database.readers() as reader:
        with pytest.raises(ReadOnlyError):
            await reader.execute(update(Item).values(title="Another"))


async def test_a_change_of_a_row_that_is_gone_is_not_found(
    session: AsyncSession, database: Database, item: Item
) -> None:
    async with database.sessions.begin() as other:
        await other.execute(delete(Item))
    item.title = "Another"

    with pytest.raises(NotFoundError):
        await ItemRepository(session).flush()


async def test_times_come_back_aware_and_in_utc(database: Database, item: Item) -> None:
    async with database.readers() as session:
        found = await session.get_one(Item, item.id)

    assert found.created_at.utcoffset() == timedelta(0)
    assert found.created_at == item.created_at


async def test_a_time_of_another_zone_is_stored_as_the_same_moment(
    session: AsyncSession, database: Database, new_item: NewItem
) -> None:
    item = new_item("A book")
    item.created_at = datetime(2026, 1, 1, 1, tzinfo=timezone(timedelta(hours=2)))
    session.add(item)
    await session.commit()

    async with database.readers() as reader:
        found = await reader.get_one(Item, item.id)

    assert found.created_at == datetime(2025, 12, 31, 23, tzinfo=UTC)
    assert found.created_at.tzinfo is UTC


async def test_a_change_moves_the_time_of_the_last_change(session: AsyncSession, item: Item) -> None:
    created_at, before = item.created_at, item.updated_at

    item.title = "Another book"
    await session.commit()

    assert item.created_at == created_at
    assert item.updated_at > before
