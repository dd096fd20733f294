"""What it takes to look a key up."""

from collections.abc import Iterator

import httpx2
import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.accounts import ME
from tests.credentials import header_of


@pytest.fixture
def statements(engine: AsyncEngine) -> Iterator[list[str]]:
    """The statements that the database gets."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.upper().startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            seen.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine.sync_engine, "before_cursor_execute", note)


async def test_a_request_looks_its_key_up_once_and_writes_nothing(
    caller: httpx2.AsyncClient, statements: list[str]
) -> None:
    await caller.get(ME)

    (query,) = statements
    assert query.startswith("SELECT")


async def test_what_is_no_key_by_its_form_needs_no_look_up(client: httpx2.AsyncClient, statements: list[str]) -> None:
    await client.get(ME, headers=header_of("garbage"))

    assert not any("api_key" in statement for statement in statements)
