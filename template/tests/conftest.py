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
from app.core.config import Settings, get_settings
from app.db.engine import create_engine
from app.db.session import Database, ReadOnlySession, open_database
from app.main import create_app
from tests.clients import BASE_URL, ClientWith, OpenClient, open_client
from tests.databases import new_database
from tests.settings import make_settings


@pytest.fixture(scope="session", autouse=True)
def clean_environment() -> Iterator[None]:
    """Neither variables nor an environment file of the developer reach the tests."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setitem(Settings.model_config, "env_file", None)
        for name in Settings.model_fields:
            monkeypatch.delenv(name.upper(), raising=False)
        yield


@pytest.fixture(scope="session")
def settings() -> Iterator[Settings]:
    """Settings of a database that the suite makes and drops."""
    with new_database() as url:
        yield make_settings(url)


@pytest.fixture(scope="session")
async def engine(settings: Settings) -> AsyncIterator[AsyncEngine]:
    """An engine on the database, migrated as in production."""
    engine = create_engine(settings)
    await migrate(engine)
    yield engine
    await engine.dispose()


async def migrate(engine: AsyncEngine) -> None:
    """Apply all migrations."""
    async with engine.connect() as connection:
        await connection.run_sync(upgrade)
        await connection.commit()


def upgrade(connection: Connection) -> None:
    """Apply all migrations on a connection."""
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
    readers = async_sessionmaker(
        connection,
        sync_session_class=ReadOnlySession,
        expire_on_commit=False,
        join_transaction_mode="create_savepoint",
    )
    return Database(engine=engine, sessions=sessions, readers=readers)


@pytest.fixture
def new_settings() -> Iterator[Settings]:
    """Settings of an empty database for one test."""
    with new_database() as url:
        yield make_settings(url)


@pytest.fixture
async def committing_database(new_settings: Settings) -> AsyncIterator[Database]:
    """A migrated database for one test, in which transactions really commit; modules use it as their `database`."""
    async with open_database(new_settings) as database:
        await migrate(database.engine)
        yield database


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
async def transport(app: FastAPI) -> AsyncIterator[httpx2.ASGITransport]:
    """The running application, for any number of clients."""
    async with LifespanManager(app) as manager:
        yield httpx2.ASGITransport(app=manager.app, raise_app_exceptions=False)


@pytest.fixture
async def client(transport: httpx2.ASGITransport) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller without credentials."""
    async with httpx2.AsyncClient(transport=transport, base_url=BASE_URL) as client:
        yield client


@pytest.fixture
def client_with(settings: Settings, database: Database) -> ClientWith:
    """Makes a caller, without credentials, of an application with other settings."""

    def make(**changes: object) -> OpenClient:
        app = create_app(settings.model_copy(update=changes))
        app.dependency_overrides[get_database] = lambda: database
        return open_client(app)

    return make


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The environment of a command, which reads its settings anew."""
    get_settings.cache_clear()
    yield monkeypatch
    get_settings.cache_clear()
