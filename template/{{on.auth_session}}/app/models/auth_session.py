"""Logins."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.opaque_tokens import HASH_LENGTH
from app.db.base import Identified, Timestamped


class AuthSession(Identified, Timestamped):
    """One login, by the hash of the token in the cookie.

    Each use moves `expires_at`, which is when an unused session ends; none moves it beyond `ends_at`.
    """

    __tablename__ = "auth_session"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(HASH_LENGTH), unique=True)
    last_used_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
