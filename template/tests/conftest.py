"""A migrated database of the chosen kind, and a transaction around each test that is rolled back."""

from collections.abc import AsyncIterator, Callable, Iterator

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
from app.db.session import Database, ReadOnlySession, open_database
from app.main import create_app
from tests.clients import BASE_URL, ClientWith, OpenClient, open_client
from tests.databases import new_database
from tests.settings import make_settings

pytest_plugins = ["tests.process"]


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
    return Database(engine=engine, sessions=sessions, readers=readers, reserve=readers)


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


@pytest.fixture(scope="session")
def shared_app(settings: Settings) -> FastAPI:
    """The application of the suite: making one for each test would take most of its time."""
    return create_app(settings)


@pytest.fixture(scope="session")
async def shared_transport(shared_app: FastAPI) -> AsyncIterator[httpx2.ASGITransport]:
    """The way to the running application."""
    async with LifespanManager(shared_app) as manager:
        yield httpx2.ASGITransport(app=manager.app, raise_app_exceptions=False)


@pytest.fixture
def transport(
    shared_app: FastAPI,
    shared_transport: httpx2.ASGITransport,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> httpx2.ASGITransport:
    """The way to the running application, on the database of the test."""
    monkeypatch.setitem(shared_app.dependency_overrides, get_database, lambda: database)
    return shared_transport


@pytest.fixture
def new_app(settings: Settings, database: Database) -> FastAPI:
    """An application of its own, for tests that change it or count what it does."""
    app = create_app(settings)
    app.dependency_overrides[get_database] = lambda: database
    return app


@pytest.fixture
async def client(transport: httpx2.ASGITransport) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller without credentials."""
    async with httpx2.AsyncClient(transport=transport, base_url=BASE_URL) as client:
        yield client


@pytest.fixture
def client_with(settings: Settings, database: Database) -> ClientWith:
    """Makes a caller, without credentials, of an application that is changed and has other settings."""

    def make(change: Callable[[FastAPI], None] | None = None, **changes: object) -> OpenClient:
        app = create_app(settings.model_copy(update=changes))
        app.dependency_overrides[get_database] = lambda: database
        if change:
            change(app)
        return open_client(app)

    return make
