"""What whoever opens a socket must be allowed to do: the same as whoever changes items."""

from fastapi.security import SecurityScopes

from app.api.authentication import CallerDep
from app.api.permissions import get_permitted_user
from app.core.scopes import Scope

DEMANDED = SecurityScopes([Scope.ITEMS_WRITE])


async def demand_permission(caller: CallerDep) -> None:
    """Refuse who may not speak.

    Raises:
        InsufficientScopeError: the role or the credential does not give the scope.
    """
    await get_permitted_user(DEMANDED, caller)
