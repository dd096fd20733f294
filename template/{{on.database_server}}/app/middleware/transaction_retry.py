"""Runs a request again whose transaction the database gave up for the sake of another."""

import asyncio
from random import SystemRandom

import structlog
from sqlalchemy.exc import DBAPIError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import error_response
from app.core.exceptions import OverloadedError
from app.db.errors import is_retryable

ATTEMPTS = 3
PAUSE_SECONDS = 0.05
JITTER = SystemRandom()
READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

logger = structlog.get_logger()


class TransactionRetryMiddleware:
    """Tries a request that changes something up to three times, as deadlocks and serialization failures pass.

    Nothing of a failed attempt is left: its transaction was rolled back. So whatever a handler does that a database
    can't take back belongs after the commit. A request that only reads is tried once: its caller may simply try again.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = Exchange(receive, send)
        for attempt in range(1 if scope["method"] in READING_METHODS else ATTEMPTS):
            if attempt:
                await asyncio.sleep(PAUSE_SECONDS * attempt * JITTER.uniform(0.5, 1.5))
                exchange.rewind()
            try:
                await self.app(scope, exchange.receive, exchange.send)
            except DBAPIError as error:
                if exchange.answered or not is_retryable(error):
                    raise
                logger.warning("database.transaction_given_up", attempt=attempt + 1)
            else:
                return
        await error_response(scope, OverloadedError())(scope, receive, send)


class Exchange:
    """A request whose body can be read again, as long as nothing was answered; the limit of bodies bounds it."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self.answered = False
        self._receive = receive
        self._send = send
        self._read: list[Message] = []
        self._position = 0

    async def receive(self) -> Message:
        """Return the next message, from memory where it was read before."""
        if self._position == len(self._read):
            self._read.append(await self._receive())
        self._position += 1
        return self._read[self._position - 1]

    async def send(self, message: Message) -> None:
        """Pass a message on, and note that there is one."""
        self.answered = True
        await self._send(message)

    def rewind(self) -> None:
        """Begin with the first message again."""
        self._position = 0
