"""Tokens that the provider did not sign, over HTTP."""

import hmac
import json
from hashlib import sha256
from typing import Any

import httpx2
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.utils import base64url_encode

from app.core.settings.auth import Algorithm
from tests.accounts import ME
from tests.clients import ClientWith
from tests.credentials import Forge, bearer, refuse
from tests.problems import refusal
from tests.provider.keys import FIRST_KEY, NEXT_KEY, SigningKey, new_private_key
from tests.provider.server import RunningProvider
from tests.provider.tokens import payload_of

HEADER = {"alg": "HS256", "typ": "at+jwt", "kid": FIRST_KEY.key_id}
PUBLIC_KEYS = [
    FIRST_KEY.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    FIRST_KEY.private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
    json.dumps(FIRST_KEY.jwk).encode(),
    b"",
]


@pytest.fixture
def attacker() -> SigningKey:
    """A key of the attacker, who calls it as the provider calls its own."""
    return SigningKey(FIRST_KEY.key_id, FIRST_KEY.algorithm, NEXT_KEY.private)


def encoded(part: dict[str, Any]) -> str:
    """Write a part of a token."""
    return base64url_encode(json.dumps(part).encode()).decode()


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "nOnE", "", 1, []])
async def test_an_unsigned_token_is_refused(client: httpx2.AsyncClient, forge: Forge, algorithm: object) -> None:
    payload = forge().split(".")[1]

    await refuse(client, f"{encoded(HEADER | {'alg': algorithm})}.{payload}.")


@pytest.mark.parametrize("secret", PUBLIC_KEYS, ids=["pem", "der", "jwk", "empty"])
async def test_a_public_key_is_no_secret(client: httpx2.AsyncClient, forge: Forge, secret: bytes) -> None:
    signed = f"{encoded(HEADER)}.{forge().split('.')[1]}"
    signature = base64url_encode(hmac.digest(secret, signed.encode(), sha256)).decode()

    await refuse(client, f"{signed}.{signature}")


async def test_another_algorithm_of_the_same_key_is_refused(client: httpx2.AsyncClient, forge: Forge) -> None:
    for algorithm in (Algorithm.RS512, Algorithm.PS256):
        await refuse(client, forge(SigningKey(FIRST_KEY.key_id, algorithm, FIRST_KEY.private)))


@pytest.mark.parametrize("algorithm", [Algorithm.ES256, Algorithm.EDDSA])
async def test_an_algorithm_must_be_accepted(
    client_with: ClientWith, provider: RunningProvider, algorithm: Algorithm
) -> None:
    key = SigningKey("other", algorithm, new_private_key(algorithm))
    provider.keys.append(key)
    headers = bearer(key.sign(payload_of(provider.issuer, provider.audience)))

    async with client_with(oidc_issuer=provider.issuer) as strict:
        assert refusal(await strict.get(ME, headers=headers)) == (401, "invalid_token")
    async with client_with(oidc_issuer=provider.issuer, oidc_algorithms=(Algorithm.RS256, algorithm)) as client:
        assert (await client.get(ME, headers=headers)).status_code == 200


async def test_a_token_with_another_signature_is_refused(
    client: httpx2.AsyncClient, forge: Forge, attacker: SigningKey
) -> None:
    token = forge()
    stripped = token.rpartition(".")[0]

    for forged in (forge(attacker), f"{token[:-6]}AAAAAA", f"{stripped}.", stripped):
        await refuse(client, forged)


async def test_a_token_with_other_claims_and_the_old_signature_is_refused(
    client: httpx2.AsyncClient, forge: Forge
) -> None:
    header, _, signature = forge().split(".")
    other = forge(sub="somebody else").split(".")[1]

    await refuse(client, f"{header}.{other}.{signature}")


@pytest.mark.parametrize("name", ["jku", "x5u"])
async def test_a_token_does_not_say_where_its_key_is(
    client: httpx2.AsyncClient, forge: Forge, attacker: SigningKey, provider: RunningProvider, name: str
) -> None:
    provider.keys = [attacker]

    await refuse(client, forge(attacker, headers={name: f"{provider.issuer}/keys"}))

    assert provider.requests.total() == 0


async def test_a_token_does_not_bring_its_key(client: httpx2.AsyncClient, forge: Forge, attacker: SigningKey) -> None:
    await refuse(client, forge(attacker, headers={"jwk": attacker.jwk}))


@pytest.mark.parametrize("name", ["../../etc/passwd", "' or 1=1", "\0", "x" * 4000, "", "http://127.0.0.1:9/keys"])
async def test_the_name_of_a_key_is_a_name(client: httpx2.AsyncClient, forge: Forge, name: str) -> None:
    await refuse(client, forge(headers={"kid": name}))


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "RS256"},
        {"alg": "RS256", "kid": None},
        {"alg": "RS256", "kid": ["first"]},
        {"alg": "RS256", "kid": "first", "typ": 1},
        {"alg": "RS256", "kid": "first", "typ": "logout+jwt"},
        {"alg": "RS256", "kid": "first", "typ": "JWE"},
        {"alg": "RS256", "kid": "first", "crit": ["b64"], "b64": True},
        {"alg": "RS256", "kid": "first", "crit": ["exp"], "exp": 1},
        {},
    ],
)
async def test_a_header_of_something_else_is_refused(
    client: httpx2.AsyncClient, forge: Forge, header: dict[str, Any]
) -> None:
    _, payload, signature = forge().split(".")

    await refuse(client, f"{encoded(header)}.{payload}.{signature}")


@pytest.mark.parametrize("part", [b"[" * 20_000, b'{"a":' * 4_000, b"\xff", b"null", b"1", b"[]", b'"text"'])
async def test_a_header_that_is_no_object_is_refused(client: httpx2.AsyncClient, forge: Forge, part: bytes) -> None:
    _, payload, signature = forge().split(".")

    await refuse(client, f"{base64url_encode(part).decode()}.{payload}.{signature}")
