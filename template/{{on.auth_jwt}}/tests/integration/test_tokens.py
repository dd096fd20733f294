"""Forged, foreign and outdated access tokens, over HTTP."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx2
import jwt
import pytest
from jwt.utils import base64url_encode

from app.core.clock import utc_now
from app.core.config import Settings
from app.core.security import HEADER_TYPE
from app.models.user import User
from tests.accounts import ME
from tests.credentials import AUTH, bearer, log_in
from tests.problems import refusal

OTHER_KEY = "another-key-that-is-long-enough-for-every-algorithm-of-the-family-HS512"

type Forge = Callable[..., str]


@pytest.fixture
async def token(client: httpx2.AsyncClient, user: User) -> str:
    """The access token of a login."""
    return (await log_in(client, user.email))["access_token"]


@pytest.fixture
def forge(token: str, settings: Settings) -> Forge:
    """Signs the token anew, with other claims and headers, and maybe without some."""

    def sign(
        *,
        key: str = settings.secret_key.get_secret_value(),
        algorithm: str = "HS256",
        headers: dict[str, Any] | None = None,
        lacking: str = "",
        **claims: object,
    ) -> str:
        payload = {**jwt.decode(token, options={"verify_signature": False}), **claims}
        payload.pop(lacking, None)
        return jwt.encode(payload, key, algorithm=algorithm, headers={"typ": HEADER_TYPE, **(headers or {})})

    return sign


async def refuse(client: httpx2.AsyncClient, token: str) -> None:
    """Use a token that must be refused."""
    response = await client.get(ME, headers=bearer(token))
    assert refusal(response) == (401, "invalid_token")
    assert response.headers["www-authenticate"] == "Bearer"


async def test_a_token_that_is_signed_anew_as_it_was_is_accepted(client: httpx2.AsyncClient, forge: Forge) -> None:
    assert (await client.get(ME, headers=bearer(forge()))).status_code == 200


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "nOnE"])
async def test_an_unsigned_token_is_refused(client: httpx2.AsyncClient, token: str, algorithm: str) -> None:
    header = base64url_encode(json.dumps({"alg": algorithm, "typ": HEADER_TYPE}).encode()).decode()

    await refuse(client, f"{header}.{token.split('.')[1]}.")


@pytest.mark.filterwarnings("ignore::jwt.InsecureKeyLengthWarning")
async def test_a_token_with_another_signature_is_refused(client: httpx2.AsyncClient, forge: Forge, token: str) -> None:
    stripped = token.rpartition(".")[0]

    for forged in (forge(key=OTHER_KEY), forge(algorithm="HS512"), f"{token[:-6]}AAAAAA", f"{stripped}.", stripped):
        await refuse(client, forged)


async def test_a_token_that_names_its_key_is_refused(client: httpx2.AsyncClient, forge: Forge) -> None:
    for headers in (
        {"kid": "../../etc/passwd"},
        {"kid": "' or 1=1"},
        {"jku": "http://127.0.0.1:9/keys"},
        {"x5u": "http://127.0.0.1:9/chain"},
        {"jwk": {"kty": "oct", "k": "AAAA"}},
    ):
        await refuse(client, forge(headers=headers))


@pytest.mark.parametrize("end", [-1, "never", None, float("inf"), float("nan"), [], {}])
async def test_a_token_without_a_future_is_refused(client: httpx2.AsyncClient, forge: Forge, end: object) -> None:
    exp = utc_now() + timedelta(seconds=end) if isinstance(end, int) else end

    await refuse(client, forge(exp=exp))


@pytest.mark.parametrize("claim", ["nbf", "iat"])
async def test_a_token_of_the_future_is_refused(client: httpx2.AsyncClient, forge: Forge, claim: str) -> None:
    await refuse(client, forge(**{claim: utc_now() + timedelta(hours=1)}))


@pytest.mark.parametrize("claim", ["iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp"])
async def test_a_token_that_lacks_a_claim_is_refused(client: httpx2.AsyncClient, forge: Forge, claim: str) -> None:
    await refuse(client, forge(lacking=claim))


@pytest.mark.parametrize("claims", [{"iss": "other"}, {"aud": "other"}, {"aud": ["other", "another"]}, {"aud": []}])
async def test_a_token_of_or_for_somebody_else_is_refused(
    client: httpx2.AsyncClient, forge: Forge, claims: dict[str, object]
) -> None:
    await refuse(client, forge(**claims))


@pytest.mark.parametrize(
    "subject", ["", "x", 1, [], {}, "\0", "9" * 400, str(2**63), str(uuid4()), f"{{{uuid4()}}}", True]
)
async def test_a_token_of_nobody_is_refused(client: httpx2.AsyncClient, forge: Forge, subject: object) -> None:
    await refuse(client, forge(sub=subject))


async def test_a_token_with_another_subject_and_the_old_signature_is_refused(
    client: httpx2.AsyncClient, forge: Forge, token: str, other_user: User
) -> None:
    header, _, signature = token.split(".")
    other = forge(sub=str(other_user.id)).split(".")[1]

    await refuse(client, f"{header}.{other}.{signature}")


async def test_the_session_of_another_user_is_refused(
    client: httpx2.AsyncClient, forge: Forge, other_user: User
) -> None:
    await refuse(client, forge(sub=str(other_user.id)))


@pytest.mark.parametrize("value", [b"Bearer \xff\xfe", b"Bearer " + b"x" * 30_000, b"Bearer a.b.c", b"Basic Og=="])
async def test_a_header_that_is_no_credential_is_refused(client: httpx2.AsyncClient, value: bytes) -> None:
    response = await client.get(ME, headers={b"authorization": value})

    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"


async def test_two_credentials_are_none(client: httpx2.AsyncClient, token: str) -> None:
    header = ("authorization", f"Bearer {token}")

    response = await client.get(ME, headers=[header, header])

    assert refusal(response) == (401, "invalid_token")


async def test_a_token_says_little_and_not_for_long(token: str, user: User, settings: Settings) -> None:
    header = jwt.get_unverified_header(token)
    payload = jwt.decode(token, options={"verify_signature": False})

    assert header == {"alg": "HS256", "typ": "at+jwt"}
    assert payload.keys() == {"iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp"}
    assert payload["exp"] - payload["iat"] == 30 * 60
    assert (payload["iss"], payload["aud"]) == (settings.jwt_issuer, settings.jwt_audience)
    assert payload["sub"] == str(user.id)


async def test_an_access_token_is_no_other_token(client: httpx2.AsyncClient, token: str) -> None:
    response = await client.post(f"{AUTH}/refresh", json={"refresh_token": token[:256]})

    assert refusal(response) == (401, "invalid_token")
