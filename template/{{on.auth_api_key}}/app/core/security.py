"""What is stored of an API key, and how one that is given is compared with it."""

import hashlib
import hmac

from app.core.api_keys import PlainKey

HASH_LENGTH = 64


def hash_key(key: PlainKey) -> str:
    """Return what is stored of a key; its secret is random, so a fast hash is enough."""
    return hashlib.sha256(key.text.encode()).hexdigest()


def is_key(key: PlainKey, key_hash: str) -> bool:
    """Whether a key is the one that was stored; it takes as long, whatever differs."""
    return hmac.compare_digest(hash_key(key), key_hash)
