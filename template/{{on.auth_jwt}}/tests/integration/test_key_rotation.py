"""Keys that are replaced while users are logged in."""

import httpx2
import pytest
from pydantic import SecretStr

from app.core.settings.keys import Algorithm
from app.models.user import User
from tests.accounts import ME
from tests.clients import ClientWith
from tests.credentials import headers_of, obtain_tokens
from tests.keys import KEY_PAIRS, OLD_KEY_PAIRS
from tests.problems import refusal

OLD_KEY = SecretStr("an-old-key-that-is-long-enough-to-sign-with")
NEW_KEY = SecretStr("a-new-key-that-is-long-enough-to-sign-with")


@pytest.fixture
async def token(client: httpx2.AsyncClient, user: User) -> str:
    """A token that is signed with the secret of the suite."""
    return (await obtain_tokens(client, user.email))["access_token"]


async def opens(client: httpx2.AsyncClient, token: str) -> bool:
    """Whether a token is accepted; if not, it must be refused."""
    response = await client.get(ME, headers=headers_of(token))
    if response.status_code != 200:
        assert refusal(response) == (401, "invalid_token")
    return response.status_code == 200


async def test_tokens_of_an_old_key_are_good_until_it_is_removed(client_with: ClientWith, user: User) -> None:
    async with client_with(secret_key=OLD_KEY) as client:
        old = (await obtain_tokens(client, user.email))["access_token"]

    async with client_with(secret_key=NEW_KEY, secret_key_fallbacks=(OLD_KEY,)) as client:
        assert await opens(client, old)
    async with client_with(secret_key=NEW_KEY) as client:
        assert not await opens(client, old)


@pytest.mark.parametrize("algorithm", KEY_PAIRS)
async def test_a_service_with_a_pair_of_keys_logs_users_in(
    client_with: ClientWith, user: User, token: str, algorithm: Algorithm
) -> None:
    private = SecretStr(KEY_PAIRS[algorithm][0])
    old_private, old_public = map(SecretStr, OLD_KEY_PAIRS[algorithm])
    fallbacks = (old_public,)
    async with client_with(algorithm=algorithm, signing_key=old_private) as client:
        old = (await obtain_tokens(client, user.email))["access_token"]

    async with client_with(algorithm=algorithm, signing_key=private, signing_key_fallbacks=fallbacks) as client:
        new = (await obtain_tokens(client, user.email))["access_token"]
        assert await opens(client, old)
        assert await opens(client, new)
        assert not await opens(client, token)
    async with client_with(algorithm=algorithm, signing_key=private) as client:
        assert not await opens(client, old)
