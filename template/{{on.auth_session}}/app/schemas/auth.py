"""What goes out at login."""

from typing import Self

from pydantic import BaseModel

from app.models.user import User
from app.schemas.user import UserRead


class CsrfToken(BaseModel):
    """What unsafe methods need in `X-CSRF-Token`; it is good for as long as the cookie is."""

    csrf_token: str


class LoggedIn(UserRead, CsrfToken):
    """The account, and the token that goes with the cookie."""

    @classmethod
    def of(cls, user: User, csrf_token: str) -> Self:
        """Put the two together."""
        return cls(**UserRead.model_validate(user).model_dump(), csrf_token=csrf_token)
