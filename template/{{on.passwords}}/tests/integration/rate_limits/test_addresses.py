"""Attempts from several addresses, or on several accounts."""

import httpx2

from app.core.settings.quotas import Quota
from app.models.user import User
from tests.accounts import PASSWORD
from tests.attempts import LIMITED, LOGIN, REFUSED, ClientAt, LimitedClient, attempt, use_up
from tests.problems import refusal


async def test_the_owner_can_log_in_from_elsewhere_during_an_attack(client_at: ClientAt, user: User) -> None:
    attacker, owner = client_at("203.0.113.1"), client_at("198.51.100.1")
    await use_up(attacker, user.email)

    assert (await attempt(owner, user.email, PASSWORD)).status_code == 200


async def test_an_attack_from_many_addresses_on_one_account_ends(client_at: ClientAt, user: User) -> None:
    answers = [await attempt(client_at(f"203.0.113.{number}"), user.email) for number in range(51)]

    assert [refusal(answer) for answer in answers] == [REFUSED] * 50 + [LIMITED]
    assert int(answers[-1].headers["retry-after"]) >= 1


async def test_an_attack_from_one_address_on_many_accounts_ends(limited_client: LimitedClient) -> None:
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
