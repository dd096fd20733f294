"""What whoever opens a socket must be allowed to do: the same as whoever changes items."""

from fastapi.security import SecurityScopes
from starlette.requests import HTTPConnection

from app.api.authentication import CallerDep
from app.api.verification import get_verified_user
from app.core.scopes import Scope

DEMANDED = SecurityScopes([Scope.ITEMS_WRITE])


async def demand_permission(caller: CallerDep, connection: HTTPConnection) -> None:
    """Refuse who may not speak.

    Raises:
        InsufficientScopeError: the role or the credential does not give the scope.
        EmailNotVerifiedError: the address is not verified, and the settings demand it.
    """
    await get_verified_user(DEMANDED, caller, connection)
