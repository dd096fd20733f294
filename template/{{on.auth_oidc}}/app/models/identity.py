"""Who users are to the identity provider."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.claims import SUBJECT_LENGTH
from app.db.base import Identified, Timestamped

ISSUER_LENGTH = 255


class Identity(Identified, Timestamped):
    """A user of the provider, and the account that is theirs.

    `token_issued_at` is the time of the newest token that was seen. Once the account is deleted, tokens up to that time
    are void, and a newer one opens another account.
    """

    __tablename__ = "identity"

    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"), index=True)
    issuer: Mapped[str] = mapped_column(String(ISSUER_LENGTH))
    subject: Mapped[str] = mapped_column(String(SUBJECT_LENGTH))
    token_issued_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("issuer", "subject"),)
