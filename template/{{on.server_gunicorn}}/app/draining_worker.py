"""A worker that goes on for a while once it is told to stop."""

import asyncio
import os
from contextlib import suppress
from socket import socket
from typing import NoReturn, override

from gunicorn.arbiter import Arbiter
from gunicorn.asgi.lifespan import LifespanManager
from gunicorn.workers.gasgi import ASGIWorker

from app.core.config import get_settings
from app.core.lifecycle import LIFECYCLE
from app.http_protocol import StrictHttpProtocol
from app.open_connections import OpenConnections
from app.running_requests import RunningRequests

TICK_SECONDS = 0.1


class DrainingWorker(ASGIWorker):
    """Accepts requests for a delay, finishes those that run, and closes what the application has opened."""

    asgi: RunningRequests
    connections: OpenConnections
    listening = False

    @override
    def handle_exit_signal(self) -> None:
        """Begin to stop; before anything is served, there is nothing to wait for."""
        LIFECYCLE.stopping = True
        asyncio.get_running_loop().call_later(get_settings().drain_seconds if self.listening else 0, self.end)

    def end(self) -> None:
        """Accept nothing more."""
        self.alive = False

    async def _serve(self) -> None:
        """Serve until told to stop, or until nobody is there any more who could tell."""
        self.connections = OpenConnections()
        lifespan = LifespanManager(self.asgi, self.log, self.state)
        try:
            await lifespan.startup()
        except RuntimeError as error:
            self.give_up(error)
        listeners = [await self.listen(each.fileno()) for each in self.sockets]
        self.listening = True
        while self.alive and self.ppid == os.getppid():
            self.notify()
            await asyncio.sleep(TICK_SECONDS)
        self.alive = False
        for listener in listeners:
            listener.close()
        await self.finish()
        await lifespan.shutdown()

    def give_up(self, error: RuntimeError) -> NoReturn:
        """End the worker, and with it all others: what it lacks, they lack too."""
        self.log.error("The application could not start: %s", error)
        raise SystemExit(Arbiter.WORKER_BOOT_ERROR)

    async def listen(self, listener: int) -> asyncio.Server:
        """Accept connections, by the file descriptor that all workers share."""
        loop = asyncio.get_running_loop()
        own = socket(fileno=os.dup(listener))
        host, port = own.getsockname()[:2]
        self.log.info("Serving at http://%s:%s", host, port)
        return await loop.create_server(lambda: StrictHttpProtocol(self, self.connections), sock=own)

    async def finish(self) -> None:
        """Wait for what runs, as long as the grace lasts."""
        for connection in list(self.connections.kept):
            connection.end_if_idle()
        if self.connections.kept:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.connections.none_left.wait(), get_settings().shutdown_grace_seconds)
        self.asgi.cut()
        await asyncio.sleep(TICK_SECONDS)
