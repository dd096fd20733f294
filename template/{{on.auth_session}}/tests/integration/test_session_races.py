"""Sessions that are used and ended at once, with real transactions."""

import asyncio
from datetime import timedelta

import httpx2
import pytest
from pydantic import SecretStr
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.account_exceptions import InvalidTokenError
from app.core.clock import utc_now
from app.core.config import Settings
from app.core.passwords import PasswordHasher
from app.core.security import SessionLifetime
from app.db.session import Database
from app.models.auth_session import AuthSession
from app.models.user import User
from app.schemas.password import PasswordChange
from app.services.auth import AuthService
from app.services.session_use import SessionUse
from tests.accounts import ME, NEW_PASSWORD, PASSWORD
from tests.application import weak_hasher
from tests.credentials import log_in, token_of


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


class EndingHasher(PasswordHasher):
    """While it compares, all sessions end."""

    def __init__(self, database: Database, hasher: PasswordHasher) -> None:
        super().__init__(hasher.rules)
        self.hasher = hasher.hasher
        self.database = database

    async def verify(self, password: SecretStr, stored: str | None) -> tuple[bool, str | None]:
        """End every session, and compare."""
        async with self.database.sessions.begin() as session:
            await session.execute(update(AuthSession).values(revoked_at=utc_now()))
        return await super().verify(password, stored)


async def test_many_requests_after_a_pause_succeed_together(
    client: httpx2.AsyncClient, session: AsyncSession, user: User
) -> None:
    headers = await log_in(client, user.email)
    pause = utc_now() - timedelta(minutes=30)
    await session.execute(update(AuthSession).values(last_used_at=pause))
    await session.commit()

    responses = await asyncio.gather(*(client.get(ME, headers=headers) for _ in range(20)))

    assert {response.status_code for response in responses} == {200}
    assert (await session.scalars(select(AuthSession.last_used_at))).one() > pause


async def test_a_session_that_ends_while_its_password_is_changed_changes_nothing(
    client: httpx2.AsyncClient, database: Database, settings: Settings, user: User
) -> None:
    headers = httpx2.Headers(await log_in(client, user.email))
    lifetime = SessionLifetime.of(settings)
    caller = await SessionUse(database, lifetime).find(token_of(headers))
    service = AuthService(database, EndingHasher(database, weak_hasher(settings)), lifetime)
    change = PasswordChange(current_password=SecretStr(PASSWORD), new_password=SecretStr(NEW_PASSWORD))

    with pytest.raises(InvalidTokenError):
        await service.change_password(caller, change)

    assert await log_in(client, user.email, PASSWORD)
