"""Makes secrets; none is part of the repository."""

import os
import secrets
from pathlib import Path
from typing import Annotated

import typer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from app.core.settings.keys import Algorithm, PrivateKey

ENV_FILE = Path(".env")
KEY_BYTES = 48
RSA_BITS = 3072
RSA_EXPONENT = 65537

cli = typer.Typer(name="secrets", help="Make secrets.")


@cli.command()
def show() -> None:
    """Print a new secret key."""
    typer.echo(secrets.token_urlsafe(KEY_BYTES))


@cli.command()
def keypair(algorithm: Annotated[Algorithm, typer.Option(help="RS256 or EdDSA.")] = Algorithm.EDDSA) -> None:
    """Print a new private key for `SIGNING_KEY`, and its public key for the fallbacks, each on one line."""
    if algorithm is Algorithm.HS256:
        raise SystemExit("HS256 signs with SECRET_KEY, which `python -m app secrets show` makes.")
    private_pem, public_pem = pem_of(new_private_key(algorithm))
    typer.echo(f'SIGNING_KEY="{private_pem}"')
    typer.echo(f"Public key: {public_pem}")


def new_private_key(algorithm: Algorithm) -> PrivateKey:
    """Make a key of an algorithm."""
    if algorithm is Algorithm.RS256:
        return generate_private_key(public_exponent=RSA_EXPONENT, key_size=RSA_BITS)
    return Ed25519PrivateKey.generate()


def pem_of(key: PrivateKey) -> tuple[str, str]:
    r"""Return a key and its public part in PEM form, with `\n` in place of line breaks."""
    private_pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public_pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return folded(private_pem), folded(public_pem)


def folded(pem: bytes) -> str:
    """Write a key on one line."""
    return pem.decode().strip().replace("\n", "\\n")


@cli.command()
def init() -> None:
    """Write `.env` with a new secret key, readable by its owner only; an existing file is left alone."""
    try:
        descriptor = os.open(ENV_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode=0o600)
    except FileExistsError:
        raise SystemExit(f"{ENV_FILE} exists and was left as it is.") from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f"SECRET_KEY={secrets.token_urlsafe(KEY_BYTES)}\n")
    typer.echo(f"Wrote {ENV_FILE}.")
