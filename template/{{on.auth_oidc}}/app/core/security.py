"""Verifies the access tokens (JWT) of the identity provider."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import jwt

from app.core.account_exceptions import InvalidTokenError
from app.core.claims import Claims, read_claims
from app.core.clock import utc_now
from app.core.identity_provider import IdentityProvider, open_identity_provider
from app.core.key_set import KeyName
from app.core.remembered_tokens import RememberedTokens
from app.core.settings.auth import Algorithm, AuthSettings

REQUIRED_CLAIMS = ("iss", "aud", "sub", "iat", "exp")
# RFC 9068, section 2.1; many providers still write `JWT`, or nothing, which means the same.
HEADER_TYPES = frozenset({"at+jwt", "application/at+jwt", "jwt"})
# Some providers tell their kinds of tokens apart in the payload.
PAYLOAD_TYPE = "bearer"
# OpenID Connect Core 1.0, section 3.1.3.6: hashes of what an ID token came with.
ID_TOKEN_CLAIMS = frozenset({"at_hash", "c_hash"})
# The clock of the provider may differ by this much; a token still ends on time.
LEEWAY_SECONDS = 30
MALFORMED = (jwt.PyJWTError, KeyError, ValueError, TypeError, AttributeError, OverflowError, OSError)


@dataclass(frozen=True, slots=True)
class Checked:
    """A token whose signature is that of a key."""

    name: KeyName
    key: jwt.PyJWK
    claims: Claims


class AccessTokens:
    """Verifies tokens with the keys of the provider."""

    def __init__(self, settings: AuthSettings, provider: IdentityProvider) -> None:
        self.settings = settings
        self.provider = provider
        self.remembered = RememberedTokens[Checked]()

    async def verify(self, token: str) -> Claims:
        """Read a token; it is checked once, and again when the provider was asked for its keys anew.

        Raises:
            InvalidTokenError: it is malformed, not signed by the provider, not for us, of another kind, or out of its
                time.
            IdentityProviderUnavailableError: nobody can tell.
        """
        checked = self.remembered.find(token)
        try:
            name = checked.name if checked else self.read_header(jwt.get_unverified_header(token))
        except MALFORMED as error:
            raise InvalidTokenError from error
        key = await self.provider.find_key(name)
        if key is None:
            raise InvalidTokenError
        return checked.claims if checked and checked.key is key else self.check(token, key, name)

    def check(self, token: str, key: jwt.PyJWK, name: KeyName) -> Claims:
        """Check a token by the key that it names, and remember it.

        Raises:
            InvalidTokenError: as `verify`.
        """
        try:
            payload = self.decode(token, key, name.algorithm)
            claims = self.read_payload(payload)
        except MALFORMED as error:
            raise InvalidTokenError from error
        self.remembered.keep(token, Checked(name, key, claims), ends_at=payload["exp"])
        return claims

    def read_header(self, header: Mapping[str, Any]) -> KeyName:
        """Read which key signed a token; what else its header says of keys counts for nothing.

        Raises:
            ValueError, KeyError: the algorithm is not one of ours, or the token is of another kind.
        """
        algorithm = Algorithm(header["alg"])
        if algorithm not in self.settings.oidc_algorithms:
            raise ValueError("the algorithm is not accepted")
        if header.get("typ", "JWT").lower() not in HEADER_TYPES or "crit" in header:
            raise ValueError("the token is of another kind")
        return KeyName(header["kid"], algorithm)

    def decode(self, token: str, key: jwt.PyJWK, algorithm: Algorithm) -> dict[str, Any]:
        """Check signature and claims.

        Raises:
            jwt.PyJWTError: the signature is wrong, or a claim is missing or wrong.
        """
        return jwt.decode(
            token,
            key,
            algorithms=[algorithm.value],
            issuer=self.settings.oidc_issuer,
            audience=self.settings.oidc_audience,
            leeway=LEEWAY_SECONDS,
            options={"require": list(REQUIRED_CLAIMS)},
        )

    def read_payload(self, payload: Mapping[str, Any]) -> Claims:
        """Read a payload that was signed by the provider for us.

        Raises:
            ValueError: the token has ended, or is no access token.
        """
        is_other = payload.get("typ", PAYLOAD_TYPE).lower() != PAYLOAD_TYPE
        if is_other or payload["exp"] <= utc_now().timestamp() or not ID_TOKEN_CLAIMS.isdisjoint(payload):
            raise ValueError("the token has ended, or is of another kind")
        return read_claims(payload, self.settings)


@asynccontextmanager
async def open_access_tokens(settings: AuthSettings) -> AsyncIterator[AccessTokens]:
    """Make the verifier of the process."""
    async with open_identity_provider(settings) as provider:
        yield AccessTokens(settings, provider)
