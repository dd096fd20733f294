"""Users."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.scopes import Role
from app.db.base import Identified, Timestamped

EMAIL_LENGTH = 254
NAME_LENGTH = 255


class User(Identified, Timestamped):
    """An account; its address is stored trimmed and in lower case, so that it is taken once only."""

    __tablename__ = "user"

    email: Mapped[str] = mapped_column(String(EMAIL_LENGTH), unique=True)
    full_name: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    is_active: Mapped[bool] = mapped_column(default=True)
    is_superuser: Mapped[bool] = mapped_column(default=False)
    is_verified: Mapped[bool] = mapped_column(default=False)

    @property
    def role(self) -> Role:
        """What the account is for, as it is now."""
        return Role.SUPERUSER if self.is_superuser else Role.USER
