"""Tokens for a login, by JSON and by form."""

import httpx2
import pytest

from app.models.user import User
from tests.accounts import ME, PASSWORD
from tests.credentials import AUTH, headers_of
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
    me = await client.get(ME, headers=headers_of(tokens["access_token"]))
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


async def test_a_refused_login_says_how_to_authenticate(client: httpx2.AsyncClient) -> None:
    response = await client.post(FORM, data={"username": "nobody@example.com", "password": PASSWORD})

    assert refusal(response) == (401, "invalid_credentials")
    assert response.headers["www-authenticate"] == "Bearer"


async def test_a_form_of_another_grant_is_refused(client: httpx2.AsyncClient) -> None:
    form = {"username": "ada@example.com", "password": PASSWORD, "grant_type": "client_credentials"}

    assert refusal(await client.post(FORM, data=form)) == (422, "validation_error")
