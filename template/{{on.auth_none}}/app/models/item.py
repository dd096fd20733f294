"""Items."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Identified, Timestamped

TITLE_LENGTH = 255
DESCRIPTION_LENGTH = 4096


class Item(Identified, Timestamped):
    """Something that the service keeps."""

    __tablename__ = "item"

    title: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    description: Mapped[str | None] = mapped_column(String(DESCRIPTION_LENGTH))
