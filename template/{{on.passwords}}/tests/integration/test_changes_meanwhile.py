"""Accounts that change while a password is being compared, or while somebody is logged in."""

import httpx2
import pytest
from pydantic import SecretStr
from sqlalchemy import update

from app.core.password_exceptions import InvalidCredentialsError
from app.core.passwords import PasswordHasher
from app.db.session import Database
from app.models.user import User
from app.services.credentials import CredentialService
from tests.accounts import ME, NEW_PASSWORD, PASSWORD, USERS
from tests.credentials import AUTH, log_in
from tests.problems import refusal


class SlowHasher(PasswordHasher):
    """While it compares, the account changes."""

    def __init__(self, database: Database, **changes: object) -> None:
        super().__init__()
        self.database = database
        self.changes = changes

    async def verify(self, password: SecretStr, stored: str | None) -> tuple[bool, str | None]:
        """Change every account, and find that the password matches."""
        async with self.database.sessions.begin() as session:
            await session.execute(update(User).values(**self.changes))
        return stored is not None and bool(password), None


@pytest.mark.parametrize("changes", [{"hashed_password": "another"}, {"is_active": False}])
async def test_a_login_does_not_outlive_a_change_of_the_account(
    user: User, database: Database, changes: dict[str, object]
) -> None:
    credentials = CredentialService(database, SlowHasher(database, **changes))
    proof = await credentials.prove(user.email, SecretStr(PASSWORD))

    async with database.sessions.begin() as session:
        with pytest.raises(InvalidCredentialsError):
            await credentials.accept(session, proof)


async def test_a_password_set_by_a_superuser_ends_all_sessions(
    user: User, client: httpx2.AsyncClient, admin: httpx2.AsyncClient
) -> None:
    headers = await log_in(client, user.email)

    changed = await admin.patch(f"{USERS}/{user.id}", json={"password": NEW_PASSWORD})

    assert changed.status_code == 200
    assert refusal(await client.get(ME, headers=headers)) == (401, "invalid_token")


async def test_an_account_that_comes_back_has_no_sessions(
    user: User, client: httpx2.AsyncClient, admin: httpx2.AsyncClient
) -> None:
    headers = await log_in(client, user.email)

    for is_active in (False, True):
        await admin.patch(f"{USERS}/{user.id}", json={"is_active": is_active})

    assert refusal(await client.get(ME, headers=headers)) == (401, "invalid_token")


@pytest.mark.parametrize(
    "address", ["ada@xn--bcher-kva.example.com", "ada@bu\u0308cher.example.com", " ADA@Example.com "]
)
async def test_whoever_registers_can_log_in_with_the_same_text(client: httpx2.AsyncClient, address: str) -> None:
    credentials = {"email": address, "password": PASSWORD}
    await client.post(f"{AUTH}/register", json=credentials)

    response = await client.post(f"{AUTH}/login", json=credentials)

    assert response.status_code == 200
