"""Users: themselves, and all of them for superusers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response, status

from app.api.account_dependencies import PasswordsDep
from app.api.authentication import ADMIN_PROBLEMS, AUTH_PROBLEMS, CurrentSuperuser, CurrentUser
from app.api.dependencies import NO_PARAMETERS, ReadSessionDep, SessionDep
from app.api.pagination import send_page_headers
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


@router.patch("/me", response_model=UserRead)
async def update_me(changes: UserUpdateMe, session: SessionDep, passwords: PasswordsDep, user: CurrentUser) -> User:
    """Change the caller's own account."""
    return await UserService(session, passwords).update(user.id, changes)


@router.delete("/me", status_code=status.HTTP_204_NO_CONTENT)
async def delete_me(
    confirmation: UserDeleteMe, session: SessionDep, passwords: PasswordsDep, user: CurrentUser
) -> None:
    """Delete the caller's own account and all that belongs to it."""
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


@router.delete("/{user_id}", status_code=status.HTTP_204_NO_CONTENT, responses=ADMIN_PROBLEMS | NOT_FOUND)
async def delete_user(
    user_id: UUID, session: SessionDep, passwords: PasswordsDep, _superuser: CurrentSuperuser
) -> None:
    """Delete a user and all that belongs to them."""
    await UserService(session, passwords).delete(user_id)
