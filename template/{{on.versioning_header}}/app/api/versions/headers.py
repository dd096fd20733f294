"""What callers are told of versions in headers."""

from datetime import date
from email.utils import format_datetime

from starlette.datastructures import MutableHeaders

from app.core.api_versions import ENDINGS

HEADER = "X-API-Version"


def announce(headers: MutableHeaders, version: date | None) -> None:
    """Say which version an answer is of, that it depends on the header, and when the version ends."""
    headers.add_vary_header(HEADER)
    if version is None:
        return
    headers[HEADER] = version.isoformat()
    if ending := ENDINGS.get(version):
        headers["Deprecation"] = f"@{ending.deprecated_since.timestamp():.0f}"
        headers["Sunset"] = format_datetime(ending.ends, usegmt=True)
