"""What tests do with the commands of keys."""

from collections.abc import Callable

import httpx2
from sqlalchemy import select
from typer.testing import Result

from app.core.config import Settings
from app.db.base import Base
from app.db.session import open_database
from app.main import create_app
from app.models.user import User
from tests.clients import open_client
from tests.credentials import header_of

EMAIL = "root@example.com"
SCOPES = "items:read items:write"

type Run = Callable[..., Result]


async def rows[M: Base](settings: Settings, model: type[M]) -> list[M]:
    async with open_database(settings) as database, database.readers() as session:
        return list(await session.scalars(select(model)))


async def get(settings: Settings, path: str, key: str) -> httpx2.Response:
    async with open_client(create_app(settings)) as client:
        return await client.get(path, headers=header_of(key))


async def store(settings: Settings, user: User) -> None:
    async with open_database(settings) as database, database.sessions.begin() as session:
        session.add(user)


def refused(result: Result) -> str:
    """Return the one line that says why a command did nothing."""
    assert result.exit_code == 1
    message = str(result.exception)
    assert "\n" not in message
    return message
