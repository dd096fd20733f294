"""Callers from somewhere else, and of an application with other limits."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from functools import partial

import httpx2
import pytest
from fastapi import FastAPI

from app.core.config import Settings
from tests.application import prepare
from tests.attempts import ClientAt, LimitedClient
from tests.clients import BASE_URL, ClientWith


@pytest.fixture
async def client_at(transport: httpx2.ASGITransport) -> AsyncIterator[ClientAt]:
    """Calls from an address."""
    async with AsyncExitStack() as stack:

        def call_from(address: str) -> httpx2.AsyncClient:
            elsewhere = httpx2.ASGITransport(app=transport.app, client=(address, 1), raise_app_exceptions=False)
            client = httpx2.AsyncClient(transport=elsewhere, base_url=BASE_URL)
            stack.push_async_callback(client.aclose)
            return client

        yield call_from


@pytest.fixture
def limited_client(client_with: ClientWith, settings: Settings) -> LimitedClient:
    """Calls an application with other limits and the weak hasher."""

    def prepared(app: FastAPI) -> None:
        prepare(app, settings)

    return partial(client_with, prepared)
