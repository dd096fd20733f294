"""Turns what nobody expected into a problem document."""

from asyncio import CancelledError

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import error_response
from app.core.exceptions import AppError, StoppingError

logger = structlog.get_logger()


class UnexpectedErrorsMiddleware:
    """Sits inside the other middleware, so that a failure gets their headers too, and logs each failure once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = Answer(send)
        try:
            await self.app(scope, receive, answer.send)
        except CancelledError:
            # The server stops, and waits no longer; left alone, it would answer in a form of its own.
            if not answer.begun:
                await error_response(scope, StoppingError())(scope, receive, send)
            raise
        except Exception:
            if answer.begun and not answer.complete:
                # The server logs it, and ends the connection, so that half of an answer is not taken for the whole.
                raise
            logger.exception("request.failed", method=scope["method"], path=scope["path"])
            if not answer.begun:
                await error_response(scope, AppError())(scope, receive, send)


class Answer:
    """Holds the start of a response back until its first part, since what fails before that can still be told."""

    def __init__(self, send: Send) -> None:
        self.forward = send
        self.start: Message | None = None
        self.begun = False
        self.complete = False

    async def send(self, message: Message) -> None:
        """Send a message of the response, or keep it."""
        if message["type"] == "http.response.start":
            self.start = message
            return
        if self.start is not None:
            self.begun = True
            start, self.start = self.start, None
            await self.forward(start)
        await self.forward(message)
        self.complete = message["type"] == "http.response.body" and not message.get("more_body", False)
