"""What users change about themselves."""

from fastapi import APIRouter, status

from app.api.authentication import CALLER_PROBLEMS
from app.api.callers import AccountWriter
from app.api.dependencies import SessionDep
from app.api.responses import CONFLICT
from app.api.strict_route import StrictRoute
from app.models.user import User
from app.schemas.account import UserUpdateMe
from app.schemas.user import UserRead
from app.services.own_account import OwnAccountService

router = APIRouter(prefix="/users/me", tags=["users"], responses=CALLER_PROBLEMS, route_class=StrictRoute)


@router.patch("", response_model=UserRead)
async def update_me(changes: UserUpdateMe, session: SessionDep, user: AccountWriter) -> User:
    """Change the caller's own account."""
    return await OwnAccountService(session).update(user, changes)


@router.delete("", status_code=status.HTTP_204_NO_CONTENT, responses=CONFLICT)
async def delete_me(session: SessionDep, user: AccountWriter) -> None:
    """Delete the caller's own account and all that belongs to it."""
    await OwnAccountService(session).delete(user)
