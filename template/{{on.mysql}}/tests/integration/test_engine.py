"""The engine, and what its errors mean."""

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.api.dependencies import SessionDep
from app.core.config import Settings
from app.db.errors import error_number, is_unavailable, violated_constraint
from app.db.session import Database, open_database
from tests.clients import ClientWith
from tests.problems import refusal

CONNECTION = text("SELECT CONNECTION_ID()")
LONG_QUERY = text(
    "SELECT count(*) FROM information_schema.columns a, information_schema.columns b, information_schema.columns c"
)


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def connection_of(session: AsyncSession) -> int:
    """Tell which connection a session has."""
    number: int = (await session.execute(CONNECTION)).scalar_one()
    return number


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lock_wait_timeout", 2),
        ("innodb_lock_wait_timeout", 2),
        ("time_zone", "+00:00"),
        ("character_set_connection", "utf8mb4"),
    ],
)
async def test_every_connection_is_prepared(settings: Settings, name: str, value: str | int) -> None:
    query = text(f"SELECT @@session.{name}")
    async with open_database(settings) as database, database.readers() as reader, database.sessions() as writer:
        found = [(await session.execute(query)).scalar_one() for session in (reader, writer)]

    assert found == [value, value]


async def test_writers_see_what_others_have_committed_meanwhile(database: Database) -> None:
    async with database.sessions() as session:
        level = await (await session.connection()).get_isolation_level()

    assert level == "READ COMMITTED"


async def test_the_server_refuses_what_a_reader_writes(database: Database) -> None:
    async with database.readers() as session:
        with pytest.raises(DBAPIError) as error:
            await session.execute(text("DELETE FROM item"))

    assert error_number(error.value) == 1792


async def test_a_value_that_does_not_fit_is_refused_and_not_cut(database: Database) -> None:
    async with database.sessions() as session:
        with pytest.raises(DBAPIError) as error:
            await session.execute(text("UPDATE alembic_version SET version_num = REPEAT('x', 33)"))

    assert error_number(error.value) == 1406


async def test_a_request_that_loses_its_connection_may_be_tried_again(client_with: ClientWith) -> None:
    async def lose_connection(session: SessionDep) -> None:
        await session.execute(text(f"KILL {await connection_of(session)}"))

    def add_operation(app: FastAPI) -> None:
        app.add_api_route("/lost", lose_connection)

    async with client_with(add_operation) as client:
        response = await client.get("/lost")

    assert refusal(response) == (503, "database_unavailable")


async def test_a_lost_connection_may_be_tried_again(database: Database) -> None:
    async with database.readers() as session, database.sessions() as other:
        await other.execute(text(f"KILL {await connection_of(session)}"))

        with pytest.raises(DBAPIError) as error:
            await session.execute(text("SELECT 1"))

    assert is_unavailable(error.value)


async def test_a_connection_that_was_lost_while_nobody_used_it_is_replaced(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.db.engine.FRESH_SECONDS", 0)
    async with database.readers() as session:
        before = await connection_of(session)
    async with database.sessions() as other:
        await other.execute(text(f"KILL {before}"))

    async with database.readers() as session:
        after = await connection_of(session)

    assert after != before


async def test_a_statement_that_takes_too_long_is_ended_and_may_be_tried_again(settings: Settings) -> None:
    impatient = settings.model_copy(update={"db_timeout_seconds": 0.5})
    async with open_database(impatient) as hurried, hurried.readers() as session:
        before = await connection_of(session)
        with pytest.raises(DBAPIError) as error:
            await session.execute(LONG_QUERY)
        after = await connection_of(session)

    assert is_unavailable(error.value)
    assert after == before


async def test_a_lock_that_is_not_given_may_be_asked_for_again(
    database: Database, committing_settings: Settings
) -> None:
    impatient = committing_settings.model_copy(update={"db_lock_timeout_seconds": 0.1})
    update = text("UPDATE alembic_version SET version_num = 'other'")
    async with open_database(impatient) as hurried, database.sessions() as holder, hurried.sessions() as session:
        await holder.execute(update)

        with pytest.raises(DBAPIError) as error:
            await session.execute(update)

    assert is_unavailable(error.value)


async def test_a_violated_constraint_is_told_by_its_name(database: Database) -> None:
    async with database.sessions() as session:
        await session.execute(
            text("CREATE TEMPORARY TABLE note (text VARCHAR(9), CONSTRAINT uq_note_text UNIQUE (text))")
        )
        insert = text("INSERT INTO note VALUES ('twice')")
        await session.execute(insert)

        with pytest.raises(IntegrityError) as error:
            await session.execute(insert)

    assert violated_constraint(error.value) == "uq_note_text"


async def test_a_constraint_of_another_kind_has_no_name(database: Database) -> None:
    async with database.sessions() as session:
        with pytest.raises(IntegrityError) as error:
            await session.execute(text("INSERT INTO alembic_version VALUES (NULL)"))

    assert violated_constraint(error.value) is None
