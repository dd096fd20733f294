"""How a login is narrowed, and what stays of it."""

import httpx2
import jwt
import pytest

from app.models.user import User
from tests.accounts import ME, PASSWORD
from tests.addresses import ITEMS
from tests.credentials import AUTH, headers_of, obtain_tokens
from tests.narrowing import FORM, log_in_for
from tests.problems import broken_rules, refusal


def scope_of(tokens: dict[str, str]) -> object:
    return jwt.decode(tokens["access_token"], options={"verify_signature": False}).get("scope")


async def test_a_token_says_what_it_was_narrowed_to(client: httpx2.AsyncClient, user: User) -> None:
    assert scope_of(await log_in_for(client, user, " items:write  items:read items:read")) == "items:read items:write"


async def test_a_token_that_was_not_narrowed_says_nothing(client: httpx2.AsyncClient, user: User) -> None:
    for tokens in (await log_in_for(client, user, ""), await obtain_tokens(client, user.email)):
        assert scope_of(tokens) is None


async def test_a_refresh_does_not_widen(client: httpx2.AsyncClient, user: User) -> None:
    tokens = await log_in_for(client, user, "items:read")

    for _ in range(2):
        given = {"refresh_token": tokens["refresh_token"]}
        tokens = (await client.post(f"{AUTH}/refresh", json=given)).json()

    assert scope_of(tokens) == "items:read"
    assert (await client.get(ITEMS, headers=headers_of(tokens["access_token"]))).status_code == 200
    assert refusal(await client.get(ME, headers=headers_of(tokens["access_token"]))) == (403, "forbidden")


@pytest.mark.parametrize("scope", ["items:delete", "items:read admin", "items:*", "items:read,items:write", "x" * 256])
async def test_a_scope_that_does_not_exist_is_refused(client: httpx2.AsyncClient, user: User, scope: str) -> None:
    response = await client.post(FORM, data={"username": user.email, "password": PASSWORD, "scope": scope})

    ((pointer, _),) = broken_rules(response)
    assert pointer == "/scope"
    assert scope not in response.text
