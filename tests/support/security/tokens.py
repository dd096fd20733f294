"""Tokens that are made by hand: what signs here shares nothing with the service but the standard (RFC 7515)."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

from support.projects import SECRET_KEY

Signer = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Token:
    """The parts of a token."""

    header: Mapping[str, Any]
    claims: Mapping[str, Any]
    signature: str = field(repr=False)

    def signed(
        self,
        signer: Signer | None = None,
        *,
        header: Mapping[str, object] | None = None,
        claims: Mapping[str, object] | None = None,
        lacking: str = "",
    ) -> str:
        """Sign it with other members of the header, other claims, and maybe without one."""
        changed = {name: value for name, value in {**self.claims, **(claims or {})}.items() if name != lacking}
        return assemble({**self.header, **(header or {})}, json.dumps(changed), signer or by_secret(SECRET_KEY))


def read(token: str) -> Token:
    """Take a token apart, whoever has signed it."""
    header, claims, signature = token.split(".")
    return Token(json.loads(decoded(header)), json.loads(decoded(claims)), signature)


def assemble(header: Mapping[str, Any], claims: str, signer: Signer) -> str:
    """Put a token together; its claims may be any text."""
    signed = f"{encoded(json.dumps(header).encode())}.{encoded(claims.encode())}"
    return f"{signed}.{encoded(signer(signed.encode()))}"


def by_secret(secret: str, digest: str = "sha256") -> Signer:
    """Sign with a secret that both sides know."""
    return lambda content: hmac.new(secret.encode(), content, getattr(hashlib, digest)).digest()


def by_key(key: RSAPrivateKey | Ed25519PrivateKey) -> Signer:
    """Sign with a key that one side knows."""
    if isinstance(key, RSAPrivateKey):
        return lambda content: key.sign(content, PKCS1v15(), SHA256())
    return key.sign


def by_nobody(_content: bytes) -> bytes:
    """Leave the signature out."""
    return b""


def encoded(content: bytes) -> str:
    """Encode as tokens do."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """Decode a part of a token."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
