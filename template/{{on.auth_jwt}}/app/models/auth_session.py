"""Logins."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.opaque_tokens import HASH_LENGTH
from app.db.base import Identified, Timestamped

SCOPE_LENGTH = 1024


class AuthSession(Identified, Timestamped):
    """One login: the family of all refresh tokens that came of it, with an end that no refresh moves.

    A scope is stored where the login was narrowed to one: no refresh widens it (RFC 6749, section 6).
    """

    __tablename__ = "auth_session"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    revoked_at: Mapped[datetime | None]
    scope: Mapped[str | None] = mapped_column(String(SCOPE_LENGTH))


class RefreshToken(Identified, Timestamped):
    """A refresh token; it is good for one use."""

    __tablename__ = "refresh_token"

    session_id: Mapped[UUID] = mapped_column(ForeignKey("auth_session.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(HASH_LENGTH), unique=True)
    used_at: Mapped[datetime | None] = mapped_column(index=True)
