"""Runs a provider on a port of this machine."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from app.core.config import Settings
from tests.provider.app import Provider

HOST = "127.0.0.1"
AUDIENCE = Settings.model_fields["oidc_audience"].default


class RunningProvider(Provider):
    """A provider that can be stopped."""

    def start(self, listener: socket.socket) -> None:
        """Answer in a thread; requests wait for it from the moment that the socket listens."""
        config = uvicorn.Config(self.app, log_config=None, lifespan="off", ws="none", loop="asyncio")
        self.server = uvicorn.Server(config)
        self.thread = Thread(target=self.server.run, kwargs={"sockets": [listener]})
        self.thread.start()

    def stop(self) -> None:
        """Answer no more."""
        self.server.should_exit = True
        self.thread.join()


@contextmanager
def open_provider() -> Iterator[RunningProvider]:
    """Start a provider on a free port, and leave no thread behind."""
    listener = socket.create_server((HOST, 0))
    provider = RunningProvider(f"http://{HOST}:{listener.getsockname()[1]}", AUDIENCE)
    provider.start(listener)
    try:
        yield provider
    finally:
        provider.stop()
