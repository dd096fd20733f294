"""What expires of sessions, tokens and attempts."""

from app.models.account_token import AccountToken
from app.models.auth_session import AuthSession
from app.models.rate_limit import RateLimit
from app.repositories.expired import Expiry

EXPIRIES = (
    Expiry(AuthSession.id, AuthSession.expires_at),
    Expiry(AccountToken.id, AccountToken.expires_at),
    Expiry(RateLimit.key_hash, RateLimit.expires_at),
)
