"""Users: themselves, and all of them for superusers; included after `own_account`, whose paths are more particular."""

from uuid import UUID

from fastapi import APIRouter, status

from app.api.authentication import CALLER_PROBLEMS
from app.api.callers import AccountReader, AccountReaderScopes, UserAdmin
from app.api.dependencies import ReadSessionDep, SessionDep
from app.api.responses import CONFLICT, NOT_FOUND
from app.api.strict_route import StrictRoute
from app.models.user import User
from app.schemas.user import UserRead
from app.services.user import UserService

router = APIRouter(prefix="/users", tags=["users"], responses=CALLER_PROBLEMS, route_class=StrictRoute)


@router.get("/me", response_model=UserRead)
async def get_me(user: AccountReader) -> User:
    """Return the caller."""
    return user


@router.get("/{user_id}", response_model=UserRead, responses=NOT_FOUND)
async def get_user(user_id: UUID, session: ReadSessionDep, user: AccountReader, granted: AccountReaderScopes) -> User:
    """Return a user: the caller, or anybody to whoever has the scope `users:admin` as well."""
    return await UserService(session).get_as(user, granted, user_id)


@router.delete("/{user_id}", status_code=status.HTTP_204_NO_CONTENT, responses=NOT_FOUND | CONFLICT)
async def delete_user(user_id: UUID, session: SessionDep, _admin: UserAdmin) -> None:
    """Delete a user and all that belongs to them."""
    await UserService(session).delete(user_id)
