"""Keys for tests."""

from collections.abc import Collection

from app.api.authentication import HEADER
from app.core.config import Settings
from app.core.scopes import SCOPES_OF_ROLES, Scope
from app.db.session import Database
from app.models.user import User
from app.schemas.api_key import ApiKeyCreate
from app.services.key_issuer import KeyIssuer
from tests.addresses import API

API_KEYS = f"{API}/api-keys"


async def credentials_of(
    user: User, database: Database, settings: Settings, scopes: Collection[Scope] | None = None
) -> dict[str, str]:
    """Issue a key to a user, which may do all that they may or what is said, and return the headers that prove it."""
    granted = SCOPES_OF_ROLES[user.role]
    async with database.sessions.begin() as session:
        new = ApiKeyCreate(name="Of a test", scopes=frozenset(scopes or granted))
        issued = await KeyIssuer(session, settings).issue(user.id, new, granted=granted)
    return header_of(issued.key)


def header_of(key: str) -> dict[str, str]:
    """Return the headers of a key."""
    return {HEADER: key}
