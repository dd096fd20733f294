"""The public keys of a provider (RFC 7517)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from app.core.remote_documents import DocumentError
from app.core.settings.auth import Algorithm

MIN_RSA_BITS = 2048
MAX_KEYS = 100
PRIVATE_PART = "d"
# What the library raises for keys that it can't use.
UNUSABLE = (jwt.PyJWTError, ValueError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class KeyName:
    """How a token names the key that signed it; a key is good for the algorithm that it is meant for, and no other."""

    key_id: str
    algorithm: Algorithm


def read_key_set(document: Mapping[str, Any], algorithms: Collection[Algorithm]) -> dict[KeyName, jwt.PyJWK]:
    """Read the keys that sign with one of the algorithms; all others are left out.

    Raises:
        DocumentError: there is no list of keys, or it is too long.
    """
    listed = document.get("keys")
    if not isinstance(listed, list) or len(listed) > MAX_KEYS:
        raise DocumentError(f"the keys of the provider are no list of at most {MAX_KEYS}")
    described = (each for each in listed if isinstance(each, dict) and is_public_signature_key(each))
    return dict(named for each in described for named in read_key(each, algorithms))


def is_public_signature_key(described: Mapping[str, Any]) -> bool:
    """Whether a key has a name, is public and may verify signatures."""
    operations = described.get("key_ops")
    return (
        isinstance(described.get("kid"), str)
        and PRIVATE_PART not in described
        and described.get("use", "sig") == "sig"
        and (operations is None or (isinstance(operations, list) and "verify" in operations))
    )


def read_key(described: dict[str, Any], algorithms: Collection[Algorithm]) -> Iterator[tuple[KeyName, jwt.PyJWK]]:
    """Yield a key for each algorithm that it can be meant for."""
    for algorithm in algorithms:
        if described.get("alg", algorithm) != algorithm:
            continue
        try:
            key = jwt.PyJWK.from_dict(described, algorithm=algorithm.value)
            key.Algorithm.prepare_key(key.key)
        except UNUSABLE:
            continue
        if not isinstance(key.key, RSAPublicKey) or key.key.key_size >= MIN_RSA_BITS:
            yield KeyName(described["kid"], algorithm), key
