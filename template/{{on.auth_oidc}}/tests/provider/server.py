"""Runs a provider on a port of this machine."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, override

import httpx2

from app.core.config import Settings
from tests.provider.app import Provider

HOST = "127.0.0.1"
AUDIENCE = Settings.model_fields["oidc_audience"].default


class RunningProvider(Provider):
    """A provider that can be stopped."""

    def start(self, server: ThreadingHTTPServer) -> None:
        """Answer in threads; requests wait for them from the moment that the server listens."""
        self.server = server
        self.thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        self.thread.start()

    def stop(self) -> None:
        """Answer no more."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@contextmanager
def open_provider() -> Iterator[RunningProvider]:
    """Start a provider on a free port, and leave no thread behind."""
    server = ThreadingHTTPServer((HOST, 0), Handler)
    provider = RunningProvider(f"http://{HOST}:{server.server_address[1]}", AUDIENCE)
    Handler.providers[provider.issuer] = provider
    provider.start(server)
    try:
        yield provider
    finally:
        provider.stop()
        del Handler.providers[provider.issuer]


class Handler(BaseHTTPRequestHandler):
    """Hands requests on to the application of the provider that listens at their port."""

    providers: dict[str, Provider] = {}

    def do_GET(self) -> None:
        """Answer a request for something."""
        self.answer()

    def do_POST(self) -> None:
        """Answer a request with a body."""
        self.answer()

    def do_OPTIONS(self) -> None:
        """Answer a browser that asks before it sends."""
        self.answer()

    def answer(self) -> None:
        """Hand a request on, and its answer back."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        response = asyncio.run(self.ask(body))
        self.send_response(response.status_code)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(response.content)

    async def ask(self, body: bytes) -> httpx2.Response:
        """Have the application answer."""
        issuer = f"http://{HOST}:{self.connection.getsockname()[1]}"
        transport = httpx2.ASGITransport(app=self.providers[issuer].app)
        async with httpx2.AsyncClient(transport=transport, base_url=issuer) as client:
            return await client.request(self.command, self.path, headers=dict(self.headers), content=body)

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing."""
