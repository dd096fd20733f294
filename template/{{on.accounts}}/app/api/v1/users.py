"""Users: themselves, and all of them for superusers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, BackgroundTasks, Query, Request, Response, status

from app.api.account_dependencies import PasswordsDep
from app.api.after_response import do_after_response
from app.api.authentication import ADMIN_PROBLEMS, AUTH_PROBLEMS, CurrentSuperuser, CurrentUser
from app.api.dependencies import NO_PARAMETERS, ReadSessionDep, SessionDep
from app.api.mail_dependencies import EmailVerificationDep
from app.api.pagination import send_page_headers
from app.api.rate_limits import PASSWORD_LIMIT, RATE_LIMITED, RequestLimitsDep
from app.api.responses import CONFLICT, NOT_FOUND
from app.models.user import User
from app.schemas.user import UserCreate, UserDeleteMe, UserListQuery, UserRead, UserUpdate, UserUpdateMe
from app.services.user import UserService

lists = APIRouter(prefix="/users", tags=["users"], responses=ADMIN_PROBLEMS)
router = APIRouter(prefix="/users", tags=["users"], responses=AUTH_PROBLEMS, dependencies=[NO_PARAMETERS])


@lists.get("", response_model=list[UserRead])
async def list_users(
    query: Annotated[UserListQuery, Query()],
    session: ReadSessionDep,
    passwords: PasswordsDep,
    _superuser: CurrentSuperuser,
    request: Request,
    response: Response,
) -> object:
    """List users."""
    users = await UserService(session, passwords).list(query)
    send_page_headers(request, response, query, users.total)
    return users.rows


@router.get("/me", response_model=UserRead)
async def get_me(user: CurrentUser) -> User:
    """Return the caller."""
    return user


@router.patch("/me", response_model=UserRead, responses=CONFLICT | RATE_LIMITED)
async def update_me(
    changes: UserUpdateMe,
    session: SessionDep,
    passwords: PasswordsDep,
    user: CurrentUser,
    limits: RequestLimitsDep,
    verification: EmailVerificationDep,
    background: BackgroundTasks,
) -> User:
    """Change the caller's own account; a new address needs the password, and counts once it has been verified."""
    service = UserService(session, passwords)
    if changes.email and changes.current_password:
        async with limits.password(user):
            await service.prove(user, changes.current_password)
    updated = await service.update_me(user, changes)
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
    confirmation: UserDeleteMe, session: SessionDep, passwords: PasswordsDep, user: CurrentUser
) -> None:
    """Delete the caller's own account and all that belongs to it.

    A wrong password is refused with 401 `invalid_credentials`; the session lives on.
    """
    await UserService(session, passwords).delete_me(user, confirmation)


@router.post("", response_model=UserRead, status_code=status.HTTP_201_CREATED, responses=ADMIN_PROBLEMS | CONFLICT)
async def create_user(
    new: UserCreate,
    session: SessionDep,
    passwords: PasswordsDep,
    _superuser: CurrentSuperuser,
    request: Request,
    response: Response,
) -> User:
    """Create a user."""
    user = await UserService(session, passwords).create(new)
    response.headers["Location"] = f"{request.url.path}/{user.id}"
    return user


@router.get("/{user_id}", response_model=UserRead, responses=ADMIN_PROBLEMS | NOT_FOUND)
async def get_user(user_id: UUID, session: ReadSessionDep, passwords: PasswordsDep, user: CurrentUser) -> User:
    """Return a user: the caller, or anybody to a superuser."""
    return await UserService(session, passwords).get_as(user, user_id)


@router.patch("/{user_id}", response_model=UserRead, responses=ADMIN_PROBLEMS | NOT_FOUND | CONFLICT)
async def update_user(
    user_id: UUID, changes: UserUpdate, session: SessionDep, passwords: PasswordsDep, _superuser: CurrentSuperuser
) -> User:
    """Change a user."""
    return await UserService(session, passwords).update(user_id, changes)


@router.delete("/{user_id}", status_code=status.HTTP_204_NO_CONTENT, responses=ADMIN_PROBLEMS | NOT_FOUND | CONFLICT)
async def delete_user(
    user_id: UUID, session: SessionDep, passwords: PasswordsDep, _superuser: CurrentSuperuser
) -> None:
    """Delete a user and all that belongs to them."""
    await UserService(session, passwords).delete(user_id)
