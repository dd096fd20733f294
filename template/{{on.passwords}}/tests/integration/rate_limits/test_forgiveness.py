"""What an attempt that succeeds makes forgotten."""

import httpx2
import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from structlog.testing import capture_logs

from app.core.exceptions import OverloadedError
from app.core.settings.quotas import Quota
from app.models.user import User
from app.services.rate_limit_store import RateLimitStore
from tests.accounts import NEW_PASSWORD, PASSWORD, WRONG_PASSWORD
from tests.attempts import LIMITED, LimitedClient, attempt, use_up
from tests.credentials import AUTH, log_in
from tests.problems import refusal

CHANGE = f"{AUTH}/password/change"
FAILURES = [OverloadedError(), PoolTimeoutError(), OperationalError("DELETE", {}, ValueError()), ConnectionResetError()]


@pytest.fixture(params=FAILURES, ids=lambda failure: type(failure).__name__)
def failure(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Exception:
    """Why nothing can be forgiven."""
    failure: Exception = request.param

    async def fail(_store: RateLimitStore, **_counters: object) -> None:
        raise failure

    monkeypatch.setattr(RateLimitStore, "forgive", fail)
    return failure


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


async def test_a_change_of_password_starts_the_count_anew(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    for _ in range(4):
        await caller.post(CHANGE, json={"current_password": WRONG_PASSWORD, "new_password": NEW_PASSWORD})

    await caller.post(CHANGE, json={"current_password": PASSWORD, "new_password": NEW_PASSWORD})

    headers = await log_in(client, user.email, NEW_PASSWORD)
    wrong = {"current_password": WRONG_PASSWORD, "new_password": PASSWORD}
    response = await client.post(CHANGE, json=wrong, headers=headers)
    assert response.headers["ratelimit"].startswith('"password";r=4;t=')


async def test_new_passwords_that_are_refused_count_as_no_wrong_ones(caller: httpx2.AsyncClient) -> None:
    for _ in range(5):
        weak = await caller.post(CHANGE, json={"current_password": PASSWORD, "new_password": "password123456"})
        assert refusal(weak) == (422, "validation_error")

    response = await caller.post(CHANGE, json={"current_password": PASSWORD, "new_password": NEW_PASSWORD})

    assert response.is_success


async def test_a_login_succeeds_though_nothing_can_be_forgiven(
    client: httpx2.AsyncClient, user: User, failure: Exception
) -> None:
    with capture_logs() as events:
        await log_in(client, user.email)

    logged = [event["reason"] for event in events if event["event"] == "rate_limit.not_forgiven"]
    assert logged == [type(failure).__name__]


@pytest.mark.usefixtures("failure")
async def test_a_password_is_changed_though_nothing_can_be_forgiven(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    response = await caller.post(CHANGE, json={"current_password": PASSWORD, "new_password": NEW_PASSWORD})

    assert response.status_code == 204
    await log_in(client, user.email, NEW_PASSWORD)
