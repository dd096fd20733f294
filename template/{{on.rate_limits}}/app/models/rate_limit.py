"""How often something was tried."""

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base

KEY_HASH_LENGTH = 64


class RateLimit(Base):
    """The times of the attempts that are counted together, in milliseconds since 1970; after its end, a row is waste.

    A hash says what they have in common: whatever a caller sends, the key has the same size.
    """

    __tablename__ = "rate_limit"

    key_hash: Mapped[str] = mapped_column(String(KEY_HASH_LENGTH), primary_key=True)
    hits: Mapped[list[int]] = mapped_column(JSON)
    expires_at: Mapped[datetime] = mapped_column(index=True)
