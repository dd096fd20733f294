"""Whose key it is that a caller gives."""

from dataclasses import dataclass

import structlog

from app.core.api_keys import KeyFormat
from app.core.clock import utc_now
from app.core.scopes import Scope, read_scopes
from app.core.security import is_key
from app.core.settings.api_keys import ApiKeySettings
from app.db.session import Database
from app.models.api_key import ApiKey
from app.models.user import User
from app.repositories.api_key import ApiKeyRepository
from app.services.key_uses import KeyUses

logger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Credential:
    """A live key and its active user."""

    key: ApiKey
    user: User

    @property
    def scopes(self) -> frozenset[Scope]:
        """What the key was narrowed to."""
        return read_scopes(self.key.scope)


class KeyLookup:
    """Looks keys up anew for each request: what is revoked is refused at once, by every process."""

    def __init__(self, database: Database, settings: ApiKeySettings, uses: KeyUses) -> None:
        self.database = database
        self.format = KeyFormat(settings.api_key_prefix)
        self.uses = uses

    async def find(self, text: str) -> Credential | None:
        """Return the key that a text is, by one query over a connection that is given back at once.

        What is none by its form needs no query.
        """
        given = self.format.read(text)
        if given is None:
            logger.warning("api_key.refused", prefix=None)
            return None
        now = utc_now()
        async with self.database.reserve() as session:
            found = await ApiKeyRepository(session).find(given.prefix, now=now)
        if found is None or not is_key(given, found[0].key_hash):
            logger.warning("api_key.refused", prefix=given.prefix)
            return None
        self.uses.note(found[0].id, now)
        return Credential(*found)
