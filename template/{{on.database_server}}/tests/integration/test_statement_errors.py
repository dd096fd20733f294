"""What the errors of statements mean."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db.errors import is_retryable, is_unavailable
from app.db.session import Database
from tests.databases import DEADLOCK


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_the_victim_of_a_deadlock_may_try_again_at_once(database: Database) -> None:
    async with database.sessions() as session:
        with pytest.raises(DBAPIError) as error:
            await session.execute(text(DEADLOCK))

    assert is_retryable(error.value)
    assert not is_unavailable(error.value)


async def test_a_query_that_is_wrong_is_no_reason_to_try_again(database: Database) -> None:
    async with database.readers() as session:
        with pytest.raises(DBAPIError) as error:
            await session.execute(text("SELECT nothing"))

    assert not is_unavailable(error.value)
    assert not is_retryable(error.value)


def test_an_error_without_a_cause_is_no_reason_to_try_again() -> None:
    assert not is_unavailable(DBAPIError("SELECT 1", {}, Exception("no cause")))
