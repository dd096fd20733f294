"""Access tokens whose claims are wrong, over HTTP."""

from datetime import timedelta

import httpx2
import jwt
import pytest

from app.core.clock import utc_now
from app.core.config import Settings
from app.models.user import User
from tests.accounts import ME
from tests.credentials import headers_of
from tests.forgery import UNKNOWN_ID, Forge, refuse


@pytest.mark.parametrize("end", [-1, "never", None, float("inf"), float("nan"), [], {}])
async def test_a_token_without_a_future_is_refused(client: httpx2.AsyncClient, forge: Forge, end: object) -> None:
    exp = utc_now() + timedelta(seconds=end) if isinstance(end, int) else end

    await refuse(client, forge(exp=exp))


@pytest.mark.parametrize("claim", ["nbf", "iat"])
async def test_a_token_of_the_future_is_refused(client: httpx2.AsyncClient, forge: Forge, claim: str) -> None:
    await refuse(client, forge(**{claim: utc_now() + timedelta(hours=1)}))


async def test_a_token_of_a_replica_whose_clock_is_ahead_is_accepted(client: httpx2.AsyncClient, forge: Forge) -> None:
    ahead = utc_now() + timedelta(seconds=25)

    response = await client.get(ME, headers=headers_of(forge(iat=ahead, nbf=ahead)))

    assert response.status_code == 200


@pytest.mark.parametrize("claim", ["iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp"])
async def test_a_token_that_lacks_a_claim_is_refused(client: httpx2.AsyncClient, forge: Forge, claim: str) -> None:
    await refuse(client, forge(lacking=claim))


@pytest.mark.parametrize("claims", [{"iss": "other"}, {"aud": "other"}, {"aud": ["other", "another"]}, {"aud": []}])
async def test_a_token_of_or_for_somebody_else_is_refused(
    client: httpx2.AsyncClient, forge: Forge, claims: dict[str, object]
) -> None:
    await refuse(client, forge(**claims))


@pytest.mark.parametrize(
    "subject", ["", "x", 1, [], {}, "\0", "9" * 400, str(2**63), UNKNOWN_ID, f"{{{UNKNOWN_ID}}}", True]
)
async def test_a_token_of_nobody_is_refused(client: httpx2.AsyncClient, forge: Forge, subject: object) -> None:
    await refuse(client, forge(sub=subject))


async def test_the_session_of_another_user_is_refused(
    client: httpx2.AsyncClient, forge: Forge, other_user: User
) -> None:
    await refuse(client, forge(sub=str(other_user.id)))


async def test_a_token_says_little_and_not_for_long(token: str, user: User, settings: Settings) -> None:
    header = jwt.get_unverified_header(token)
    payload = jwt.decode(token, options={"verify_signature": False})

    assert header == {"alg": "HS256", "typ": "at+jwt"}
    assert payload.keys() == {"iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp"}
    assert payload["exp"] - payload["iat"] == 30 * 60
    assert (payload["iss"], payload["aud"]) == (settings.jwt_issuer, settings.jwt_audience)
    assert payload["sub"] == str(user.id)
