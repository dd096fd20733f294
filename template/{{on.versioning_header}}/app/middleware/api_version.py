"""Finds out which version of the API a request is for."""

import re
from datetime import date

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import error_response
from app.api.versions.headers import HEADER, announce
from app.api.versions.routers import SCOPE_KEY
from app.core.api_versions import version_on
from app.core.version_exceptions import UnsupportedVersionError

BELOW = re.compile(r"/api(/.*)?", re.DOTALL)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ApiVersionMiddleware:
    """Serves the version of `X-API-Version`, or else the default one, and says which it was, errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not BELOW.fullmatch(scope["path"]):
            await self.app(scope, receive, send)
            return
        version = wanted_version(scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                announce(MutableHeaders(scope=message), version)
            await send(message)

        if version is None:
            detail = f"{HEADER} is given once, as the day of a version or a later one, such as 2026-06-01."
            await error_response(scope, UnsupportedVersionError(detail))(scope, receive, send_with_headers)
            return
        scope[SCOPE_KEY] = version
        await self.app(scope, receive, send_with_headers)


def wanted_version(scope: Scope) -> date | None:
    """Return the version that the caller wants, if there is one."""
    given = Headers(scope=scope).getlist(HEADER)
    if not given:
        default: date = scope["state"]["settings"].api_version_default
        return default
    day = parsed(given[0]) if len(given) == 1 else None
    return day and version_on(day)


def parsed(text: str) -> date | None:
    """Read a day."""
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None
