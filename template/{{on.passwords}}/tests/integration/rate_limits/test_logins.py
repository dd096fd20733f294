"""How often one may try to log in."""

import httpx2
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.rate_limit import RateLimit
from app.models.user import User
from tests.accounts import PASSWORD
from tests.attempts import LIMITED, attempt, grow_older, use_up
from tests.problems import refusal


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


async def test_only_hashes_are_stored(client: httpx2.AsyncClient, session: AsyncSession) -> None:
    await attempt(client, "nobody@example.com")

    rows = (await session.scalars(select(RateLimit))).all()
    assert [len(row.key_hash) for row in rows] == [64] * 3
