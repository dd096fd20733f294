"""Users, as superusers open and change them; included after `own_account`, whose paths are more particular."""

from uuid import UUID

from fastapi import APIRouter, Request, Response, status

from app.api.account_dependencies import PasswordsDep
from app.api.authentication import CALLER_PROBLEMS
from app.api.callers import UserAdmin
from app.api.dependencies import SessionDep
from app.api.responses import CONFLICT, NOT_FOUND
from app.api.strict_route import StrictRoute
from app.models.user import User
from app.schemas.account import UserCreate, UserUpdate
from app.schemas.user import UserRead
from app.services.user_admin import UserAdminService

router = APIRouter(prefix="/users", tags=["users"], responses=CALLER_PROBLEMS, route_class=StrictRoute)


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
    user = await UserAdminService(session, passwords).create(new)
    response.headers["Location"] = f"{request.scope['path']}/{user.id}"
    return user


@router.patch("/{user_id}", response_model=UserRead, responses=NOT_FOUND | CONFLICT)
async def update_user(
    user_id: UUID, changes: UserUpdate, session: SessionDep, passwords: PasswordsDep, _admin: UserAdmin
) -> User:
    """Change a user."""
    return await UserAdminService(session, passwords).update(user_id, changes)
