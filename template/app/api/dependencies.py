"""What handlers ask for."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import HTTPConnection

from app.core.config import Settings
from app.db.session import Database


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


async def get_session(connection: HTTPConnection) -> AsyncIterator[AsyncSession]:
    """Open a session that commits when the handler returns and rolls back when it raises."""
    database = await get_database(connection)
    async with database.sessions() as session:
        yield session
        await session.commit()


async def get_read_session(connection: HTTPConnection) -> AsyncIterator[AsyncSession]:
    """Open a session that only reads."""
    database = await get_database(connection)
    async with database.readers() as session:
        yield session


# With the scope of the function, the commit precedes the response: nobody is told of a row that is not there.
SessionDep = Annotated[AsyncSession, Depends(get_session, scope="function")]
ReadSessionDep = Annotated[AsyncSession, Depends(get_read_session, scope="function")]
