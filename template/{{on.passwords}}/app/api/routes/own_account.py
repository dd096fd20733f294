"""What users change about themselves, with their password where it matters."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response, status

from app.api.account_dependencies import PasswordsDep
from app.api.authentication import CALLER_PROBLEMS, end_credentials
from app.api.callers import AccountWriter
from app.api.dependencies import SessionDep, SettingsDep
from app.api.mail_limits import count_mail
from app.api.password_limits import PASSWORD_LIMIT, PasswordLimitsDep
from app.api.rate_limits import RATE_LIMITED, RequestLimitsDep
from app.api.responses import CONFLICT
from app.api.strict_route import StrictRoute
from app.models.user import User
from app.schemas.account import UserDeleteMe, UserUpdateMe
from app.schemas.user import UserRead
from app.services.own_account import OwnAccountService

router = APIRouter(prefix="/users/me", tags=["users"], responses=CALLER_PROBLEMS, route_class=StrictRoute)


async def get_own_account(session: SessionDep, passwords: PasswordsDep, settings: SettingsDep) -> OwnAccountService:
    """Make the service."""
    return OwnAccountService(session, passwords, conceals_addresses=settings.registration_conceal)


OwnAccountDep = Annotated[OwnAccountService, Depends(get_own_account)]


@router.patch("", response_model=UserRead, responses=CONFLICT | RATE_LIMITED)
async def update_me(
    changes: UserUpdateMe,
    service: OwnAccountDep,
    user: AccountWriter,
    limits: PasswordLimitsDep,
    mail_limits: RequestLimitsDep,
) -> User:
    """Change the caller's own account; a new address needs the password, and counts once it has been verified."""
    if changes.email and changes.current_password:
        async with limits.password(user):
            await service.prove(user, changes.current_password)
        if changes.email != user.email:
            await count_mail(mail_limits, changes.email, user.email)
    return await service.update(user, changes)


@router.delete(
    "",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=CONFLICT | RATE_LIMITED,
    dependencies=[PASSWORD_LIMIT],
)
async def delete_me(
    confirmation: UserDeleteMe, service: OwnAccountDep, user: AccountWriter, response: Response
) -> None:
    """Delete the caller's own account and all that belongs to it.

    A wrong password is refused with 401 `invalid_credentials`; the session lives on.
    """
    await service.delete(user, confirmation)
    end_credentials(response)
