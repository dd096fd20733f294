"""What tickets are made of."""

import hashlib
import secrets
from datetime import timedelta

TOKEN_BYTES = 32
HASH_LENGTH = 64
LIFETIME = timedelta(seconds=30)


def new_ticket() -> str:
    """Make a ticket of 256 random bits."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_ticket(ticket: str) -> str:
    """Return what is stored of a ticket; it is random, so a fast hash is enough."""
    return hashlib.sha256(ticket.encode(errors="replace")).hexdigest()
