"""Keys that a provider signs with."""

from dataclasses import dataclass
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

from app.core.settings.auth import Algorithm

type PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | Ed25519PrivateKey


@dataclass(frozen=True)
class SigningKey:
    """A private key and its name."""

    key_id: str
    algorithm: Algorithm
    private: PrivateKey

    @property
    def jwk(self) -> dict[str, Any]:
        """The public part, as a provider publishes it."""
        return {**public_jwk(self.private), "kid": self.key_id, "alg": self.algorithm.value, "use": "sig"}

    def sign(self, payload: dict[str, Any], **headers: Any) -> str:
        """Sign a token."""
        return jwt.encode(
            payload,
            self.private,
            algorithm=self.algorithm.value,
            headers={"kid": self.key_id, "typ": "at+jwt", **headers},
        )


def public_jwk(private: PrivateKey) -> dict[str, Any]:
    """Write the public part of a key as RFC 7517 says."""
    if isinstance(private, rsa.RSAPrivateKey):
        return RSAAlgorithm.to_jwk(private.public_key(), as_dict=True)
    if isinstance(private, ec.EllipticCurvePrivateKey):
        return ECAlgorithm.to_jwk(private.public_key(), as_dict=True)
    return OKPAlgorithm.to_jwk(private.public_key(), as_dict=True)


def new_private_key(algorithm: Algorithm, *, bits: int = 2048) -> PrivateKey:
    """Make a key that an algorithm can use."""
    if algorithm is Algorithm.EDDSA:
        return Ed25519PrivateKey.generate()
    if algorithm is Algorithm.ES256:
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


FIRST_KEY = SigningKey("first", Algorithm.RS256, new_private_key(Algorithm.RS256))
NEXT_KEY = SigningKey("next", Algorithm.RS256, new_private_key(Algorithm.RS256))
