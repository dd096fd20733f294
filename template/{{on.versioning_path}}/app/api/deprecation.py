"""Tells callers of an old version that it will end, and where the next one is."""

from datetime import UTC, datetime
from email.utils import format_datetime

from fastapi import Request, Response

DEPRECATED_SINCE = datetime(2026, 1, 1, tzinfo=UTC)
ENDS = datetime(2028, 1, 1, tzinfo=UTC)


async def announce_version_2(request: Request, response: Response) -> None:
    """Send `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and a link to the same thing in version 2 (RFC 5829)."""
    successor = request.url.path.replace("/v1", "/v2", 1)
    response.headers["Deprecation"] = f"@{DEPRECATED_SINCE.timestamp():.0f}"
    response.headers["Sunset"] = format_datetime(ENDS, usegmt=True)
    response.headers.append("Link", f'<{successor}>; rel="successor-version"')
