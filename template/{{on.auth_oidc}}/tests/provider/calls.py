"""Calls with tokens of a provider."""

import httpx2

from app.core.key_set import KeyName
from tests.accounts import ME
from tests.credentials import bearer
from tests.provider.keys import FIRST_KEY, SigningKey
from tests.provider.server import RunningProvider
from tests.provider.tokens import new_token

KNOWN = KeyName(FIRST_KEY.key_id, FIRST_KEY.algorithm)
# Settings of a service that looks for an unknown key without a pause, and of one that looks for any key.
AT_ONCE = {"oidc_refetch_interval_seconds": 0}
ALWAYS = AT_ONCE | {"oidc_keys_max_age_seconds": 0}


async def call(client: httpx2.AsyncClient, provider: RunningProvider, key: SigningKey = FIRST_KEY) -> httpx2.Response:
    """Use a token of the provider."""
    return await client.get(ME, headers=bearer(new_token(provider.issuer, provider.audience, key)))
