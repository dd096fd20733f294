"""An identity provider that a service under test trusts: it describes itself, shows its keys and signs tokens."""

import base64
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from support.network import LOOPBACK

DISCOVERY = "/.well-known/openid-configuration"
KEYS = "/keys"
KEY_ID = "first"
LIFETIME_SECONDS = 300


@cache
def provider_key() -> RSAPrivateKey:
    """Make the key of the provider."""
    return new_key()


def new_key() -> RSAPrivateKey:
    """Make a key."""
    return generate_private_key(public_exponent=65537, key_size=2048)


def write_key(key: RSAPrivateKey) -> str:
    """Write a key for another process."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def read_key(text: str) -> RSAPrivateKey:
    """Read a key that another process has written."""
    key = load_pem_private_key(text.encode(), password=None)
    assert isinstance(key, RSAPrivateKey)
    return key


def encoded(data: bytes) -> str:
    """Write bytes as JWTs do (RFC 7515, section 2)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def number(value: int) -> str:
    """Write a number as keys do (RFC 7518, section 2)."""
    return encoded(value.to_bytes((value.bit_length() + 7) // 8, "big"))


def key_set() -> dict[str, Any]:
    """Show the public key of the provider."""
    numbers = provider_key().public_key().public_numbers()
    key = {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": KEY_ID, "n": number(numbers.n), "e": number(numbers.e)}
    return {"keys": [key]}


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenMaker:
    """Signs access tokens in the name of an issuer."""

    issuer: str
    audience: str
    key: RSAPrivateKey = field(default_factory=provider_key, repr=False)

    def token(self, **claims: object) -> str:
        """Sign a token for somebody new; claims replace what it says otherwise, and `None` leaves one out."""
        now = int(time.time())
        subject = secrets.token_hex(8)
        says = {
            "iss": self.issuer,
            "aud": self.audience,
            "sub": subject,
            "email": f"{subject}@example.com",
            "iat": now,
            "exp": now + LIFETIME_SECONDS,
            **claims,
        }
        header = {"alg": "RS256", "typ": "at+jwt", "kid": KEY_ID}
        payload = {name: value for name, value in says.items() if value is not None}
        signed = ".".join(encoded(json.dumps(part).encode()) for part in (header, payload))
        return f"{signed}.{encoded(self.key.sign(signed.encode(), PKCS1v15(), SHA256()))}"

    def headers(self, **claims: object) -> dict[str, str]:
        """Make the header that carries such a token."""
        return {"Authorization": f"Bearer {self.token(**claims)}"}


class Answers(BaseHTTPRequestHandler):
    """What the provider answers."""

    def do_GET(self) -> None:
        """Answer with the description or the keys."""
        issuer = f"http://{self.headers['Host']}"
        known = {DISCOVERY: {"issuer": issuer, "jwks_uri": issuer + KEYS}, KEYS: key_set()}
        body = json.dumps(known.get(self.path, {})).encode()
        self.send_response(200 if self.path in known else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: the output of the tests is theirs."""


@contextmanager
def provider() -> Iterator[str]:
    """Run a provider for a while; give its name, which is its address."""
    with ThreadingHTTPServer((LOOPBACK, 0), Answers) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
