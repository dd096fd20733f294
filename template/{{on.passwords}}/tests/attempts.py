"""Attempts to log in."""

from collections.abc import Callable

import httpx2
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.rate_limit import RateLimit
from tests.accounts import WRONG_PASSWORD
from tests.clients import OpenClient
from tests.credentials import AUTH
from tests.problems import refusal

LOGIN = f"{AUTH}/login"
LIMITED = (429, "rate_limited")
REFUSED = (401, "invalid_credentials")

type ClientAt = Callable[[str], httpx2.AsyncClient]
type LimitedClient = Callable[..., OpenClient]


async def attempt(client: httpx2.AsyncClient, email: str, password: str = WRONG_PASSWORD) -> httpx2.Response:
    """Try to log in."""
    return await client.post(LOGIN, json={"email": email, "password": password})


async def use_up(client: httpx2.AsyncClient, email: str) -> None:
    """Try as often as it is allowed."""
    for _ in range(5):
        assert refusal(await attempt(client, email)) == REFUSED


async def grow_older(session: AsyncSession, *, seconds: int) -> None:
    """Let time pass for all attempts."""
    for row in await session.scalars(select(RateLimit)):
        row.hits = [hit - seconds * 1000 for hit in row.hits]
    await session.commit()
