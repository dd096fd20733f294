"""Users: themselves, and all of them for superusers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, BackgroundTasks, Depends, Query, Request, Response, status

from app.api.account_dependencies import PasswordsDep
from app.api.after_response import do_after_response
from app.api.authentication import CALLER_PROBLEMS, end_credentials
from app.api.callers import AccountReader, AccountReaderScopes, AccountWriter, UserAdmin
from app.api.dependencies import NO_PARAMETERS, ReadSessionDep, SessionDep, SettingsDep
from app.api.mail_dependencies import EmailVerificationDep
from app.api.pagination import send_page_headers
from app.api.password_limits import PASSWORD_LIMIT, PasswordLimitsDep
from app.api.rate_limits import RATE_LIMITED
from app.api.responses import CONFLICT, NOT_FOUND
from app.models.user import User
from app.schemas.account import UserCreate, UserDeleteMe, UserUpdate, UserUpdateMe
from app.schemas.user import UserListQuery, UserRead
from app.services.own_account import OwnAccountService
from app.services.user import UserService

lists = APIRouter(prefix="/users", tags=["users"], responses=CALLER_PROBLEMS)
router = APIRouter(prefix="/users", tags=["users"], responses=CALLER_PROBLEMS, dependencies=[NO_PARAMETERS])


async def get_own_account(session: SessionDep, passwords: PasswordsDep, settings: SettingsDep) -> OwnAccountService:
    """Make the service."""
    return OwnAccountService(session, passwords, conceals_addresses=settings.registration_conceal)


OwnAccountDep = Annotated[OwnAccountService, Depends(get_own_account)]


@lists.get("", response_model=list[UserRead])
async def list_users(
    query: Annotated[UserListQuery, Query()],
    session: ReadSessionDep,
    passwords: PasswordsDep,
    _admin: UserAdmin,
    request: Request,
    response: Response,
) -> object:
    """List users."""
    users = await UserService(session, passwords).list(query)
    send_page_headers(request, response, query, users.total)
    return users.rows


@router.get("/me", response_model=UserRead)
async def get_me(user: AccountReader) -> User:
    """Return the caller."""
    return user


@router.patch("/me", response_model=UserRead, responses=CONFLICT | RATE_LIMITED)
async def update_me(
    changes: UserUpdateMe,
    service: OwnAccountDep,
    user: AccountWriter,
    limits: PasswordLimitsDep,
    verification: EmailVerificationDep,
    background: BackgroundTasks,
) -> User:
    """Change the caller's own account; a new address needs the password, and counts once it has been verified."""
    if changes.email and changes.current_password:
        async with limits.password(user):
            await service.prove(user, changes.current_password)
    updated = await service.update(user, changes)
    if changes.email and changes.email != user.email:
        do_after_response(background, verification.request_change, user, changes.email)
    return updated


@router.delete(
    "/me",
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


@router.post("", response_model=UserRead, status_code=status.HTTP_201_CREATED, responses=CONFLICT)
async def create_user(
    new: UserCreate,
    session: SessionDep,
    passwords: PasswordsDep,
    _admin: UserAdmin,
    request: Request,
    response: Response,
) -> User:
    """Create a user."""
    user = await UserService(session, passwords).create(new)
    response.headers["Location"] = f"{request.url.path}/{user.id}"
    return user


@router.get("/{user_id}", response_model=UserRead, responses=NOT_FOUND)
async def get_user(
    user_id: UUID, session: ReadSessionDep, passwords: PasswordsDep, user: AccountReader, granted: AccountReaderScopes
) -> User:
    """Return a user: the caller, or anybody to whoever has the scope `users:admin` as well."""
    return await UserService(session, passwords).get_as(user, granted, user_id)


@router.patch("/{user_id}", response_model=UserRead, responses=NOT_FOUND | CONFLICT)
async def update_user(
    user_id: UUID, changes: UserUpdate, session: SessionDep, passwords: PasswordsDep, _admin: UserAdmin
) -> User:
    """Change a user."""
    return await UserService(session, passwords).update(user_id, changes)


@router.delete("/{user_id}", status_code=status.HTTP_204_NO_CONTENT, responses=NOT_FOUND | CONFLICT)
async def delete_user(user_id: UUID, session: SessionDep, passwords: PasswordsDep, _admin: UserAdmin) -> None:
    """Delete a user and all that belongs to them."""
    await UserService(session, passwords).delete(user_id)
