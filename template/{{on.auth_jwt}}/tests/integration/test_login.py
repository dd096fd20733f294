"""Logging in, by JSON and by form."""

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.api.account_dependencies import get_passwords
from app.core.passwords import PasswordHasher
from app.models.user import User
from tests.accounts import ME, PASSWORD, WRONG_PASSWORD, AddUser
from tests.credentials import AUTH, bearer, log_in
from tests.problems import refusal

LOGIN = f"{AUTH}/login"
FORM = f"{AUTH}/token"


@pytest.mark.parametrize("email", ["ada@example.com", " ADA@Example.com "])
async def test_a_login_answers_with_tokens_that_open_the_account(
    client: httpx2.AsyncClient, user: User, email: str
) -> None:
    response = await client.post(LOGIN, json={"email": email, "password": PASSWORD})

    assert response.status_code == 200
    tokens = response.json()
    assert (tokens["token_type"], tokens["expires_in"]) == ("bearer", 1800)
    me = await client.get(ME, headers=bearer(tokens["access_token"]))
    assert me.json()["id"] == str(user.id)


@pytest.mark.usefixtures("user")
@pytest.mark.parametrize("extra", [{}, {"grant_type": "password", "scope": "", "client_id": "docs"}])
async def test_a_form_logs_in_as_well(client: httpx2.AsyncClient, extra: dict[str, str]) -> None:
    response = await client.post(FORM, data={"username": "ada@example.com", "password": PASSWORD, **extra})

    assert response.status_code == 200
    assert response.json().keys() == {"access_token", "refresh_token", "token_type", "expires_in"}


@pytest.mark.usefixtures("user")
async def test_tokens_are_not_cached(client: httpx2.AsyncClient) -> None:
    response = await client.post(LOGIN, json={"email": "ada@example.com", "password": PASSWORD})

    assert response.headers["cache-control"] == "no-store"


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


async def test_a_refused_login_says_how_to_authenticate(client: httpx2.AsyncClient) -> None:
    response = await client.post(FORM, data={"username": "nobody@example.com", "password": PASSWORD})

    assert refusal(response) == (401, "invalid_credentials")
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("sent", [{}, {"email": "ada@example.com"}, {"email": "ada@example.com", "password": 1}])
async def test_a_login_that_is_none_is_refused(client: httpx2.AsyncClient, sent: dict[str, str]) -> None:
    assert refusal(await client.post(LOGIN, json=sent)) == (422, "validation_error")


async def test_a_form_of_another_grant_is_refused(client: httpx2.AsyncClient) -> None:
    form = {"username": "ada@example.com", "password": PASSWORD, "grant_type": "client_credentials"}

    assert refusal(await client.post(FORM, data=form)) == (422, "validation_error")


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
