"""What goes in and out at login."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints, field_validator

from app.core.scopes import ALL_SCOPES, Scope, read_scopes, write_scopes
from app.schemas.base import PlainText, Schema
from app.schemas.credentials import GivenPassword

MAX_ADDRESS_LENGTH = 320
MAX_TOKEN_LENGTH = 256
MAX_SCOPE_LENGTH = 255

GivenAddress = Annotated[PlainText, StringConstraints(max_length=MAX_ADDRESS_LENGTH)]


class Login(Schema):
    """An address and a password; what they look like is not checked here, so that every wrong pair fares alike."""

    email: GivenAddress
    password: GivenPassword


class TokenForm(BaseModel):
    """The same as a form, in the words of OAuth 2, so that the documentation's Authorize box can log in.

    `scope` narrows what the tokens are good for (RFC 6749, section 3.3); without it, they are for all that the role of
    the account gives.
    """

    username: GivenAddress
    password: GivenPassword
    grant_type: Literal["password"] | None = None
    scope: Annotated[PlainText, StringConstraints(max_length=MAX_SCOPE_LENGTH)] = ""
    client_id: PlainText | None = None
    client_secret: PlainText | None = None

    @field_validator("scope")
    @classmethod
    def refuse_unknown_scopes(cls, value: str) -> str:
        """Refuse a scope that there is not."""
        if unknown := set(value.split()) - ALL_SCOPES:
            raise ValueError(f"{len(unknown)} of them unknown; there are {write_scopes(ALL_SCOPES)}")
        return value

    @property
    def scopes(self) -> frozenset[Scope] | None:
        """What is asked for; none if nothing in particular is."""
        return read_scopes(self.scope) or None


class Refresh(Schema):
    """A refresh token to be exchanged."""

    refresh_token: Annotated[PlainText, Field(max_length=MAX_TOKEN_LENGTH)]


class Tokens(BaseModel):
    """A new pair of tokens; `expires_in` are the seconds of the access token."""

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = Field(default="bearer")
    expires_in: int


class SessionRead(BaseModel):
    """A login that is still good; `current` is the one that the request was made with."""

    id: UUID
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    current: bool
