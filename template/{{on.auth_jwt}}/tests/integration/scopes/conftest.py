"""Callers whose tokens are narrowed."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import httpx2
import pytest

from app.models.user import User
from tests.clients import BASE_URL
from tests.credentials import headers_of
from tests.narrowing import NarrowedClient, log_in_for


@pytest.fixture
async def narrowed_client(client: httpx2.AsyncClient, transport: httpx2.ASGITransport) -> AsyncIterator[NarrowedClient]:
    """Logs users in for some scopes."""
    async with AsyncExitStack() as stack:

        async def open_client(user: User, scope: str) -> httpx2.AsyncClient:
            tokens = await log_in_for(client, user, scope)
            narrowed = httpx2.AsyncClient(
                transport=transport, base_url=BASE_URL, headers=headers_of(tokens["access_token"])
            )
            return await stack.enter_async_context(narrowed)

        yield open_client
