"""Sessions in a cookie: its name, its lifetime, and the proof that a page of ours makes the request."""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from app.core.settings.auth import AuthSettings

# Browsers take a cookie with this prefix from the host itself only, over HTTPS and for all paths (RFC 6265bis).
COOKIE_NAME = "__Host-session"
CSRF_HEADER = "X-CSRF-Token"
# Methods that change nothing (RFC 9110, section 9.2.1).
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
PURPOSE = b"csrf"


@dataclass(frozen=True, slots=True)
class SessionLifetime:
    """How long a session lives unused, and how long at all."""

    idle: timedelta
    absolute: timedelta

    @classmethod
    def of(cls, settings: AuthSettings) -> Self:
        """Read the settings."""
        idle, absolute = settings.session_idle_minutes, settings.session_absolute_days
        return cls(idle=timedelta(minutes=idle), absolute=timedelta(days=absolute))

    def expiry(self, *, now: datetime, ends_at: datetime) -> datetime:
        """Return when a session expires unless it is used again after now; never later than its end."""
        return min(now + self.idle, ends_at)


def csrf_token(session_token: str) -> str:
    """Return the token that belongs to a session: whoever has the cookie can derive it, and nobody the other way."""
    digest = hmac.digest(session_token.encode(errors="replace"), PURPOSE, hashlib.sha256)
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def are_equal(given: str | None, expected: str) -> bool:
    """Whether two tokens are the same; how long it takes tells nothing."""
    return hmac.compare_digest((given or "").encode(errors="replace"), expected.encode())
