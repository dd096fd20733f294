"""Makes a key of a user."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated

import typer
from pydantic import ValidationError

from app.commands.keys import FAILURES, print_key, reason
from app.core.config import Settings, get_settings
from app.core.exceptions import NotFoundError
from app.core.scopes import SCOPES_OF_ROLES, Scope
from app.db.session import open_database
from app.repositories.user_by_email import find_by_email
from app.schemas.api_key import ApiKeyCreate, ApiKeyCreated
from app.schemas.stored_address import stored_form
from app.services.key_issuer import KeyIssuer

SCOPES = ", ".join(Scope)

cli = typer.Typer()


@cli.command()
def create_key(
    email: Annotated[str, typer.Option(help="The address of the user's account.")],
    name: Annotated[str, typer.Option(help="What the key is for.")],
    scopes: Annotated[str, typer.Option(help=f"What it may do at most, with spaces between: {SCOPES}.")],
    expires: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day, in UTC, at whose start it ends.")
    ] = None,
) -> None:
    """Make a key of a user and print it, this once."""
    fields = {"name": name, "scopes": scopes.split(), "expires_at": expires and expires.replace(tzinfo=UTC)}
    try:
        new = ApiKeyCreate.model_validate(fields)
        created = asyncio.run(issue(get_settings(), stored_form(email), new))
    except (ValidationError, *FAILURES) as error:
        raise SystemExit(f"Not created: {reason(error)}") from None
    print_key(email, created)


async def issue(settings: Settings, email: str, new: ApiKeyCreate) -> ApiKeyCreated:
    """Store the key.

    Raises:
        NotFoundError: there is no such user.
        InsufficientScopeError, KeyLifetimeError, TooManyKeysError: as `KeyIssuer.issue`.
    """
    async with open_database(settings) as database, database.sessions.begin() as session:
        user = await find_by_email(session, email)
        if user is None:
            raise NotFoundError("There is no user with this address.")
        return await KeyIssuer(session, settings).issue(user.id, new, granted=SCOPES_OF_ROLES[user.role])
