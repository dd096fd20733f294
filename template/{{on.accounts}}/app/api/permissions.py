"""What the caller may do."""

from typing import Annotated

from fastapi import Depends
from fastapi.security import SecurityScopes

from app.api.authentication import CredentialScopesDep, CurrentUser
from app.core.account_exceptions import InsufficientScopeError
from app.core.scopes import Scope, granted_scopes
from app.models.user import User


async def get_granted_scopes(user: CurrentUser, narrowed: CredentialScopesDep) -> frozenset[Scope]:
    """Return what the caller may do: the role decides anew with each request, a credential only takes away."""
    return granted_scopes(user.role, narrowed)


GrantedScopesDep = Annotated[frozenset[Scope], Depends(get_granted_scopes)]


async def get_permitted_user(required: SecurityScopes, user: CurrentUser, granted: GrantedScopesDep) -> User:
    """Load the caller, who must have all scopes that the operation demands.

    Raises:
        InsufficientScopeError: one of them is missing.
    """
    demanded = frozenset(map(Scope, required.scopes))
    if not demanded <= granted:
        raise InsufficientScopeError(demanded)
    return user


PermittedUser = Annotated[User, Depends(get_permitted_user)]
