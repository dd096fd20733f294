"""Whoever makes a request."""

from dataclasses import dataclass

from app.core.scopes import Scope
from app.models.user import User


@dataclass(frozen=True, slots=True)
class Caller:
    """A user, and the scopes that their token was narrowed to; none where it may do all that the role gives."""

    user: User
    scopes: frozenset[Scope] | None
