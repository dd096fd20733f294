"""Opaque tokens: random, and stored as a hash only."""

import hashlib
import secrets

TOKEN_BYTES = 32
HASH_LENGTH = 64


def new_token() -> str:
    """Make a token of 256 random bits."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """Return what is stored of a token; it is random, so a fast hash is enough."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
