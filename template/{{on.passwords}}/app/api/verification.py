"""Callers whose address is verified."""

from fastapi.security import SecurityScopes
from starlette.requests import HTTPConnection

from app.api.authentication import CallerDep
from app.api.dependencies import get_request_settings
from app.api.permissions import get_permitted_user
from app.core.password_exceptions import EmailNotVerifiedError
from app.models.user import User


async def get_verified_user(required: SecurityScopes, caller: CallerDep, connection: HTTPConnection) -> User:
    """Load the caller, whose address must be verified if the settings say so; accounts themselves do not ask for it.

    Raises:
        InsufficientScopeError: a scope is missing that the operation demands.
        EmailNotVerifiedError: the address is not verified.
    """
    user = await get_permitted_user(required, caller)
    settings = await get_request_settings(connection)
    if settings.email_verification_required and not user.is_verified:
        raise EmailNotVerifiedError
    return user
