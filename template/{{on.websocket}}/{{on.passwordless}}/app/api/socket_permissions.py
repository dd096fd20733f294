"""What whoever opens a socket must be allowed to do: the same as whoever changes items."""

from fastapi.security import SecurityScopes

from app.api.permissions import get_permitted_user
from app.core.scopes import Scope, granted_scopes
from app.models.user import User

DEMANDED = SecurityScopes([Scope.ITEMS_WRITE])


async def demand_permission(user: User, narrowed: frozenset[Scope] | None) -> None:
    """Refuse who may not speak.

    Raises:
        InsufficientScopeError: the role or the credential does not give the scope.
    """
    await get_permitted_user(DEMANDED, user, granted_scopes(user.role, narrowed))
