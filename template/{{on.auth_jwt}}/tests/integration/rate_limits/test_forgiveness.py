"""What an attempt that succeeds makes forgotten."""

import httpx2

from app.core.settings.rate_limits import Quota
from app.models.user import User
from tests.accounts import NEW_PASSWORD, PASSWORD, WRONG_PASSWORD
from tests.attempts import LIMITED, LimitedClient, attempt, use_up
from tests.credentials import AUTH, log_in
from tests.problems import refusal

CHANGE = f"{AUTH}/password/change"


async def test_a_login_that_succeeds_starts_the_count_anew(client: httpx2.AsyncClient, user: User) -> None:
    for _ in range(4):
        await attempt(client, user.email)

    await log_in(client, user.email)

    await use_up(client, user.email)


async def test_logins_that_succeed_use_up_nothing(limited_client: LimitedClient, user: User) -> None:
    async with limited_client(login_rate_limit=Quota(1, 60), login_address_rate_limit=Quota(1, 60)) as client:
        for _ in range(3):
            await log_in(client, user.email)


async def test_a_success_forgives_no_attempts_on_other_accounts(limited_client: LimitedClient, user: User) -> None:
    async with limited_client(login_address_rate_limit=Quota(3, 60)) as client:
        await attempt(client, "other1@example.com")
        await attempt(client, "other2@example.com")
        await log_in(client, user.email)
        await attempt(client, "other3@example.com")

        assert refusal(await attempt(client, "other4@example.com")) == LIMITED


async def test_a_change_of_password_starts_the_count_anew(caller: httpx2.AsyncClient) -> None:
    for _ in range(4):
        await caller.post(CHANGE, json={"current_password": WRONG_PASSWORD, "new_password": NEW_PASSWORD})

    await caller.post(CHANGE, json={"current_password": PASSWORD, "new_password": NEW_PASSWORD})

    response = await caller.post(CHANGE, json={"current_password": WRONG_PASSWORD, "new_password": PASSWORD})
    assert response.headers["ratelimit"].startswith('"password";r=4;t=')
