"""Makes secrets; none is part of the repository."""

import os
import secrets
from pathlib import Path

import typer

ENV_FILE = Path(".env")
KEY_BYTES = 48

cli = typer.Typer(name="secrets", help="Make secrets.")


@cli.command()
def show() -> None:
    """Print a new secret key."""
    typer.echo(secrets.token_urlsafe(KEY_BYTES))


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
