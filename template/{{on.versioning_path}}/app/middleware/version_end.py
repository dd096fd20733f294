"""Tells callers of an old version that it will end, and where the next one is."""

from email.utils import format_datetime
from functools import cache
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.version_endings import Ending, ending_of
from app.middleware.messages import add_headers


class VersionEndMiddleware:
    """Sends `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and a link to the successor (RFC 5829), errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        found = ending_of(scope["path"]) if scope["type"] == "http" else None
        if found is None:
            await self.app(scope, receive, send)
            return
        base, ending = found
        # Percent-encoded, since a header holds no other characters and nothing that ends the link.
        successor = quote(ending.successor + scope["path"].removeprefix(base))
        link = f'<{successor}>; rel="successor-version"'

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_headers(message, [*announcement(ending), (b"link", link.encode())])
            await send(message)

        await self.app(scope, receive, send_with_headers)


@cache
def announcement(ending: Ending) -> tuple[tuple[bytes, bytes], ...]:
    """Write down when a version ends, once for each version."""
    deprecated_since = f"@{ending.deprecated_since.timestamp():.0f}"
    return (b"deprecation", deprecated_since.encode()), (b"sunset", format_datetime(ending.ends, usegmt=True).encode())
