"""The application as a worker calls it."""

import asyncio
import signal

from starlette.types import Receive, Scope, Send

from app.application import load_application
from app.core.config import get_settings
from app.core.lifecycle import LIFECYCLE
from app.parent_watch import watch_parent
from app.running_requests import RunningRequests

# Ignored wherever nobody waits for it, unlike others that mean nothing by themselves.
DRAIN_SIGNAL = signal.SIGURG


class ApplicationInWorker:
    """Learns from the parent process that the end comes, before the server does."""

    def __init__(self, app: RunningRequests, seconds_left: float) -> None:
        self.app = app
        self.seconds_left = seconds_left

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or the life of the process."""
        if scope["type"] == "lifespan":
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(DRAIN_SIGNAL, self.drain)
            # A terminal tells all processes, and the parent tells this one.
            loop.add_signal_handler(signal.SIGINT, lambda: None)
        await self.app(scope, receive, send)

    def drain(self) -> None:
        """Begin to stop."""
        LIFECYCLE.stopping = True
        asyncio.get_running_loop().call_later(self.seconds_left, self.app.cut)


def load_in_worker(path: str) -> ApplicationInWorker:
    """Make the application in a process of its own."""
    watch_parent()
    settings = get_settings()
    return ApplicationInWorker(load_application(path), settings.drain_seconds + settings.shutdown_grace_seconds)
