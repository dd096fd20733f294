"""Opens the account of a superuser."""

import asyncio
import sys
from typing import Annotated

import typer
from pydantic import ValidationError

from app.core.account_exceptions import EmailTakenError
from app.core.config import Settings, get_settings
from app.core.logging import configure_logging
from app.core.password_exceptions import WeakPasswordError
from app.core.passwords import open_password_hasher
from app.db.session import open_database
from app.schemas.account import UserCreate
from app.services.user_admin import UserAdminService

cli = typer.Typer()


@cli.command()
def create_superuser(
    email: Annotated[str, typer.Option(help="The address to log in with.")],
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help="Read the password from input.")] = False,
) -> None:
    """Open the account of a superuser; there is none by default."""
    settings = get_settings()
    configure_logging(settings)
    password = sys.stdin.readline().rstrip("\n") if password_stdin else ask_password()
    try:
        new = UserCreate.model_validate({"email": email, "password": password, "is_superuser": True})
        asyncio.run(open_account(settings, new))
    except ValidationError as error:
        reasons = "; ".join(f"{found['loc'][0]}: {found['msg']}" for found in error.errors())
        raise SystemExit(f"Not created: {reasons}") from None
    except WeakPasswordError as error:
        raise SystemExit(f"Not created: password: {error.reason}") from None
    except EmailTakenError as error:
        raise SystemExit(f"Not created: {error.detail}") from None
    typer.echo(f"Created {new.email}.")


def ask_password() -> str:
    """Ask for a password twice, without showing it."""
    password: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return password


async def open_account(settings: Settings, new: UserCreate) -> None:
    """Store the account; whoever runs commands vouches for its address."""
    async with (
        open_password_hasher(settings) as passwords,
        open_database(settings) as database,
        database.sessions.begin() as session,
    ):
        user = await UserAdminService(session, passwords).create(new)
        user.is_verified = True
