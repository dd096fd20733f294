"""Who calls."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.config import Settings
from app.db.session import Database
from app.models.item import Item
from app.models.user import User
from tests.accounts import AddUser, ClientOf
from tests.application import prepare
from tests.clients import BASE_URL
from tests.credentials import credentials_of
from tests.users import new_user


@pytest.fixture(scope="session")
def shared_app(shared_app: FastAPI, settings: Settings) -> FastAPI:
    """The application of the suite, prepared for many logins."""
    prepare(shared_app, settings)
    return shared_app


@pytest.fixture
def add_user(session: AsyncSession) -> AddUser:
    """Stores a user."""

    async def add(email: str, **fields: object) -> User:
        user = new_user(email, **fields)
        session.add(user)
        await session.commit()
        return user

    return add


@pytest.fixture
async def user(add_user: AddUser) -> User:
    """An ordinary user."""
    return await add_user("ada@example.com", full_name="Ada")


@pytest.fixture
async def other_user(add_user: AddUser) -> User:
    """Another ordinary user."""
    return await add_user("grace@example.com", full_name="Grace")


@pytest.fixture
async def superuser(add_user: AddUser) -> User:
    """A superuser."""
    return await add_user("root@example.com", is_superuser=True)


@pytest.fixture
async def second_superuser(add_user: AddUser) -> User:
    """Another superuser."""
    return await add_user("second@example.com", is_superuser=True)


@pytest.fixture
async def client_of(transport: httpx2.ASGITransport, database: Database, settings: Settings) -> AsyncIterator[ClientOf]:
    """Logs users in."""
    async with AsyncExitStack() as stack:

        async def log_in(user: User) -> httpx2.AsyncClient:
            credentials = await credentials_of(user, database, settings)
            client = httpx2.AsyncClient(transport=transport, base_url=BASE_URL, headers=credentials)
            return await stack.enter_async_context(client)

        yield log_in


@pytest.fixture
async def caller(client_of: ClientOf, user: User) -> httpx2.AsyncClient:
    """The ordinary user, logged in."""
    return await client_of(user)


@pytest.fixture
async def other_caller(client_of: ClientOf, other_user: User) -> httpx2.AsyncClient:
    """The other user, logged in."""
    return await client_of(other_user)


@pytest.fixture
async def admin(client_of: ClientOf, superuser: User) -> httpx2.AsyncClient:
    """The superuser, logged in."""
    return await client_of(superuser)


@pytest.fixture
def new_item(user: User) -> Callable[[str], Item]:
    """Makes an item of the ordinary user that is not stored yet."""
    return lambda title: Item(title=title, owner_id=user.id)
