"""The provider goes away."""

from app.core.identity_provider import IdentityProvider
from tests.accounts import ME
from tests.clients import ClientWith
from tests.problems import refusal
from tests.provider.calls import ALWAYS, AT_ONCE, KNOWN, call
from tests.provider.keys import NEXT_KEY
from tests.provider.server import RunningProvider


async def test_kept_keys_serve_while_the_provider_is_away(
    client_of_provider: ClientWith, provider: RunningProvider
) -> None:
    async with client_of_provider(**ALWAYS) as client:
        await call(client, provider)
        provider.stop()

        responses = [await call(client, provider) for _ in range(3)]

    assert [response.status_code for response in responses] == [200, 200, 200]


async def test_nobody_waits_twice_for_a_provider_that_is_away(
    keys: IdentityProvider, provider: RunningProvider
) -> None:
    keys.settings = keys.settings.model_copy(update=ALWAYS)
    provider.stop()
    await keys.find_key(KNOWN)

    found = await keys.find_key(KNOWN)

    assert found is not None
    assert keys.attempt is not None
    assert not keys.attempt.done()


async def test_kept_keys_do_not_serve_for_ever(client_of_provider: ClientWith, provider: RunningProvider) -> None:
    async with client_of_provider(**ALWAYS, oidc_keys_max_stale_seconds=0) as client:
        await call(client, provider)
        provider.stop()

        assert refusal(await call(client, provider)) == (503, "identity_provider_unavailable")


async def test_a_service_without_keys_asks_to_try_again(
    client_of_provider: ClientWith, provider: RunningProvider
) -> None:
    provider.stop()

    async with client_of_provider() as client:
        response = await call(client, provider)

    assert refusal(response) == (503, "identity_provider_unavailable")
    assert int(response.headers["retry-after"]) >= 1


async def test_an_unknown_key_may_be_good_while_the_provider_is_away(
    client_of_provider: ClientWith, provider: RunningProvider
) -> None:
    async with client_of_provider(**AT_ONCE) as client:
        await call(client, provider)
        provider.stop()

        assert refusal(await call(client, provider, NEXT_KEY)) == (503, "identity_provider_unavailable")


async def test_what_needs_no_token_works_while_the_provider_is_away(
    client_of_provider: ClientWith, provider: RunningProvider
) -> None:
    provider.stop()

    async with client_of_provider() as client:
        assert (await client.get("/health/ready")).status_code == 200
        assert refusal(await client.get(ME)) == (401, "not_authenticated")
