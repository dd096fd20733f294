"""When an access token ends."""

from datetime import UTC, datetime

import jwt

# What no clock reaches.
LATEST = datetime(9999, 1, 1, tzinfo=UTC)


def end_of(token: str) -> datetime:
    """Return the end of a token whose signature and claims have been verified."""
    payload = jwt.decode(token, options={"verify_signature": False})
    return datetime.fromtimestamp(min(payload["exp"], LATEST.timestamp()), UTC)
