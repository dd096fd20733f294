"""Items."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Identified, Timestamped

TITLE_LENGTH = 255
DESCRIPTION_LENGTH = 4096


class Item(Identified, Timestamped):
    """Something that a user keeps."""

    __tablename__ = "item"

    title: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    description: Mapped[str | None] = mapped_column(String(DESCRIPTION_LENGTH))
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))

    # The items of an owner, in the order of a feed.
    __table_args__ = (Index(None, "owner_id", "id"),)
