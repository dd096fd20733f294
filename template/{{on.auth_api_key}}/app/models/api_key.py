"""API keys."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.api_keys import PREFIX_LENGTH
from app.core.clock import utc_now
from app.core.scopes import Scope, read_scopes
from app.core.security import HASH_LENGTH
from app.db.base import Identified

NAME_LENGTH = 100
SCOPE_LENGTH = 1024


class ApiKey(Identified):
    """A key of a user, narrowed to some scopes; only its prefix and a hash are stored.

    One that is replaced is still good until its end, so that its client has time to take up the new one.
    """

    __tablename__ = "api_key"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    prefix: Mapped[str] = mapped_column(String(PREFIX_LENGTH), unique=True)
    key_hash: Mapped[str] = mapped_column(String(HASH_LENGTH))
    scope: Mapped[str] = mapped_column(String(SCOPE_LENGTH))
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    last_used_at: Mapped[datetime | None]
    replaced_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None] = mapped_column(index=True)

    @property
    def scopes(self) -> list[Scope]:
        """What the key may do at most, in one order."""
        return sorted(read_scopes(self.scope))
