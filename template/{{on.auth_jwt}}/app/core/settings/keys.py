"""Keys in settings: a shared secret (HS256), or pairs of keys in PEM form (RS256 and EdDSA)."""

from enum import StrEnum
from functools import lru_cache

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

MIN_RSA_BITS = 2048
# The one that signs, and those before it.
MOST_KEYS = 8
# What the library raises for a text that is no key.
UNREADABLE = (ValueError, TypeError, UnsupportedAlgorithm)

type PrivateKey = RSAPrivateKey | Ed25519PrivateKey
type PublicKey = RSAPublicKey | Ed25519PublicKey


class Algorithm(StrEnum):
    """How access tokens are signed."""

    HS256 = "HS256"
    RS256 = "RS256"
    EDDSA = "EdDSA"


def read_private_key(text: str, algorithm: Algorithm) -> PrivateKey:
    """Read a private key.

    Raises:
        ValueError: it is none, has a password, or is not of the algorithm; the message does not repeat it.
    """
    try:
        key = load_private_key(unfolded(text))
    except UNREADABLE:
        raise ValueError("write a private key in PEM form, without a password") from None
    if isinstance(key, RSAPrivateKey) and algorithm is Algorithm.RS256 and key.key_size >= MIN_RSA_BITS:
        return key
    if isinstance(key, Ed25519PrivateKey) and algorithm is Algorithm.EDDSA:
        return key
    raise ValueError(wanted(algorithm))


@lru_cache(maxsize=MOST_KEYS)
def load_private_key(text: bytes) -> PrivateKeyTypes:
    """Load a private key once: to look whether the numbers of an RSA key are prime takes a tenth of a second."""
    return load_pem_private_key(text, password=None)


def read_public_key(text: str, algorithm: Algorithm) -> PublicKey:
    """Read a public key, or the public part of a private one.

    Raises:
        ValueError: it is none, or is not of the algorithm; the message does not repeat it.
    """
    if "PRIVATE KEY" in text:
        return read_private_key(text, algorithm).public_key()
    try:
        key = load_pem_public_key(unfolded(text))
    except UNREADABLE:
        raise ValueError("write each public key in PEM form") from None
    if isinstance(key, RSAPublicKey) and algorithm is Algorithm.RS256 and key.key_size >= MIN_RSA_BITS:
        return key
    if isinstance(key, Ed25519PublicKey) and algorithm is Algorithm.EDDSA:
        return key
    raise ValueError(wanted(algorithm))


def unfolded(text: str) -> bytes:
    r"""Return the lines of a key that was written on one line, with `\n` between them."""
    return text.replace("\\n", "\n").encode()


def wanted(algorithm: Algorithm) -> str:
    """Say which keys an algorithm takes."""
    if algorithm is Algorithm.RS256:
        return f"RS256 takes RSA keys of at least {MIN_RSA_BITS} bits"
    return "EdDSA takes Ed25519 keys"
