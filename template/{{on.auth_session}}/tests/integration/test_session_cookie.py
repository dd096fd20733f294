"""The cookie of a session: what a login sets, and what is none."""

from operator import itemgetter

import httpx2
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.security import COOKIE_NAME, csrf_token
from app.models.auth_session import AuthSession
from app.models.user import User
from tests.accounts import ME, PASSWORD, WRONG_PASSWORD
from tests.credentials import AUTH, cookie_of, headers_of, log_in, token_of
from tests.problems import refusal

LOGIN = f"{AUTH}/login"


def attributes_of(response: httpx2.Response) -> set[str]:
    """Return the attributes of the one cookie that a response sets."""
    (cookie,) = response.headers.get_list("set-cookie")
    return set(cookie.split("; ")[1:])


@pytest.mark.parametrize("email", ["ada@example.com", " ADA@Example.com "])
async def test_a_login_answers_with_the_account_and_a_cookie_that_opens_it(
    client: httpx2.AsyncClient, user: User, email: str
) -> None:
    response = await client.post(LOGIN, json={"email": email, "password": PASSWORD})

    assert response.status_code == 200
    token, document = cookie_of(response), response.json()
    assert document.pop("csrf_token") == csrf_token(token)
    me = await client.get(ME, headers={"Cookie": f"{COOKIE_NAME}={token}"})
    assert document == me.json()
    assert document["id"] == str(user.id)


async def test_the_cookie_is_for_this_host_and_https_and_no_script(client: httpx2.AsyncClient, user: User) -> None:
    response = await client.post(LOGIN, json={"email": user.email, "password": PASSWORD})

    assert response.headers["set-cookie"].startswith("__Host-session=")
    assert attributes_of(response) == {"HttpOnly", "Path=/", "SameSite=lax", "Secure"}
    assert response.headers["cache-control"] == "no-store"


async def test_a_refused_login_sets_no_cookie(client: httpx2.AsyncClient, user: User) -> None:
    response = await client.post(LOGIN, json={"email": user.email, "password": WRONG_PASSWORD})

    assert "set-cookie" not in response.headers


async def test_the_token_has_256_bits_and_is_stored_as_a_hash(
    client: httpx2.AsyncClient, session: AsyncSession, user: User
) -> None:
    response = await client.post(LOGIN, json={"email": user.email, "password": PASSWORD})

    token = cookie_of(response)
    stored = (await session.scalars(select(AuthSession))).one()
    values = " ".join(str(getattr(stored, column.name)) for column in AuthSession.__table__.columns)
    assert len(token) == 43
    assert token not in values
    assert response.json()["csrf_token"] not in values


async def test_a_cookie_from_before_the_login_is_worth_nothing_after_it(client: httpx2.AsyncClient, user: User) -> None:
    planted = "a" * 43

    response = await client.post(
        LOGIN, json={"email": user.email, "password": PASSWORD}, headers={"Cookie": f"{COOKIE_NAME}={planted}"}
    )

    assert cookie_of(response) != planted
    assert refusal(await client.get(ME, headers=headers_of(planted))) == (401, "invalid_token")


async def test_a_login_ends_the_session_that_was_there_before(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, other_user: User
) -> None:
    before = token_of(caller.headers)

    response = await caller.post(LOGIN, json={"email": other_user.email, "password": PASSWORD})

    assert cookie_of(response) != before
    assert refusal(await caller.get(ME)) == (401, "invalid_token")
    me = await client.get(ME, headers=headers_of(cookie_of(response)))
    assert me.json()["id"] == str(other_user.id)


async def test_a_refused_login_ends_no_session(caller: httpx2.AsyncClient, user: User) -> None:
    await caller.post(LOGIN, json={"email": user.email, "password": WRONG_PASSWORD})

    assert (await caller.get(ME)).status_code == 200


@pytest.mark.parametrize("path", ["logout", "logout-all"])
async def test_a_logout_has_the_browser_forget(caller: httpx2.AsyncClient, path: str) -> None:
    response = await caller.post(f"{AUTH}/{path}")

    assert response.status_code == 204
    assert cookie_of(response) == '""'
    assert {"Max-Age=0", "Path=/", "Secure"} <= attributes_of(response)
    assert response.headers["clear-site-data"] == '"cache", "storage"'


async def test_the_end_of_this_session_has_the_browser_forget_and_that_of_another_does_not(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    await log_in(client, user.email)
    sessions = (await caller.get(f"{AUTH}/sessions")).json()

    answers = {
        each["current"]: await caller.delete(f"{AUTH}/sessions/{each['id']}")
        for each in sorted(sessions, key=itemgetter("current"))
    }

    assert cookie_of(answers[True]) == '""'
    assert {"Max-Age=0", "Path=/", "Secure"} <= attributes_of(answers[True])
    assert answers[False].status_code == 204
    assert "set-cookie" not in answers[False].headers


async def test_the_end_of_the_account_has_the_browser_forget(caller: httpx2.AsyncClient) -> None:
    refused = await caller.request("DELETE", ME, json={"current_password": WRONG_PASSWORD})
    deleted = await caller.request("DELETE", ME, json={"current_password": PASSWORD})

    assert "set-cookie" not in refused.headers
    assert deleted.status_code == 204
    assert cookie_of(deleted) == '""'


@pytest.mark.parametrize(
    "token", ["x", "a" * 43, "a" * 8000, "' or 1=1--", "..%2f..%2f", "\xe9\xff", "00000000-0000-7000-8000-000000000000"]
)
async def test_what_is_no_session_is_refused(client: httpx2.AsyncClient, token: str) -> None:
    response = await client.get(ME, headers={b"Cookie": f"{COOKIE_NAME}={token}".encode("latin-1")})

    assert refusal(response) == (401, "invalid_token")
    assert response.headers["www-authenticate"] == "Cookie"


async def test_a_token_that_was_changed_is_refused(client: httpx2.AsyncClient, caller: httpx2.AsyncClient) -> None:
    token = token_of(caller.headers)
    changed = [token[:-1], f"{token}A", token.swapcase(), f"A{token[1:]}" if token[0] != "A" else f"B{token[1:]}"]

    answers = [await client.get(ME, headers=headers_of(each)) for each in changed]

    assert [refusal(answer) for answer in answers] == [(401, "invalid_token")] * len(changed)


async def test_what_the_database_holds_is_no_token(
    client: httpx2.AsyncClient, session: AsyncSession, user: User
) -> None:
    await log_in(client, user.email)
    stored = (await session.scalars(select(AuthSession))).one()

    for token in (stored.token_hash, str(stored.id)):
        assert refusal(await client.get(ME, headers=headers_of(token))) == (401, "invalid_token")


async def test_a_token_anywhere_else_is_no_credential(client: httpx2.AsyncClient, caller: httpx2.AsyncClient) -> None:
    token = token_of(caller.headers)
    places = [{"Authorization": f"Bearer {token}"}, {"Cookie": f"session={token}"}, {"Cookie": f"{COOKIE_NAME}="}]

    answers = [await client.get(ME, headers=headers) for headers in places]

    assert [refusal(answer) for answer in answers] == [(401, "not_authenticated")] * len(places)
