"""Callers whose address is verified."""

from typing import Annotated

from fastapi import Depends

from app.api.authentication import ADMIN_PROBLEMS, CurrentUser
from app.api.dependencies import SettingsDep
from app.core.account_exceptions import EmailNotVerifiedError
from app.models.user import User

VERIFIED_PROBLEMS = ADMIN_PROBLEMS


async def get_verified_user(user: CurrentUser, settings: SettingsDep) -> User:
    """Load the caller, whose address must be verified if the settings say so; accounts themselves do not ask for it.

    Raises:
        EmailNotVerifiedError: it is not.
    """
    if settings.email_verification_required and not user.is_verified:
        raise EmailNotVerifiedError
    return user


VerifiedUser = Annotated[User, Depends(get_verified_user)]
