"""What goes in and out at login."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from app.core.scopes import Scope, read_scopes
from app.schemas.account import GivenPassword
from app.schemas.base import PlainText, Schema
from app.schemas.login import GivenAddress

MAX_TOKEN_LENGTH = 256
MAX_SCOPE_LENGTH = 1024
SCOPE = f"({'|'.join(Scope)})"
SCOPES_PATTERN = f"^ *({SCOPE}( +{SCOPE})*)? *$"


class TokenForm(BaseModel):
    """A login as a form, in the words of OAuth 2, so that the documentation's Authorize box can log in.

    `scope` narrows what the tokens are good for (RFC 6749, section 3.3); without it, they are for all that the role of
    the account gives. In a form, what is empty is absent.
    """

    username: Annotated[GivenAddress, Field(min_length=1)]
    password: Annotated[GivenPassword, Field(min_length=1)]
    grant_type: Literal["password"] = Field(default="password")
    scope: Annotated[
        str,
        StringConstraints(max_length=MAX_SCOPE_LENGTH, pattern=SCOPES_PATTERN),
        Field(examples=["items:read account:read"]),
    ] = ""
    client_id: Annotated[PlainText, Field(examples=["documentation"])] = ""
    client_secret: Annotated[PlainText, Field(examples=["not-asked-for"])] = ""

    @property
    def scopes(self) -> frozenset[Scope] | None:
        """What is asked for; none if nothing in particular is."""
        return read_scopes(self.scope) or None


class Refresh(Schema):
    """A refresh token to be exchanged."""

    refresh_token: Annotated[PlainText, Field(max_length=MAX_TOKEN_LENGTH, examples=["the-refresh-token-of-the-login"])]


class Tokens(BaseModel):
    """A new pair of tokens; `expires_in` are the seconds of the access token."""

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = Field(default="bearer")
    expires_in: int
