"""Forged access tokens, and what is none, over HTTP."""

import json

import httpx2
import pytest
from jwt.utils import base64url_encode

from app.core.security import HEADER_TYPE
from app.models.user import User
from tests.accounts import ME
from tests.credentials import AUTH, headers_of
from tests.forgery import OTHER_KEY, Forge, refuse
from tests.problems import refusal


async def test_a_token_that_is_signed_anew_as_it_was_is_accepted(client: httpx2.AsyncClient, forge: Forge) -> None:
    assert (await client.get(ME, headers=headers_of(forge()))).status_code == 200


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


async def test_a_token_with_another_subject_and_the_old_signature_is_refused(
    client: httpx2.AsyncClient, forge: Forge, token: str, other_user: User
) -> None:
    header, _, signature = token.split(".")
    other = forge(sub=str(other_user.id)).split(".")[1]

    await refuse(client, f"{header}.{other}.{signature}")


async def test_an_access_token_is_no_other_token(client: httpx2.AsyncClient, token: str) -> None:
    response = await client.post(f"{AUTH}/refresh", json={"refresh_token": token[:256]})

    assert refusal(response) == (401, "invalid_token")
