"""The engine, and what its errors mean."""

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.api.dependencies import SessionDep
from app.core.config import Settings
from app.db.errors import is_unavailable, sqlstate, violated_constraint
from app.db.session import Database, open_database
from tests.clients import ClientWith
from tests.problems import refusal

PID = text("SELECT pg_backend_pid()")


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("statement_timeout", "4s"),
        ("lock_timeout", "2s"),
        ("idle_in_transaction_session_timeout", "20s"),
        ("transaction_isolation", "read committed"),
    ],
)
async def test_the_server_keeps_the_limits(database: Database, name: str, value: str) -> None:
    async with database.readers() as reader, database.sessions() as writer:
        found = [(await session.execute(text(f"SHOW {name}"))).scalar_one() for session in (reader, writer)]

    assert found == [value, value]


async def test_the_server_refuses_what_a_reader_writes(database: Database) -> None:
    async with database.readers() as session:
        with pytest.raises(DBAPIError) as error:
            await session.execute(text("DELETE FROM item"))

    assert sqlstate(error.value) == "25006"


async def test_a_request_that_loses_its_connection_may_be_tried_again(client_with: ClientWith) -> None:
    async def lose_connection(session: SessionDep) -> None:
        await session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    def add_operation(app: FastAPI) -> None:
        app.add_api_route("/lost", lose_connection)

    async with client_with(add_operation) as client:
        response = await client.get("/lost")

    assert refusal(response) == (503, "database_unavailable")


async def test_a_statement_that_takes_too_long_is_ended_and_may_be_tried_again(settings: Settings) -> None:
    impatient = settings.model_copy(update={"db_timeout_seconds": 0.5})
    async with open_database(impatient) as hurried, hurried.readers() as session:
        before = (await session.execute(PID)).scalar_one()
        with pytest.raises(DBAPIError) as error:
            await session.execute(text("SELECT pg_sleep(30)"))
        after = (await session.execute(PID)).scalar_one()

    assert is_unavailable(error.value)
    assert after == before


async def test_a_lock_that_is_not_given_may_be_asked_for_again(
    database: Database, committing_settings: Settings
) -> None:
    impatient = committing_settings.model_copy(update={"db_lock_timeout_seconds": 0.1})
    async with open_database(impatient) as hurried, database.sessions.begin() as holder, hurried.readers() as session:
        await holder.execute(text("LOCK TABLE item"))

        with pytest.raises(DBAPIError) as error:
            await session.execute(text("SELECT count(*) FROM item"))

    assert is_unavailable(error.value)


async def test_a_violated_constraint_is_told_by_its_name(database: Database) -> None:
    insert = text("INSERT INTO alembic_version SELECT version_num FROM alembic_version")
    async with database.sessions() as session:
        with pytest.raises(IntegrityError) as error:
            await session.execute(insert)

    assert violated_constraint(error.value) == "alembic_version_pkc"


async def test_a_lost_connection_may_be_tried_again(database: Database) -> None:
    end = text("SELECT pg_terminate_backend(:pid)")
    async with database.readers() as session, database.readers() as other:
        pid = (await session.execute(PID)).scalar_one()
        await other.execute(end, {"pid": pid})

        with pytest.raises(DBAPIError) as error:
            await session.execute(text("SELECT 1"))

    assert is_unavailable(error.value)
