"""Tokens that are mailed to whoever owns an account."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.opaque_tokens import HASH_LENGTH
from app.db.base import Identified, Timestamped
from app.models.user import EMAIL_LENGTH

PURPOSE_LENGTH = 32


class TokenPurpose(StrEnum):
    """What a token is good for."""

    RESET = "reset"
    VERIFICATION = "verification"


class AccountToken(Identified, Timestamped):
    """A token that was mailed to an address; the row goes with its use.

    `account_state` is a hash of what the account was then: the token dies when its address or password changes.
    """

    __tablename__ = "account_token"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    purpose: Mapped[str] = mapped_column(String(PURPOSE_LENGTH))
    email: Mapped[str] = mapped_column(String(EMAIL_LENGTH))
    account_state: Mapped[str] = mapped_column(String(HASH_LENGTH))
    token_hash: Mapped[str] = mapped_column(String(HASH_LENGTH), unique=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)

    # A newer token takes the place of an older one.
    __table_args__ = (UniqueConstraint("user_id", "purpose"),)
