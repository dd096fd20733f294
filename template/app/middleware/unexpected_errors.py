"""Turns what nobody expected into a problem document."""

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import error_response
from app.core.exceptions import AppError

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
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        except Exception:
            logger.exception("request.failed", method=scope["method"], path=scope["path"])
            if started:
                raise
            await error_response(scope, AppError())(scope, receive, send)
