"""What expires of keys and of attempts."""

from datetime import timedelta

from app.models.api_key import ApiKey
from app.models.rate_limit import RateLimit
from app.repositories.expired import Expiry

# A key that has ended is kept for a while, for whoever has to find out whose it was.
KEPT = timedelta(days=30)

EXPIRIES = (
    Expiry(ApiKey.id, ApiKey.expires_at, kept=KEPT),
    Expiry(ApiKey.id, ApiKey.revoked_at, kept=KEPT),
    Expiry(RateLimit.key_hash, RateLimit.expires_at),
)
