"""What a provider answers is believed only where it can be."""

import socket
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx2
import pytest
from starlette.responses import JSONResponse, RedirectResponse, Response

from app.core.remote_documents import MAX_BYTES
from app.core.settings.service import Environment
from tests.accounts import ME
from tests.clients import ClientWith
from tests.credentials import bearer
from tests.problems import refusal
from tests.provider.app import DISCOVERY, KEYS
from tests.provider.keys import FIRST_KEY
from tests.provider.server import AUDIENCE, RunningProvider
from tests.provider.tokens import new_token

UNAVAILABLE = (503, "identity_provider_unavailable")
PADDED_KEYS = {"keys": [FIRST_KEY.jwk], "padding": "x" * MAX_BYTES}

type Call = Callable[..., Awaitable[httpx2.Response]]


@pytest.fixture
def call(client_with: ClientWith, provider: RunningProvider) -> Call:
    """Uses a good token of the provider, in an application that knows no keys yet."""

    async def use(issuer: str = provider.issuer, **changes: Any) -> httpx2.Response:
        async with client_with(oidc_issuer=issuer, **changes) as client:
            return await client.get(ME, headers=bearer(new_token(issuer, AUDIENCE)))

    return use


@pytest.fixture
def silent_issuer() -> Iterator[str]:
    """A provider that takes connections, and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


async def test_a_provider_that_tells_the_truth_is_believed(call: Call) -> None:
    assert (await call()).status_code == 200


@pytest.mark.parametrize(
    "description",
    [
        {"issuer": "https://other.example.com"},
        {"issuer": None},
        {"jwks_uri": None},
        {"jwks_uri": "keys"},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": ["http://127.0.0.1/keys"]},
    ],
)
async def test_a_description_of_something_else_is_not_believed(
    call: Call, provider: RunningProvider, description: dict[str, Any]
) -> None:
    provider.description = description

    assert refusal(await call()) == UNAVAILABLE
    assert provider.requests[KEYS] == 0


async def test_an_issuer_must_be_the_same_to_the_letter(call: Call, provider: RunningProvider) -> None:
    assert refusal(await call(f"{provider.issuer}/")) == UNAVAILABLE


@pytest.mark.parametrize("path", [DISCOVERY, KEYS])
@pytest.mark.parametrize(
    "answer",
    [
        Response("not found", status_code=404),
        Response("down", status_code=500),
        Response("<html>", media_type="text/html"),
        Response(b"\xff\xfe"),
        Response("[" * 100_000),
        JSONResponse([FIRST_KEY.jwk]),
        JSONResponse({}),
        JSONResponse({"keys": []}),
        JSONResponse(None),
    ],
    ids=["missing", "failing", "page", "bytes", "deep", "list", "empty", "keyless", "null"],
)
async def test_an_answer_that_is_none_is_not_believed(
    call: Call, provider: RunningProvider, path: str, answer: Response
) -> None:
    provider.answers[path] = answer

    assert refusal(await call()) == UNAVAILABLE


@pytest.mark.parametrize("path", [DISCOVERY, KEYS])
async def test_an_answer_without_end_is_not_read(call: Call, provider: RunningProvider, path: str) -> None:
    description = await provider_description(provider)
    provider.answers[path] = JSONResponse(description | PADDED_KEYS)

    assert refusal(await call()) == UNAVAILABLE


async def provider_description(provider: RunningProvider) -> dict[str, Any]:
    """Fetch what the provider says of itself."""
    async with httpx2.AsyncClient() as client:
        description: dict[str, Any] = (await client.get(provider.issuer + DISCOVERY)).json()
    return description


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_is_not_followed(call: Call, provider: RunningProvider, status: int) -> None:
    provider.answers[KEYS] = RedirectResponse(f"{provider.issuer}/elsewhere", status_code=status)

    assert refusal(await call()) == UNAVAILABLE
    assert provider.requests["/elsewhere"] == 0


async def test_a_provider_that_does_not_answer_is_not_waited_for(call: Call, silent_issuer: str) -> None:
    assert refusal(await call(silent_issuer, oidc_timeout_seconds=0.2)) == UNAVAILABLE


async def test_a_provider_that_fails_is_asked_once_in_a_while(
    client_with: ClientWith, provider: RunningProvider
) -> None:
    provider.answers[KEYS] = Response("down", status_code=500)
    headers = bearer(new_token(provider.issuer, AUDIENCE))

    async with client_with(oidc_issuer=provider.issuer) as client:
        refusals = {refusal(await client.get(ME, headers=headers)) for _ in range(10)}

    assert refusals == {UNAVAILABLE}
    assert provider.requests[KEYS] == 1


async def test_keys_that_anybody_could_replace_are_not_fetched_in_production(
    call: Call, provider: RunningProvider
) -> None:
    assert refusal(await call(environment=Environment.PRODUCTION)) == UNAVAILABLE
    assert provider.requests[KEYS] == 0
