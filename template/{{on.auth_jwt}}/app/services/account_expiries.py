"""What expires of sessions, tokens and attempts."""

from datetime import timedelta

from app.models.account_token import AccountToken
from app.models.auth_session import AuthSession, RefreshToken
from app.models.rate_limit import RateLimit
from app.repositories.expired import Expiry

# A session takes its tokens along. A used token is kept for a while: its second use ends the session.
EXPIRIES = (
    Expiry(AuthSession.id, AuthSession.expires_at),
    Expiry(RefreshToken.id, RefreshToken.used_at, kept=timedelta(days=30)),
    Expiry(AccountToken.id, AccountToken.expires_at),
    Expiry(RateLimit.key_hash, RateLimit.expires_at),
)
