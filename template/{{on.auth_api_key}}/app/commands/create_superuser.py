"""Opens the account of a superuser."""

import asyncio
from typing import Annotated

import typer
from pydantic import ValidationError

from app.commands.keys import FAILURES, print_key, reason
from app.core.config import Settings, get_settings
from app.core.scopes import ALL_SCOPES
from app.db.session import open_database
from app.models.user import User
from app.repositories.user import UserRepository
from app.schemas.api_key import ApiKeyCreate, ApiKeyCreated
from app.schemas.user_admin import UserCreate
from app.services.key_issuer import KeyIssuer

FIRST_KEY = ApiKeyCreate(name="First key", scopes=ALL_SCOPES)

cli = typer.Typer()


@cli.command()
def create_superuser(email: Annotated[str, typer.Option(help="The address of the account.")]) -> None:
    """Open the account of a superuser and print its first key, this once; there is none by default."""
    try:
        new = UserCreate.model_validate({"email": email, "is_superuser": True})
        created = asyncio.run(open_account(get_settings(), new))
    except (ValidationError, *FAILURES) as error:
        raise SystemExit(f"Not created: {reason(error)}") from None
    print_key(new.email, created)


async def open_account(settings: Settings, new: UserCreate) -> ApiKeyCreated:
    """Store the account and its first key."""
    async with open_database(settings) as database, database.sessions.begin() as session:
        # Not by the service, whose line of log would stand before the key on standard output.
        user = await UserRepository(session).add(User(**new.model_dump()))
        return await KeyIssuer(session, settings).issue(user.id, FIRST_KEY, granted=ALL_SCOPES)
