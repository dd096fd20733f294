"""Ends a key, or all keys of its user."""

import asyncio
from typing import Annotated

import typer

from app.commands.keys import FAILURES, reason
from app.core.api_keys import KeyFormat
from app.core.clock import utc_now
from app.core.config import Settings, get_settings
from app.core.exceptions import NotFoundError
from app.db.session import open_database
from app.repositories.api_key import ApiKeyRepository

cli = typer.Typer()


@cli.command()
def revoke_key(
    key: Annotated[str, typer.Argument(help="Its prefix, or the whole key, such as one that leaked.")],
    *,
    all_of_user: Annotated[bool, typer.Option("--all-of-user", help="End all other keys of its user too.")] = False,
) -> None:
    """End a key at once, whoever's it is."""
    settings = get_settings()
    plain = KeyFormat(settings.api_key_prefix).read(key)
    prefix = plain.prefix if plain else key
    try:
        revoked = asyncio.run(revoke_all(settings, prefix) if all_of_user else revoke(settings, prefix))
    except FAILURES as error:
        raise SystemExit(f"Not revoked: {reason(error)}") from None
    typer.echo(f"Revoked {revoked}.")


async def revoke(settings: Settings, prefix: str) -> str:
    """Store the end, and return of what.

    Raises:
        NotFoundError: there is no such key, or it has ended.
    """
    async with open_database(settings) as database, database.sessions.begin() as session:
        if not await ApiKeyRepository(session).revoke(prefix, now=utc_now()):
            raise NotFoundError("There is no such key, or it has ended.")
    return prefix


async def revoke_all(settings: Settings, prefix: str) -> str:
    """Store the end of all keys of the user of a key, which may have ended itself, and return how many there were.

    Raises:
        NotFoundError: there is no such key.
    """
    async with open_database(settings) as database, database.sessions.begin() as session:
        keys = ApiKeyRepository(session)
        user_id = await keys.find_user_of(prefix)
        # A key that somebody is making is stored first, and ends with the others.
        if user_id is None or not await keys.lock_user(user_id):
            raise NotFoundError("There is no such key.")
        revoked = await keys.revoke_all(user_id, now=utc_now())
    return f"{revoked} keys of the user of {prefix}"
