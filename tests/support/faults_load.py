"""Many callers of one service at once, and what each of them was answered."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx2

from support.contract.service import Service
from support.live import LiveService, calling

PATIENCE_SECONDS = 30
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one caller was answered, when it had asked, and how long it waited."""

    path: str
    status: int
    code: str | None
    retry_after: str | None
    asked_at: float
    seconds: float
    body: Any


@dataclass(frozen=True, slots=True)
class Callers:
    """Callers with the rights of one user."""

    client: httpx2.AsyncClient
    service: Service

    async def ask(self, path: str, new: dict[str, str] | None = None) -> Answer:
        """Ask for something, or create something new."""
        asked_at = time.monotonic()
        response = await self.client.request("POST" if new else "GET", path, json=new)
        body = response.json()
        return Answer(
            path=path,
            status=response.status_code,
            code=body.get("code") if isinstance(body, dict) else None,
            retry_after=response.headers.get("Retry-After"),
            asked_at=asked_at,
            seconds=time.monotonic() - asked_at,
            body=body,
        )

    async def live(self) -> Answer:
        """Ask whether the process lives."""
        return await self.ask("/health")

    async def ready(self) -> Answer:
        """Ask whether it can work."""
        return await self.ask("/health/ready")

    async def me(self) -> Answer:
        """Ask who one is."""
        return await self.ask(self.service.path("/users/me"))

    async def read(self) -> Answer:
        """List items."""
        return await self.ask(self.service.path("/items?limit=100&sort=-created_at"))

    async def write(self, title: str = "A book") -> Answer:
        """Create an item."""
        return await self.ask(self.service.path("/items"), {"title": title})


@asynccontextmanager
async def callers(service: Service, headers: dict[str, str]) -> AsyncIterator[Callers]:
    """Open as many connections to a service as are needed."""
    limits = httpx2.Limits(max_connections=None)
    async with httpx2.AsyncClient(
        base_url=service.client.base_url, headers=headers, limits=limits, timeout=PATIENCE_SECONDS
    ) as client:
        yield Callers(client, service)


def call(live: LiveService, headers: dict[str, str], scenario: Callable[[Callers], Awaitable[T]]) -> T:
    """Let callers play a scenario."""

    async def play(service: Service) -> T:
        async with callers(service, headers) as opened:
            return await scenario(opened)

    with calling(live) as service:
        return asyncio.run(play(service))


async def repeat(question: Callable[[], Awaitable[Answer]], done: asyncio.Event) -> list[Answer]:
    """Ask again and again, until it is done."""
    answers = []
    while not done.is_set():
        answers.append(await question())
        await asyncio.sleep(0.02)
    return answers


def refused(answers: Iterable[Answer]) -> list[Answer]:
    """Choose those that were refused, and see to it that each was told to try again."""
    chosen = [answer for answer in answers if answer.status >= 400]
    assert {(answer.status, answer.retry_after) for answer in chosen} <= {(503, "5")}, chosen
    return chosen
