"""Tickets that open sockets."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.socket_tickets import HASH_LENGTH
from app.db.base import Identified


class SocketTicket(Identified):
    """A ticket of a user, good for one socket, with what its bearer would have shown otherwise.

    Only a hash is stored. Whoever uses it deletes it; `ends_at` is that of the credential.
    """

    __tablename__ = "socket_ticket"

    token_hash: Mapped[str] = mapped_column(String(HASH_LENGTH), unique=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[UUID]
    ends_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
