"""Opening an account."""

import httpx2
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.config import Settings
from app.models.user import User
from tests.accounts import PASSWORD
from tests.clients import ClientWith
from tests.credentials import AUTH
from tests.problems import broken_rules, refusal

ADDRESS = f"{AUTH}/register"
NEW = {"email": "new@example.com", "password": PASSWORD}


async def test_a_new_account_is_an_ordinary_one(client: httpx2.AsyncClient) -> None:
    response = await client.post(ADDRESS, json={**NEW, "full_name": "New"})

    assert response.status_code == 201
    created = response.json()
    assert (created["email"], created["full_name"]) == ("new@example.com", "New")
    assert (created["is_active"], created["is_superuser"], created["is_verified"]) == (True, False, False)


async def test_a_password_is_stored_as_a_hash_and_never_returned(
    client: httpx2.AsyncClient, session: AsyncSession
) -> None:
    response = await client.post(ADDRESS, json=NEW)

    assert "password" not in response.text
    assert PASSWORD not in response.text
    stored = (await session.scalars(select(User.hashed_password))).one()
    assert stored.startswith("$argon2id$")


async def test_a_password_is_hashed_as_the_recommendation_says(client_with: ClientWith, session: AsyncSession) -> None:
    async with client_with() as client:
        await client.post(ADDRESS, json=NEW)

    stored = (await session.scalars(select(User.hashed_password))).one()
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


async def test_an_address_is_trimmed_and_lower_cased(client: httpx2.AsyncClient) -> None:
    response = await client.post(ADDRESS, json={**NEW, "email": "  New@EXAMPLE.com "})

    assert response.json()["email"] == "new@example.com"


@pytest.mark.parametrize("email", ["ada@example.com", "ADA@example.com", " Ada@Example.Com "])
async def test_an_address_is_taken_once_in_any_spelling(client: httpx2.AsyncClient, user: User, email: str) -> None:
    response = await client.post(ADDRESS, json={**NEW, "email": email})

    assert refusal(response) == (409, "email_taken")
    assert user.email not in response.text.lower()


@pytest.mark.parametrize("field", ["is_superuser", "is_active", "is_verified", "id", "hashed_password", "created_at"])
async def test_nobody_registers_with_rights(client: httpx2.AsyncClient, field: str) -> None:
    response = await client.post(ADDRESS, json={**NEW, field: True})

    assert broken_rules(response) == {(f"/{field}", "extra_forbidden")}


@pytest.mark.parametrize(
    ("password", "rule"),
    [("x" * 11, "too_short"), ("x" * 129, "too_long"), ("", "too_short"), ("a null \0 character", "value_error")],
)
async def test_a_password_that_breaks_a_rule_is_refused(client: httpx2.AsyncClient, password: str, rule: str) -> None:
    response = await client.post(ADDRESS, json={**NEW, "password": password})

    assert broken_rules(response) == {("/password", rule)}


@pytest.mark.parametrize(
    "password",
    [
        "tulip-mortar",
        "purplemonkeydishwash",
        "mortar tulip " * 2 + "and so on until there are sixty-four let",
        "  space around   ",
        "".join(map(chr, range(0x1F300, 0x1F300 + 128))),
    ],
)
async def test_every_password_of_a_fair_length_is_accepted(client: httpx2.AsyncClient, password: str) -> None:
    await client.post(ADDRESS, json={**NEW, "password": password})

    response = await client.post(f"{AUTH}/login", json={**NEW, "password": password})

    assert response.status_code == 200


async def test_a_password_counts_to_its_end(client: httpx2.AsyncClient) -> None:
    start = "".join(map(chr, range(48, 48 + 72)))
    await client.post(ADDRESS, json={**NEW, "password": f"{start}one"})

    response = await client.post(f"{AUTH}/login", json={**NEW, "password": f"{start}two"})

    assert refusal(response) == (401, "invalid_credentials")


@pytest.mark.parametrize(("length", "status"), [(1_000_000, 422), (2_000_000, 413)])
async def test_a_password_of_megabytes_is_refused(client: httpx2.AsyncClient, length: int, status: int) -> None:
    response = await client.post(ADDRESS, json={**NEW, "password": "x" * length})

    assert response.status_code == status


@pytest.mark.parametrize(
    "password", ["password123456", "Password123456!", "qwertyuiop12", "123456789123", "aaaaaaaaaaaa", "dragondragon"]
)
async def test_a_common_password_is_refused(client: httpx2.AsyncClient, password: str) -> None:
    response = await client.post(ADDRESS, json={**NEW, "password": password})

    assert broken_rules(response) == {("/password", "password_common")}
    assert password not in response.text


async def test_the_address_is_no_password(client: httpx2.AsyncClient) -> None:
    response = await client.post(ADDRESS, json={**NEW, "password": "New@Example.com1"})

    assert broken_rules(response) == {("/password", "password_personal")}


async def test_the_name_of_the_service_is_no_password(client: httpx2.AsyncClient, settings: Settings) -> None:
    response = await client.post(ADDRESS, json={**NEW, "password": f"{settings.project_name}-2026-2026"})

    assert broken_rules(response) == {("/password", "password_personal")}


@pytest.mark.parametrize("email", ["", "new", "new@", "@example.com", "new@example", "a@b@example.com", "x" * 300])
async def test_what_is_no_address_is_refused(client: httpx2.AsyncClient, email: str) -> None:
    response = await client.post(ADDRESS, json={**NEW, "email": email})

    assert broken_rules(response) == {("/email", "value_error")}


async def test_an_address_that_only_some_mail_servers_take_is_refused(client: httpx2.AsyncClient) -> None:
    response = await client.post(
        ADDRESS, json={**NEW, "email": "ad\N{LATIN SMALL LETTER A WITH DIAERESIS}@example.com"}
    )

    assert broken_rules(response) == {("/email", "value_error")}


async def test_an_address_may_have_a_domain_of_another_alphabet(client: httpx2.AsyncClient) -> None:
    email = "ada@b\N{LATIN SMALL LETTER U WITH DIAERESIS}cher.example.com"

    response = await client.post(ADDRESS, json={**NEW, "email": email})

    assert (response.status_code, response.json()["email"]) == (201, email)


async def test_what_is_refused_is_never_repeated(client: httpx2.AsyncClient) -> None:
    response = await client.post(ADDRESS, json={"email": "new@example.com", "password": "tiny-secret"})

    assert response.status_code == 422
    assert "tiny-secret" not in response.text
