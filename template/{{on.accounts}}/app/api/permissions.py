"""What the caller may do."""

from fastapi.security import SecurityScopes

from app.api.authentication import CallerDep
from app.core.account_exceptions import InsufficientScopeError
from app.core.scopes import Scope, granted_scopes
from app.models.user import User


async def get_granted_scopes(caller: CallerDep) -> frozenset[Scope]:
    """Return what the caller may do: the role decides anew with each request, a credential only takes away."""
    return granted_scopes(caller.user.role, caller.scopes)


async def get_permitted_user(required: SecurityScopes, caller: CallerDep) -> User:
    """Load the caller, who must have all scopes that the operation demands.

    Raises:
        InsufficientScopeError: one of them is missing.
    """
    if not granted_scopes(caller.user.role, caller.scopes).issuperset(required.scopes):
        raise InsufficientScopeError([Scope(scope) for scope in required.scopes])
    return caller.user
