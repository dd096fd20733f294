"""Callers of an application in the same process."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import httpx2
from asgi_lifespan import LifespanManager
from fastapi import FastAPI

BASE_URL = "http://localhost"

type OpenClient = AbstractAsyncContextManager[httpx2.AsyncClient]
type ClientWith = Callable[..., OpenClient]


@asynccontextmanager
async def open_client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """Start an application and call it."""
    async with LifespanManager(app) as manager:
        transport = httpx2.ASGITransport(app=manager.app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url=BASE_URL) as client:
            yield client
