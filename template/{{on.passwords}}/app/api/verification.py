"""Callers whose address is verified."""

from app.api.dependencies import SettingsDep
from app.api.permissions import PermittedUser
from app.core.password_exceptions import EmailNotVerifiedError
from app.models.user import User


async def get_verified_user(user: PermittedUser, settings: SettingsDep) -> User:
    """Load the caller, whose address must be verified if the settings say so; accounts themselves do not ask for it.

    Raises:
        EmailNotVerifiedError: it is not.
    """
    if settings.email_verification_required and not user.is_verified:
        raise EmailNotVerifiedError
    return user
