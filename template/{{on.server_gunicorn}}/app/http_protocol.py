"""What happens before a request reaches the application: bytes that are no HTTP, and heads that are too large."""

import asyncio
from http import HTTPStatus
from typing import override

from gunicorn.asgi.protocol import ASGIProtocol
from gunicorn.workers.gasgi import ASGIWorker

from app.api.problem_types import HEADERS_TOO_LARGE, MALFORMED_REQUEST
from app.open_connections import OpenConnections
from app.refusal import refusal

TOO_LARGE = frozenset({HTTPStatus.REQUEST_URI_TOO_LONG, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE})


class StrictHttpProtocol(ASGIProtocol):
    """Refuses by a problem document like the application, and is known as long as it is open."""

    transport: asyncio.Transport
    _awaiting_request: bool
    _request_ready: asyncio.Event

    def __init__(self, worker: ASGIWorker, connections: OpenConnections) -> None:
        super().__init__(worker)
        self.connections = connections

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take over a connection."""
        super().connection_made(transport)
        self.connections.add(self)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a connection."""
        self.connections.discard(self)
        super().connection_lost(exc)

    def end_if_idle(self) -> None:
        """Close the connection if it waits for a request."""
        if self._awaiting_request:
            self.transport.close()
            self._request_ready.set()

    def _send_error_response(self, status: int, _message: str, _headers: object = ()) -> None:
        """Refuse what the parser has given up."""
        problem = HEADERS_TOO_LARGE if status in TOO_LARGE else MALFORMED_REQUEST
        self.transport.write(refusal(problem, self.transport.get_extra_info("peername")))
