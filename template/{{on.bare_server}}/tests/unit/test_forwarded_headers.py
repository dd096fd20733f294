"""Which proxies are believed."""

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from app.forwarded_headers import ForwardedHeaders

PROXY, CALLER, STRANGER = "10.0.0.1", "198.51.100.7", "203.0.113.9"
TRUSTED = ("10.0.0.0/8",)


async def tell_caller(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the scheme and the caller."""
    request = Request(scope)
    assert request.client
    await PlainTextResponse(f"{request.url.scheme} {request.client.host}")(scope, receive, send)


async def seen(trusted: tuple[str, ...], peer: str, **forwarded: str) -> str:
    """Return what the application sees of a request that a peer forwards."""
    transport = httpx2.ASGITransport(app=ForwardedHeaders(tell_caller, trusted), client=(peer, 5000))
    headers = {f"X-Forwarded-{name}": value for name, value in forwarded.items()}
    async with httpx2.AsyncClient(transport=transport, base_url="http://localhost") as client:
        return (await client.get("/", headers=headers)).text


async def test_a_trusted_proxy_speaks_for_others() -> None:
    assert await seen(TRUSTED, PROXY, For=CALLER, Proto="https") == f"https {CALLER}"


async def test_nobody_else_does() -> None:
    assert await seen(TRUSTED, STRANGER, For=CALLER, Proto="https") == f"http {STRANGER}"


async def test_what_a_caller_says_of_itself_does_not_count() -> None:
    assert await seen(TRUSTED, PROXY, For=f"127.0.0.1, {CALLER}, 10.0.0.2") == f"http {CALLER}"


async def test_a_proxy_that_forwards_nothing_is_the_caller() -> None:
    assert await seen(TRUSTED, PROXY) == f"http {PROXY}"


@pytest.mark.parametrize("nonsense", ["ftp", "https,http", ""])
async def test_a_scheme_that_is_none_changes_nothing(nonsense: str) -> None:
    assert await seen(TRUSTED, PROXY, Proto=nonsense) == f"http {PROXY}"


async def test_in_development_everybody_may_be_trusted() -> None:
    assert await seen(("*",), STRANGER, For=f"{CALLER}, 10.0.0.2") == f"http {CALLER}"


async def test_an_address_that_is_none_is_not_trusted() -> None:
    assert await seen(TRUSTED, PROXY, For="unknown, 10.0.0.2") == "http unknown"
