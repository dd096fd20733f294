"""What handlers ask for."""

from collections import Counter
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Query
from fastapi.exceptions import RequestValidationError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import HTTPConnection

from app.core.config import Settings
from app.db.session import Database
from app.schemas.base import Schema

# Parameters that are lists, which one repeats to name several values.
REPEATABLE: frozenset[str] = frozenset()


class NoParameters(Schema):
    """The query of an operation that takes none."""


async def get_database(connection: HTTPConnection) -> Database:
    """Return the database that the lifespan opened."""
    database: Database = connection.state.database
    return database


async def get_request_settings(connection: HTTPConnection) -> Settings:
    """Return the settings that the application was made with."""
    settings: Settings = connection.state.settings
    return settings


DatabaseDep = Annotated[Database, Depends(get_database)]
SettingsDep = Annotated[Settings, Depends(get_request_settings)]


async def get_session(database: DatabaseDep) -> AsyncIterator[AsyncSession]:
    """Open a session that commits when the handler returns and rolls back when it raises."""
    async with database.sessions.begin() as session:
        yield session


async def get_read_session(database: DatabaseDep) -> AsyncIterator[AsyncSession]:
    """Open a session that only reads."""
    async with database.readers() as session:
        yield session


async def refuse_parameters(_parameters: Annotated[NoParameters, Query()]) -> None:
    """Refuse a query that the operation would ignore."""


async def refuse_repetition(connection: HTTPConnection) -> None:
    """Refuse a parameter that is given twice: parts of the way to the service may not agree which one counts."""
    counted = Counter(name for name, _ in connection.query_params.multi_items() if name not in REPEATABLE)
    message = "Give it once"
    repeated = [{"type": "repeated", "loc": ("query", name), "msg": message} for name, n in counted.items() if n > 1]
    if repeated:
        raise RequestValidationError(repeated)


# With the scope of the function, the commit precedes the response: nobody is told of a row that is not there.
SessionDep = Annotated[AsyncSession, Depends(get_session, scope="function")]
ReadSessionDep = Annotated[AsyncSession, Depends(get_read_session, scope="function")]
NO_PARAMETERS = Depends(refuse_parameters)
GIVEN_ONCE = Depends(refuse_repetition)
