"""The provider changes its keys, and is asked no more than it takes."""

import asyncio
from collections import Counter

from app.core.config import Settings
from app.core.identity_provider import IdentityProvider, open_identity_provider
from app.core.key_set import KeyName
from app.core.settings.auth import Algorithm
from tests.accounts import ME
from tests.clients import ClientWith
from tests.problems import refusal
from tests.provider.app import KEYS
from tests.provider.calls import ALWAYS, AT_ONCE, KNOWN, call
from tests.provider.keys import NEXT_KEY, SigningKey
from tests.provider.server import RunningProvider

UNKNOWN = KeyName("unknown", Algorithm.RS256)


async def test_nothing_is_asked_before_there_is_a_token(
    client_of_provider: ClientWith, provider: RunningProvider
) -> None:
    async with client_of_provider() as client:
        await client.get("/health")
        await client.get(ME)

    assert provider.requests.total() == 0


async def test_the_keys_are_fetched_once(client_of_provider: ClientWith, provider: RunningProvider) -> None:
    async with client_of_provider() as client:
        responses = [await call(client, provider) for _ in range(3)]

    assert [response.status_code for response in responses] == [200, 200, 200]
    assert provider.requests[KEYS] == 1


async def test_all_who_need_the_keys_at_once_share_an_attempt(settings: Settings, provider: RunningProvider) -> None:
    async with open_identity_provider(settings.model_copy(update={"oidc_issuer": provider.issuer})) as keys:
        found = await asyncio.gather(*(keys.find_key(KNOWN) for _ in range(30)))

    assert None not in found
    assert provider.requests[KEYS] == 1


async def test_a_new_key_is_found_and_an_old_one_is_dropped(
    client_of_provider: ClientWith, provider: RunningProvider
) -> None:
    async with client_of_provider(**AT_ONCE) as client:
        await call(client, provider)
        provider.keys = [NEXT_KEY]

        assert (await call(client, provider, NEXT_KEY)).status_code == 200
        assert refusal(await call(client, provider)) == (401, "invalid_token")


async def test_an_old_key_is_dropped_once_its_time_is_over(
    client_of_provider: ClientWith, provider: RunningProvider
) -> None:
    async with client_of_provider(**ALWAYS) as client:
        await call(client, provider)
        provider.keys = [NEXT_KEY]

        assert refusal(await call(client, provider)) == (401, "invalid_token")


async def test_a_storm_of_unknown_keys_asks_the_provider_once(
    client_of_provider: ClientWith, provider: RunningProvider
) -> None:
    forged = [SigningKey(f"unknown-{number}", NEXT_KEY.algorithm, NEXT_KEY.private) for number in range(30)]

    async with client_of_provider() as client:
        responses = await asyncio.gather(*(call(client, provider, key) for key in forged))

    assert Counter(map(refusal, responses)) == {(401, "invalid_token"): 30}
    assert provider.requests[KEYS] == 1


async def test_a_later_storm_asks_once_more(keys: IdentityProvider, provider: RunningProvider) -> None:
    keys.attempted_at = None

    found = await asyncio.gather(*(keys.find_key(UNKNOWN) for _ in range(30)))

    assert found == [None] * 30
    assert provider.requests[KEYS] == 2


async def test_an_unknown_key_is_remembered_for_a_while(keys: IdentityProvider, provider: RunningProvider) -> None:
    for _ in range(10):
        assert await keys.find_key(UNKNOWN) is None

    assert provider.requests[KEYS] == 1


async def test_a_caller_who_gives_up_does_not_end_the_attempt_of_others(
    keys: IdentityProvider, provider: RunningProvider
) -> None:
    keys.attempted_at = None
    impatient = asyncio.create_task(keys.find_key(UNKNOWN))
    patient = asyncio.create_task(keys.find_key(UNKNOWN))
    await asyncio.sleep(0)

    impatient.cancel()

    assert await patient is None
    assert impatient.cancelled()
    assert provider.requests[KEYS] == 2
