"""A migrated database of the chosen kind, and a transaction around each test that is rolled back."""

from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from asgi_lifespan import LifespanManager
from fastapi import FastAPI
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, async_sessionmaker

from app.api.dependencies import get_database
from app.core.config import Settings
from app.db.engine import create_engine
from app.db.session import Database
from app.main import create_app
from tests.databases import new_database
from tests.settings import make_settings

BASE_URL = "http://localhost"


@pytest.fixture(scope="session")
def settings() -> Iterator[Settings]:
    """Settings of a database that the suite makes and drops; no environment file is read."""
    with new_database() as url:
        yield make_settings(url)


@pytest.fixture(scope="session")
async def engine(settings: Settings) -> AsyncIterator[AsyncEngine]:
    """An engine on the database, migrated as in production."""
    engine = create_engine(settings)
    async with engine.connect() as connection:
        await connection.run_sync(upgrade)
        await connection.commit()
    yield engine
    await engine.dispose()


def upgrade(connection: Connection) -> None:
    """Apply all migrations."""
    config = AlembicConfig("alembic.ini")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@pytest.fixture
async def connection(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection whose transaction is rolled back, whatever the test commits."""
    async with engine.connect() as connection:
        transaction = await connection.begin()
        yield connection
        await transaction.rollback()


@pytest.fixture
def database(engine: AsyncEngine, connection: AsyncConnection) -> Database:
    """Sessions inside the transaction of the test: their commits release a savepoint."""
    sessions = async_sessionmaker(connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
    return Database(engine=engine, sessions=sessions, readers=sessions)


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A session to arrange and to look with."""
    async with database.sessions() as session:
        yield session


@pytest.fixture
def app(settings: Settings, database: Database) -> FastAPI:
    """An application of its own for each test, on the database of the test."""
    app = create_app(settings)
    app.dependency_overrides[get_database] = lambda: database
    return app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller without credentials."""
    async with LifespanManager(app) as manager:
        transport = httpx2.ASGITransport(app=manager.app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url=BASE_URL) as client:
            yield client
