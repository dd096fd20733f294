"""Signed access tokens (JWT)."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import jwt

from app.core.account_exceptions import InvalidTokenError
from app.core.clock import utc_now
from app.core.identifiers import new_id
from app.core.remembered_tokens import RememberedTokens
from app.core.scopes import Scope, read_scopes, write_scopes
from app.core.settings.auth import AuthSettings
from app.core.signing_keys import signing_keys

# RFC 9068, section 2.1
HEADER_TYPE = "at+jwt"
REQUIRED_CLAIMS = ("iss", "aud", "sub", "iat", "nbf", "exp", "jti", "sid")
# Clocks of replicas may differ by this much; a token still ends on time.
LEEWAY_SECONDS = 30


@dataclass(frozen=True, slots=True)
class AccessClaims:
    """Whose token it is, of which session, and what it was narrowed to."""

    user_id: UUID
    session_id: UUID
    scopes: frozenset[Scope] | None = None


class AccessTokens:
    """Issues and verifies access tokens."""

    def __init__(self, settings: AuthSettings) -> None:
        self.keys = signing_keys(settings)
        self.header = {"alg": self.keys.algorithm.value, "typ": HEADER_TYPE}
        self.issuer = settings.jwt_issuer
        self.audience = settings.jwt_audience
        self.lifetime = timedelta(minutes=settings.access_token_expire_minutes)
        self.refresh_lifetime = timedelta(days=settings.refresh_token_expire_days)
        self.remembered = RememberedTokens[AccessClaims]()

    def issue(self, claims: AccessClaims) -> str:
        """Sign a token for a session."""
        now = utc_now()
        narrowed = {} if claims.scopes is None else {"scope": write_scopes(claims.scopes)}
        payload = {
            "iss": self.issuer,
            "aud": self.audience,
            "sub": str(claims.user_id),
            "sid": str(claims.session_id),
            "jti": str(new_id()),
            "iat": now,
            "nbf": now,
            "exp": now + self.lifetime,
            **narrowed,
        }
        return jwt.encode(payload, self.keys.signing, algorithm=self.keys.algorithm, headers=self.header)

    def verify(self, token: str) -> AccessClaims:
        """Read a token, which is checked once; whether its session lives, the database knows.

        Raises:
            InvalidTokenError: as `check`.
        """
        claims = self.remembered.find(token)
        return self.check(token) if claims is None else claims

    def check(self, token: str) -> AccessClaims:
        """Check a token, and remember it.

        Raises:
            InvalidTokenError: it is malformed, not signed by us, not for us, of another type, or out of its time. What
                its header says of keys counts for nothing: ours hold nothing but algorithm and type.
        """
        try:
            decoded = self.decode(token)
            claims = read_claims(decoded["payload"])
        except (jwt.PyJWTError, ValueError, TypeError, AttributeError, OverflowError) as error:
            raise InvalidTokenError from error
        ends_at = decoded["payload"]["exp"]
        if ends_at <= utc_now().timestamp() or decoded["header"] != self.header:
            raise InvalidTokenError
        self.remembered.keep(token, claims, ends_at=ends_at)
        return claims

    def decode(self, token: str) -> dict[str, Any]:
        """Check signature and claims, with each accepted key in turn.

        Raises:
            jwt.PyJWTError: no key has signed it, or a claim is missing or wrong.
        """
        for key in self.keys.accepted:
            with suppress(jwt.InvalidSignatureError):
                return jwt.decode_complete(
                    token,
                    key,
                    algorithms=[self.keys.algorithm],
                    issuer=self.issuer,
                    audience=self.audience,
                    leeway=LEEWAY_SECONDS,
                    options={"require": list(REQUIRED_CLAIMS)},
                )
        raise jwt.InvalidSignatureError


def read_claims(payload: Mapping[str, Any]) -> AccessClaims:
    """Read what a token says of its caller; without a scope, it may do all that the role gives (RFC 9068)."""
    scopes = read_scopes(payload["scope"]) if "scope" in payload else None
    return AccessClaims(UUID(payload["sub"]), UUID(payload["sid"]), scopes)


@asynccontextmanager
async def open_access_tokens(settings: AuthSettings) -> AsyncIterator[AccessTokens]:
    """Make the issuer of the process."""
    yield AccessTokens(settings)
