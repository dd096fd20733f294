"""Which requests run in this process."""

import asyncio
from typing import Any

import structlog
from starlette.types import ASGIApp, Receive, Scope, Send

logger = structlog.get_logger()


class RunningRequests:
    """Knows what runs, so that the process can end what it can't wait for, and logs what nothing else has taken."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.tasks: set[asyncio.Task[Any]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        task = asyncio.current_task()
        if scope["type"] == "lifespan" or task is None:
            await self.app(scope, receive, send)
            return
        self.tasks.add(task)
        try:
            await self.app(scope, receive, send)
        except Exception as error:
            logger.exception("request.failed", method=scope["method"], path=scope["path"])
            # The server ends the connection, and logs nothing of its own.
            raise asyncio.CancelledError from error
        finally:
            self.tasks.discard(task)

    def cut(self) -> None:
        """End what still runs; whoever waits for an answer is told to try again."""
        if self.tasks:
            logger.error("requests.cut", number=len(self.tasks))
        for task in self.tasks:
            task.cancel()
