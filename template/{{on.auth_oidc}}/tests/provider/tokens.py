"""Tokens of a provider."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from app.core.clock import utc_now
from tests.provider.keys import FIRST_KEY, SigningKey

SUBJECT = "subject-of-ada"


def payload_of(issuer: str, audience: str, **claims: Any) -> dict[str, Any]:
    """Make what a token says; a claim that is `None` is left out."""
    now = utc_now()
    payload = {
        "iss": issuer,
        "aud": audience,
        "sub": SUBJECT,
        "iat": now,
        "exp": now + timedelta(minutes=5),
        "jti": str(uuid4()),
        "scope": "openid profile email",
        **claims,
    }
    return {name: value for name, value in payload.items() if value is not None}


def new_token(issuer: str, audience: str, key: SigningKey = FIRST_KEY, **claims: Any) -> str:
    """Sign a token."""
    return key.sign(payload_of(issuer, audience, **claims))
