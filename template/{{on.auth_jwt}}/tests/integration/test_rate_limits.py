"""How often something may be tried."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from functools import partial

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.api.account_dependencies import get_passwords
from app.core.passwords import PasswordHasher
from app.core.settings.rate_limits import Quota
from app.models.rate_limit import RateLimit
from app.models.user import User
from tests.accounts import ME, NEW_PASSWORD, PASSWORD, WRONG_PASSWORD
from tests.clients import BASE_URL, ClientWith, OpenClient
from tests.credentials import AUTH, log_in
from tests.problems import refusal

LOGIN = f"{AUTH}/login"
CHANGE = f"{AUTH}/password/change"
LIMITED = (429, "rate_limited")
REFUSED = (401, "invalid_credentials")

type ClientAt = Callable[[str], httpx2.AsyncClient]


@pytest.fixture
async def client_at(transport: httpx2.ASGITransport) -> AsyncIterator[ClientAt]:
    """Calls from an address."""
    async with AsyncExitStack() as stack:

        def call_from(address: str) -> httpx2.AsyncClient:
            elsewhere = httpx2.ASGITransport(app=transport.app, client=(address, 1), raise_app_exceptions=False)
            client = httpx2.AsyncClient(transport=elsewhere, base_url=BASE_URL)
            stack.push_async_callback(client.aclose)
            return client

        yield call_from


@pytest.fixture
def limited_client(client_with: ClientWith, passwords: PasswordHasher) -> Callable[..., OpenClient]:
    """Calls an application with other limits and the weak hasher."""

    def hash_weakly(app: FastAPI) -> None:
        app.dependency_overrides[get_passwords] = lambda: passwords

    return partial(client_with, hash_weakly)


async def attempt(client: httpx2.AsyncClient, email: str, password: str = WRONG_PASSWORD) -> httpx2.Response:
    return await client.post(LOGIN, json={"email": email, "password": password})


async def use_up(client: httpx2.AsyncClient, email: str) -> None:
    for _ in range(5):
        assert refusal(await attempt(client, email)) == REFUSED


async def grow_older(session: AsyncSession, *, seconds: int) -> None:
    for row in await session.scalars(select(RateLimit)):
        row.hits = [hit - seconds * 1000 for hit in row.hits]
    await session.commit()


async def test_a_sixth_wrong_login_is_refused(client: httpx2.AsyncClient, user: User) -> None:
    await use_up(client, user.email)

    response = await attempt(client, user.email)

    assert refusal(response) == LIMITED
    assert 890 <= int(response.headers["retry-after"]) <= 900
    assert response.headers["ratelimit-policy"] == '"login";q=5;w=900'
    assert response.headers["ratelimit"] == f'"login";r=0;t={response.headers["retry-after"]}'


async def test_the_right_password_is_refused_too_until_the_window_has_moved_on(
    client: httpx2.AsyncClient, session: AsyncSession, user: User
) -> None:
    await use_up(client, user.email)

    assert refusal(await attempt(client, user.email, PASSWORD)) == LIMITED
    await grow_older(session, seconds=901)
    assert (await attempt(client, user.email, PASSWORD)).status_code == 200


async def test_attempts_that_are_refused_for_their_number_do_not_count(
    client: httpx2.AsyncClient, session: AsyncSession, user: User
) -> None:
    await use_up(client, user.email)
    await grow_older(session, seconds=890)

    response = await attempt(client, user.email)

    assert refusal(response) == LIMITED
    assert 1 <= int(response.headers["retry-after"]) <= 10


async def test_every_answer_says_what_is_left(client: httpx2.AsyncClient, user: User) -> None:
    first, second = await attempt(client, user.email), await attempt(client, user.email, PASSWORD)

    assert (first.headers["ratelimit-policy"], first.headers["ratelimit"]) == ('"login";q=5;w=900', '"login";r=4;t=900')
    assert second.headers["ratelimit"].startswith('"login";r=3;t=')
    assert "retry-after" not in second.headers


async def test_other_operations_say_nothing_of_limits(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ME)

    assert not response.headers.keys() & {"ratelimit", "ratelimit-policy", "retry-after"}


async def test_the_form_counts_as_well(client: httpx2.AsyncClient, user: User) -> None:
    await use_up(client, user.email)

    response = await client.post(f"{AUTH}/token", data={"username": user.email, "password": PASSWORD})

    assert refusal(response) == LIMITED


async def test_every_spelling_of_an_address_is_the_same_account(client: httpx2.AsyncClient, user: User) -> None:
    await use_up(client, user.email)

    assert refusal(await attempt(client, f" {user.email.upper()} ")) == LIMITED


async def test_nobody_learns_from_the_limit_which_accounts_exist(client: httpx2.AsyncClient, user: User) -> None:
    answers = {email: [await attempt(client, email) for _ in range(6)] for email in (user.email, "nobody@example.com")}

    known, unknown = (
        [(answer.headers["ratelimit-policy"], {**answer.json(), "request_id": ""}) for answer in each]
        for each in answers.values()
    )
    assert known == unknown


async def test_the_owner_can_log_in_from_elsewhere_during_an_attack(client_at: ClientAt, user: User) -> None:
    attacker, owner = client_at("203.0.113.1"), client_at("198.51.100.1")
    await use_up(attacker, user.email)

    assert (await attempt(owner, user.email, PASSWORD)).status_code == 200


async def test_an_attack_from_many_addresses_on_one_account_ends(client_at: ClientAt, user: User) -> None:
    answers = [await attempt(client_at(f"203.0.113.{number}"), user.email) for number in range(51)]

    assert [refusal(answer) for answer in answers] == [REFUSED] * 50 + [LIMITED]
    assert int(answers[-1].headers["retry-after"]) >= 1


async def test_an_attack_from_one_address_on_many_accounts_ends(limited_client: Callable[..., OpenClient]) -> None:
    async with limited_client(login_address_rate_limit=Quota(3, 60)) as client:
        answers = [await attempt(client, f"user{number}@example.com") for number in range(4)]

    assert [refusal(answer) for answer in answers] == [REFUSED] * 3 + [LIMITED]


async def test_addresses_of_one_network_are_one_address(client_at: ClientAt, user: User) -> None:
    for number in range(5):
        await attempt(client_at(f"2001:db8::{number}"), user.email)

    assert refusal(await attempt(client_at("2001:db8::ffff"), user.email)) == LIMITED


async def test_a_header_of_the_caller_changes_nothing(client: httpx2.AsyncClient, user: User) -> None:
    await use_up(client, user.email)
    headers = {"X-Forwarded-For": "203.0.113.9", "X-Real-IP": "203.0.113.9", "Forwarded": "for=203.0.113.9"}

    response = await client.post(LOGIN, json={"email": user.email, "password": PASSWORD}, headers=headers)

    assert refusal(response) == LIMITED


async def test_a_login_that_succeeds_starts_the_count_anew(client: httpx2.AsyncClient, user: User) -> None:
    for _ in range(4):
        await attempt(client, user.email)

    await log_in(client, user.email)

    await use_up(client, user.email)


async def test_logins_that_succeed_use_up_nothing(limited_client: Callable[..., OpenClient], user: User) -> None:
    async with limited_client(login_rate_limit=Quota(1, 60), login_address_rate_limit=Quota(1, 60)) as client:
        for _ in range(3):
            await log_in(client, user.email)


async def test_a_success_forgives_no_attempts_on_other_accounts(
    limited_client: Callable[..., OpenClient], user: User
) -> None:
    async with limited_client(login_address_rate_limit=Quota(3, 60)) as client:
        await attempt(client, "other1@example.com")
        await attempt(client, "other2@example.com")
        await log_in(client, user.email)
        await attempt(client, "other3@example.com")

        assert refusal(await attempt(client, "other4@example.com")) == LIMITED


async def test_proofs_by_the_current_password_are_limited(caller: httpx2.AsyncClient) -> None:
    change = {"current_password": WRONG_PASSWORD, "new_password": NEW_PASSWORD}

    answers = [await caller.post(CHANGE, json=change) for _ in range(6)]

    assert [refusal(answer) for answer in answers] == [(400, "invalid_credentials")] * 5 + [LIMITED]
    assert answers[0].headers["ratelimit"].startswith('"password";r=4;t=')
    assert refusal(await caller.post(CHANGE, json={**change, "current_password": PASSWORD})) == LIMITED


async def test_guesses_count_together_whatever_they_are_for(caller: httpx2.AsyncClient) -> None:
    for _ in range(5):
        await caller.request("DELETE", ME, json={"current_password": WRONG_PASSWORD})

    deletion = await caller.request("DELETE", ME, json={"current_password": PASSWORD})
    change = await caller.post(CHANGE, json={"current_password": PASSWORD, "new_password": NEW_PASSWORD})

    assert [refusal(answer) for answer in (deletion, change)] == [LIMITED] * 2


async def test_a_change_of_password_starts_the_count_anew(caller: httpx2.AsyncClient) -> None:
    for _ in range(4):
        await caller.post(CHANGE, json={"current_password": WRONG_PASSWORD, "new_password": NEW_PASSWORD})

    await caller.post(CHANGE, json={"current_password": PASSWORD, "new_password": NEW_PASSWORD})

    response = await caller.post(CHANGE, json={"current_password": WRONG_PASSWORD, "new_password": PASSWORD})
    assert response.headers["ratelimit"].startswith('"password";r=4;t=')


@pytest.mark.parametrize(
    ("path", "setting", "policy"),
    [("register", "register_rate_limit", "register"), ("refresh", "refresh_rate_limit", "refresh")],
)
async def test_a_flood_from_an_address_is_refused_whatever_it_sends(
    limited_client: Callable[..., OpenClient], path: str, setting: str, policy: str
) -> None:
    async with limited_client(**{setting: Quota(3, 60)}) as client:
        answers = [await client.post(f"{AUTH}/{path}", json={}) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]
    assert refusal(answers[-1]) == LIMITED
    assert [answer.headers["ratelimit-policy"] for answer in answers] == [f'"{policy}";q=3;w=60'] * 4


async def test_only_hashes_are_stored(client: httpx2.AsyncClient, session: AsyncSession) -> None:
    await attempt(client, "nobody@example.com")

    rows = (await session.scalars(select(RateLimit))).all()
    assert [len(row.key_hash) for row in rows] == [64] * 3


async def test_the_limits_are_documented(client: httpx2.AsyncClient) -> None:
    paths = (await client.get("/api/openapi.json")).json()["paths"]

    limited = ("register", "login", "token", "refresh", "password/change")
    assert all("429" in paths[f"{AUTH}/{path}"]["post"]["responses"] for path in limited)
