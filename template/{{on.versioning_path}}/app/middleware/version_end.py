"""Tells callers of an old version that it will end, and where the next one is."""

from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.openapi_versions import OLD_VERSION

NEW_VERSION = "/api/v2"
DEPRECATED_SINCE = datetime(2026, 1, 1, tzinfo=UTC)
ENDS = datetime(2028, 1, 1, tzinfo=UTC)


class VersionEndMiddleware:
    """Sends `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and a link to the successor (RFC 5829), errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not f"{scope['path']}/".startswith(f"{OLD_VERSION}/"):
            await self.app(scope, receive, send)
            return
        # Percent-encoded, since a header holds no other characters and nothing that ends the link.
        successor = quote(NEW_VERSION + scope["path"].removeprefix(OLD_VERSION))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Deprecation"] = f"@{DEPRECATED_SINCE.timestamp():.0f}"
                headers["Sunset"] = format_datetime(ENDS, usegmt=True)
                headers.append("Link", f'<{successor}>; rel="successor-version"')
            await send(message)

        await self.app(scope, receive, send_with_headers)
