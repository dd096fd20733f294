"""Logging in."""

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.api.account_dependencies import get_passwords
from app.core.challenge import CHALLENGE
from app.core.passwords import PasswordHasher
from app.models.user import User
from tests.accounts import PASSWORD, WRONG_PASSWORD, AddUser
from tests.credentials import AUTH, log_in
from tests.problems import refusal

LOGIN = f"{AUTH}/login"


async def test_nobody_learns_why_a_login_was_refused(client: httpx2.AsyncClient, add_user: AddUser) -> None:
    await add_user("ada@example.com")
    await add_user("inactive@example.com", is_active=False)
    attempts = [
        {"email": "nobody@example.com", "password": PASSWORD},
        {"email": "ada@example.com", "password": WRONG_PASSWORD},
        {"email": "inactive@example.com", "password": PASSWORD},
        {"email": "no address", "password": PASSWORD},
        {"email": "ada@example.com", "password": ""},
    ]

    responses = [await client.post(LOGIN, json=attempt) for attempt in attempts]

    assert {refusal(response) for response in responses} == {(401, "invalid_credentials")}
    bodies = [{**response.json(), "request_id": ""} for response in responses]
    assert bodies == bodies[:1] * len(attempts)


@pytest.mark.parametrize("sent", [{}, {"email": "ada@example.com"}, {"email": "ada@example.com", "password": 1}])
async def test_a_login_that_is_none_is_refused(client: httpx2.AsyncClient, sent: dict[str, str]) -> None:
    assert refusal(await client.post(LOGIN, json=sent)) == (422, "validation_error")


async def test_a_password_of_megabytes_is_refused_before_it_is_hashed(client: httpx2.AsyncClient) -> None:
    response = await client.post(LOGIN, json={"email": "ada@example.com", "password": "x" * 129})

    assert refusal(response) == (422, "validation_error")


@pytest.mark.usefixtures("user")
async def test_a_login_renews_a_hash_of_older_parameters(
    client: httpx2.AsyncClient, session: AsyncSession, shared_app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = PasswordHasher()
    monkeypatch.setitem(shared_app.dependency_overrides, get_passwords, lambda: current)

    await log_in(client, "ada@example.com")

    stored = (await session.scalars(select(User.hashed_password))).one()
    assert "m=65536," in stored
    assert await log_in(client, "ada@example.com")


async def test_a_refused_login_says_how_to_authenticate(client: httpx2.AsyncClient) -> None:
    response = await client.post(LOGIN, json={"email": "nobody@example.com", "password": PASSWORD})

    assert refusal(response) == (401, "invalid_credentials")
    assert response.headers["www-authenticate"] == CHALLENGE
