"""Foreign and outdated access tokens, and those of other kinds, over HTTP."""

from datetime import timedelta

import httpx2
import pytest

from app.core.clock import utc_now
from app.core.config import Settings
from tests.accounts import ME
from tests.credentials import Forge, bearer, refuse


@pytest.mark.parametrize("kind", ["at+jwt", "application/at+jwt", "JWT", "jwt", None])
async def test_a_token_of_the_provider_is_accepted(client: httpx2.AsyncClient, forge: Forge, kind: str | None) -> None:
    response = await client.get(ME, headers=bearer(forge(headers={"typ": kind})))

    assert response.status_code == 200


async def test_a_token_may_be_for_others_as_well(client: httpx2.AsyncClient, forge: Forge, settings: Settings) -> None:
    token = forge(aud=["other", settings.oidc_audience])

    assert (await client.get(ME, headers=bearer(token))).status_code == 200


@pytest.mark.parametrize(
    "claims",
    [{"at_hash": "x"}, {"c_hash": "x"}, {"typ": "ID"}, {"typ": "Refresh"}, {"typ": "Offline"}, {"typ": 1}],
)
async def test_a_token_for_another_purpose_is_refused(
    client: httpx2.AsyncClient, forge: Forge, claims: dict[str, object]
) -> None:
    await refuse(client, forge(**claims))


async def test_a_token_that_calls_itself_a_bearer_token_is_accepted(client: httpx2.AsyncClient, forge: Forge) -> None:
    assert (await client.get(ME, headers=bearer(forge(typ="Bearer")))).status_code == 200


@pytest.mark.parametrize("end", [-1, "never", float("inf"), float("nan"), [], {}])
async def test_a_token_without_a_future_is_refused(client: httpx2.AsyncClient, forge: Forge, end: object) -> None:
    exp = utc_now() + timedelta(seconds=end) if isinstance(end, int) else end

    await refuse(client, forge(exp=exp))


async def test_a_token_of_a_provider_whose_clock_is_ahead_is_accepted(client: httpx2.AsyncClient, forge: Forge) -> None:
    ahead = utc_now() + timedelta(seconds=25)

    response = await client.get(ME, headers=bearer(forge(iat=ahead, nbf=ahead)))

    assert response.status_code == 200


@pytest.mark.parametrize("claim", ["nbf", "iat"])
async def test_a_token_of_the_future_is_refused(client: httpx2.AsyncClient, forge: Forge, claim: str) -> None:
    await refuse(client, forge(**{claim: utc_now() + timedelta(hours=1)}))


@pytest.mark.parametrize("issued_at", ["yesterday", float("nan"), float("-inf"), -(10**18), [], {}])
async def test_a_token_of_no_time_is_refused(client: httpx2.AsyncClient, forge: Forge, issued_at: object) -> None:
    await refuse(client, forge(iat=issued_at))


@pytest.mark.parametrize("claim", ["iss", "aud", "sub", "iat", "exp"])
async def test_a_token_that_lacks_a_claim_is_refused(client: httpx2.AsyncClient, forge: Forge, claim: str) -> None:
    await refuse(client, forge(**{claim: None}))


@pytest.mark.parametrize(
    "claims", [{"iss": "https://other.example.com"}, {"aud": "other"}, {"aud": ["other"]}, {"aud": []}]
)
async def test_a_token_of_or_for_somebody_else_is_refused(
    client: httpx2.AsyncClient, forge: Forge, claims: dict[str, object]
) -> None:
    await refuse(client, forge(**claims))


@pytest.mark.parametrize("subject", ["", " x", "x ", 1, [], {}, "\0", "9" * 400, "é", True])
async def test_a_token_of_nobody_is_refused(client: httpx2.AsyncClient, forge: Forge, subject: object) -> None:
    await refuse(client, forge(sub=subject))
