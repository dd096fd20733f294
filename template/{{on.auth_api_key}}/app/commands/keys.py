"""What commands that make keys share."""

import typer
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from app.core.exceptions import AppError
from app.core.key_exceptions import KeyLifetimeError
from app.db.transfer import errors
from app.schemas.api_key import ApiKeyCreated

FAILURES = (AppError, OSError, SQLAlchemyError)


def reason(error: Exception) -> str:
    """Say in a line why something could not be done."""
    match error:
        case ValidationError():
            return "; ".join(f"{found['loc'][0]}: {found['msg']}" for found in error.errors())
        case KeyLifetimeError():
            return f"expires: {error.reason}"
        case AppError():
            return error.detail
        case _:
            return errors.reason(error)


def print_key(email: str, created: ApiKeyCreated) -> None:
    """Print a new key, alone on standard output, so that a script can take it from there."""
    until = created.expires_at.date().isoformat()
    typer.echo(f"Created {created.prefix} of {email}, good until {until} and shown this once:", err=True)
    typer.echo(created.key)
