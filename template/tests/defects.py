"""Operations that fail."""

import asyncio

import structlog
from fastapi import BackgroundTasks, FastAPI
from sqlalchemy.exc import IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.types import ASGIApp, Receive, Scope, Send

SENTINEL = "sentinel-that-nobody-may-see"
FAILING_PATH = "/middleware"

logger = structlog.get_logger()


class FailingMiddleware:
    """Fails with each request to a path."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or fail."""
        if scope["type"] == "http" and scope["path"] == FAILING_PATH:
            await fail()
        await self.app(scope, receive, send)


def add_defects(app: FastAPI) -> None:
    """Add them to an application."""
    app.add_api_route("/defect", fail)
    app.add_api_route("/refused", fail_in_database)
    app.add_api_route("/busy", wait_in_vain)
    app.add_api_route("/background", fail_in_background)
    app.mount("/begun", fail_before_first_part)
    app.mount("/late", fail_late)
    app.add_api_route("/endless", never_end)


async def fail() -> None:
    raise RuntimeError(SENTINEL)


async def never_end() -> None:
    logger.info("endless.begun")
    await asyncio.Event().wait()


async def fail_in_database() -> None:
    raise IntegrityError(SENTINEL, {}, ValueError(SENTINEL))


async def wait_in_vain() -> None:
    raise PoolTimeoutError


async def fail_in_background(background: BackgroundTasks) -> None:
    background.add_task(fail)


async def fail_before_first_part(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise RuntimeError(SENTINEL)


async def fail_late(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"begun", "more_body": True})
    raise RuntimeError(SENTINEL)
