"""Answers for what fails outside of all middleware that could."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from app.api.problems import error_response
from app.core import context
from app.core.config import Settings
from app.core.exceptions import AppError
from app.core.identifiers import new_id
from app.middleware.security_headers import security_headers


def last_resort(settings: Settings) -> Callable[[Request, Exception], Awaitable[Response]]:
    """Make the handler of errors that nothing else has taken.

    The framework raises the error again, so that the server logs it and ends the connection.
    """
    headers = security_headers(hsts=settings.demands_https) | {"Connection": "close"}

    async def answer(request: Request, _error: Exception) -> Response:
        if context.request_id.get() == context.NO_REQUEST:
            context.request_id.set(str(new_id()))
        response = error_response(request.scope, AppError())
        response.headers.update(headers | {"X-Request-ID": context.request_id.get()})
        return response

    return answer
